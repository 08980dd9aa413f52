import type { ChartAnalysis, ChartPanel } from "../analysis/analyze.ts";
import type { Cell, Comparison, Group } from "../analysis/model.ts";
import type {
  ChartCell,
  ChartFigureSpec,
  ChartGroup,
  ChartMark,
  ChartRow,
} from "../charts/model.ts";
import type { Figure } from "../dataset/model.ts";
import {
  type Context,
  indicatorOf,
  listNames,
  measureName,
  placeName,
  rowUnit,
} from "./context.ts";
import { figureWords, showFigure } from "./figure.ts";
import type { ChartView, Sentence } from "./model.ts";
import { rankIn, showRank } from "./rank.ts";
import { plainText, say } from "./sentence.ts";
import { yearsOf } from "./year.ts";

/** Where a chart stands. */
export interface Placing {
  /** Charts are numbered through the page. */
  readonly number: number;
  readonly widthMm: number;
  /** Regions that stand out; none where all are equal. */
  readonly focus: readonly string[];
}

/** Words a chart: its message, its labels and its alternative text. */
export function buildChart(
  context: Context,
  { number, widthMm, focus }: Placing,
  chart: ChartAnalysis,
): ChartView {
  const id = `chart-${number}`;
  const title = titleOf(context, chart);
  const drawn = drawGroups(context, { id, focus }, chart);
  const spec: ChartFigureSpec = {
    id,
    form: chart.spec.form,
    widthMm,
    alt: altOf(context, plainText(title), drawn),
    panels: panelTitles(context, chart),
    groups: drawn,
    ends:
      chart.spec.form === "dumbbell"
        ? { from: context.locale.say("chart.outcome"), to: context.locale.say("chart.target") }
        : null,
  };
  return {
    id,
    label: plainText(say(context.locale.say("chart.label"), { number: String(number) })),
    title,
    subtitle: subtitleOf(context, chart),
    source: context.locale.say("chart.source"),
    spec,
  };
}

function panelTitles(context: Context, { panels }: ChartAnalysis): readonly string[] {
  if (panels.length === 1) return [""];
  return panels.map(
    ({ outcome }) => indicatorOf(context, outcome.indicator).short[context.language],
  );
}

/** The message: who is largest where that may be said; otherwise what is shown, and that it is not ranked. */
function titleOf(context: Context, { spec, panels }: ChartAnalysis): Sentence {
  const { locale } = context;
  const measure = listNames(
    context,
    panels.map(({ outcome }) => measureName(context, outcome.indicator, outcome.measure)),
  );
  if (spec.form === "dumbbell") return say(locale.say("chart.targetTitle"), { measure });
  const leading = panels.length === 1 && panels[0] ? leadersOf(panels[0].outcome) : null;
  if (!leading) return say(locale.say("chart.sideBySide"), { measure });
  return say(locale.say("chart.largest"), {
    measure,
    year: yearNumber(context, leading),
    places: listNames(
      context,
      leading.map((figure) => placeName(context, figure.region)),
    ),
  });
}

/** The figures with rank 1 of the first ranked group. */
function leadersOf({ cells, groups }: Comparison): readonly Figure[] | null {
  const ranks = groups.find((group) => group.ranks)?.ranks;
  if (!ranks || Object.keys(ranks).length < 2) return null;
  return cells.flatMap(({ region, figure }) => (figure && ranks[region] === 1 ? [figure] : []));
}

function yearNumber(context: Context, figures: readonly Figure[]): Sentence {
  const year = figures[0]?.year ?? 0;
  return [
    context.ledger.enter({
      text: String(year),
      value: year,
      unit: null,
      figures: figures.map((figure) => figure.id),
      formula: "year of the figures",
    }),
  ];
}

function subtitleOf(context: Context, { spec, panels }: ChartAnalysis): Sentence {
  const { locale } = context;
  const first = panels[0];
  if (!first) return [];
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  const indicator = indicatorOf(context, first.outcome.indicator);
  return say(locale.say(spec.form === "dumbbell" ? "chart.targetSubtitle" : "chart.subtitle"), {
    measure: panels.length === 1 ? indicator.name[context.language] : locale.say("chart.panels"),
    unit: rowUnit(context, figures[0]?.unit ?? indicator.unit, spec.measure),
    years: spec.form === "dumbbell" ? "" : yearsOf(context, figures),
  });
}

/** The chart that a number belongs to, and the places that stand out in it. */
interface Anchor {
  readonly id: string;
  readonly focus: readonly string[];
}

