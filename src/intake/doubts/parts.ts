import type { Candidate } from "../model.ts";
import {
  amountOf,
  bothDoubted,
  byIdentity,
  type Doubted,
  type Grounds,
  type Witness,
} from "./witness.ts";

/** Parts of an indicator that add up to more than the whole: the largest of them is doubted with it. */
export const partsOfWholes: Witness = (candidates, grounds) => {
  const find = byIdentity(candidates);
  return candidates.flatMap((whole) => {
    const { parts = [] } = grounds.indicatorById.get(whole.indicator ?? "") ?? {};
    if (whole.measure !== "level") return [];
    const own = parts.flatMap(
      (part) => find(part, whole.period, false).find(({ status }) => status === whole.status) ?? [],
    );
    return doubtsOf(whole, own, grounds);
  });
};

function doubtsOf(
  whole: Candidate,
  parts: readonly Candidate[],
  grounds: Grounds,
): readonly Doubted[] {
  const amounts = parts.flatMap((one) => {
    const amount = amountOf(one, grounds);
    return amount === null ? [] : { one, amount };
  });
  const total = amountOf(whole, grounds);
  const sum = amounts.reduce((so, { amount }) => so + amount, 0);
  const [largest] = amounts.sort((a, b) => b.amount - a.amount);
  if (total === null || !largest || sum <= total) return [];
  const message = `the parts come to ${Number(sum.toFixed(6))}, the whole to ${total}`;
  return bothDoubted("parts-exceed-whole", message, [whole, largest.one]);
}
