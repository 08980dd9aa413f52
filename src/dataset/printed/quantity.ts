import type { Bound, Unit } from "../model.ts";
import { boundsBeside } from "./bounds.ts";
import { isLoss, type Movement, movementBefore, type Sign } from "./movement.ts";
import { isFormerState, isMinus, isPartOfName, type Joint, jointOf, REACH } from "./neighbours.ts";
import { type Numeral, numeralsIn } from "./numerals.ts";
import { factorOf, type UnitIndex, unitAt } from "./unit-index.ts";

/** A number in a plain text, with what its neighbours say about it. */
export interface Quantity {
  readonly form: Numeral["form"];
  /** A plain decimal, with a minus sign where one stands before it. */
  readonly written: string;
  /** Offsets of the number, and of its unit's end. */
  readonly start: number;
  readonly end: number;
  readonly unitEnd: number;
  /** Null where what follows is no unit of the vocabulary. */
  readonly unit: Unit | null;
  /** What the number is multiplied by: 10000 in 30万游客, else 1. */
  readonly scale: string;
  /** The bounds that the words beside it allow; none where there are no such words. */
  readonly bounds: readonly Bound[];
  /** Bounds said of a neighbour in its list, which may hold for it too. */
  readonly listBounds: readonly Bound[];
  /** The signs that the words before it allow for a growth or a change; none where they say nothing. */
  readonly signs: readonly Sign[];
  /** True after 亏损, 逆差 and the like. */
  readonly isLoss: boolean;
  /** True where the words say by how much something moved. */
  readonly isBy: boolean;
  /** How it joins the number before it: 5%、6% 5:6 5—6. */
  readonly joined: Joint | null;
  /** True in names and dates: 3A级, 第19届, 2023年, PM2.5, “1+684”. */
  readonly isName: boolean;
  /** True of the state that was left: 45种 in 由45种增加至53种. */
  readonly isFormer: boolean;
}

/** A quantity while its neighbours are not all known, with the bounds that go on in a list. */
type Draft = { -readonly [key in keyof Quantity]: Quantity[key] } & {
  readonly leading: readonly Bound[];
  trailing: readonly Bound[];
};

const AT_LEAST: readonly Bound[] = ["at_least"];
const NONE: readonly Bound[] = [];
const RISE: Movement = { signs: [1], isBy: true };

/** 余 and 多 stand before the unit or inside it: 700余处, 30余万亩, 9700万余元. */
const SURPLUS = /([余多]?)([十百千]?(?:万亿|万|亿)|[十百千])?([余多]?)/y;

/** Finds the numbers of a plain text in order, each with its unit, sign and bound, in time linear in its length. */
export function quantitiesIn(text: string, units: UnitIndex): readonly Quantity[] {
  const found: Draft[] = [];
  for (const numeral of numeralsIn(text)) {
    const previous = found.at(-1);
    const measured = measure(text, numeral, units);
    if (isNoNumber(numeral, measured, previous)) continue;
    found.push(read(text, numeral, measured, previous));
  }
  for (let index = found.length - 2; index >= 0; index--) {
    inheritFromNext(text, found[index], found[index + 1]);
  }
  return found;
}

/** True for characters that are no number of their own: 一 in 一般, 百 in 88百万美元. */
function isNoNumber(
  { form, part, start }: Numeral,
  { unit }: Measured,
  previous: Draft | undefined,
): boolean {
  return form === "characters" && ((!part && !unit) || start < (previous?.unitEnd ?? 0));
}

type Measured = Pick<Quantity, "unit" | "scale" | "unitEnd"> & { readonly hasSurplus: boolean };

