import { groupBy } from "../../group-by.ts";
import type { Candidate } from "../model.ts";
import { amountOf, type Grounds, precisionOf, type Witness, wordsBetween } from "./witness.ts";

/** Of less sure candidates it is likelier that one of them is of something else. */
const SURE = 0.9;

/** The same figure at two places, in text and table or in two units. */
export const saidTwice: Witness = (candidates, grounds) => {
  const sure = candidates.filter((one) => one.indicator !== null && one.confidence >= SURE);
  return [...groupBy(sure, keyOf).values()].flatMap((same) => {
    const [first, ...others] = same;
    return others.flatMap((other) => {
      if (!first || isOneSentence(first, other, grounds)) return [];
      const message = agree(first, other, grounds)
        ? null
        : `${first.printed} in ${first.section}, ${other.printed} in ${other.section}`;
      return { code: "said-otherwise", of: [first, other], message };
    });
  });
};

/** One sentence says a figure once: what it says again is of something else. */
function isOneSentence(one: Candidate, other: Candidate, grounds: Grounds): boolean {
  return one.section === other.section && !/[。;；]/.test(wordsBetween(one, other, grounds));
}

function keyOf({ indicator, period, measure, on, status, basis, scope }: Candidate): string {
  return [indicator, period, measure, on, status === "target", basis, scope].join(" ");
}

/** Whether two candidates say the same within the digits of the coarser: 51234元 and 5.12万元. */
function agree(one: Candidate, other: Candidate, grounds: Grounds): boolean {
  const [own, said] = [amountOf(one, grounds), amountOf(other, grounds)];
  if (own === null || said === null) return true;
  const coarser = Math.max(precisionOf(one, grounds), precisionOf(other, grounds));
  return own === said || Math.abs(own - said) <= coarser / 2;
}
