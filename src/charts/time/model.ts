/** What charts of values over time are drawn from. */

import type { ChartMark, FigureIdentity } from "../model.ts";

/** One number of a series as drawn and as printed. */
export interface TimePoint extends ChartMark {
  /**
   * True where the point before is of another scope, basis, reference or unit: the line is interrupted. Default: false.
   */
  readonly isAfterBreak?: boolean;
}

/** One a period, in their order; null where nothing is published, and no line leads across. */
export type TimePoints = readonly (TimePoint | null)[];

/** What is published of one place. */
export interface TimeSeries {
  readonly label: string;
  /** Grey after the label. The period of its last number where that is not the last of the chart, e.g. `2020`. */
  readonly sub?: string;
  /** True for the place in focus, drawn in blue; every other one is then grey. */
  readonly isFocus: boolean;
  readonly points: TimePoints;
}

/** A value with its words at the left, and a line through the chart. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/**
 * Values over time, one line a series, named at its right end with its last value.
 *
 * Of more than five series each has a small panel of its own, all on one scale, with the place in focus in each; and of two
 * to five without one in focus, with the others in grey.
 * Shape: `series` × `periods`. Units: values in one unit for the whole figure, which the page names.
 */
export interface LinesSpec extends FigureIdentity {
  readonly form: "lines";
  /** One a period, without a period left out; "" where no words stand. */
  readonly periods: readonly string[];
  /** At least a tenth of what the scale shows apart; the scale shows all of them. */
  readonly ticks: readonly Tick[];
  readonly series: readonly TimeSeries[];
}

/** One series in a cell of a table, without words. Its labels stand in its table alone. */
export interface SparklineSpec extends FigureIdentity {
  readonly form: "sparkline";
  readonly heightMm: number;
  readonly points: TimePoints;
  /** True where short strokes stand at the least and the greatest value. Default: false. */
  readonly hasExtremes?: boolean;
}

/** A line a place from one period to another, with its number and name at both ends. */
export interface SlopeSpec extends FigureIdentity {
  readonly form: "slope";
  /** What stands over the two ends, e.g. `2021 完成` and `2022 完成`. */
  readonly ends: { readonly from: string; readonly to: string };
  /** At most `MOST_NAMED` of them have words. */
  readonly rows: readonly SlopeRow[];
}

export interface SlopeRow {
  readonly label: string;
  readonly isFocus: boolean;
  /** At least one of both. */
  readonly from: ChartMark | null;
  readonly to: ChartMark | null;
  /** True where the two may not be compared: no line joins them. Default: false. */
  readonly isApart?: boolean;
  /** Where the second lies from the first, as the words say it; left out where they do not say. */
  readonly step?: "above" | "same" | "below";
  /** True of one of many places, of which only the line is shown. Default: false. */
  readonly isUnnamed?: boolean;
}

/** Rows with words that still fit on a page. */
export const MOST_NAMED = 44;
