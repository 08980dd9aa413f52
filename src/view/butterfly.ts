/** Words two places as a butterfly, a row an indicator and measure. */

import type { Row } from "../analysis/analyze.ts";
import type { Cell } from "../analysis/model.ts";
import { standingIn } from "../analysis/panel-rows.ts";
import type {
  ButterflyCell,
  ButterflyGroup,
  ButterflyRow,
  ButterflySpec,
} from "../charts/butterfly/model.ts";
import type { Period } from "../dataset/model.ts";
import { drawMark } from "./chart/mark.ts";
import { GROUNDS, sayEveryNumber } from "./chart/rows.ts";
import { figureLabel, sourceOf } from "./chart.ts";
import { type Context, placeName } from "./context.ts";
import { showWords } from "./figure.ts";
import { ledgerUnder } from "./ledger.ts";
import type { ButterflyView } from "./model.ts";
import { openNotes } from "./notes.ts";
import { TEXT_WIDTH_MM } from "./paper.ts";
import { periodNumeral, periodOf } from "./period.ts";
import { plainText, say, verbatim } from "./sentence.ts";
import { figuresOf, legendOf } from "./table/legend.ts";
import { type Line, wordLines } from "./table/lines.ts";
import { isSaid } from "./table/periods.ts";
import { headPeriod } from "./table/setting.ts";
import { saysUnit } from "./unit.ts";

const ID = "butterfly";

/**
 * Words the rows of a headline, one cell for each of two places; it is figure `number` of the page.
 *
 * Whether the two of a row may be compared is the analysis's answer. A period stands at a number where the head of its side
 * says another, and where the two of a row differ in it.
 */
export function buildButterfly(
  context: Context,
  rows: readonly Row[],
  number: number,
): ButterflyView {
  const { locale } = context;
  const notes = openNotes(context, ID);
  const lines = wordLines(context, notes, rows);
  const [left, right] = [0, 1].map((place) => wordPlace(context, lines, place));
  if (!left || !right) throw new Error("A butterfly is of two places");
  const groups = groupLines(lines).map((own) => wordGroup(context, own));
  const spec: Omit<ButterflySpec, "alt"> = {
    ...{ id: ID, form: "butterfly", widthMm: TEXT_WIDTH_MM },
    ...{ left, right, groups },
  };
  const title = locale.say("headline.caption");
  const cells = rows.flatMap(({ comparison }) => comparison.cells);
  const drawn = groups.flatMap((group) => group.rows);
  const marks = drawn.flatMap((row) => [row.left.mark, row.right.mark]);
  const hasInward = marks.some((mark) => mark !== null && mark.value < 0);
  return {
    id: ID,
    label: figureLabel(context, number),
    title: verbatim(title),
    subtitle: verbatim(locale.say(`butterfly.${hasInward ? "scaleInward" : "scale"}`)),
    source: sourceOf(context),
    hasField: drawn.some(({ ground }) => ground === "field"),
    legend: legendOf(context, figuresOf(cells), []),
    notes: notes.notes,
    names: groups.flatMap(({ label, rows: own }) => [label, ...own.map(({ unit }) => unit)]),
    spec: { ...spec, alt: altOf(context, title, spec) },
  };
}

/** The name of a place, and of which period its numbers are where nothing else is said. */
function wordPlace(context: Context, lines: readonly Line[], place: number) {
  const region = lines[0]?.source.comparison.cells[place]?.region;
  if (region === undefined) return null;
  const said = saidOf(lines, place);
  const inDrawing = { ...context, ledger: ledgerUnder(context.ledger, ID) };
  return {
    label: placeName(context, region),
    sub: said === undefined ? "" : headPeriod(inDrawing, said).text,
  };
}

function saidOf([first]: readonly Line[], place: number): Period | undefined {
  return first?.asked[place]?.[0];
}

/** The lines of one indicator together. */
function groupLines(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    if (line.opens) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

function wordGroup(context: Context, lines: readonly Line[]): ButterflyGroup {
  return {
    label: lines[0]?.full ?? "",
    rows: lines.map((line, index) => wordRow(context, line, index === 0)),
  };
}

function wordRow(context: Context, line: Line, isFirst: boolean): ButterflyRow {
  const { source, full, unit } = line;
  const { comparison } = source;
  const [left, right] = comparison.cells;
  if (!left || !right) throw new Error("A butterfly is of two places");
  const periods = [left, right].map(({ figure }) => figure?.period);
  const areOfOne = periods.includes(undefined) || periods[0] === periods[1];
  const panel = { outcome: comparison, target: null, steps: [] };
  const cellOf = (cell: Cell, place: number) =>
    wordCell(context, cell, areOfOne ? saidOf([line], place) : undefined);
  return {
    unit: isFirst && saysUnit(full, unit) ? "" : unit,
    sign: line.notes.map((note) => note.number).join(""),
    ground: GROUNDS[standingIn(panel, left.region)],
    left: cellOf(left, 0),
    right: cellOf(right, 1),
  };
}

/** `said`: the period at the head, unless this row has to say it. */
function wordCell(context: Context, cell: Cell, said: Period | undefined): ButterflyCell {
  const mark = drawMark(context, ID, cell.figure);
  if (!mark || !cell.figure) return { mark: null, sub: "", empty: wordsOf(context, cell) };
  const { figure } = cell;
  const behind = { figures: [figure.id], formula: "year of the figure", where: ID };
  const isAtHead = isSaid(context, said, figure);
  const sub = isAtHead ? "" : periodNumeral(context, periodOf(context, figure), behind).text;
  return { mark, sub, empty: "" };
}

/** What stands in place of a number: the document's words in full, two numbers, or that nothing is published. */
function wordsOf(context: Context, cell: Cell): string {
  const [first] = cell.figures;
  if (!first) return context.locale.say("labels.missing");
  if (first.value === null) return showWords(context, first, ID);
  return sayEveryNumber(context, ID, cell);
}

/** Every value in words, row by row. */
function altOf(
  { locale }: Context,
  title: string,
  { left, right, groups }: Omit<ButterflySpec, "alt">,
): string {
  const cellOf = (place: ButterflySpec["left"], { mark, sub, empty }: ButterflyCell) => {
    const year = sub || place.sub;
    const key = year && mark ? "chart.altRow" : "chart.altUndated";
    const value = mark ? mark.label + (mark.sign ?? "") : empty;
    return plainText(say(locale.say(key), { place: place.label, year, value }));
  };
  const rows = groups.flatMap((group) =>
    group.rows.map((row) =>
      plainText(
        say(locale.say(`butterfly.${row.unit ? "altRow" : "altUnitless"}`), {
          indicator: group.label,
          unit: row.unit,
          left: cellOf(left, row.left),
          right: cellOf(right, row.right),
        }),
      ),
    ),
  );
  return plainText(
    say(locale.say("chart.alt"), { title, rows: rows.join(locale.say("list.row")) }),
  );
}