function measure(text: string, { end, part }: Numeral, units: UnitIndex): Measured {
  if (part) {
    const unit = units.unitById.get(part) ?? null;
    return { unit, scale: "1", unitEnd: end, hasSurplus: false };
  }
  const whole = unitAt(text, end, units);
  if (whole) {
    // 次 belongs to the unit in 人次 and 场次, also where the vocabulary has only 人 and 场.
    const unitEnd = text.charAt(whole.end) === "次" ? whole.end + 1 : whole.end;
    return { unit: whole.unit, scale: "1", unitEnd, hasSurplus: false };
  }
  SURPLUS.lastIndex = end;
  const [matched = "", first = "", power = "", second = ""] = SURPLUS.exec(text) ?? [];
  const hasSurplus = first !== "" || second !== "";
  const at = end + matched.length;
  const composed = unitAt(text, at, units, power);
  if (composed) return { unit: composed.unit, scale: "1", unitEnd: composed.end, hasSurplus };
  const stem = unitAt(text, at, units);
  // 千 alone does not multiply: it may begin a unit that is not in the vocabulary, as in 5千克.
  const isPower = stem !== null || /[万亿]/.test(power);
  const scale = isPower ? factorOf(power) : "1";
  return {
    unit: stem?.unit ?? null,
    scale,
    unitEnd: stem?.end ?? (isPower ? at : end + first.length),
    hasSurplus,
  };
}

function read(
  text: string,
  { form, written, start: first, end }: Numeral,
  { unit, scale, unitEnd, hasSurplus }: Measured,
  previous: Draft | undefined,
): Draft {
  const joined = previous ? jointOf(text, previous, first) : null;
  const isNegative = joined !== "range" && isMinus(text, first - 1);
  const start = isNegative ? first - 1 : first;
  // Words before a year still apply to the number after it: 由2022年的5.3%.
  const floor = previous && !previous.isName ? previous.unitEnd : 0;
  const beforeEnd = text.charAt(start - 1) === "+" ? start - 1 : start;
  const before = text.slice(Math.max(0, start - REACH, floor), beforeEnd);
  const words = boundsBeside(text, { start, end, unitEnd });
  const own = hasSurplus ? AT_LEAST : words.after.length > 0 ? words.after : words.before;
  const inherited = (joined === "list" && previous?.leading) || NONE;
  // Words such as 翻番 need no other word to be a rise.
  const movement = form === "words" ? RISE : governing(text, before, previous, start);
  return {
    form,
    written: isNegative ? `-${written}` : written,
    start,
    end,
    unitEnd,
    unit,
    scale,
    bounds: own,
    listBounds: own.length > 0 ? NONE : inherited,
    signs: movement.signs,
    isBy: movement.isBy,
    isLoss: isLoss(before),
    joined,
    isName: isPartOfName(text, { start, end, form }, unit),
    isFormer: isFormerState(text, before, unitEnd, joined ? previous : undefined),
    leading: words.before.length > 0 ? words.before : inherited,
    trailing: words.after,
  };
}

/** The movement that the words before a number say, or those before the list that it is in. */
function governing(
  text: string,
  before: string,
  previous: Draft | undefined,
  start: number,
): Movement {
  const own = movementBefore(before);
  if (!previous || own.signs.length > 0 || own.isBy) return own;
  const isListed = /^[^,。;:\d]{0,6}(?:[、和与及]|以及)$/.test(text.slice(previous.end, start));
  return isListed ? { signs: previous.signs, isBy: previous.isBy } : own;
}

/** Gives a bare number of a list or range the unit, and perhaps the bound, of the next number: 3.1、4.2%以上. */
function inheritFromNext(text: string, quantity: Draft | undefined, next: Draft | undefined): void {
  if (!quantity || !next?.joined) return;
  if (next.joined === "list") {
    quantity.listBounds = [...quantity.listBounds, ...next.trailing];
    if (quantity.trailing.length === 0) quantity.trailing = next.trailing;
  }
  if (next.isName && next.joined === "range") quantity.isName = true;
  const isBare =
    quantity.unit === null && quantity.scale === "1" && quantity.unitEnd === quantity.end;
  if (!isBare || text.charAt(quantity.end) === "" || next.joined === "ratio") return;
  quantity.unit = next.unit;
  quantity.scale = next.scale;
}
