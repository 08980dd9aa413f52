import type { FigureSpec } from "../../src/charts/forms/forms.ts";
import type { ChartFigureSpec } from "../../src/charts/model.ts";

/** A figure that is to be one of rows. */
export function rowsIn(spec: FigureSpec): ChartFigureSpec {
  if (!("ends" in spec)) throw new Error(`Expected a figure of rows, got one of ${spec.form}`);
  return spec;
}
