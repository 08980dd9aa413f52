import type { Decimal } from "decimal.js";
import type {
  Bound,
  Figure,
  Frequency,
  Measure,
  Period,
  Reference,
  Sense,
} from "../dataset/model.ts";
import type { Formula } from "./derived/formulas.ts";

export type { RatioSpec } from "../dataset/model.ts";

/**
 * Which comparisons the figures of a group allow.
 *
 * `like-for-like` allows order, rank, difference and ratio; `caveat` allows order and difference, marked,
 * and a provisional rank; `side-by-side` allows neither rank nor difference nor ratio nor "highest".
 */
type Grade = "like-for-like" | "caveat" | "side-by-side";

/**
 * Why a cell is not simply comparable with the others. Worded by the view, never here.
 *
 * `year`: another year; `period`: a period of another length or part of the year; `reference`: growth on something else;
 * `basis`, `scope`: another one; `basis-not-stated`, `scope-not-stated`: of the two one does not say which;
 * `other-measure`: a target is published, but in another measure, e.g. as growth where amounts are asked for;
 * `not-existing`: there was no such place at the end of the period, and it stands in no cell.
 */
export const REASONS = [
  "year",
  "period",
  "reference",
  "basis",
  "basis-not-stated",
  "scope",
  "scope-not-stated",
  "unit",
  "estimate",
  "bound",
  "conflict",
  "remark",
  "words-only",
  "other-measure",
  "not-published",
  "not-existing",
] as const;
export type ReasonCode = (typeof REASONS)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** The regions it holds for, in the order of the page. */
  readonly regions: readonly string[];
  /** The figures it rests on; none for `not-published` and `not-existing`. */
  readonly figures: readonly string[];
}

/** Scope, basis and reference of a figure: `null` scope = the indicator's own, `null` basis = none stated. */
export interface Variant {
  readonly scope: string | null;
  readonly basis: string | null;
  /** Default: `year_earlier`. */
  readonly on?: Reference;
  /** As of a figure: what scope and basis mean, where their ids do not say it. */
  readonly sense?: Sense;
}

/** A question to put to all places. */
export interface Question {
  readonly indicator: string;
  readonly measure: Measure;
  /** True for what is planned, false for what was reached. */
  readonly target: boolean;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  /** The period of the figures; where not given, each place's latest outcome, or the target that follows it. */
  readonly period?: Period | null;
  /** How long periods are. Default: years. */
  readonly frequency?: Frequency;
  /** The scope and basis asked for; where not given, of those a place has the one that most places have. */
  readonly variant?: Variant;
}

/** One place's answer to one question. */
export interface Cell {
  readonly region: string;
  /** Every figure that answers: none = not published; two or more = the document contradicts itself. */
  readonly figures: readonly Figure[];
  /** The figure to compare with: null where there is none, or where the document contradicts itself. */
  readonly figure: Figure | null;
  /**
   * Of a target: what the place plans of the same indicator in another measure, e.g. growth of 10% where amounts are asked
   * for; only where it plans nothing in this one. Not compared with anything.
   */
  readonly instead?: readonly Figure[];
  /**
   * Why an empty cell of a pair says nothing of what is published: `elsewhere`: it may not stand beside the other end of the
   * arrow, `unstated`: it is not stated whether it may, and so it has a row of its own; `own-row`: this row is one of another figure.
   * Absent where nothing is published.
   */
  readonly apart?: "elsewhere" | "unstated" | "own-row";
}

/** What a cell says of a target: it itself, else that in another measure. */
export function aimOf({
  figures,
  instead = [],
}: Pick<Cell, "figures" | "instead">): readonly Figure[] {
  return figures.length > 0 ? figures : instead;
}

/** Places whose figures share one grade. */
export interface Group {
  /** In the order of the page. */
  readonly regions: readonly string[];
  readonly grade: Grade;
  /** Region → rank from 1, ties share and the next is skipped; null where ranking is not allowed. */
  readonly ranks: Readonly<Record<string, number>> | null;
  /** True where an estimate or a bound is in play: the rank may move. */
  readonly provisional: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * Which figure ranks first: the highest, or the lowest where lower is better.
 *
 * Where no direction is better, rank 1 is the largest and says no more than that.
 */
export type Order = "highest-first" | "lowest-first";

/** One question put to all places: an indicator and a measure, what was reached or what is planned. */
export interface Comparison {
  readonly indicator: string;
  readonly measure: Measure;
  readonly target: boolean;
  /** The period asked for; null where each place's latest was. */
  readonly period: Period | null;
  readonly frequency: Frequency;
  /** The one scope and basis asked for; null where each place's most widely shared one was taken. */
  readonly variant: Variant | null;
  readonly order: Order;
  /** One a region asked for, in the order of the page. */
  readonly cells: readonly Cell[];
  /** Those of the places that contain all of these, the smallest first; in no group. Absent where none stand for reference. */
  readonly references?: readonly Cell[];
  /** Every region with a figure is in exactly one; those ranked come first, the largest before the others. */
  readonly groups: readonly Group[];
  /** Every reason for which a region stands outside the first ranked group, or has no figure. */
  readonly notes: readonly Reason[];
}

/** Why a value is not derived. Worded by the view, never here. */
export type RefusalCode =
  | ReasonCode
  | "place"
  | "indicator"
  | "measure"
  | "status"
  | "document"
  | "price-basis"
  | "not-positive"
  | "imprecise";

/** A value worked out of published figures, with everything it inherits from them. */
export interface Derived {
  readonly formula: Formula;
  /** Figure ids in the order of the formula: `a` minus `b`, `a` to `b`. */
  readonly figures: readonly string[];
  /** Not rounded: that is done once, at display. */
  readonly value: Decimal;
  /** One of those that its formula allows: `points`, `percent`, `times`, or a key of `unitById`. */
  readonly unit: string;
  /** One unit of the last digit that the inputs support, in `unit`. */
  readonly precision: number;
  readonly bound: Bound;
  readonly hasEstimate: boolean;
  readonly hasTarget: boolean;
  /** The periods of the inputs, in their order, each once. */
  readonly periods: readonly Period[];
  readonly basis: string | null;
  readonly scope: string | null;
}

/** A value that is not derived, and why. */
export interface Refusal {
  readonly refused: RefusalCode;
  /** The figures for which it is refused. */
  readonly figures: readonly string[];
}
