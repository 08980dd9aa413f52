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
 * Left out are numbers in names (the 3 of 3A级), former states (45种 in 由45种增加至53种), and all but the last of a list,
 * since `printed` ends with the number meant. Of a ratio of three or more, as 12.8:37.3:49.9, any number may be meant.
 * Words such as 持平 and 翻番 mean rates only.
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
