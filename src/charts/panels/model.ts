import type { Marks } from "../forms/model.ts";
import type { ChartRow, FigureIdentity } from "../model.ts";

/**
 * Several measures of the same places: panels beside one another on shared rows, each on a scale of its own.
 *
 * Shape: `groups` × `rows` × `cells`, one cell a panel. Any number of rows and panels, names and numbers of any length.
 */
export interface PanelsSpec extends FigureIdentity {
  readonly form: "panels";
  readonly panels: readonly PanelSpec[];
  /** Those that may be compared first; a space stands between groups. */
  readonly groups: readonly PanelsGroup[];
  /** Small and grey under the rows; nothing where it is left out. */
  readonly foot?: string;
}

export interface PanelSpec {
  /** The message. */
  readonly title: string;
  /** Small and grey under it: measure, unit, period. */
  readonly subtitle: string;
  readonly marks: PanelMarks;
}

/** What the numbers of a panel are drawn as: a bar, a dot, an outcome and its target. Words have no scale. */
export type PanelMarks = "bar" | "dot" | "pair" | "words";

/** Which marks each kind of panel has. */
export const MARKS: Readonly<Record<PanelMarks, Marks>> = {
  bar: { shape: "bar", areTwo: false },
  dot: { shape: "dot", areTwo: false },
  pair: { shape: "dot", areTwo: true },
  words: { shape: "dot", areTwo: false },
};

export interface PanelsGroup {
  /** Small and grey over the rows; "" for none. */
  readonly caption: string;
  readonly rows: readonly PanelsRow[];
}

export interface PanelsRow extends ChartRow {
  /** One a panel. */
  readonly grounds: readonly Ground[];
}

/** `field`: may be compared with the others on the field; `apart`: stands beside them, in grey; `plain`: neither. */
export type Ground = "field" | "apart" | "plain";
