import { hasTwoEnds } from "../../dataset/chart-forms.ts";
import { checkRows, labelsOfRows } from "../check-rows.ts";
import type { Layout, MarkShape } from "../layout.ts";
import type { ChartFigureSpec } from "../model.ts";
import type { Measure } from "../style.ts";
import { tabulateRows } from "../table.ts";
import type { DrawnForm, FigureToLayOut } from "./model.ts";

/** A form of figures of rows: which marks it has, and how they are laid out. */
export function formOfRows(
  shape: MarkShape,
  layOut: (figure: FigureToLayOut, measure: Measure) => readonly Layout[],
): DrawnForm<ChartFigureSpec> {
  return {
    check: checkRows,
    labelsOf: labelsOfRows,
    tabulate: tabulateRows,
    layOut: ({ form, ...rest }, measure) =>
      layOut({ ...rest, marks: { shape, areTwo: hasTwoEnds(form) } }, measure),
  };
}
