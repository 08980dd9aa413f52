/** Words the latest figures of headline indicators, with those of a year before and their course. */

import type { Cell, ReasonCode } from "../../analysis/model.ts";
import type {
  Course,
  Earlier,
  LatestAnswer,
  LatestRow,
  OverTime,
  Trend,
} from "../../analysis/over-time/model.ts";
import type { SparklineSpec } from "../../charts/time/model.ts";
import type { Figure, Period } from "../../dataset/model.ts";
import { type Context, indicatorOf, placeName } from "../context.ts";
import { showFigure } from "../figure.ts";
import type {
  CellView,
  DrawnView,
  LatestGroupView,
  LatestRowView,
  LatestView,
  Sentence,
  Sign,
} from "../model.ts";
import { openNotes } from "../notes.ts";
import { periodNumeral } from "../period.ts";
import { rankIn } from "../rank.ts";
import { plainText, say } from "../sentence.ts";
import { buildCell, decimalsOf, EMPTY, missingCell } from "../table/cell.ts";
import { legendOf } from "../table/legend.ts";
import { rowUnit } from "../unit.ts";
import { endsOf, figuresOf, pointsOf } from "./course.ts";
import { explainLines } from "./explain.ts";
import { sayUntold } from "./untold.ts";

const ID = "latest-table";
const LINE_MM = 30;
/** Lines are higher where there is room. */
const HEIGHTS_MM = { few: 6, many: 4.2 } as const;
const MOST_HIGH = 16;

/** The columns of numbers, in their order. */
const COLUMNS = ["amount", "amountEarlier", "growth", "growthEarlier"] as const;

/** Words the table of latest figures; one row a place told, under each indicator. */
export function buildLatest(context: Context, overTime: OverTime): LatestView {
  const { locale } = context;
  const { latest, places } = overTime;
  const notes = openNotes(context, ID);
  const isHigh = latest.length * places.length <= MOST_HIGH;
  const heightMm = HEIGHTS_MM[isHigh ? "few" : "many"];
  const groups = latest.map((row, index) => buildGroup(context, row, { places, index, heightMm }));
  const noted = groups.map((group, index) => {
    const row = latest[index];
    const taken = [row?.amount, row?.growth].flatMap((one) =>
      one ? notes.take(keep(one, places), null) : [],
    );
    return { ...group, notes: [...new Map(taken.map((note) => [note.id, note])).values()] };
  });
  const cells = noted.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return {
    id: ID,
    caption: locale.say("latest.caption"),
    heads: locale.group("latest.head"),
    groups: noted,
    legend: legendOfLatest(context, latest, cells, places),
    notes: notes.notes,
    untold: overTime.untold > 0 ? sayUntold(context, overTime) : [],
  };
}

/** Ranks stay those among all places. */
function keep({ comparison }: LatestAnswer, places: readonly string[]) {
  const cells = comparison.cells.filter(({ region }) => places.includes(region));
  return { ...comparison, cells };
}

interface Site {
  readonly heightMm: number;
  readonly places: readonly string[];
  readonly index: number;
}

function buildGroup(
  context: Context,
  row: LatestRow,
  { places, index, heightMm }: Site,
): Omit<LatestGroupView, "notes"> {
  const { indicator, amount, growth } = row;
  const { name, unit } = indicatorOf(context, indicator);
  const cellsOf = (answer: LatestAnswer | null) => (answer ? keep(answer, places).cells : []);
  const all = [...cellsOf(amount), ...cellsOf(growth)];
  const period = periodOfMost(all);
  const own = amount?.comparison.cells.flatMap(({ figures }) => figures)[0]?.unit ?? unit;
  const measure = amount?.comparison.measure ?? null;
  const when = period
    ? [
        periodNumeral(
          context,
          { period, time: indicatorOf(context, indicator).time },
          behind(all, period),
        ),
      ]
    : [];
  return {
    name: name[context.language],
    unit: measure ? rowUnit(context, { indicator, measure, unit: own }) : "",
    period: when,
    course: sayCourse(context, row.trend),
    rows: places
      .filter((region) => all.some((cell) => cell.region === region && cell.figures.length > 0))
      .map((region, place) =>
        buildRow(context, row, { region, period, heightMm, id: `spark-${index + 1}-${place + 1}` }),
      ),
  };
}

