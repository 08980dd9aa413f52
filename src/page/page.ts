import { checkFigure } from "../charts/check.ts";
import type { ChartFigure } from "../charts/model.ts";
import { ReportError } from "../error.ts";
import type { ChartView, View } from "../view/model.ts";
import { createFlow } from "./flow.ts";
import type { Templates } from "./templates.ts";

/**
 * Fills the template of a briefing's kind and returns the whole page.
 *
 * Errors: TEMPLATE_FAULT; CHART_FAULT when the page asks for a drawing that was not made.
 */
export function renderPage(
  view: View,
  figures: readonly ChartFigure[],
  templates: Templates,
): string {
  const drawn = {
    ...view,
    sections: view.sections.map((section) => drawSection(section, figures)),
  };
  const body = templates.fill(`briefings/${view.kind}/briefing.hbs`, drawn, {
    data: { flow: createFlow(view) },
  });
  return templates.fill("layouts/page.hbs", { view, body, styles: templates.stylesOf(view.kind) });
}

function drawSection(section: View["sections"][number], figures: readonly ChartFigure[]) {
  return {
    ...section,
    charts: section.charts.map((chart) => ({ ...chart, drawing: drawingOf(chart, figures) })),
  };
}

/** The drawing of a chart, proved to be of this chart and no other. */
function drawingOf({ id, spec }: ChartView, figures: readonly ChartFigure[]): string {
  const figure = figures.find((candidate) => candidate.id === id);
  if (!figure) throw new ReportError("CHART_FAULT", `The page shows ${id}, but it was not drawn`);
  checkFigure(spec, figure);
  return figure.svg;
}
