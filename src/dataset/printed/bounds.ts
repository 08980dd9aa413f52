import type { Bound } from "../model.ts";
import { endings, endOf } from "./endings.ts";

/** How many characters before or after a number are searched for words of a bound. */
const REACH = 12;

const AT_LEAST: readonly Bound[] = ["at_least"];

/** Words before a number. */
const BEFORE = endings<readonly Bound[]>([
  [AT_LEAST, "不少于 不低于 不小于 不下于 超过 突破 超出 逾 高于 大于 多于 至少 最少 超 破 > ≥"],
  [["at_most"], "不超过 未超过 没超过 不高于 不多于 不大于 低于 小于 少于 至多 最多 不足 不到 < ≤"],
  // 近 means a little less than the number: a figure may be marked either way.
  [["about", "at_most"], "近 接近 将近"],
  [["about"], "约 约为 约有 约达"],
  [[], "附近 最近 邻近 签约 节约 预约 合约 履约 违约 签约达 节约达"],
]);

/** Words after a number and its unit. */
const AFTER: readonly (readonly [RegExp, readonly Bound[]])[] = [
  [/^(?:左右|上下|±)/, ["about"]],
  [/^(?:\(含\))?及?(?:以上|之上)/, ["at_least"]],
  [/^(?:\(含\))?及?(?:以内|以下|之内|之下)/, ["at_most"]],
  [/^内(?:$|[,。;、)])/, ["at_most"]],
];

/** A lower bound before a verb and its number: 至少建成5个. */
const OVER_A_VERB = /(?:至少|最少|不少于)[^\d,。;:、]{1,4}$/;

const AFTER_STARTS = "左上±(及以之内";

/** Words of a bound with other words between them and the number: 至少建成5个, 5个镇以上. */
const FAR_BEFORE: readonly (readonly [RegExp, readonly Bound[]])[] = [
  [/(?:至少|最少|不少于|不低于|超过|突破|超|逾)[^\d,。;:、]*$/, ["at_least"]],
  [/(?:至多|最多|不超过|不高于|不多于|低于|控制在)[^\d,。;:、]*$/, ["at_most"]],
  [/(?<![签节预合履违])约[^\d,。;:、]*$/, ["about"]],
];
const FAR_AFTER: readonly (readonly [RegExp, readonly Bound[]])[] = [
  [/^[^\d,。;:、级]*(?:以上|之上)/, ["at_least"]],
  [/^[^\d,。;:、]*(?:以内|以下|之内|之下)/, ["at_most"]],
  [/^[^\d,。;:、]*(?:左右|上下)/, ["about"]],
];

/** The bounds that the words directly before and after a number say; none where there are no such words. */
interface BoundWords {
  readonly before: readonly Bound[];
  readonly after: readonly Bound[];
}

const NONE: readonly Bound[] = [];

function trailingBound(after: string): readonly Bound[] | null {
  if (!AFTER_STARTS.includes(after.charAt(0))) return null;
  return AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? null;
}

/** Idioms that mean at least: 上百家 (a hundred or more), 过半 (half or more). */
function isIdiom(words: string): boolean {
  return /(?:(?<!以)上[百千]|过半)$/.test(words);
}

/**
 * Reads the words directly beside a number.
 *
 * `end` and `unitEnd` are where the number and its unit end: a table has 6左右 before its unit.
 */
export function boundsBeside(
  text: string,
  {
    start,
    end,
    unitEnd,
  }: { readonly start: number; readonly end: number; readonly unitEnd: number },
): BoundWords {
  const before = text.slice(Math.max(0, start - REACH), start);
  const [afterUnit, after] = [text.slice(unitEnd, unitEnd + 6), text.slice(end, end + 6)];
  const isUpTo = isIdiom(before.slice(-2) + text.charAt(start));
  const leading = isUpTo
    ? AT_LEAST
    : (endOf(before.replace(/了$/, ""), BEFORE) ?? (OVER_A_VERB.test(before) ? AT_LEAST : null));
  const trailing = trailingBound(afterUnit) ?? (unitEnd > end ? trailingBound(after) : null);
  return { before: leading ?? NONE, after: trailing ?? NONE };
}

/** Tells whether the words of a bound stand elsewhere in the clause of the number. */
export function isBoundInClause(
  bound: Bound,
  text: string,
  { start, unitEnd }: { readonly start: number; readonly unitEnd: number },
): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(unitEnd, unitEnd + REACH);
  const says = (rules: typeof FAR_AFTER, beside: string) =>
    rules.some(([pattern, bounds]) => bounds.includes(bound) && pattern.test(beside));
  return says(FAR_BEFORE, before) || says(FAR_AFTER, after);
}
