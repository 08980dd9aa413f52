import type { ChartAnalysis, ChartPanel } from "../analysis/analyze.ts";
import { endsOf, fieldOf } from "../analysis/findings/field.ts";
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
  lowerFirst,
  measureName,
  placeName,
  rowUnit,
} from "./context.ts";
import { figureWords, isElsewhere, showFigure } from "./figure.ts";
import { leadOfSteps, stepName } from "./findings/steps.ts";
import type { ChartView, Sentence } from "./model.ts";
import { wordNotes } from "./notes.ts";
import { indicatorName, sayCount } from "./phrase.ts";
import { rankIn, showRank } from "./rank.ts";
import { capitaliseFirst, join, plainText, say, verbatim } from "./sentence.ts";
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
  const subtitle = subtitleOf(context, chart, plainText(title));
  const drawn = drawGroups(context, { id, focus }, chart);
  const spec: ChartFigureSpec = {
    id,
    form: chart.spec.form,
    widthMm,
    alt: altOf(context, [title, subtitle], drawn),
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
    subtitle,
    source: context.locale.say(context.linksToSources ? "chart.source" : "chart.sourceAlone"),
    isWide: widthMm > WIDEST_HALF_MM,
    spec,
  };
}

/** Two charts of this width stand side by side. */
const WIDEST_HALF_MM = 80;

function panelTitles(context: Context, { panels }: ChartAnalysis): readonly string[] {
  if (panels.length === 1) return [""];
  return panels.map(
    ({ outcome }) => indicatorOf(context, outcome.indicator).short[context.language],
  );
}

/** The message: where targets lie, or who is largest where that may be said; otherwise only what is shown. */
function titleOf(context: Context, { spec, panels }: ChartAnalysis): Sentence {
  const { locale } = context;
  const measure = listNames(
    context,
    panels.map(({ outcome }) => measureName(context, outcome.indicator, outcome.measure)),
  );
  const [panel] = panels;
  if (panels.length > 1) return fallsTitle(context, panels) ?? verbatim(measure);
  if (!panel) return [];
  if (spec.form === "dumbbell") return stepsTitle(context, panel, measure);
  const leading = leadersOf(panel.outcome);
  if (!leading) return verbatim(measure);
  const { cells, groups } = panel.outcome;
  const count = groups[0]?.regions.length ?? 0;
  const key = spec.measure === "level" ? "largest" : spec.measure === "count" ? "most" : "highest";
  return say(locale.say(`chart.${key}${count === 2 ? "Pair" : ""}`), {
    measure,
    of:
      count < cells.length
        ? say(locale.say("chart.of"), { count: sayCount(context, count, "places ranked") })
        : "",
    year: yearNumber(context, leading),
    places: listNames(
      context,
      leading.map((figure) => placeName(context, figure.region)),
    ),
  });
}

/**
 * Of the growth of several indicators: which fell, where; null where too many did, or an estimate or a bound is among them.
 *
 * A rise and a fall are told apart whatever the year, so that this ranks nothing.
 */
function fallsTitle(context: Context, panels: readonly ChartPanel[]): Sentence | null {
  const { locale } = context;
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  if (figures.length === 0 || figures.some(({ measure }) => measure !== "growth")) return null;
  const fallen = figures.filter(({ value }) => value !== null && value <= 0);
  if (fallen.length === 0) return say(locale.say("chart.allRose"));
  const isPlain = fallen.every(
    ({ value, status, bound, conflict }) =>
      value !== 0 && status === "actual" && bound === "exact" && !conflict,
  );
  if (fallen.length > MOST_FALLEN || !isPlain) return null;
  const names = fallen.map(({ indicator, region }) =>
    plainText(
      say(locale.say("chart.indicatorOf"), {
        indicator: indicatorName(context, indicator),
        place: placeName(context, region),
      }),
    ),
  );
  return say(locale.say("chart.onlyFell"), { names: listNames(context, names) });
}

/** More than this are not named in a title. */
const MOST_FALLEN = 2;

