/** Words the targets of a headline: outcome → target, drawn, and in words what has no scale. */

import type { ChartAnalysis, KeyFinding, Row } from "../analysis/analyze.ts";
import { aimOf, type Cell, type Comparison } from "../analysis/model.ts";
import { replacedBy } from "../analysis/revisions.ts";
import { partSteps } from "../analysis/step-charts.ts";
import type { Dataset, Figure } from "../dataset/model.ts";
import { isJoinable } from "./chart/panels.ts";
import { isShortened } from "./chart/rows.ts";
import { headOfSteps } from "./chart/step-heads.ts";
import { buildChart, buildPanels, sourceOf } from "./chart.ts";
import { type Context, indicatorOf, lookUp, placeName } from "./context.ts";
import { partByPublishers, sayFewPublishers } from "./few-publishers.ts";
import { showWords } from "./figure.ts";
import { isDrawnBeside } from "./findings/show.ts";
import { stepName } from "./findings/steps.ts";
import type { ChartView, Sentence, Sign, StepsView, TableView } from "./model.ts";
import { joinAsList, nameFigure } from "./phrase.ts";
import { join, say, verbatim } from "./sentence.ts";
import { legendOfPanels } from "./table/legend.ts";
import { buildTable, type TableSettings } from "./table/table.ts";

interface Setting {
  /** Number of its first figure: figures are numbered through the page. */
  readonly firstNumber: number;
  readonly regions: readonly string[];
  readonly focus: readonly string[];
  /** Width of a chart of places that are too many to be rows of panels, in mm. */
  readonly chartWidthMm: number;
  /** The findings whose charts stand on the page: what they draw is not drawn again. */
  readonly findings: readonly KeyFinding[];
  /** How the table is set. */
  readonly tables: TableSettings;
}

/** As many as leave room for words beside the marks, so that panels stand in one line. */
const MOST_PANELS = { zh: 3, en: 2 } as const;

/** Two charts of many places under one another on a page. */
const MOST_ROWS = 16;

/**
 * Words rows of targets, each with its outcome.
 *
 * Rows that are drawn whole are in no table: it would say the same again. It holds what has no scale, what the figures leave
 * out where there are too many places for all, and what replaced another number. What one place alone sets is said in a
 * sentence, and so are words too long for a figure.
 */
export function buildSteps(
  context: Context,
  rows: readonly Row[],
  { firstNumber, regions, focus, chartWidthMm, findings, tables }: Setting,
): StepsView {
  const { drawn, others } = partSteps(rows);
  const beside = drawn.filter(({ chart }) => isDrawnBeside(findings, chart));
  const here = drawn.filter((one) => !beside.includes(one));
  const whole = here.filter(({ chart }) => isJoinable(chart));
  const limited = here.filter(({ chart }) => !isJoinable(chart));
  const groups = [
    ...inGroups(
      whole.map(({ chart }) => chart),
      MOST_PANELS[context.language],
    ),
    ...limited.map(({ chart }) => [chart]),
  ];
  const charts = groups.map((together, index) =>
    buildFigure(context, together, { number: firstNumber + index, focus, chartWidthMm }),
  );
  const hasField = charts.some((chart) => chart.hasField);
  const { byMany, byFew } = partByPublishers(context.dataset, others);
  const isRevised = ({ row }: { readonly row: Row }) => hasReplaced(context.dataset, row);
  const inTable = new Set([
    ...byMany,
    ...[...limited, ...[...beside, ...whole].filter(isRevised)].map(({ row }) => row),
  ]);
  return {
    // What the marks and the field mean is said once, where they are first met.
    charts: charts.map((chart, index) => ({
      ...chart,
      legend: [],
      hasField: hasField && index === 0,
    })),
    legend: legendOfSteps(
      context,
      here.map(({ chart }) => chart),
    ),
    beside: sayBeside(
      context,
      beside.map(({ chart }) => chart),
    ),
    source: sourceOf(context),
    few: [
      ...sayFewPublishers(context, byFew, {
        group: "steps",
        detailsOf: (figure) => sayOutcome(context, others, figure),
      }),
      ...sayWords(
        context,
        drawn.map(({ chart }) => chart),
      ),
    ],
    table: tableOf(
      context,
      rows.filter((row) => inTable.has(row)),
      { regions, tables },
    ),
  };
}

/** Which measures the charts beside the findings draw. */
function sayBeside(context: Context, charts: readonly ChartAnalysis[]): Sentence {
  if (charts.length === 0) return [];
  const measures = charts.flatMap(({ panels }) =>
    panels.map(({ outcome }) => stepName(context, outcome.indicator, outcome.measure)),
  );
  return say(context.locale.say("steps.beside"), { measures: joinAsList(context, measures) });
}

