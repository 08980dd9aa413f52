import type { ChartFigureSpec } from "../../src/charts/model.ts";
import type { ChartView } from "../../src/view/model.ts";

/** A figure that is to be one of rows. */
export function rowsIn(spec: ChartView["spec"]): ChartFigureSpec {
  if (!("ends" in spec)) throw new Error(`Expected a figure of rows, got one of ${spec.form}`);
  return spec;
}