function stepsTitle(context: Context, { outcome, steps }: ChartPanel, measure: string): Sentence {
  if (steps.length === 0) return say(context.locale.say("chart.targetTitle"), { measure });
  const name = stepName(context, outcome.indicator, outcome.measure);
  return capitaliseFirst(leadOfSteps(context, name, { steps, asked: outcome.cells.length }));
}

/** The figures that are largest where that may be said; null where all are about the same or a bound leaves it open. */
function leadersOf(comparison: Comparison): readonly Figure[] | null {
  const field = fieldOf(comparison);
  const ends = field && endsOf(field);
  const [lowest] = ends?.lowest ?? [];
  return !ends || !lowest || ends.highest.includes(lowest) ? null : ends.highest;
}

function isRanked({ groups }: Comparison): boolean {
  return groups.some(({ ranks }) => ranks !== null);
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

/** The measure's full name where the title has not said it, its unit, its years. */
function subtitleOf(context: Context, { spec, panels }: ChartAnalysis, title: string): Sentence {
  const { locale } = context;
  const first = panels[0];
  if (!first) return [];
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  const { name, unit } = indicatorOf(context, first.outcome.indicator);
  const { language } = context;
  const isAlone = panels.length === 1;
  const isNamed = isAlone && !title.toLowerCase().includes(name[language].toLowerCase());
  const isCompared = panels.every(({ outcome }) => isRanked(outcome));
  const parts: readonly Sentence[] = [
    ...(isNamed ? [verbatim(name[language])] : []),
    verbatim(rowUnit(context, figures[0]?.unit ?? unit, spec.measure)),
    spec.form === "dumbbell" ? say(locale.say("chart.step")) : yearsOf(context, figures),
    ...(isAlone ? [] : [say(locale.say("chart.panels"))]),
    ...(isCompared || spec.form === "dumbbell" ? [] : [say(locale.say("chart.unrankedAll"))]),
  ];
  const subtitle = capitaliseFirst(join(parts, locale.say("list.detail")));
  return join([subtitle, ...termsOf(context, panels)], locale.say("list.stop"));
}

/** The bases and scopes of what is drawn, each once; among several panels with the indicator they hold for. */
function termsOf(context: Context, panels: readonly ChartPanel[]): readonly Sentence[] {
  const { locale, language } = context;
  const notes = panels.flatMap(({ outcome, target }) => {
    const worded = target ? wordNotes(context, target, outcome) : wordNotes(context, outcome, null);
    if (panels.length === 1) return worded;
    const indicator = indicatorOf(context, outcome.indicator).short[language];
    return worded.map((note) =>
      plainText(say(locale.say("chart.noteOf"), { indicator, note: lowerFirst(note) })),
    );
  });
  return [...new Set(notes)].map((note) => verbatim(note.replace(/[。.]$/u, "")));
}

/** The chart that a number belongs to, and the places that stand out in it. */
interface Anchor {
  readonly id: string;
  readonly focus: readonly string[];
}

/** Places of one year or that may be ranked first, the others set apart, both in the order of the page. */
function drawGroups(
  context: Context,
  place: Anchor,
  { spec, panels }: ChartAnalysis,
): readonly ChartGroup[] {
  const regions = panels[0]?.outcome.cells.map((cell) => cell.region) ?? [];
  const row = (region: string) => drawRow(context, place, region, panels);
  const first = spec.form === "dumbbell" ? [] : firstRegions(panels);
  // Dumbbells hold each place against itself.
  const isSetApart = spec.form !== "dumbbell";
  if (first.length === 0) return [{ caption: "", isSetApart, rows: regions.map(row) }];
  const isSilent = (region: string) =>
    panels.every(({ outcome }) =>
      outcome.cells.every((cell) => cell.region !== region || cell.figures.length === 0),
    );
  const others = regions.filter((region) => !first.includes(region));
  // Who publishes nothing has no other year or basis.
  const shown = [...first, ...others.filter(isSilent)];
  const rest = others.filter((region) => !isSilent(region));
  const caption = context.locale.say(panels.length > 1 ? "chart.otherYears" : "chart.unranked");
  return [
    { caption: "", isSetApart: false, rows: shown.map(row) },
    ...(rest.length > 0 ? [{ caption, isSetApart: true, rows: rest.map(row) }] : []),
  ];
}

/** Those that are ranked; of several panels, which rank nothing, those of the year that most places report. */
function firstRegions(panels: readonly ChartPanel[]): readonly string[] {
  if (panels.length > 1) return ofCommonYear(panels);
  const ranked = panels[0]?.outcome.groups.find((group) => group.ranks);
  return ranked ? byRank(ranked) : [];
}

/** Empty where no year is that of two places, or a place reports several. */
function ofCommonYear(panels: readonly ChartPanel[]): readonly string[] {
  const cells = panels.flatMap(({ outcome }) => outcome.cells);
  const regionsByYear = new Map<number, Set<string>>();
  for (const { region, figures } of cells) {
    for (const { year } of figures) {
      regionsByYear.set(year, (regionsByYear.get(year) ?? new Set()).add(region));
    }
  }
  const years = [...regionsByYear.values()];
  const isOneEach =
    new Set(years.flatMap((set) => [...set])).size === years.reduce((n, { size }) => n + size, 0);
  const [most] = years.toSorted((a, b) => b.size - a.size);
  return most && isOneEach && most.size > 1 ? [...most] : [];
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
  const hasTarget = (target?.figures.length ?? 0) > 0;
  const lacking = mark === null && !(pair === null && hasTarget) ? outcome : target;
  const lacks = mark === null || (target !== null && pair === null);
  const isApart = mark && pair && outcome?.figure?.basis !== target?.figure?.basis;
  return {
    mark,
    pair,
    ...(isApart ? { isApart } : {}),
    empty: lacks ? emptyLabel(context, id, lacking, target) : "",
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

/** Longer words leave no room for marks; the table beside the chart has them. */
const MOST_CHARACTERS = { zh: 6, en: 15 } as const;

/** Words, both numbers of a contradiction, or that nothing is published. */
function emptyLabel(context: Context, id: string, cell: Cell | null, target: Cell | null): string {
  const [first] = cell?.figures ?? [];
  if (cell && target && isElsewhere(context, cell, target))
    return context.locale.say("chart.elsewhere");
  if (!cell || !first) return context.locale.say("labels.missing");
  if (first.value === null) {
    context.shown.add(first);
    const words = figureWords(context, first);
    const isShort = words.length <= MOST_CHARACTERS[context.language];
    return isShort ? words : context.locale.say("chart.inWords");
  }
  const numerals = cell.figures.map((f) => showFigure(context, f, { signed: true, where: id }));
  return numerals.map(({ prefix, text, mark }) => prefix + text + mark).join(" / ");
}

/** What is shown, then every value, place by place, in words that can be read aloud. */
function altOf(
  { locale }: Context,
  headings: readonly Sentence[],
  groups: readonly ChartGroup[],
): string {
  const rows = groups.flatMap((group) => group.rows);
  const worded = rows.map(({ label, sub, cells }) =>
    plainText(
      say(locale.say(sub ? "chart.altRow" : "chart.altUndated"), {
        place: label,
        year: sub,
        value: cells.map((cell) => altCell(locale, cell)).join(" / "),
      }),
    ),
  );
  return plainText(
    say(locale.say("chart.alt"), {
      title: headings.map(plainText).join(locale.say("list.stop")),
      rows: worded.join(locale.say("list.row")),
    }),
  );
}

function altCell(locale: Context["locale"], { mark, pair, empty }: ChartCell): string {
  if (!pair) return [labelOf(mark), empty].filter(Boolean).join(" ");
  return plainText(
    say(locale.say("chart.altPair"), {
      outcome: mark ? labelOf(mark) : empty,
      target: labelOf(pair),
    }),
  );
}

function labelOf(mark: ChartMark | null): string {
  return mark ? mark.label + (mark.sign ?? "") : "";
}
