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
  { rule: "any", from: 0.974, right: 210, of: 210 },
  { rule: "any", from: 0.91, right: 148, of: 150 },
  { rule: "any", from: 0.863, right: 59, of: 60 },
  { rule: "any", from: 0.724, right: 116, of: 120 },
  { rule: "any", from: 0.637, right: 84, of: 90 },
  { rule: "any", from: 0.485, right: 80, of: 90 },
  { rule: "any", from: 0.366, right: 23, of: 30 },
  { rule: "any", from: 0.258, right: 12, of: 30 },
  { rule: "any", from: 0, right: 14, of: 37 },
  { rule: "after", from: 0.858, right: 60, of: 60 },
  { rule: "after", from: 0.723, right: 28, of: 30 },
  { rule: "after", from: 0.527, right: 26, of: 30 },
  { rule: "after", from: 0, right: 22, of: 40 },
  { rule: "before", from: 0.977, right: 120, of: 120 },
  { rule: "before", from: 0.91, right: 119, of: 120 },
  { rule: "before", from: 0.795, right: 88, of: 90 },
  { rule: "before", from: 0.71, right: 28, of: 30 },
  { rule: "before", from: 0.526, right: 81, of: 90 },
  { rule: "before", from: 0.321, right: 24, of: 30 },
  { rule: "before", from: 0, right: 10, of: 33 },
  { rule: "carried", from: 0, right: 49, of: 53 },
  { rule: "row", from: 0, right: 64, of: 64 },
];

/** How strongly words and name belong to each other, from 0 to 1: what they share, and the next name does not. */
export function strengthOf([best, second]: readonly Match[]): number {
  if (!best) return 0;
  const margin = second ? 1 - second.score / best.score : 1;
  const shared = Math.min(1, Math.log1p(best.score) / Math.log1p(ENOUGH));
  return (shared + margin) / 2;
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
