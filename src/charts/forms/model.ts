import type { Layout, MarkShape } from "../layout.ts";
import type { ChartFigureSpec, FigureIdentity } from "../model.ts";
import type { Measure } from "../style.ts";

/** How figures of one form are drawn and proved. */
export interface DrawnForm<Spec extends FigureIdentity> {
  /** Refuses a spec that cannot be drawn truthfully: `fail` throws, and is told what is wrong. */
  readonly check: (spec: Spec, fail: (what: string) => void) => void;
  /** Every label that a figure has to show, as often as it has to; none is empty. */
  readonly labelsOf: (spec: Spec) => readonly string[];
  /** The same facts as rows of text, for readers who cannot see the drawing. */
  readonly tabulate: (spec: Spec) => readonly (readonly string[])[];
  /** Places everything; several layouts stand under one another. Empty where the figure is too narrow for marks. */
  readonly layOut: (spec: Spec, measure: Measure) => readonly Layout[];
}

/** The marks that show the numbers of a cell. */
export interface Marks {
  readonly shape: MarkShape;
  /** True where a cell has two marks, the outcome and the target, and both are named once a panel. */
  readonly areTwo: boolean;
}

/** A figure of rows to lay out, with the marks of its form instead of the form's name, so that no layout depends on it. */
export interface FigureToLayOut extends Omit<ChartFigureSpec, "form"> {
  readonly marks: Marks;
}
