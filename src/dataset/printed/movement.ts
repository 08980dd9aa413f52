/** 1 for a rise, -1 for a fall. */
export type Sign = 1 | -1;

/** What the words directly before a number say about a movement. */
export interface Movement {
  /** The signs that they allow; none where they say nothing. */
  readonly signs: readonly Sign[];
  /** True where the number is what something moved by, and cannot be where it stands. */
  readonly isBy: boolean;
}

const ALMOST =
  "(?:约|近|接近|将近|超过?|突破|逾|不低于|不少于|不超过|不高于|不小于|至少|最多|高达|达)?";
/** A verb is followed by how much; 下降到 and 下降至 by how far, which has no sign. */
const afterVerb = (verbs: string) => new RegExp(`(?:${verbs})了?${ALMOST}$`);
/** A noun may be followed by more: 涨幅控制在, 增速达到. */
const afterNoun = (nouns: string) =>
  new RegExp(
    `(?:${nouns})(?:[仅只均约为是达到至在]|控制|保持|稳定|维持|不低于|不高于|超过|不超过|突破)*$`,
  );

const FALLS = [
  afterVerb(
    "下降|减少|降低|回落|压减|缩减|削减|下滑|缩短|下跌|负增长|压缩|减|降|跌|[比较][^,。;]*[少低慢]",
  ),
  afterNoun("降幅|跌幅|减幅|降低率|下降率|负增长率?"),
];
const RISES = [
  afterVerb(
    "增长|增加|提高|提升|上升|上涨|攀升|扩大|回升|递增|净增|增|升|涨|[比较][^,。;]*[多高快]",
  ),
  afterNoun("增速|增幅|涨幅|升幅|增长率"),
];
/** An improvement is a fall of some things and a rise of others. */
const EITHER = afterVerb("改善|收窄|优化|变化|变动|减亏|降幅收窄");
/** An amount below nothing. */
const LOSSES = /(?:亏损|赤字|逆差|净流出|零下|负)额?(?:了|为|达|约)*$/;

/** Not 新增; nor what may be an amount: 提升道路13公里, 压减10万吨. */
const BY =
  /(?:(?<!新)(?:增长|增加|减少|递增)|下降|降低|提高|回落|上涨|下跌|下滑|负增长|[同环]比[增减升降]|比上年[增减升降])了?(?:约|近|超过?|逾|突破|不低于|不少于|不超过|至少|达)?$/;
const BY_RATE = afterNoun("(?<!自然)(?:增速|增幅|涨幅|降幅|跌幅|增长率)");

/** Reads the words directly before a number. */
export function movementBefore(before: string): Movement {
  const isBy = BY.test(before) || BY_RATE.test(before);
  if (EITHER.test(before)) return { signs: [1, -1], isBy };
  if (FALLS.some((pattern) => pattern.test(before))) return { signs: [-1], isBy };
  if (RISES.some((pattern) => pattern.test(before))) return { signs: [1], isBy };
  return { signs: [], isBy };
}

/** Tells whether the words before an amount say that it is below nothing. */
export function isLoss(before: string): boolean {
  return LOSSES.test(before);
}

/** Words of movement anywhere in a clause, and 增 or 降 right before a number. 增加值 and 新增 are none. */
const MOVEMENT = new RegExp(
  [
    "增长|增速|增幅|增加(?!值)|递增|提高|提升|[上攀回]升|上涨|涨幅|升幅|扩大",
    "下[降滑跌]|减少|降低|降幅|跌幅|减幅|压减|压缩|[缩削]减|缩短|回落|收窄",
    "改善|变化|翻[一两三]?番|持平|[同环]比|[比较](?:上|去|年初|同期)",
    "(?<!新)[增减升降涨跌][约近超]?$",
  ].join("|"),
);
/** By how far something differs from somewhere else is no movement. */
const ELSEWHERE = /(?:[高低快慢好多少]于|高出|领先|落后)(?:[^,。;:]*[省市县区国均][^,。;:]*)$/;
/** How far something moved, not by how much: 提高至60%. A rate may move as well: 增速提高到6%. */
const REACHED = /(?:[高加升长少低降落大增减短]|调整|达)[至到为]$/;

/** Tells whether the words before a number can say that it is a growth or a change. */
export function isMovement(clause: string): boolean {
  if (!MOVEMENT.test(clause) || ELSEWHERE.test(clause)) return false;
  return !REACHED.test(clause) || /增速|增幅|涨幅|降幅|增长率/.test(clause);
}
