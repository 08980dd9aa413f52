import type { Measure } from "../model.ts";
import type { Quantity } from "./quantity.ts";

/** A quantity that a figure may mean, among the others of its printed words. */
export interface Candidate {
  readonly quantity: Quantity;
  /** True for both ends of 5%—6%, which is no one number. */
  readonly isEndOfRange: boolean;
}

/**
 * Chooses from the quantities of the printed words those that a figure of this measure may mean.
 *
 * Not the 3 of 3A级, nor what was before; of a list the last, since `printed` goes up to the number meant. A ratio
 * of three, as 12.8:37.3:49.9, is given whole, and any of it may be meant. 持平 and 翻番 are rates.
 */
export function candidatesFor(
  measure: Measure,
  quantities: readonly Quantity[],
): readonly Candidate[] {
  const isRate = measure === "growth" || measure === "change";
  const found: Candidate[] = [];
  for (const [index, quantity] of quantities.entries()) {
    if (quantity.isName || quantity.isFormer || (quantity.form === "words" && !isRate)) continue;
    const next = quantities[index + 1]?.joined;
    if (next === "list" || (next === "ratio" && ratioLength(quantities, index) < 3)) continue;
    found.push({ quantity, isEndOfRange: quantity.joined === "range" || next === "range" });
  }
  return found;
}

/** How many numbers the ratio has in which a quantity stands, as far as three. */
function ratioLength(quantities: readonly Quantity[], at: number): number {
  let [first, last] = [at, at];
  while (last - first < 3 && quantities[first]?.joined === "ratio") first--;
  while (last - first < 3 && quantities[last + 1]?.joined === "ratio") last++;
  return last - first + 1;
}