/** Ranked places first, the others set apart in the order of the page; several panels keep one order. */
function drawGroups(
  context: Context,
  place: Anchor,
  { spec, panels }: ChartAnalysis,
): readonly ChartGroup[] {
  const regions = panels[0]?.outcome.cells.map((cell) => cell.region) ?? [];
  const row = (region: string) => drawRow(context, place, region, panels);
  const ranked =
    panels.length === 1 ? panels[0]?.outcome.groups.find((group) => group.ranks) : undefined;
  if (!ranked || spec.form === "dumbbell") {
    return [{ caption: "", isSetApart: false, rows: regions.map(row) }];
  }
  const rest = regions.filter((region) => !(region in (ranked.ranks ?? {})));
  return [
    { caption: "", isSetApart: false, rows: byRank(ranked).map(row) },
    ...(rest.length > 0
      ? [{ caption: context.locale.say("chart.unranked"), isSetApart: true, rows: rest.map(row) }]
      : []),
  ];
}

function byRank({ regions, ranks }: Group): readonly string[] {
  return regions
    .filter((region) => ranks?.[region] !== undefined)
    .sort((a, b) => (ranks?.[a] ?? 0) - (ranks?.[b] ?? 0));
}

function drawRow(
  context: Context,
  { id, focus }: Anchor,
  region: string,
  panels: readonly ChartPanel[],
): ChartRow {
  const at = (comparison: Comparison | null) =>
    comparison?.cells.find((cell) => cell.region === region) ?? null;
  const first = panels.map(({ outcome }) => at(outcome)?.figures[0]).find(Boolean);
  return {
    label: placeName(context, region),
    sub: first ? yearLabel(context, id, first) : "",
    isFocus: focus.includes(region),
    cells: panels.map(({ outcome, target }) =>
      drawCell(context, id, {
        outcome: at(outcome),
        target: target ? at(target) : null,
        rank: panels.length === 1 && !target ? rankLabel(context, id, outcome, region) : "",
      }),
    ),
  };
}

function rankLabel(context: Context, id: string, comparison: Comparison, region: string): string {
  const rank = rankIn(comparison, region);
  if (!rank) return "";
  const { text } = showRank(context, rank, id);
  return rank.isProvisional ? `(${text})` : text;
}

function yearLabel({ ledger }: Context, where: string, { id, year }: Figure): string {
  const entry = { value: year, unit: null, figures: [id], formula: "year of the figure", where };
  return ledger.enter({ text: String(year), ...entry }).text;
}

interface Slot {
  readonly outcome: Cell | null;
  readonly target: Cell | null;
  readonly rank: string;
}

function drawCell(context: Context, id: string, { outcome, target, rank }: Slot): ChartCell {
  const mark = drawMark(context, id, outcome?.figure ?? null);
  const pair = drawMark(context, id, target?.figure ?? null);
  const lacking = mark === null ? outcome : target;
  return {
    mark,
    pair,
    empty:
      mark === null || (target !== null && pair === null) ? emptyLabel(context, id, lacking) : "",
    rank: mark === null ? "" : rank,
  };
}

function drawMark(context: Context, id: string, figure: Figure | null): ChartMark | null {
  if (!figure || figure.value === null) return null;
  const { prefix, text, mark } = showFigure(context, figure, { signed: true, where: id });
  return {
    value: figure.value,
    label: prefix + text,
    sign: mark,
    status: figure.status,
    bound: figure.bound,
  };
}

/** Words, both numbers of a contradiction, or that nothing is published. */
function emptyLabel(context: Context, id: string, cell: Cell | null): string {
  const [first] = cell?.figures ?? [];
  if (!cell || !first) return context.locale.say("labels.missing");
  if (first.value === null) {
    context.shown.add(first);
    return figureWords(context, first);
  }
  const numerals = cell.figures.map((f) => showFigure(context, f, { signed: true, where: id }));
  return numerals.map(({ prefix, text, mark }) => prefix + text + mark).join(" / ");
}

function altOf({ locale }: Context, title: string, groups: readonly ChartGroup[]): string {
  const rows = groups.flatMap((group) => group.rows);
  const worded = rows.map(({ label, cells }) =>
    plainText(
      say(locale.say("chart.altRow"), { place: label, value: cells.map(altCell).join(" / ") }),
    ),
  );
  return plainText(
    say(locale.say("chart.alt"), { title, rows: worded.join(locale.say("list.separator")) }),
  );
}

function altCell({ mark, pair, empty }: ChartCell): string {
  return [labelOf(mark), pair ? `→ ${labelOf(pair)}` : "", empty].filter(Boolean).join(" ");
}

function labelOf(mark: ChartMark | null): string {
  return mark ? mark.label + (mark.sign ?? "") : "";
}
