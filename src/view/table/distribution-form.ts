/** Many places: ends, quartiles and median, a line an indicator, each a published value with the name of its place. */

import { type Distribution, distributionsOf } from "../../analysis/distribution.ts";
import { aimOf, type Comparison } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, indicatorOf, placeName } from "../context.ts";
import { showFigure } from "../figure.ts";
import type { BlockRowView, BlockView, CellView, Numeral, Sentence } from "../model.ts";
import type { NoteBook } from "../notes.ts";
import { periodNumeral } from "../period.ts";
import { sayCount } from "../phrase.ts";
import { isEven } from "../places.ts";
import { rankIn } from "../rank.ts";
import { join, say, words } from "../sentence.ts";
import { buildCell, EMPTY, missingCell } from "./cell.ts";
import { HEAD, measureCell, NAME, SMALL, wrappedMm } from "./extent.ts";
import type { Line } from "./lines.ts";
import { GAP_MM, round, sharesOf, styleOf } from "./setting.ts";
import { type Setting, widestPieceMm, widthMm } from "./text-width.ts";

const STATISTICS = ["highest", "upperQuartile", "median", "lowerQuartile", "lowest"] as const;

/** Of more places that share a value the first is named, and they are counted. */
const MOST_NAMED = 2;
/** Fewer characters than a line bears, in all names together. */
const LONGEST_NAMES = 14;

/** Longer names of indicators go over several lines. */
const WIDEST_STUB_MM = 34;
const LEAST_STUB_MM = 16;
const YEAR_MM = 10;
/** Of a unit; the name of an indicator may take one more. */
const MOST_LINES = 5;

const SLOT_MM = 2;
const RANK_MM = 7.6;
/** The type of the names below a number, and the room at both sides of a cell. */
const PLACE: Setting = { sizePt: 7.5 };
const PADDING_MM = 1.5 + SLOT_MM;

interface DistributionSource {
  readonly id: string;
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly widthMm: number;
  /** True where one distribution a line is all there is room for: that of the place in focus, else the largest. */
  readonly isShort: boolean;
}

/** Sets the distributions of a table's lines; a line without numbers that can be compared is counted below. */
export function setDistribution(
  context: Context,
  notes: NoteBook,
  { id, caption, lines, widthMm: tableMm, isShort }: DistributionSource,
): { readonly block: BlockView; readonly shown: readonly Figure[] } {
  const { locale, focus } = context;
  const found = lines.map((line) => ({
    line,
    distributions: shorten(context, distributionsOf(line.source.comparison), isShort),
  }));
  const told = found.flatMap(({ line, distributions }) =>
    distributions.map((distribution) => ({ line, distribution })),
  );
  let before = "";
  const rows = told.map(({ line, distribution }) => {
    const opens = line.indicator !== before;
    before = line.indicator;
    return setRow(context, notes, { line, distribution, opens });
  });
  const [place] = focus;
  const heads = [
    ...STATISTICS.map((key) => locale.say(`table.${key}`)),
    ...(place === undefined ? [] : [placeName(context, place)]),
  ];
  const widthsMm = fitWidths(context, lines, { rows, tableMm, heads }).map(round);
  const untold = found.filter(({ distributions }) => distributions.length === 0).length;
  const block: BlockView = {
    id,
    caption,
    style: styleOf({ slot: SLOT_MM, rank: RANK_MM }, widthsMm),
    widthsMm,
    widths: sharesOf(widthsMm),
    spans: [],
    stubs: ["labels.indicator", "labels.unit", "labels.year", "table.places"].map((key) => ({
      title: locale.say(key),
      years: [],
    })),
    columns: heads.map((name) => ({ name, unit: "", years: [], notes: [] })),
    rows,
    remark: sayRemark(context, untold),
  };
  const shown = told.flatMap(({ distribution }) => STATISTICS.flatMap((key) => distribution[key]));
  return { block, shown };
}

interface Room {
  readonly rows: readonly BlockRowView[];
  readonly tableMm: number;
  /** Of statistics and of the place in focus. */
  readonly heads: readonly string[];
}

