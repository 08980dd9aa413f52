/** What a chart is drawn from and what comes out. Strings arrive worded; nothing here is formatted or computed. */

import type { ChartForm } from "../dataset/chart-forms.ts";
import type { Bound, Status } from "../dataset/model.ts";

/** What every figure has. */
export interface FigureIdentity {
  /** Unique on the page, e.g. `chart-3`. */
  readonly id: string;
  readonly form: string;
  /** 174 fills an A4 page with margins of 18 mm. */
  readonly widthMm: number;
  /** The whole alternative text: what is shown and every value, as the page says it. */
  readonly alt: string;
}

/**
 * A figure of rows, worded in one language.
 *
 * Shape: `groups` × `rows` × `cells`; each row has one cell a panel, so that every panel shows the same rows in the
 * same order on one shared scale that includes zero. Any number of rows and panels, names and numbers of any length.
 * Units: millimetres on paper; values in one unit for the whole figure (the page names it outside the drawing).
 */
export interface ChartFigureSpec extends FigureIdentity {
  readonly form: ChartForm;
  /** Small multiples: one title a panel, left to right. A single chart has one panel, titled "" as a rule. */
  readonly panels: readonly string[];
  /** Rows by group: groups that may be compared first; a hairline stands between groups. */
  readonly groups: readonly ChartGroup[];
  /** What the ends of a form with two are, e.g. `2022 完成` and `2023 目标`; null in every other form and where it is compact. */
  readonly ends: { readonly from: string; readonly to: string } | null;
  /** Small and grey under the rows, e.g. `未公布的12地未列`; nothing where it is left out. */
  readonly foot?: string;
  /** True where its rows stand close, as beside the words that it proves. Default: false. */
  readonly isCompact?: boolean;
}

/** Rows of one grade, or a part of them where those between are left out. */
export interface ChartGroup {
  /** Small and grey over the rows, e.g. `口径不同，不排位次`; "" for none. */
  readonly caption: string;
  /** True where the rows may not be compared with the first group: drawn in grey. */
  readonly isSetApart: boolean;
  /** True where its rows may be compared with one another: they stand on a field. Default: false. */
  readonly isField?: boolean;
  /** True where it goes on with the rows of the group before, after rows left out: no rule between. Default: false. */
  readonly isContinued?: boolean;
  /** True where a line runs through all rows at the value of each of these, for reference. Default: false. */
  readonly isReference?: boolean;
  /** In the order drawn, from the top, or from the left in columns. */
  readonly rows: readonly ChartRow[];
}

/** A place, or an indicator where the figure is about one place. */
export interface ChartRow {
  readonly label: string;
  /** Grey beside the label, e.g. `2022 预计`; "" for none. */
  readonly sub: string;
  /** True for the one place that a profile is about; every other row is then drawn in grey. */
  readonly isFocus: boolean;
  /** One a panel. */
  readonly cells: readonly ChartCell[];
}

/** One slot: a mark, two in a form with two ends, or words where there is no number. */
export interface ChartCell {
  /** The outcome where a form has two ends; null where there is no number. */
  readonly mark: ChartMark | null;
  /** The target where a form has two ends; null in every other form, and where there is none. */
  readonly pair: ChartMark | null;
  /** True where outcome and target may not be compared: no line joins them. Default: false. */
  readonly isApart?: boolean;
  /** Where the target lies from the outcome, as the words say it; left out where they do not say. */
  readonly step?: "above" | "same" | "below";
  /** Printed in a dotted slot where `mark` is missing (with two ends: either), e.g. `未公布`, `稳定增长`; "" for none. */
  readonly empty: string;
  /** The end of which `empty` says more than that nothing is published. Default: of neither. */
  readonly emptyOf?: "outcome" | "target";
  /** Small and grey after the value, e.g. `1/3`; "" where ranking is not allowed. */
  readonly rank: string;
}

/** One number as drawn and as printed. */
export interface ChartMark {
  readonly value: number;
  /** As printed at the mark, as a rule without unit, e.g. `≥10.0`. */
  readonly label: string;
  /** Small and grey right after the label, e.g. `e`, `预`; nothing where it is left out. */
  readonly sign?: string;
  /** Actual is filled, estimate hatched, target hollow. */
  readonly status: Status;
  /** At least and at most get an arrow, about a band. */
  readonly bound: Bound;
  /** True of a decrease. Default: false. */
  readonly isFall?: boolean;
}

/** A finished drawing, bound to what it was drawn from. */
export interface ChartFigure {
  readonly id: string;
  /**
   * To be put into the page as it is (not as an image): text in the page's font `Briefing Sans`. Where it is higher
   * than a page, several drawings under one another in a `div`.
   */
  readonly svg: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly alt: string;
  /** SHA-256 of the spec; also in the drawing as `data-hash`. */
  readonly hash: string;
  /** The same facts as rows of text: panel, group, label, sub, value, second value, rank or words. */
  readonly table: readonly (readonly string[])[];
}
