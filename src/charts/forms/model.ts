import type { Layout, MarkShape } from "../layout.ts";
import type { ChartFigureSpec } from "../model.ts";
import type { Measure } from "../style.ts";

/** The marks that show the numbers of a cell. */
export interface Marks {
  readonly shape: MarkShape;
  /** True where a cell has two marks, the outcome and the target, and both are named once a panel. */
  readonly areTwo: boolean;
}

/** A figure to lay out, with the marks of its form instead of the form's name, so that no layout depends on it. */
export interface FigureToLayOut extends Omit<ChartFigureSpec, "form"> {
  readonly marks: Marks;
}

/** How figures of one form are drawn. */
export interface DrawnForm {
  readonly shape: MarkShape;
  /** Places everything; several layouts stand under one another. Empty where the figure is too narrow for marks. */
  readonly layOut: (figure: FigureToLayOut, measure: Measure) => readonly Layout[];
}
