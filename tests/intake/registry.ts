import type { Indicator, Qualifier, Unit } from "../../src/dataset/model.ts";
import type { Candidate, Reading } from "../../src/intake/model.ts";
import { type Known, readDocument } from "../../src/intake/read.ts";

type Spec = readonly [
  name: string,
  measure: Indicator["measure"],
  unit: string,
  ...aliases: string[],
];

/** An invented registry: id → name, measure, unit, aliases. */
const REGISTRY: Readonly<Record<string, Spec>> = {
  pearl_output: ["珍珠产值", "level", "亿元"],
  sail_value_added: ["船帆业增加值", "level", "亿元"],
  sail_output: ["船帆业总产值", "level", "亿元"],
  income: ["居民人均可支配收入", "level", "元"],
  income_urban: ["城镇居民人均可支配收入", "level", "元"],
  income_rural: ["农村居民人均可支配收入", "level", "元"],
  harbours: ["重点港湾项目", "count", "个"],
  harbours_total: ["重点港湾项目总投资", "level", "亿元"],
  harbours_done: ["重点港湾项目完成投资", "level", "亿元"],
  harbours_rate: ["重点港湾项目投资完成率", "level", "%"],
  beacons: ["累计建成灯塔", "count", "座"],
  beacons_new: ["新建灯塔", "count", "座"],
  libraries: ["海员书屋", "count", "家"],
  museums: ["航海博物馆", "count", "家"],
  museums_provincial: ["省级航海博物馆", "count", "家"],
  ferries: ["新增渡轮", "count", "艘"],
  cover: ["岛屿医保参保率", "share", "%"],
  diseases_sailors: ["船员门诊慢病病种", "count", "种"],
  diseases_islanders: ["岛民门诊慢病病种", "count", "种"],
  haze: ["海雾指数改善幅度", "level", "%"],
  clear_days: ["晴好天数", "count", "天"],
  lanes: ["雨污分流航道", "count", "条"],
  quarters: ["雨污分流船坞", "count", "个"],
  villages: ["渔家收入达标村", "count", "个"],
};

const UNITS: readonly (readonly [id: string, base: string, factor: string])[] = [
  ["元", "", "1"],
  ["万元", "元", "10000"],
  ["亿元", "元", "100000000"],
  ["%", "", "1"],
  ["个百分点", "", "1"],
  ["个", "", "1"],
  ["家", "个", "1"],
  ["座", "个", "1"],
  ["条", "个", "1"],
  ["艘", "个", "1"],
  ["种", "个", "1"],
  ["天", "", "1"],
  ["户", "个", "1"],
];

const SCOPES = [
  ["deep", "深水"],
  ["outer_harbours", "外海重点港湾项目"],
  ["provincial", "省级"],
  ["municipal", "市重点渡轮"],
] as const;

const text = (zh: string) => ({ zh, en: zh });

function makeIndicator(id: string, [name, measure, unit, ...aliases]: Spec): Indicator {
  return {
    id,
    name: text(name),
    short: text(name),
    aliases,
    theme: "sea",
    measure,
    unit,
    counts: null,
    time: null,
    decimals: 1,
    direction: "higher",
    definition: text(name),
    definitionSource: text(name),
    parts: [],
    growthPrices: null,
    amountOf: null,
  };
}

const makeUnit = ([id, base, factor]: (typeof UNITS)[number]): Unit => {
  return { id, name: text(id), singular: id, base, factor };
};

/** What documents are read with; `more` adds indicators or replaces them. */
export function knownOf(more: Readonly<Record<string, Spec>> = {}): Known {
  const specs = Object.entries({ ...REGISTRY, ...more });
  return {
    indicatorById: new Map(specs.map(([id, spec]) => [id, makeIndicator(id, spec)])),
    unitById: new Map(UNITS.map((unit) => [unit[0], makeUnit(unit)])),
    scopeById: new Map(SCOPES.map(([id, name]) => [id, { id, name: text(name) }])),
    basisById: new Map<string, Qualifier>([
      ["net", { id: "net", name: text("扣除关税因素"), sense: "net", isStated: true } as Qualifier],
    ]),
  };
}

export const YEARS = { past: 2030, plan: 2031 };

/** A document whose first part reports `report` and whose second plans `plan`. */
export function documentOf(report: string, plan = ""): string {
  return `一、2030年计划执行情况\n（一）${report}\n二、2031年主要目标\n（一）${plan}\n`;
}

export function read(report: string, plan = "", known = knownOf()): Reading {
  return readDocument({ text: documentOf(report, plan), grids: [] }, YEARS, known);
}

/** `indicator measure value`, with bound, status and period where they are not those of a plain outcome. */
export function brief(one: Candidate): string {
  const { indicator, measure, value, bound, status, period } = one;
  const more = [
    bound === "exact" ? "" : bound,
    status === "actual" ? "" : status,
    period === "2030" ? "" : period,
  ];
  return [indicator, measure, value, ...more.filter((word) => word !== "")].join(" ");
}

/** What the candidates of a report say. */
export function briefs(report: string, plan = "", known = knownOf()): readonly string[] {
  return read(report, plan, known).candidates.map(brief);
}
