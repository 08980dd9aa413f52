import type { Candidate } from "../model.ts";
import { type Grounds, type Testimony, type Witness, wordsBetween } from "./witness.ts";

/** How far the parts of a whole may be from 100 after each was rounded. */
const ROUNDED = 0.15;

/** The sides of a ratio of three are the parts of a whole: 12.8:37.3:49.9. */
export const ratios: Witness = (candidates, grounds) =>
  candidates.flatMap((first, index): readonly Testimony[] => {
    const [second, third] = [candidates[index + 1], candidates[index + 2]];
    if (!second || !third) return [];
    if (!isJoined(first, second, grounds) || !isJoined(second, third, grounds)) return [];
    const sum = first.value + second.value + third.value;
    const isWhole = Math.abs(sum - 100) <= ROUNDED;
    const message = isWhole ? null : `the sides come to ${Number(sum.toFixed(6))}, not to 100`;
    return [
      { code: "ratio-not-whole", of: [first, second], message },
      { code: "ratio-not-whole", of: [third], message },
    ];
  });

function isJoined(one: Candidate, other: Candidate, grounds: Grounds): boolean {
  return /^[:：∶]$/.test(wordsBetween(one, other, grounds));
}
