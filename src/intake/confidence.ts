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
  { rule: "any", from: 0.952, right: 210, of: 210 },
  { rule: "any", from: 0.798, right: 179, of: 180 },
  { rule: "any", from: 0.667, right: 87, of: 90 },
  { rule: "any", from: 0.396, right: 170, of: 180 },
  { rule: "any", from: 0.322, right: 24, of: 30 },
  { rule: "any", from: 0.255, right: 22, of: 30 },
  { rule: "any", from: 0.2, right: 20, of: 30 },
  { rule: "any", from: 0.163, right: 14, of: 30 },
  { rule: "any", from: 0, right: 9, of: 38 },
  { rule: "after", from: 0.702, right: 60, of: 60 },
  { rule: "after", from: 0.553, right: 28, of: 30 },
  { rule: "after", from: 0.265, right: 27, of: 30 },
  { rule: "after", from: 0, right: 17, of: 40 },
  { rule: "before", from: 0.959, right: 120, of: 120 },
  { rule: "before", from: 0.766, right: 149, of: 150 },
  { rule: "before", from: 0.702, right: 29, of: 30 },
  { rule: "before", from: 0.423, right: 114, of: 120 },
  { rule: "before", from: 0.306, right: 24, of: 30 },
  { rule: "before", from: 0.185, right: 23, of: 30 },
  { rule: "before", from: 0, right: 9, of: 34 },
  { rule: "carried", from: 0, right: 46, of: 53 },
  { rule: "row", from: 0, right: 64, of: 64 },
];

/** How strongly words and name belong to each other, from 0 to 1: what they share, explain, and the next name does not. */
export function strengthOf([best, second]: readonly Match[]): number {
  if (!best) return 0;
  const margin = second ? 1 - second.score / best.score : 1;
  const [shared, fit] = [Math.min(1, best.score / ENOUGH), (best.covered + best.explained) / 2];
  return (shared + fit + margin * fit) / 3;
}

/** The score of a long name that stands whole in the words. */
const ENOUGH = 20;

export const MEASURED: Confidence = {
  of: (rule, strength) => shareOf(BINS, rule, strength),
  least: 0.5,
};

/**
 * The share right in the bin of a strength, of the rule and of any: the smaller, since a rule with few cases knows little
 * of weak ones. Half a case more is taken as wrong, so that none is certain.
 */
export function shareOf(bins: readonly Bin[], rule: CandidateRule, strength: number): number {
  const own = [rule, "any"].flatMap(
    (name) => bins.find((bin) => bin.rule === name && strength >= bin.from) ?? [],
  );
  const shares = own.map(({ right, of }) => right / (of + 0.5));
  return shares.length === 0 ? 0 : Math.round(1000 * Math.min(...shares)) / 1000;
}
