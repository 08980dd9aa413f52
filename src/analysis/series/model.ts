import type { Frequency, Measure, Period, Time } from "../../dataset/model.ts";
import type { Cell, Question, Variant } from "../model.ts";

/** One thing asked of one place over time. */
export interface SeriesQuestion
  extends Pick<Question, "indicator" | "measure" | "target" | "frequency" | "variant"> {
  readonly region: string;
  /**
   * For months since January: the month in which the periods end, 1 to 12, so that each is followed by that of the next
   * year.
   *
   * Where not given, all months are asked, each period followed by the one that is a month longer. Other frequencies
   * ignore this.
   */
  readonly until?: number;
}

/** Which periods are asked and which follows which. */
export interface Line {
  readonly frequency: Frequency;
  readonly time: Time | null;
  /** See `SeriesQuestion`; null where it is not given. */
  readonly until: number | null;
}

/** Why a period that is published holds no number to compute with. */
export const LACKS = ["conflict", "words-only", "remark"] as const;
export type Lack = (typeof LACKS)[number];

/**
 * The relation of a point to the one before it in the series.
 *
 * `next`: it is of the period that follows, in the same unit; `gap`: of a period between them nothing is published;
 * `break`: it is in another unit, or all between them is published in another scope, on another basis or against
 * something else. A day has no next period, so all days but the first come after a gap.
 */
export type Follows = "first" | "next" | "gap" | "break";

/** What is published for one period: a cell, so that it can be subtracted like any other. */
export interface Point extends Cell {
  readonly period: Period;
  readonly variant: Variant;
  /** Why there is no number to compute with; null where there is one. */
  readonly lack: Lack | null;
}

/** A point of the series itself. */
export interface SeriesPoint extends Point {
  readonly follows: Follows;
}

/** Periods in a row of which nothing is published, whatever the scope, basis and reference. */
export interface Gap {
  readonly from: Period;
  readonly to: Period;
  /** In their order, `from` and `to` among them. */
  readonly periods: readonly Period[];
}

/** In what two neighbours differ: ids of the controlled lists, null for what is not stated. */
export interface Difference {
  readonly what: "scope" | "basis" | "reference" | "unit";
  readonly before: string | null;
  readonly after: string | null;
}

/** Two periods published one after the other that may not be joined. */
export interface Break {
  readonly before: Period;
  readonly after: Period;
  /** At least one. */
  readonly differences: readonly Difference[];
  /** The ids of the figures of both. */
  readonly figures: readonly string[];
}

/** All that one place publishes on one question, in the order of the periods. */
export interface Series extends Line {
  readonly indicator: string;
  readonly measure: Measure;
  readonly target: boolean;
  readonly region: string;
  /** Of all points; null where nothing is published and no variant was asked. */
  readonly variant: Variant | null;
  /**
   * True where each amount includes the one before: a flow since January, one month longer each time. Its rises and
   * falls say nothing, and are not told.
   */
  readonly accumulates: boolean;
  /** One a period, in their order. */
  readonly points: readonly SeriesPoint[];
  /** What is published in other scopes, on other bases, against something else; by period. */
  readonly others: readonly Point[];
  /** Between the first point and the last, in their order. */
  readonly gaps: readonly Gap[];
  /** Where a point's neighbour is of another scope, basis, reference or unit, in their order. */
  readonly breaks: readonly Break[];
}

/** Which way something goes. */
export type Direction = "rise" | "fall";

/** What is uncertain in the figures that something rests on, by id. */
export interface Caveats {
  readonly estimates: readonly string[];
  readonly bounds: readonly string[];
}
