/** What tells apart things of the same name: whether they are new or all there are, and whose they are. */
export interface Kind {
  /** 新增, 新建: what was added; 累计, 总数: what there is. */
  readonly time: "new" | "stock" | null;
  /** 国家级, 省级, 市级, 区县级: the levels that the words name. */
  readonly levels: readonly string[];
  /** Of things of which one is never the other: which of them the words name, by group. */
  readonly sides: ReadonlyMap<number, string>;
}

const NEW =
  /获批|申报|培育|认定|新[增建引签认设注培获招创改]|净增|(?<![高创特更革翻出])新(?=[^能材型型闻时冠一兴质]{2})/;
const STOCK = /累计|总数|总量|现有|保有|拥有|共有|达到$/;
const LEVELS: readonly (readonly [level: string, words: RegExp])[] = [
  ["national", /国家级?|全国/],
  ["provincial", /省(?!际|外|会|内)/],
  ["municipal", /市(?!场|民|政|容)[级重大]|省市|市级/],
  ["district", /[区县][级重](?!域)/],
];

/** Groups of words of which one is never meant by another; the first that a text has counts. */
const OPPOSITES: readonly (readonly RegExp[])[] = [
  [/进出口/, /(?<!进)出口/, /进口/],
  [/收入/, /支出/],
  [/存款/, /贷款/],
  [/城镇登记|登记失业/, /调查失业/],
  [/第一产业/, /第二产业/, /服务业|第三产业/, /工业/, /农业/, /金融业/, /建筑业/],
  [/税收收入/, /预算收入/],
];

/** Reads what kind of thing a name or the words around a number say. */
export function kindOf(text: string): Kind {
  const time = STOCK.test(text) ? "stock" : NEW.test(text) ? "new" : null;
  const levels = LEVELS.filter(([, words]) => words.test(text)).map(([level]) => level);
  const sides = OPPOSITES.flatMap((group, index) => {
    const side = group.findIndex((words) => words.test(text));
    return side < 0 ? [] : [[index, `${side}`] as const];
  });
  return { time, levels, sides: new Map(sides) };
}

/** How far a name of one kind fits words of another, from 0 to 1. */
export function kindFit(name: Kind, words: Kind): number {
  return timeFit(name, words) * levelFit(name, words) * sideFit(name, words);
}

const OTHER_SIDE = 0;

function sideFit(name: Kind, words: Kind): number {
  const isOther = [...name.sides].some(([group, side]) => {
    const own = words.sides.get(group);
    return own !== undefined && own !== side;
  });
  return isOther ? OTHER_SIDE : 1;
}

/** A name that says neither is as often of what is new as of what there is. */
const TIME_FIT = {
  new: { new: 1, stock: 0.5, null: 0.85 },
  stock: { new: 0.5, stock: 1, null: 0.9 },
};

function timeFit(name: Kind, words: Kind): number {
  if (name.time === null) return words.time === "new" ? 0.9 : 1;
  return TIME_FIT[name.time][`${words.time}`];
}

function levelFit(name: Kind, words: Kind): number {
  if (name.levels.length === 0) return 1;
  return name.levels.some((level) => words.levels.includes(level)) ? 1 : 0.6;
}
