import { endings, endOf } from "./endings.ts";

/** 1 for a rise, -1 for a fall. */
export type Sign = 1 | -1;

/** What the words directly before a number say about a movement. */
export interface Movement {
  /** The signs that they allow; none where they say nothing. */
  readonly signs: readonly Sign[];
  /** True where the number can only be by how much something moved, not an amount of its own. */
  readonly isBy: boolean;
}

const UP: Movement = { signs: [1], isBy: true };
const DOWN: Movement = { signs: [-1], isBy: true };
/** After these verbs the number may be an amount as well as a movement: 提升道路13公里, 压减10万吨. */
const UP_OR_AMOUNT: Movement = { signs: [1], isBy: false };
const DOWN_OR_AMOUNT: Movement = { signs: [-1], isBy: false };
/** An improvement is a fall of some things and a rise of others. */
const EITHER: Movement = { signs: [1, -1], isBy: false };
const NOTHING: Movement = { signs: [], isBy: false };

/** Verbs before by how much something moved. 下降到 and 下降至 are not listed: a level follows them, without a sign. */
const VERBS = endings<Movement>([
  [UP, "增长 增加 提高 上涨 递增 比增 环比增 比上年增 比升 比涨"],
  [DOWN, "下降 减少 降低 回落 下跌 下滑 负增长 比减 比降 比跌 比上年减 比上年降"],
  [UP_OR_AMOUNT, "提升 上升 攀升 扩大 回升 净增 新增 新增加 新增长 增 升 涨"],
  [DOWN_OR_AMOUNT, "压减 压缩 缩减 削减 缩短 减 降 跌"],
  [EITHER, "改善 收窄 优化 变化 变动 减亏"],
]);
/** Nouns of movement, with other words before the number: 涨幅控制在, 增速达到. */
const NOUNS = endings<Movement>([
  [UP, "增速 增幅 涨幅 升幅 增长率"],
  [DOWN, "降幅 跌幅 减幅 降低率 下降率 负增长 负增长率"],
  [UP_OR_AMOUNT, "自然增长率"],
]);
/** Comparatives, which count only after what they compare with: 比上年少3天. */
const COMPARATIVES = endings<Movement>([
  [UP_OR_AMOUNT, "多 高 快"],
  [DOWN_OR_AMOUNT, "少 低 慢"],
]);

/** What may stand between a verb and its number. */
const ALMOST =
  /(?:约|近|接近|将近|超过?|突破|逾|不低于|不少于|不超过|不高于|不小于|至少|最多|高达|达到?)$/;
const ALMOST_ENDS = "约近超过破逾于少多达到";
const DONE = /了$/;
/** What may stand between a noun and its number. */
const HELD_AT = /(?:[仅只均约为是达到至在]|控制|保持|稳定|维持|不低于|不高于|超过|不超过|突破)+$/;
const HELD_ENDS = "仅只均约为是达到至在制持定于过破";

/** Reads the words directly before a number. */
export function movementBefore(before: string): Movement {
  if (before === "") return NOTHING;
  const verb = withoutEnd(withoutEnd(before, ALMOST, ALMOST_ENDS), DONE, "了");
  const found = endOf(verb, VERBS) ?? endOf(withoutEnd(before, HELD_AT, HELD_ENDS), NOUNS);
  if (found) return found;
  const beside = endOf(verb, COMPARATIVES);
  return beside && /[比较][^,。;]*.$/.test(verb) ? beside : NOTHING;
}

/** Removes an ending; a look at the last character avoids running the regular expression on most texts. */
function withoutEnd(text: string, ending: RegExp, lastCharacters: string): string {
  return lastCharacters.includes(text.charAt(text.length - 1)) ? text.replace(ending, "") : text;
}

/** Words before a negative amount, e.g. 亏损, 逆差. */
const LOSSES = /(?:亏损|赤字|逆差|净流出|零下|负)额?(?:了|为|达|约)*$/;
const LOSS_ENDS = "损字差出下负额了为达约";

/** Tells whether the words before an amount say that it is negative. */
export function isLoss(before: string): boolean {
  return LOSS_ENDS.includes(before.charAt(before.length - 1)) && LOSSES.test(before);
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
/** A difference from another place is no movement: 高于全省2个百分点. */
const ELSEWHERE = /(?:[高低快慢好多少]于|高出|领先|落后)(?:[^,。;:]*[省市县区国均][^,。;:]*)$/;
/** The level that something moved to, not by how much: 提高至60%. Only for a rate is that a growth: 增速提高到6%. */
const REACHED =
  /(?:提高|增加|提升|上升|下降|降低|减少|[扩增]大|缩[小短减]|压[缩减]|调整|增长|[增升降减])[至到]$|(?:提高|下降|降低|减少|调整)为$/;

/** Tells whether the words before a number can say that it is a growth or a change. */
export function isMovement(clause: string): boolean {
  if (!MOVEMENT.test(clause) || ELSEWHERE.test(clause)) return false;
  return !REACHED.test(clause) || /增速|增幅|涨幅|降幅|增长率/.test(clause);
}