/**
 * Of indicator, unit, year, number of places and the statistics, in mm: long names of places leave less to units and
 * indicators, and a column with a long one takes from the others.
 */
function fitWidths(
  context: Context,
  lines: readonly Line[],
  { rows, tableMm, heads }: Room,
): readonly number[] {
  const { locale } = context;
  const counts = rows.map(({ subs }) => (subs.at(-1) ?? []).map(({ text }) => text).join(""));
  const countMm = Math.max(
    ...counts.map((text) => widthMm(text, SMALL)),
    widestPieceMm(locale.say("table.places"), HEAD),
  );
  const periods = rows.map(({ subs }) => (subs[1] ?? []).map(({ text }) => text).join(""));
  const periodMm = Math.max(YEAR_MM, ...periods.map(periodNeedMm));
  const leastMm = heads.map((head, column) => leastOf(head, column, rows));
  const widthsAt = (linesOfUnit: number): readonly number[] => {
    const stubs = lines.map(({ full }) => wrappedMm(full, linesOfUnit + 1, NAME));
    const units = lines.map(({ unit }) => wrappedMm(unit, linesOfUnit, SMALL));
    const stubMm = Math.max(LEAST_STUB_MM, ...stubs.map((mm) => Math.min(mm, WIDEST_STUB_MM)));
    return [stubMm + GAP_MM, Math.max(0, ...units) + GAP_MM, periodMm, countMm + GAP_MM];
  };
  for (let linesOfUnit = 1; ; linesOfUnit += 1) {
    const leading = widthsAt(linesOfUnit);
    const restMm = tableMm - sumOf(leading);
    if (restMm >= sumOf(leastMm) || linesOfUnit === MOST_LINES)
      return [...leading, ...share(restMm, leastMm)];
  }
}

/** A period stays on one line; a year has room enough. */
function periodNeedMm(text: string): number {
  return text.length <= YEAR_LENGTH ? 0 : widthMm(text, SMALL) + GAP_MM;
}

const YEAR_LENGTH = 4;

/** What a column takes that no line break can part: of its head, its numbers and the names of places below them. */
function leastOf(head: string, column: number, rows: readonly BlockRowView[]): number {
  const cellsMm = rows.flatMap(({ cells }) => {
    const cell = cells[column];
    if (!cell) return [];
    const { numberMm, markMm } = measureCell(cell, false);
    const names = cell.place.map(({ text }) => text).join("");
    return [numberMm + markMm, widestPieceMm(names, PLACE), widestPieceMm(cell.words, SMALL)];
  });
  return Math.max(widestPieceMm(head, HEAD), ...cellsMm) + PADDING_MM;
}

/** Equal columns where each has what it takes; else what is left over is shared. */
function share(restMm: number, leastMm: readonly number[]): readonly number[] {
  const equalMm = restMm / leastMm.length;
  if (leastMm.every((mm) => mm <= equalMm)) return leastMm.map(() => equalMm);
  const overMm = restMm - sumOf(leastMm);
  if (overMm >= 0) return leastMm.map((mm) => mm + overMm / leastMm.length);
  // Where even that is too much, the widest give way, and their words are broken.
  const mostMm = mostThatFits(restMm, leastMm);
  return leastMm.map((mm) => Math.min(mm, mostMm));
}

/** The width to which the widest columns have to be cut for all to fit. */
function mostThatFits(restMm: number, leastMm: readonly number[]): number {
  let leftMm = restMm;
  for (const [index, mm] of [...leastMm].sort((a, b) => a - b).entries()) {
    const equalMm = leftMm / (leastMm.length - index);
    if (mm > equalMm) return equalMm;
    leftMm -= mm;
  }
  return leftMm;
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, mm) => sum + mm, 0);
}

/** Where there is little room, the distribution that the place in focus is in, else the largest. */
function shorten(
  { focus }: Context,
  distributions: readonly Distribution[],
  isShort: boolean,
): readonly Distribution[] {
  if (!isShort) return distributions;
  const own = distributions.find(({ figures }) =>
    figures.some(({ region }) => focus.includes(region)),
  );
  return own ? [own] : distributions.slice(0, 1);
}

