import type { Layout, MarkShape } from "../layout.ts";
import type { ChartFigureSpec } from "../model.ts";
import type { Measure } from "../style.ts";

/** What stands for the numbers of a cell. */
export interface Marks {
  readonly shape: MarkShape;
  /** True where a cell has two marks, the outcome and the target, and both are named once a panel. */
  readonly areTwo: boolean;
}

/** A figure to be laid out: with what its form comes to, and without its name, so that no layout asks for that. */
export interface FigureToLayOut extends Omit<ChartFigureSpec, "form"> {
  readonly marks: Marks;
}

/** How figures of one form are drawn. */
export interface DrawnForm {
  readonly shape: MarkShape;
  /** Places everything; several layouts stand under one another. None where the figure is narrower than marks can be. */
  readonly layOut: (figure: FigureToLayOut, measure: Measure) => readonly Layout[];
}
