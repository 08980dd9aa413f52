import { checkFigure } from "../charts/check.ts";
import type { ChartFigure } from "../charts/model.ts";
import { ReportError } from "../error.ts";
import type { DrawnView, LatestView, View } from "../view/model.ts";
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
    data: { flow: createFlow(view), sources: sourcesOf(view) },
  });
  return templates.fill("layouts/page.hbs", { view, body, styles: templates.stylesOf(view.kind) });
}

/** What a document has of each figure, by its anchor: shown at the figure's numbers on a screen. */
function sourcesOf({ sources }: View): Readonly<Record<string, string>> {
  const said = sources.flatMap(({ place, rows }) =>
    rows.flatMap(({ printed, section }) =>
      printed.map(({ id, parts }) => {
        const words = parts.map(({ text }) => text).join("");
        return [id, [place, words, section].join("\n")] as const;
      }),
    ),
  );
  return Object.fromEntries(said);
}

/** The view with the drawing of every figure beside what it is drawn from. */
function withDrawings(view: View, figures: readonly ChartFigure[]) {
  const drawn = <Figure extends DrawnView>(figure: Figure) => ({
    ...figure,
    drawing: drawingOf(figure, figures),
  });
  const { latest, trends } = view;
  return {
    ...view,
    head: { ...view.head, periods: view.head.periods && drawn(view.head.periods) },
    findings: view.findings.map((finding) => ({
      ...finding,
      chart: finding.chart && drawn(finding.chart),
    })),
    butterfly: view.butterfly && drawn(view.butterfly),
    steps: view.steps && { ...view.steps, charts: view.steps.charts.map(drawn) },
    position: view.position && drawn(view.position),
    ...(latest ? { latest: withLines(latest, drawn) } : {}),
    sections: view.sections.map((section) => ({
      ...section,
      charts: section.charts.map(drawn),
      ...(section.book?.coverage
        ? { book: { ...section.book, coverage: drawn(section.book.coverage) } }
        : {}),
    })),
    ...(trends ? { trends: { ...trends, charts: trends.charts.map(drawn) } } : {}),
  };
}

/** A table with the drawing of each of its lines. */
function withLines(table: LatestView, drawn: (figure: DrawnView) => DrawnView): LatestView {
  const groups = table.groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => ({ ...row, course: row.course && drawn(row.course) })),
  }));
  return { ...table, groups };
}

/** The drawing of a figure, proved to be of this figure and no other. */
function drawingOf({ spec }: DrawnView, figures: readonly ChartFigure[]): string {
  const figure = figures.find(({ id }) => id === spec.id);
  if (!figure)
    throw new ReportError("CHART_FAULT", `The page shows ${spec.id}, but it was not drawn`);
  checkFigure(spec, figure);
  return figure.svg;
}
