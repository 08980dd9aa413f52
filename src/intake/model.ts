import type { Bound, Measure, Reference, Status } from "../dataset/model.ts";
import type { Period } from "../dataset/time/period.ts";

/** A place in the text of a document: offsets in UTF-16 units, the second behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a reading of a document comes to: every number in digits stands in exactly one of its lists. */
export interface Reading {
  /** How many numbers in digits the document has. */
  readonly numbers: number;
  readonly candidates: readonly Candidate[];
  readonly ignored: readonly Ignored[];
  readonly unread: readonly Unread[];
}

/** A number that may become a figure, if a person says so. */
export interface Candidate extends Span {
  /** Id of the place, in a table of several; absent: the place that the document is of. */
  readonly region?: string;
  /** Id of the indicator that the words name; null where none does. */
  readonly indicator: string | null;
  /** What a new indicator would be, where the words name none that there is. */
  readonly proposed: Proposed | null;
  readonly period: Period;
  readonly measure: Measure;
  /** What growth and change are against. */
  readonly on: Reference;
  /** As printed, in `unit`, with the sign that the words say. */
  readonly value: number;
  /** The number as it stands in the document. */
  readonly text: string;
  readonly unit: string;
  readonly bound: Bound;
  readonly status: Status;
  /** Keys of the vocabulary; null where the words state none. */
  readonly basis: string | null;
  readonly scope: string | null;
  /** The place in the document, as figures name it. */
  readonly section: string;
  /** A short excerpt that ends with the number. */
  readonly printed: string;
  /** The rule that found its subject. */
  readonly rule: CandidateRule;
  /** The share of numbers found like this one that were right where it was measured, from 0 to 1. */
  readonly confidence: number;
  readonly doubts: readonly Doubt[];
}

/** Where the words stand that say what a number counts. */
export const CANDIDATE_RULES = ["before", "after", "carried", "shared", "back", "row"] as const;
export type CandidateRule = (typeof CANDIDATE_RULES)[number];

/** A new indicator: its name as the words have it. */
export interface Proposed {
  readonly name: string;
  readonly unit: string;
  /** The theme of the nearest indicator; null where no indicator is near. */
  readonly theme: string | null;
}

/** Something that speaks against a candidate; `with` is the other place that it disagrees with. */
export interface Doubt {
  readonly code: string;
  readonly message: string;
  readonly with?: Span;
}

/** A number that states nothing about the place, by a named rule. */
export interface Ignored extends Unread {
  readonly rule: string;
}

/** A number that no rule could read: it is told so that a person looks at it. */
export interface Unread extends Span {
  readonly text: string;
  /** The place in the document, as figures name it; null where no figure can stand. */
  readonly section: string | null;
}
