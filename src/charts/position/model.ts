/** What a position strip and a swarm are drawn from: one row an indicator, each on a scale of its own. Strings arrive worded. */

import type { Status } from "../../dataset/model.ts";
import type { ChartMark, FigureIdentity } from "../model.ts";

/** Targets stand in words beside a scale, never on it. */
type OutcomeStatus = Exclude<Status, "target">;

/** What stands beside the scale of an indicator. */
export interface IndicatorRow {
  /** In bold at the left, e.g. `地区生产总值`. */
  readonly label: string;
  /** Small and grey under it, e.g. `亿元`; "" for none. */
  readonly unit: string;
  /** In bold at the right, e.g. `1/3`, `不排序`; "" for none. */
  readonly rank: string;
  /** True where `rank` says that there is none: it is grey. Default: not on a field. */
  readonly isUnranked?: boolean;
  /** Small and grey under the rank, e.g. `2023年目标 852.3`; "" for none. */
  readonly note: string;
  /** Small and grey under the scale, e.g. `峄城、高青未公布`, `60地，另12地未公布`; "" for none. */
  readonly missing: string;
  /** True where the places that are compared may be: they stand on a field. */
  readonly isField: boolean;
}

/** A figure of such rows. */
interface RowsSpec extends FigureIdentity {
  /** True where it may go on on another page: each row is then a drawing of its own. Default: false. */
  readonly isParted?: boolean;
}

/** The places of a figure on the scale of each indicator, as letter discs; for fewer than twenty places. */
export interface StripSpec extends RowsSpec {
  readonly form: "strip";
  readonly rows: readonly StripRow[];
}

export interface StripRow extends IndicatorRow {
  /** The upper lane. */
  readonly compared: readonly StripMark[];
  /** The lower lane, listed only: other periods or bases. On the same scale. */
  readonly beside: readonly StripMark[];
}

/** The figure of one place: a disc with its letter. */
export interface StripMark extends ChartMark {
  readonly status: OutcomeStatus;
  /** Of the place, on its disc; no two of a row are the same. */
  readonly letter: string;
  /** Of the place, for readers who cannot see the drawing. */
  readonly name: string;
  /** True for the place that the figure is about: its disc is filled. At most one a row. */
  readonly isFocus: boolean;
  /** Small and grey after the value, e.g. `（2021）`; nothing where it is left out. */
  readonly sub?: string;
}

/** The places of a figure as small points stacked on the scale of each indicator; for twenty places and more. */
export interface SwarmSpec extends RowsSpec {
  readonly form: "swarm";
  readonly rows: readonly SwarmRow[];
}

export interface SwarmRow extends IndicatorRow {
  readonly points: readonly SwarmPoint[];
  /** Lines through the points: quartiles and the median, e.g. `中位数 5.6`. */
  readonly quantiles: readonly Quantile[];
}

/** The figure of one place. */
export interface SwarmPoint extends Pick<ChartMark, "value" | "bound"> {
  readonly status: OutcomeStatus;
  readonly isFocus: boolean;
  /** Words over the point, e.g. `张店 804.1`; "" for all but the place in focus, both ends and the peers asked for. */
  readonly label: string;
}

interface Quantile {
  readonly value: number;
  readonly label: string;
}
