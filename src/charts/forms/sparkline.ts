import { checkPoints, wordsOfMark } from "../time/marks.ts";
import type { SparklineSpec } from "../time/model.ts";
import { layOutSparkline } from "../time/sparkline.ts";
import type { DrawnForm } from "./model.ts";

/** A small line for a cell of a table. */
export const sparkline: DrawnForm<SparklineSpec> = {
  check: ({ id, points }, fail) => checkPoints(id, points, fail),
  labelsOf: () => [],
  tabulate: ({ points }) => [points.map(wordsOfMark)],
  layOut: layOutSparkline,
};
