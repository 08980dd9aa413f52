/** What a briefing says over time: plain data, no words. */

import type { Figure, Measure, Period } from "../../dataset/model.ts";
import type { Comparison, ReasonCode } from "../model.ts";

/** Everything a briefing says over time; each list is in the order of the headline. */
export interface OverTime {
  readonly latest: readonly LatestRow[];
  readonly changes: readonly Change[];
  readonly trends: readonly Trend[];
  /** The places told one by one, in the order of the page. */
  readonly places: readonly string[];
  /** How many others are compared and ranked with them, but not told. */
  readonly untold: number;
}

/** The latest figures of an indicator: its amount, and its growth. */
export interface LatestRow {
  readonly indicator: string;
  /** Null where it is not asked for, or no place publishes it. */
  readonly amount: LatestAnswer | null;
  readonly growth: LatestAnswer | null;
  /** Null where no place publishes enough periods. */
  readonly trend: Trend | null;
}

/** What all places publish of the latest period, and what each had published of the same period a year before. */
export interface LatestAnswer {
  /** One cell a place compared, those not told among them. */
  readonly comparison: Comparison;
  /** One a cell. */
  readonly earlier: readonly Earlier[];
}

/** The figure of the same period a year before; where there is none to set beside the latest one, why. */
export type Earlier =
  | { readonly figure: Figure; readonly why: null }
  | { readonly figure: null; readonly why: ReasonCode };

/** An indicator in one measure over time. */
export interface Trend {
  readonly indicator: string;
  readonly measure: Measure;
  /** In their order, without one left out, at most `MOST_PERIODS`. */
  readonly periods: readonly Period[];
  /** Of the places told that publish any, in the order of the page. */
  readonly courses: readonly Course[];
}

/** What one place publishes over time. */
export interface Course {
  readonly region: string;
  /** One a period of the trend; null where nothing is published that can be drawn. */
  readonly points: readonly (CoursePoint | null)[];
}

interface CoursePoint {
  readonly figure: Figure;
  /** True where the number before is of another scope or basis. */
  readonly isAfterBreak: boolean;
}

/** How the latest figures of an indicator stand to those of the period before, where the two may be compared. */
export interface Change {
  readonly indicator: string;
  readonly measure: Measure;
  /** Of all places compared, in the order of the page, all of one period; at least one. */
  readonly moves: readonly Move[];
}

export interface Move {
  readonly region: string;
  readonly before: Figure;
  readonly after: Figure;
  readonly kind: MoveKind;
}

/**
 * What became of a figure since the period before.
 *
 * Of growth: `turned-up` from a fall to growth, `turned-down` the reverse, `faster`, `slower` growth, `less-fall`,
 * `more-fall`. Of amounts and shares, and of growth near zero: `up`, `down`. `same`: about the same.
 */
export const MOVE_KINDS = [
  "turned-up",
  "turned-down",
  "faster",
  "slower",
  "less-fall",
  "more-fall",
  "up",
  "down",
  "same",
] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** Two years of months: as many as a line in a cell of a table can show. */
export const MOST_PERIODS = 24;