/** Groups as even as may be, none larger than asked. */
function inGroups<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / most);
  const startOf = (group: number) => Math.ceil((group * items.length) / count);
  return Array.from({ length: count }, (_, group) =>
    items.slice(startOf(group), startOf(group + 1)),
  );
}

function buildFigure(
  context: Context,
  together: readonly ChartAnalysis[],
  { number, focus, chartWidthMm }: Pick<Setting, "focus" | "chartWidthMm"> & { number: number },
): ChartView {
  const [chart] = together;
  if (chart && !isJoinable(chart)) {
    return buildChart(
      context,
      { number, widthMm: chartWidthMm, focus, mostRows: MOST_ROWS },
      chart,
    );
  }
  const panels = buildPanels(context, { number, focus, headOf: headOfSteps }, together);
  return { ...panels, title: titleOf(context, together), subtitle: [], notes: panels.subtitle };
}

/** The themes of a figure: its panels name the measures. */
function titleOf(context: Context, together: readonly ChartAnalysis[]): Sentence {
  const { dataset, language, locale } = context;
  const themes = together
    .flatMap(({ spec }) => spec.indicators)
    .map((indicator) => indicatorOf(context, indicator).theme);
  const names = [...new Set(themes)].map(
    (theme) => lookUp(dataset.themeById, theme).name[language],
  );
  return say(locale.say("steps.title"), { themes: names.join(locale.say("steps.between")) });
}

function hasReplaced(dataset: Dataset, { comparison, before }: Row): boolean {
  const cells = [...comparison.cells, ...(before?.cells ?? [])];
  return cells.some(({ figures }) => figures.some((one) => replacedBy(dataset, one).length > 0));
}

/** The two marks of a place, and those beside its numbers. */
function legendOfSteps(context: Context, charts: readonly ChartAnalysis[]): readonly Sign[] {
  const { locale } = context;
  if (charts.length === 0) return [];
  const cells = charts.flatMap(({ panels }) =>
    panels.flatMap(({ outcome, target }) => [...outcome.cells, ...(target?.cells ?? [])]),
  );
  return [
    { sign: "●", meaning: locale.say("chart.outcome") },
    { sign: "○", meaning: locale.say("chart.target") },
    ...legendOfPanels(context, cells, false),
  ];
}

/** e.g. 上年增长5.5%; nothing where no outcome stands beside the target. */
function sayOutcome(context: Context, rows: readonly Row[], target: Figure): readonly Sentence[] {
  const { locale } = context;
  const row = rows.find(({ comparison }) =>
    comparison.cells.some(({ figures }) => figures.includes(target)),
  );
  const cell = row?.before?.cells.find(({ region }) => region === target.region);
  if (!cell || cell.figures.length === 0) return [];
  const value = join(
    cell.figures.map((figure) => sayOne(context, figure)),
    " / ",
  );
  return [say(locale.say("steps.outcome"), { value })];
}

function sayOne(context: Context, figure: Figure): Sentence {
  return figure.value === null ? verbatim(showWords(context, figure)) : nameFigure(context, figure);
}

/** The targets that figures only say there are: words too long for them, and targets in another measure. */
function sayWords(context: Context, charts: readonly ChartAnalysis[]): readonly Sentence[] {
  const { locale } = context;
  const items = charts.flatMap((chart) => {
    const drawn = { id: "steps", isPanel: isJoinable(chart) };
    return chart.panels
      .flatMap(({ target }) => target ?? [])
      .flatMap((target) =>
        target.cells
          .filter((cell) => isShortened(context, drawn, cell))
          .map((cell) => sayTarget(context, target, cell)),
      );
  });
  if (items.length === 0) return [];
  return [say(locale.say("steps.words"), { items: join(items, locale.say("list.row")) })];
}

function sayTarget(
  context: Context,
  { indicator, measure }: Pick<Comparison, "indicator" | "measure">,
  cell: Cell,
): Sentence {
  return say(context.locale.say("steps.wordsOf"), {
    place: placeName(context, cell.region),
    measure: stepName(context, indicator, measure),
    value: join(
      aimOf(cell).map((figure) => sayOne(context, figure)),
      " / ",
    ),
  });
}

function tableOf(
  context: Context,
  rows: readonly Row[],
  { regions, tables }: Pick<Setting, "regions" | "tables">,
): TableView | null {
  if (rows.length === 0) return null;
  const caption = context.locale.say("steps.caption");
  return buildTable(context, { ...tables, id: "steps-table", caption, rows, regions });
}
