import type { ChartAnalysis } from "../analysis/analyze.ts";
import { chooseRows } from "../analysis/chart-rows.ts";
import { partAsPanels } from "../analysis/panel-rows.ts";
import type { ChartFigureSpec, ChartGroup } from "../charts/model.ts";
import { hasTwoEnds } from "../dataset/chart-forms.ts";
import { altOf } from "./chart/alt.ts";
import { type HeadOf, wordPanels } from "./chart/panels.ts";
import { haveUnlikePrices, namePanel } from "./chart/prices.ts";
import {
  drawGroups,
  drawReferences,
  sayOmittedPlaces,
  saySilent,
  withoutSilent,
} from "./chart/rows.ts";
import { subtitleOf } from "./chart/subtitle.ts";
import { titleOf } from "./chart/title.ts";
import type { Context } from "./context.ts";
import { nameKinds } from "./documents.ts";
import type { ChartView, Sentence } from "./model.ts";
import { TEXT_WIDTH_MM, WIDEST_HALF_MM } from "./paper.ts";
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
  { number, ...placing }: Placing,
  chart: ChartAnalysis,
): ChartOfRows {
  const context = sayTogether(page, chart);
  const title = titleOf(context, chart);
  const { widthMm } = placing;
  const worded = wordRows(context, { ...placing, id: idOf(number), title }, chart);
  return {
    ...frameOf(context, { number, widthMm }),
    title,
    ...worded,
    isOverview: chart.panels.length > 1,
    legend: [],
    hasField: false,
    names: worded.spec.panels,
  };
}

/** All indicators of a chart are said in one unit. */
export function sayTogether(page: Context, { panels }: ChartAnalysis): Context {
  return { ...page, together: panels.map(({ outcome }) => outcome.indicator) };
}

/** A figure of rows under words that stand over it or beside it. */
interface RowsPlacing extends Omit<Placing, "number"> {
  readonly id: string;
  /** What is said already, so that the subtitle need not. */
  readonly title: Sentence;
  /** True where its rows stand close, without ranks and names of ends, beside words that say them. Default: false. */
  readonly isCompact?: boolean;
}

/** Words the rows of a chart, and what it is of. */
export function wordRows(
  context: Context,
  { id, title, widthMm, focus, mostRows = MOST_ROWS, isCompact = false }: RowsPlacing,
  chart: ChartAnalysis,
): { readonly subtitle: Sentence; readonly spec: ChartFigureSpec } {
  const { panels } = chart;
  const { locale, peers = [] } = context;
  const chosen = chooseRows(chart, { focus, peers, most: mostRows });
  const loud = isCompact ? withoutSilent(chosen) : { rows: chosen, silent: [] };
  const { silent } = loud;
  const rows = isCompact ? partAsPanels(loud.rows, chart) : loud.rows;
  const subtitle = subtitleOf(context, chart, chosen, plainText(title));
  const anchor = { id, focus, isCompact };
  const groups = [
    ...drawGroups(context, anchor, rows, panels),
    ...drawReferences(context, anchor, panels),
  ];
  const foot = [
    ...(silent.length > 0 ? [saySilent(context, silent)] : []),
    sayOmittedPlaces(context, anchor, rows, panels),
  ]
    .filter((said) => said !== "")
    .join(locale.say("list.row"));
  const isUnlike = haveUnlikePrices(context, panels);
  const grounded = isUnlike ? groups.map(sideBySide) : groups;
  const drawn = { groups: grounded, ...(foot === "" ? {} : { foot }) };
  const spec: ChartFigureSpec = {
    id,
    form: chart.spec.form,
    widthMm,
    alt: altOf(context, [title, subtitle], drawn),
    panels: panels.length === 1 ? [""] : panels.map((one) => namePanel(context, one, isUnlike)),
    ...drawn,
    ends:
      hasTwoEnds(chart.spec.form) && !isCompact
        ? { from: locale.say("chart.outcome"), to: locale.say("chart.target") }
        : null,
    ...(isCompact ? { isCompact } : {}),
  };
  return { subtitle, spec };
}

/** Rows that only stand beside one another: nothing of them is compared. */
function sideBySide(group: ChartGroup): ChartGroup {
  return { ...group, isSetApart: true, isField: false };
}

/** Words several charts as one figure: panels on shared rows over the whole width. */
export function buildPanels(
  context: Context,
  { number, focus, headOf }: Pick<Placing, "number" | "focus"> & { readonly headOf?: HeadOf },
  charts: readonly ChartAnalysis[],
): ChartView {
  const placing = { number, widthMm: TEXT_WIDTH_MM };
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

/** The documents behind a figure. */
export function sourceOf(context: Context): string {
  const { linksToSources, isOfOne = false, locale } = context;
  const key = `${isOfOne ? "sourceOfOne" : "source"}${linksToSources ? "" : "Alone"}`;
  const documents = nameKinds(context, context.documents);
  return plainText(say(locale.say(`chart.${key}`), { documents }));
}