/** What the lines of an indicator are of, and since when. */
function sayCourse(context: Context, trend: Trend | null): Sentence {
  const [first] = trend?.periods ?? [];
  if (!trend || first === undefined) return [];
  const { indicator, measure, courses } = trend;
  const figures = courses.flatMap(({ points }) => points[0]?.figure.id ?? []);
  const { time } = indicatorOf(context, indicator);
  const of = { figures, formula: "first period of a line" };
  return say(context.locale.say(`latest.course.${measure === "growth" ? "growth" : "own"}`), {
    from: periodNumeral(context, { period: first, time }, of),
  });
}

function behind(cells: readonly Cell[], period: Period) {
  const figures = cells
    .flatMap((cell) => cell.figures)
    .filter((figure) => figure.period === period);
  return { figures: figures.map(({ id }) => id), formula: "year of the figures" };
}

/** The period that most cells are of; the first of several. */
function periodOfMost(cells: readonly Cell[]): Period | null {
  const counts = new Map<Period, number>();
  for (const {
    figures: [first],
  } of cells) {
    if (first) counts.set(first.period, (counts.get(first.period) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

interface RowSite {
  readonly region: string;
  /** That of the head over the row. */
  readonly period: Period | null;
  readonly id: string;
  readonly heightMm: number;
}

function buildRow(context: Context, row: LatestRow, site: RowSite): LatestRowView {
  const { region } = site;
  const decimals = row.amount ? decimalsIn(context, row.amount) : 0;
  const [amount, growth] = [
    buildPair(context, row.amount, site, decimals),
    buildPair(context, row.growth, site, row.growth ? decimalsIn(context, row.growth) : 0),
  ];
  const cells = {
    amount: amount[0],
    amountEarlier: amount[1],
    growth: growth[0],
    growthEarlier: growth[1],
  };
  const isFirst = row.amount === null;
  return {
    name: placeName(context, region),
    isFocus: context.focus.includes(region),
    cells: COLUMNS.map((column) => withPeriod(context, cells[column], column, isFirst, row, site)),
    ...courseOf(context, row, site),
  };
}

/** Digits after the point of all numbers of an indicator, so that they stand under each other. */
function decimalsIn(context: Context, { comparison, earlier }: LatestAnswer): number {
  const figures = [
    ...comparison.cells.flatMap((cell) => cell.figures),
    ...earlier.flatMap(({ figure }) => figure ?? []),
  ];
  return Math.max(0, ...figures.map((figure) => decimalsOf(context, figure)));
}

/** The latest number and that of a year before; nothing where the measure is not asked for. */
function buildPair(
  context: Context,
  answer: LatestAnswer | null,
  { region }: RowSite,
  decimals: number,
): readonly [CellView, CellView] {
  if (!answer) return [NOTHING, NOTHING];
  const { comparison, earlier } = answer;
  const at = comparison.cells.findIndex((cell) => cell.region === region);
  const cell = comparison.cells[at];
  const before = earlier[at];
  if (!cell || !before) return [NOTHING, NOTHING];
  return [
    buildCell(context, cell, rankIn(comparison, region), decimals),
    buildEarlier(context, before, cell, decimals),
  ];
}

/** Nothing is asked for here. */
const NOTHING: CellView = { ...EMPTY, isNumber: false, kind: "missing" };

function buildEarlier(
  context: Context,
  { figure, why }: Earlier,
  cell: Cell,
  decimals: number,
): CellView {
  if (figure) {
    const own: Cell = { region: cell.region, figures: [figure], figure };
    return buildCell(context, own, null, decimals);
  }
  const { locale } = context;
  const sign = SIGN_OF[why] ?? "missing";
  if (sign === "missing") return missingCell(context);
  return {
    ...missingCell(context),
    words: locale.say(`mark.${sign}`),
    meaning: locale.say(`latest.sign.${sign}`),
  };
}

/** The sign in place of a number of a year before; of all others that nothing is published. */
const SIGN_OF: Partial<Readonly<Record<ReasonCode, "elsewhere" | "unstated">>> = {
  basis: "elsewhere",
  scope: "elsewhere",
  unit: "elsewhere",
  reference: "elsewhere",
  "basis-not-stated": "unstated",
  "scope-not-stated": "unstated",
};

/** A latest number of another period than the head says has its own beside it. */
function withPeriod(
  context: Context,
  cell: CellView,
  column: (typeof COLUMNS)[number],
  isFirst: boolean,
  row: LatestRow,
  { region, period }: RowSite,
): CellView {
  if (column !== (isFirst ? "growth" : "amount")) return cell;
  const answer = isFirst ? row.growth : row.amount;
  const figure = answer?.comparison.cells.find((one) => one.region === region)?.figures[0];
  if (!figure || figure.period === period) return cell;
  const { time } = indicatorOf(context, row.indicator);
  const of = { figures: [figure.id], formula: "year of the figure" };
  return { ...cell, period: periodNumeral(context, { period: figure.period, time }, of) };
}

/** The line of a place, and the numbers at its ends. */
function courseOf(
  context: Context,
  { trend }: LatestRow,
  { region, id, heightMm }: RowSite,
): Pick<LatestRowView, "course" | "range"> {
  const own = trend?.courses.find((one) => one.region === region);
  // A target has no number in the table.
  const course = own && { ...own, points: own.points.map(outcomeOrNone) };
  const figures = course ? figuresOf([course]) : [];
  if (!course || figures.length < LEAST_DRAWN) return { course: null, range: [] };
  const range = sayRange(context, figures);
  const points = pointsOf(context, course, null);
  const last = points.findLast((point) => point !== null);
  const spec: SparklineSpec = {
    ...{ id, form: "sparkline", widthMm: LINE_MM, heightMm },
    alt: altOf(context, region, range, last ? last.label + (last.sign ?? "") : ""),
    points,
  };
  const drawn: DrawnView = { spec };
  return { course: drawn, range };
}

function outcomeOrNone(point: Course["points"][number]) {
  return point?.figure.status === "target" ? null : point;
}

/** Two numbers stand in the table anyhow. */
const LEAST_DRAWN = 3;

function sayRange(context: Context, figures: readonly Figure[]): Sentence {
  const ends = endsOf(context, figures);
  if (!ends) return [];
  const [lowest, highest] = [ends.lowest, ends.highest].map((figure) =>
    showFigure(context, figure, { signed: true }),
  );
  return lowest && highest ? say(context.locale.say("latest.range"), { lowest, highest }) : [];
}

function altOf(context: Context, region: string, range: Sentence, last: string): string {
  return plainText(
    say(context.locale.say(`latest.alt${range.length > 0 ? "" : "Level"}`), {
      place: placeName(context, region),
      range: plainText(range),
      last,
    }),
  );
}

/** What lines in cells show; the table has the marks of numbers. */
const OF_TABLES = ["gap", "break"] as const;

function legendOfLatest(
  context: Context,
  latest: readonly LatestRow[],
  cells: readonly CellView[],
  places: readonly string[],
): readonly Sign[] {
  const { locale } = context;
  const figures = latest.flatMap(({ amount, growth }) =>
    [amount, growth].flatMap((answer) =>
      answer ? keep(answer, places).cells.flatMap((cell) => cell.figures) : [],
    ),
  );
  const own = (["elsewhere", "unstated"] as const)
    .filter((key) => cells.some(({ words }) => words === locale.say(`mark.${key}`)))
    .map((key) => ({ sign: locale.say(`mark.${key}`), meaning: locale.say(`latest.sign.${key}`) }));
  const isOwn = new Set<string>(own.map(({ sign }) => sign));
  const lines = explainLines(
    context,
    latest.flatMap(({ trend }) => trend ?? []),
    OF_TABLES,
  );
  return [
    ...legendOf(context, figures, cells).filter(({ sign }) => !isOwn.has(sign)),
    ...own,
    ...lines,
  ];
}
