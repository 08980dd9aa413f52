import { groupBy } from "../../group-by.ts";
import type { Candidate } from "../model.ts";
import {
  amountOf,
  byIdentity,
  type Grounds,
  isMovement,
  type Testimony,
  type Witness,
} from "./witness.ts";

/** Parts of an indicator that add up to more than the whole: the largest of them is doubted with it. */
export const partsOfWholes: Witness = (candidates, grounds) => {
  const find = byIdentity(candidates);
  return wholesAmong(candidates, grounds).flatMap((whole): readonly Testimony[] => {
    const { parts = [] } = grounds.indicatorById.get(whole.indicator ?? "") ?? {};
    const own = parts.flatMap(
      (part) => find(part, whole.period, false).find((one) => isAlike(one, whole)) ?? [],
    );
    return held(whole, own, grounds);
  });
};

/** Of several amounts of one thing, as of some of the projects and of all, the largest is the whole. */
function wholesAmong(candidates: readonly Candidate[], grounds: Grounds): readonly Candidate[] {
  const amounts = candidates.filter((one) => one.indicator !== null && !isMovement(one.measure));
  const keyOf = ({ indicator, period, status, scope }: Candidate) =>
    [indicator, period, status, scope].join(" ");
  const size = (one: Candidate) => amountOf(one, grounds) ?? 0;
  return [...groupBy(amounts, keyOf).values()].map((same) =>
    same.reduce((most, one) => (size(one) > size(most) ? one : most)),
  );
}

function isAlike(one: Candidate, { status, scope }: Candidate): boolean {
  return one.status === status && one.scope === scope;
}

function held(
  whole: Candidate,
  parts: readonly Candidate[],
  grounds: Grounds,
): readonly Testimony[] {
  const amounts = parts.flatMap((one) => {
    const amount = amountOf(one, grounds);
    return amount === null ? [] : { one, amount };
  });
  const total = amountOf(whole, grounds);
  const sum = amounts.reduce((so, { amount }) => so + amount, 0);
  const [largest] = amounts.sort((a, b) => b.amount - a.amount);
  if (total === null || !largest) return [];
  const message =
    sum > total ? `the parts come to ${Number(sum.toFixed(6))}, the whole to ${total}` : null;
  return [{ code: "parts-exceed-whole", of: [whole, largest.one], message }];
}
