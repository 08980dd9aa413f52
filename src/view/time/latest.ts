/** Words the latest figures of headline indicators, with those of a year before and their course. */

import type { Cell } from "../../analysis/model.ts";
import type { LatestAnswer, LatestRow, OverTime, Trend } from "../../analysis/over-time/model.ts";
import type { Period } from "../../dataset/model.ts";
import { type Context, indicatorOf } from "../context.ts";
import type { CellView, LatestGroupView, LatestView, Sentence, Sign } from "../model.ts";
import { openNotes } from "../notes.ts";
import { periodNumeral } from "../period.ts";
import { say } from "../sentence.ts";
import { legendOf } from "../table/legend.ts";
import { rowUnit } from "../unit.ts";
import { figuresOf } from "./course.ts";
import { explainLines } from "./explain.ts";
import { buildRow } from "./latest-row.ts";
import { isDrawn, printedEnds } from "./sparkline.ts";
import { sayUntold } from "./untold.ts";

const ID = "latest-table";
/** Lines are higher where there is room. */
const HEIGHTS_MM = { few: 6, many: 4.2 } as const;
const MOST_HIGH = 16;

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
    hasLines: noted.some(({ rows }) => rows.some(({ course }) => course !== null)),
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

/** The latest figures of the places told, and those of a year before. */
function figuresIn(answer: LatestAnswer, places: readonly string[]) {
  const before = answer.earlier.flatMap(({ figure }) => figure ?? []);
  return [
    ...keep(answer, places).cells.flatMap((cell) => cell.figures),
    ...before.filter(({ region }) => places.includes(region)),
  ];
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
  if (!trend || first === undefined || !trend.courses.some(isDrawn)) return [];
  const { indicator, measure, courses } = trend;
  const figures = figuresOf(courses).map(({ id }) => id);
  const { time } = indicatorOf(context, indicator);
  const of = { figures, formula: "first period of the figures drawn" };
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

/** What lines in cells show; the table has the marks of numbers. */
const OF_TABLES = ["gap", "break"] as const;

function legendOfLatest(
  context: Context,
  latest: readonly LatestRow[],
  cells: readonly CellView[],
  places: readonly string[],
): readonly Sign[] {
  const { locale } = context;
  const figures = latest.flatMap(({ amount, growth, trend }) => [
    ...[amount, growth].flatMap((answer) => (answer ? figuresIn(answer, places) : [])),
    ...(trend?.courses ?? []).flatMap((course) => printedEnds(context, course)),
  ]);
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
