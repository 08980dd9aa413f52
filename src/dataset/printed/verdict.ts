import { candidatesFor } from "./candidates.ts";
import { type Claim, isBoundSaid, sayAs } from "./compare.ts";
import type { Excerpt } from "./excerpt.ts";
import type { Quantity } from "./quantity.ts";
import type { UnitIndex } from "./unit-index.ts";

/** In what a figure and its printed words differ. */
export type Difference = "value" | "unit" | "sign" | "bound" | "range";

/** A figure held against the quantity of its printed words that is nearest to it. */
export interface PrintedVerdict {
  readonly quantity: Quantity;
  /** None where the words say what the figure says. */
  readonly differences: readonly Difference[];
  /** The other quantities that could have been meant. */
  readonly others: readonly Quantity[];
}

/** Weights to find the nearest quantity: a wrong number counts for more than a wrong sign or bound. */
const WEIGHT: Readonly<Record<Difference, number>> = {
  value: 4,
  unit: 2,
  range: 2,
  sign: 1,
  bound: 1,
};

/**
 * Holds a figure against its printed words alone; null where they hold no number that it could mean.
 *
 * What the words do not say is not compared: the unit of a bare number, the sign of a number with nothing before it.
 * `isBoundNeeded`: a bound must stand in the words too.
 */
export function judgeExcerpt(
  claim: Claim,
  { text, quantities }: Excerpt,
  units: UnitIndex,
  isBoundNeeded: boolean,
): PrintedVerdict | null {
  const judged: Pick<PrintedVerdict, "quantity" | "differences">[] = [];
  for (const { quantity, isEndOfRange } of candidatesFor(claim.measure, quantities)) {
    const differences = differencesOf(claim, quantity, units, {
      text,
      isEndOfRange,
      isBoundNeeded,
    });
    if (differences.length === 0) return { quantity, differences, others: [] };
    judged.push({ quantity, differences });
  }
  const telling = judged.filter(({ quantity }) => quantity.form === "digits");
  const told =
    telling.length > 0
      ? telling
      : judged.filter(({ quantity }) => isOfKind(claim, quantity, units));
  const [nearest, ...others] = told.sort((left, right) => weigh(left) - weigh(right));
  return nearest ? { ...nearest, others: others.map(({ quantity }) => quantity) } : null;
}

function weigh({ differences }: { readonly differences: readonly Difference[] }): number {
  return differences.reduce((total, difference) => total + WEIGHT[difference], 0);
}

/** A number in characters may belong to an idiom, as in 一户一表: it counts only if its unit converts to the figure's. */
function isOfKind(claim: Claim, quantity: Quantity, units: UnitIndex): boolean {
  return (
    quantity.form !== "characters" || sayAs(claim, quantity, units, EITHER_WAY).amounts.length > 0
  );
}

const EITHER_WAY = { bare: "any", unsaidSigns: [1, -1] } as const;

function differencesOf(
  claim: Claim,
  quantity: Quantity,
  units: UnitIndex,
  {
    text,
    isEndOfRange,
    isBoundNeeded,
  }: { text: string; isEndOfRange: boolean; isBoundNeeded: boolean },
): readonly Difference[] {
  const { amounts, allowed } = sayAs(claim, quantity, units, EITHER_WAY);
  const size = Math.abs(claim.value);
  const found: Difference[] = [];
  if (!allowed.includes(claim.value)) {
    const isSign = amounts.some((amount) => Math.abs(amount) === size);
    if (!isSign) return [Math.abs(Number(quantity.written)) === size ? "unit" : "value"];
    found.push("sign");
  }
  if (isEndOfRange) return ["range"];
  const isSilent = quantity.bounds.length === 0 && !isBoundNeeded;
  if (!isSilent && !isBoundSaid(claim, text, quantity)) found.push("bound");
  return found;
}

/** Why a printed number that equals the figure's is not the one meant: it is earlier in a list, or a former state. */
export type Passed = "list" | "former";

/** Tells whether a figure equals a printed number that is not the one meant: earlier in a list, or a former state. */
export function passedOver(claim: Claim, { quantities }: Excerpt, units: UnitIndex): Passed | null {
  for (const [index, quantity] of quantities.entries()) {
    const isListed = quantities[index + 1]?.joined === "list";
    if (!isListed && !quantity.isFormer) continue;
    const { allowed } = sayAs(claim, quantity, units, EITHER_WAY);
    if (allowed.includes(claim.value)) return quantity.isFormer ? "former" : "list";
  }
  return null;
}
