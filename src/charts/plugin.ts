import type { Chart, Plugin } from "chart.js";
import { ReportError } from "../error.ts";
import { marksByDataset } from "./configuration.ts";
import { drawOver, drawUnder } from "./decoration.ts";
import type { Layout } from "./layout.ts";
import type { Context } from "./shapes.ts";

/** A label and its mark may not stand further apart than this. */
const TOLERANCE_PT = 0.05;

/**
 * Draws everything around the marks of Chart.js, and proves that marks and labels share one scale.
 *
 * Errors: CHART_FAULT where Chart.js put a mark elsewhere than the layout its label.
 */
export function decorate(layout: Layout): Plugin {
  const contextOf = (chart: Chart) => chart.ctx as unknown as Context;
  return {
    id: "decoration",
    beforeDatasetsDraw: (chart) => drawUnder(contextOf(chart), layout),
    afterDatasetsDraw: (chart) => {
      checkMarks(chart, layout);
      drawOver(contextOf(chart), layout);
    },
  };
}

function checkMarks(chart: Chart, layout: Layout): void {
  const DATASETS_A_PANEL = 3;
  for (let panel = 0; panel * DATASETS_A_PANEL < chart.data.datasets.length; panel++) {
    const { bar, dot } = marksByDataset(layout, panel);
    for (const [offset, marks] of [bar, dot].entries()) {
      const drawn = chart.getDatasetMeta(panel * DATASETS_A_PANEL + offset).data;
      for (const [index, mark] of marks.entries()) {
        const { x = Number.NaN, y = Number.NaN } = drawn[index] ?? {};
        const [at, across] = layout.valueAxis === "x" ? [x, y] : [y, x];
        const apart = Math.max(Math.abs(at - mark.atPt), Math.abs(across - mark.acrossPt));
        if (!(apart <= TOLERANCE_PT)) {
          throw new ReportError(
            "CHART_FAULT",
            `The mark for ${mark.value} stands at ${at}, ${across}, its label at ${mark.atPt}, ${mark.acrossPt}`,
          );
        }
      }
    }
  }
}
