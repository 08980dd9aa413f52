import type { ChartAnalysis } from "../analysis/analyze.ts";
import { chooseRows } from "../analysis/chart-rows.ts";
import type { ChartFigureSpec } from "../charts/model.ts";
import { hasTwoEnds } from "../dataset/chart-forms.ts";
import { altOf } from "./chart/alt.ts";
import { type HeadOf, wordPanels } from "./chart/panels.ts";
import { drawGroups, drawReferences, sayOmittedPlaces } from "./chart/rows.ts";
import { subtitleOf } from "./chart/subtitle.ts";
import { titleOf } from "./chart/title.ts";
import { type Context, indicatorOf } from "./context.ts";
import { nameKinds } from "./documents.ts";
import type { ChartView } from "./model.ts";
import { plainText, say } from "./sentence.ts";

/** Where a chart stands. */
export interface Placing {
  /** Charts are numbered through the page. */
  readonly number: number;
  readonly widthMm: number;
  /** Regions that stand out; none where all are equal. */
  readonly focus: readonly string[];
  /** Most rows; of more places some are left out, and counted. Default: 16. */
  readonly mostRows?: number;
}

/** With this many rows, two charts under one another still leave room for text on a page. */
const MOST_ROWS = 16;

/** A chart that is a figure of its own. */
export type ChartOfRows = ChartView & { readonly spec: ChartFigureSpec };

/** Words a chart: its message, its labels and its alternative text. */
export function buildChart(
  page: Context,
  { number, widthMm, focus, mostRows = MOST_ROWS }: Placing,
  chart: ChartAnalysis,
): ChartOfRows {
  const id = idOf(number);
  const { panels } = chart;
  const context = { ...page, together: panels.map(({ outcome }) => outcome.indicator) };
  const { locale, peers = [] } = context;
  const title = titleOf(context, chart);
  const rows = chooseRows(chart, { focus, peers, most: mostRows });
  const subtitle = subtitleOf(context, chart, rows, plainText(title));
  const anchor = { id, focus };
  const groups = [
    ...drawGroups(context, anchor, rows, panels),
    ...drawReferences(context, anchor, panels),
  ];
  const foot = sayOmittedPlaces(context, anchor, rows, panels);
  const drawn = { groups, ...(foot === "" ? {} : { foot }) };
  const spec: ChartFigureSpec = {
    id,
    form: chart.spec.form,
    widthMm,
    alt: altOf(context, [title, subtitle], drawn),
    panels: panelTitles(context, chart),
    ...drawn,
    ends: hasTwoEnds(chart.spec.form)
      ? { from: locale.say("chart.outcome"), to: locale.say("chart.target") }
      : null,
  };
  return {
    ...frameOf(context, { number, widthMm }),
    title,
    subtitle,
    isOverview: panels.length > 1,
    legend: [],
    hasField: false,
    names: spec.panels,
    spec,
  };
}

/** Words several charts as one figure: panels on shared rows over the whole width. */
export function buildPanels(
  context: Context,
  { number, focus, headOf }: Pick<Placing, "number" | "focus"> & { readonly headOf?: HeadOf },
  charts: readonly ChartAnalysis[],
): ChartView {
  const placing = { number, widthMm: FULL_WIDTH_MM };
  const worded = wordPanels(
    context,
    { ...placing, id: idOf(number), focus, ...(headOf ? { headOf } : {}) },
    charts,
  );
  return { ...frameOf(context, placing), ...worded, isOverview: false, names: [] };
}

function idOf(number: number): string {
  return `chart-${number}`;
}

/** e.g. 图1, Figure 1. */
export function figureLabel({ locale }: Context, number: number): string {
  return plainText(say(locale.say("chart.label"), { number: String(number) }));
}

/** What stands around every drawing. */
function frameOf(context: Context, { number, widthMm }: Pick<Placing, "number" | "widthMm">) {
  return {
    id: idOf(number),
    label: figureLabel(context, number),
    source: sourceOf(context),
    isWide: widthMm > WIDEST_HALF_MM,
  };
}

/** The width of the text of an A4 page. */
export const FULL_WIDTH_MM = 166;

/** Up to this width two charts fit side by side. */
const WIDEST_HALF_MM = 80;

/** The documents behind a figure. */
export function sourceOf(context: Context): string {
  const { linksToSources, isOfOne = false, locale } = context;
  const key = `${isOfOne ? "sourceOfOne" : "source"}${linksToSources ? "" : "Alone"}`;
  const documents = nameKinds(context, context.documents);
  return plainText(say(locale.say(`chart.${key}`), { documents }));
}

function panelTitles(context: Context, { panels }: ChartAnalysis): readonly string[] {
  if (panels.length === 1) return [""];
  return panels.map(
    ({ outcome }) => indicatorOf(context, outcome.indicator).short[context.language],
  );
}
