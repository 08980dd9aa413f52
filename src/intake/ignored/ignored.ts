import type { Quantity } from "../../dataset/printed/quantity.ts";
import { IGNORED_RULES } from "./rules.ts";

/** How far the words around a number are looked at. */
const REACH = 30;

/** Tells by which rule a number of a text is left aside; null where none holds. */
export function ignoredBy(text: string, quantity: Quantity, isPlan: boolean): string | null {
  const { start, end, unitEnd } = quantity;
  const around = {
    quantity,
    isPlan,
    before: text.slice(Math.max(0, start - REACH), start),
    after: text.slice(end, end + REACH),
    afterUnit: text.slice(unitEnd, unitEnd + REACH),
  };
  return IGNORED_RULES.find(({ holds }) => holds(around))?.name ?? null;
}
