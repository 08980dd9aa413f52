import { checkFigure } from "../charts/check.ts";
import type { ChartFigure } from "../charts/model.ts";
import { ReportError } from "../error.ts";
import type { DrawnView, View } from "../view/model.ts";
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
  const drawn = withDrawings(view, figures);
  const body = templates.fill(`briefings/${view.kind}/briefing.hbs`, drawn, {
    data: { flow: createFlow(view) },
  });
  return templates.fill("layouts/page.hbs", { view, body, styles: templates.stylesOf(view.kind) });
}

/** The view with the drawing of every figure beside what it is drawn from. */
function withDrawings(view: View, figures: readonly ChartFigure[]) {
  const drawn = <Figure extends DrawnView>(figure: Figure) => ({
    ...figure,
    drawing: drawingOf(figure, figures),
  });
  return {
    ...view,
    sections: view.sections.map((section) => ({
      ...section,
      charts: section.charts.map(drawn),
      ...(section.book?.coverage
        ? { book: { ...section.book, coverage: drawn(section.book.coverage) } }
        : {}),
    })),
  };
}

/** The drawing of a figure, proved to be of this figure and no other. */
function drawingOf({ spec }: DrawnView, figures: readonly ChartFigure[]): string {
  const figure = figures.find(({ id }) => id === spec.id);
  if (!figure)
    throw new ReportError("CHART_FAULT", `The page shows ${spec.id}, but it was not drawn`);
  checkFigure(spec, figure);
  return figure.svg;
}