function sayRemark(context: Context, untold: number): Sentence {
  const { locale } = context;
  const rest =
    untold === 0
      ? []
      : [
          say(locale.say("table.untold"), {
            count: sayCount(context, untold, "lines without numbers that can be compared"),
          }),
        ];
  return join([say(locale.say("table.nearestRank")), ...rest], locale.say("list.sentence"));
}

interface RowSource {
  readonly line: Line;
  readonly distribution: Distribution;
  readonly opens: boolean;
}

function setRow(
  context: Context,
  notes: NoteBook,
  { line, distribution, opens }: RowSource,
): BlockRowView {
  const { comparison } = line.source;
  const { focus } = context;
  const { time } = indicatorOf(context, comparison.indicator);
  const { period } = distribution;
  const year = periodNumeral(context, { period, time }, { formula: "year of the figures" });
  const [place] = focus;
  return {
    name: opens ? line.full : "",
    opens,
    isFocus: false,
    notes: notes.take(onlyOf(comparison, distribution), null),
    subs: [[words(line.unit)], [year], [showCount(context, comparison, distribution)]],
    cells: [
      ...STATISTICS.map((key) => setStatistic(context, key, distribution[key])),
      ...(place === undefined ? [] : [setFocus(context, comparison, distribution, place)]),
    ],
  };
}

/** The comparison with none but the cells of a distribution. */
function onlyOf(comparison: Comparison, { figures }: Distribution): Comparison {
  const members = new Set(figures);
  const cells = comparison.cells.filter(({ figure }) => figure !== null && members.has(figure));
  return { ...comparison, cells };
}

/** How many are like for like, of how many that publish. */
function showCount({ ledger }: Context, { cells }: Comparison, { figures }: Distribution): Numeral {
  const publishing = cells.filter((cell) => aimOf(cell).length > 0).length;
  return ledger.enter({
    text: `${figures.length}/${publishing}`,
    is: "count",
    value: figures.length,
    unit: null,
    figures: figures.map(({ id }) => id),
    formula: "places like for like / places that publish",
  });
}

function setStatistic(
  context: Context,
  key: (typeof STATISTICS)[number],
  figures: readonly Figure[],
): CellView {
  const [figure] = figures;
  if (!figure) return EMPTY;
  const numeral = showFigure(context, figure, { signed: true });
  return { ...EMPTY, numerals: [numeral], place: namePlacesOf(context, key, figures) };
}

function namePlacesOf(context: Context, key: string, figures: readonly Figure[]): Sentence {
  const { locale } = context;
  const names = figures.slice(0, MOST_NAMED).map(({ region }) => placeName(context, region));
  const all = names.join(locale.say("list.separator"));
  const isShort = figures.length === 1 || all.length <= LONGEST_NAMES;
  if (isEven(figures) && figures.length <= MOST_NAMED && isShort) return [words(all)];
  const wording = locale.say(isEven(figures) ? "table.placesOfValue" : "table.placesAlike");
  // Each language counts one of the two.
  const count = wording.includes("{total}")
    ? { total: sayCount(context, figures.length, `places at the ${key}`) }
    : { rest: sayCount(context, figures.length - 1, `further places at the ${key}`) };
  return say(wording, { place: names[0] ?? "", ...count });
}

/** The place in focus, where it is one of them; else why it is not. */
function setFocus(
  context: Context,
  comparison: Comparison,
  { figures }: Distribution,
  place: string,
): CellView {
  const cell = comparison.cells.find(({ region }) => region === place);
  if (!cell || cell.figures.length === 0)
    return cell ? buildCell(context, cell, null, null) : missingCell(context);
  if (cell.figure && figures.includes(cell.figure)) {
    return buildCell(context, cell, rankIn(comparison, place), null);
  }
  return { ...EMPTY, kind: "words", isNumber: false, words: context.locale.say("table.apart") };
}
