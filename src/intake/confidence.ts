import type { CandidateRule } from "./model.ts";
import type { Match } from "./name-index.ts";

/** How sure a reading is of an indicator, and from when on it says one. */
export interface Confidence {
  /** The share right among numbers found by a rule with such a strength. */
  of(rule: CandidateRule, strength: number): number;
  /** Below this a number is proposed as of a new indicator. */
  readonly least: number;
}

/** Candidates of a rule from a strength on, and how many of them were right where it was measured. */
interface Bin {
  readonly rule: CandidateRule | "any";
  readonly from: number;
  readonly right: number;
  readonly of: number;
}

/**
 * Measured, not felt: `npm run bench -- intake FOLDER --write` reads every document with names learned from the others,
 * and writes what was right. Bins of one rule follow each other from the strongest; `any` are those of all rules.
 */
const BINS: readonly Bin[] = [
  { rule: "any", from: 0.971, right: 330, of: 330 },
  { rule: "any", from: 0.846, right: 147, of: 150 },
  { rule: "any", from: 0.733, right: 87, of: 90 },
  { rule: "any", from: 0.5, right: 135, of: 150 },
  { rule: "any", from: 0.386, right: 25, of: 30 },
  { rule: "any", from: 0.261, right: 10, of: 30 },
  { rule: "any", from: 0, right: 12, of: 37 },
  { rule: "after", from: 0.869, right: 60, of: 60 },
  { rule: "after", from: 0.731, right: 29, of: 30 },
  { rule: "after", from: 0.531, right: 25, of: 30 },
  { rule: "after", from: 0, right: 22, of: 40 },
  { rule: "before", from: 0.973, right: 210, of: 210 },
  { rule: "before", from: 0.821, right: 118, of: 120 },
  { rule: "before", from: 0.759, right: 29, of: 30 },
  { rule: "before", from: 0.557, right: 81, of: 90 },
  { rule: "before", from: 0.351, right: 25, of: 30 },
  { rule: "before", from: 0, right: 7, of: 33 },
  { rule: "carried", from: 0, right: 49, of: 53 },
  { rule: "row", from: 0, right: 64, of: 64 },
];

/**
 * How strongly words and name belong to each other, from 0 to 1: what they share, and the next name does not.
 *
 * A name that stands whole and is all that is said needs no distance from the next, which may only add a word to it.
 */
export function strengthOf([best, second]: readonly Match[]): number {
  if (!best) return 0;
  const margin = second ? 1 - second.score / best.score : 1;
  const whole = (best.covered * best.explained) ** 2;
  const shared = Math.min(1, Math.log1p(best.score) / Math.log1p(ENOUGH));
  return (shared + Math.max(margin, whole)) / 2;
}

/** The score of a long name that stands whole in the words. */
const ENOUGH = 20;

export const MEASURED: Confidence = {
  of: (rule, strength) => shareOf(BINS, rule, strength),
  least: 0.55,
};

/**
 * The share right at a strength, of the rule and of any: the smaller, since a rule with few cases knows little of weak
 * ones.
 */
export function shareOf(bins: readonly Bin[], rule: CandidateRule, strength: number): number {
  const own = [rule, "any"].map((name) => bins.filter((bin) => bin.rule === name));
  const shares = own.filter(({ length }) => length > 0).map((some) => shareAt(some, strength));
  return shares.length === 0 ? 0 : Math.round(1000 * Math.min(...shares)) / 1000;
}

/**
 * The share of each bin holds in its middle, and between two middles what lies between: one case more or less in a bin
 * moves no more than its own neighbours. Half a case more is taken as wrong, so that none is certain.
 */
function shareAt(bins: readonly Bin[], strength: number): number {
  const points = bins.map(({ from, right, of }, index) => {
    return { at: (from + (bins[index - 1]?.from ?? 1)) / 2, share: right / (of + 0.5) };
  });
  const below = points.findIndex(({ at }) => at <= strength);
  const [low, high] = [points[below], points[below - 1]];
  if (!low) return points.at(-1)?.share ?? 0;
  if (!high) return low.share;
  return low.share + ((high.share - low.share) * (strength - low.at)) / (high.at - low.at);
}
