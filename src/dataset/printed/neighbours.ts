import type { Unit } from "../model.ts";
import type { Numeral } from "./numerals.ts";

/** How a number joins the one before it: 5%、6% 5:6 5—6. */
export type Joint = "list" | "ratio" | "range";

/** How many characters before a number are searched for words about it. */
export const REACH = 24;

/** Reads the sign between two numbers: `、` or 和, a colon, a dash or 至. 由3%到5% is no range, but former and new. */
export function jointOf(
  text: string,
  previous: { readonly unitEnd: number; readonly isFormer: boolean },
  start: number,
): Joint | null {
  const between = text.slice(previous.unitEnd, start);
  if (between.length > 2 || between === "") return null;
  if (/^(?:、|和|与|及|以及|或)$/.test(between)) return "list";
  if (/^[:∶]$/.test(between)) return "ratio";
  return /^(?:[-—–~〜]{1,2}|至|到)$/.test(between) && !previous.isFormer ? "range" : null;
}

/** True for a minus sign, false for a hyphen or dash after a digit or a letter. */
export function isMinus(text: string, at: number): boolean {
  return /[-−]/.test(text.charAt(at)) && !/[\d\-A-Za-z]/.test(text.charAt(at - 1));
}

/** True for a state that was left, as 45种 in 由45种增加至53种, and for each number of a list in its place. */
export function isFormerState(
  text: string,
  before: string,
  unitEnd: number,
  previous: { readonly isFormer: boolean } | undefined,
): boolean {
  const isFrom =
    /(?:(?<![自理缘])由|从(?![业事]))[^,。;:、]{0,12}$/.test(before) ||
    (previous?.isFormer ?? false);
  return isFrom && /^[^,。;]*?[到至为成]/.test(text.slice(unitEnd, unitEnd + REACH));
}

/** True where a number belongs to a name or a date: 3A级, 第19届, 2023年, PM2.5, 数百, “1+684”. */
export function isPartOfName(
  text: string,
  { start, end, form }: Pick<Numeral, "start" | "end" | "form">,
  unit: Unit | null,
): boolean {
  const last = text.charAt(start - 1);
  if (/[A-Za-z第]/.test(last) || (last === "+" && /\d/.test(text.charAt(start - 2)))) return true;
  // 数百, 几十.
  if (/[数几]/.test(last) && /[十百千]/.test(text.charAt(start))) return true;
  const after = text.slice(end, end + 2);
  if (/^\+\d/.test(after)) return true;
  if (!unit) return /^[A-Za-z]|^[年月日号]/.test(after);
  return form === "digits" && unit.id === "年" && /^(?:19|20)\d\d$/.test(text.slice(start, end));
}
