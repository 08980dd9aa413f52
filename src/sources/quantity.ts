import type { Bound, Unit } from "../dataset/model.ts";

/** A number in a normalised text, with what its neighbours say about it. */
export interface Quantity {
  /** Digits as printed, with a minus sign where one stands before them. */
  readonly written: string;
  /** Offsets of the number, and of its unit's end. */
  readonly start: number;
  readonly end: number;
  readonly unitEnd: number;
  /** Null where what follows is no unit of the vocabulary. */
  readonly unit: Unit | null;
  /** 万 or 亿 where one follows, e.g. in 30万游客; else empty. */
  readonly power: string;
  /** The bounds that the words beside it allow; none where there are no such words. */
  readonly bounds: readonly Bound[];
}

/** Words before a number, the more special first: 不超过 ends in 超过, 不低于 in 低于. */
const BOUNDS_BEFORE: readonly (readonly [RegExp, readonly Bound[]])[] = [
  [/(?:不少于|不低于|不小于)$/, ["at_least"]],
  [/(?:不超过|不高于|不多于|不大于|低于|小于|少于|[<≤])$/, ["at_most"]],
  [/(?:超过|突破|超出|逾|高于|大于|多于|至少|[>≥]|超)了?$/, ["at_least"]],
  // 近 is a little less than the number, which a keeper may call either.
  [/(?<![附最])(?:近|接近)$/, ["about", "at_most"]],
  // Not in 签约, 节约, 预约, 合约.
  [/(?<![签节预合履违])约$/, ["about"]],
];

/** Words after a number and its unit. */
const BOUNDS_AFTER: readonly (readonly [RegExp, readonly Bound[]])[] = [
  [/^(?:左右|上下)/, ["about"]],
  [/^(?:及)?(?:以上|之上)/, ["at_least"]],
  [/^(?:及)?(?:以内|以下|之内)/, ["at_most"]],
];

const NUMBER = /\d+(?:\.\d+)?/g;
/** 余 and 多 stand before the unit or inside it: 700余处, 30余万亩, 9700万余元. */
const SURPLUS = /^([余多]?)([万亿]?)([余多]?)/;

/** Finds the numbers of a normalised text, each with its unit, sign and bound. */
export function quantitiesIn(text: string, units: readonly Unit[]): readonly Quantity[] {
  return [...text.matchAll(NUMBER)].map(({ 0: digits, index: start }) => {
    const end = start + digits.length;
    const isNegative = /(?:^|[^\d\-A-Za-z])-$/.test(text.slice(0, start));
    const { unit, power, length, hasSurplus } = unitAfter(text.slice(end), units);
    const before = text.slice(0, isNegative ? start - 1 : start);
    return {
      written: isNegative ? `-${digits}` : digits,
      start: isNegative ? start - 1 : start,
      end,
      unitEnd: end + length,
      unit,
      power,
      bounds: hasSurplus
        ? ["at_least"]
        : boundsOf(before, text.slice(end), text.slice(end + length)),
    };
  });
}

function unitAfter(
  after: string,
  units: readonly Unit[],
): { unit: Unit | null; power: string; length: number; hasSurplus: boolean } {
  const [whole = "", first = "", power = "", second = ""] = SURPLUS.exec(after) ?? [];
  const rest = power + after.slice(whole.length);
  const surplus = first.length + second.length;
  let found: Unit | null = null;
  for (const unit of units) {
    const isLonger = unit.id.length > (found?.id.length ?? 0);
    if (isLonger && rest.startsWith(unit.id.normalize("NFKC"))) found = unit;
  }
  const length = surplus + (found ? found.id.normalize("NFKC").length : 0);
  return { unit: found, power, length, hasSurplus: surplus > 0 };
}

function boundsOf(before: string, after: string, afterUnit: string): readonly Bound[] {
  const [, words = []] =
    BOUNDS_AFTER.find(([pattern]) => pattern.test(afterUnit) || pattern.test(after)) ??
    BOUNDS_BEFORE.find(([pattern]) => pattern.test(before)) ??
    [];
  return words;
}

/** Verbs of a fall, directly before the number or before the list of numbers it stands in. */
const FALL =
  /(?:下降|减少|降低|回落|压减|缩减|削减|下滑|缩短)了?(?:约|近|超过)?(?:-?[\d.]+[^,。;\d]{0,4}[、和])*$/;
/** An improvement is a fall of some things and a rise of others. */
const EITHER = /(?:改善)了?(?:-?[\d.]+[^,。;\d]{0,4}[、和])*$/;

/** Tells which signs the words before a number allow for a growth or a change. */
export function signsBefore(before: string): readonly (1 | -1)[] {
  if (EITHER.test(before)) return [1, -1];
  return FALL.test(before) ? [-1] : [1];
}
