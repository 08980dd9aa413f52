import { groupBy } from "../../group-by.ts";
import type { Candidate } from "../model.ts";
import { amountOf, bothDoubted, type Grounds, precisionOf, type Witness } from "./witness.ts";

/** Of less sure candidates it is likelier that one of them is of something else. */
const SURE = 0.9;

/** The same figure at two places, in text and table or in two units, with two values. */
export const saidTwice: Witness = (candidates, grounds) => {
  const sure = candidates.filter((one) => one.indicator !== null && one.confidence >= SURE);
  return [...groupBy(sure, keyOf).values()].flatMap((same) => {
    const [first, ...others] = same;
    return others.flatMap((other) => {
      if (!first || agree(first, other, grounds)) return [];
      const message = `${first.printed} in ${first.section}, ${other.printed} in ${other.section}`;
      return bothDoubted("said-otherwise", message, [first, other]);
    });
  });
};

function keyOf({ indicator, period, measure, status, basis, scope }: Candidate): string {
  return [indicator, period, measure, status === "target", basis, scope].join(" ");
}

/** Whether two candidates say the same within the digits of the coarser: 51234元 and 5.12万元. */
function agree(one: Candidate, other: Candidate, grounds: Grounds): boolean {
  const [own, said] = [amountOf(one, grounds), amountOf(other, grounds)];
  if (own === null || said === null) return true;
  const coarser = Math.max(precisionOf(one, grounds), precisionOf(other, grounds));
  return own === said || Math.abs(own - said) <= coarser / 2;
}
