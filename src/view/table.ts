import type { Row } from "../analysis/analyze.ts";
import { indexFigures } from "../analysis/figure-index.ts";
import type { Cell } from "../analysis/model.ts";
import { type Context, lookUp, regionOf } from "./context.ts";
import { explain } from "./guide.ts";
import type { ColumnView, Numeral, RowView, Sign, TableView } from "./model.ts";
import { openNotes } from "./notes.ts";
import { buildRows } from "./row.ts";

/** What a table shows. */
export interface TableSource {
  readonly id: string;
  readonly caption: string;
  readonly rows: readonly Row[];
  /** Its columns, in the order of the page. */
  readonly regions: readonly string[];
  /** What else on the page has no other key to its marks. */
  readonly explains?: readonly Cell[];
}

/** Words a table of comparisons with its notes and the marks it uses. */
export function buildTable(
  page: Context,
  { id, caption, rows, regions, explains = [] }: TableSource,
): TableView {
  const context = { ...page, marksAnchor: page.marksAnchor ?? `${id}-marks` };
  const notes = openNotes(context, id);
  const built = buildRows(context, notes, rows);
  const isDense = regions.length > MOST_COLUMNS;
  return {
    id,
    caption,
    density: isDense ? "dense" : "normal",
    isDense,
    width: regions.length + 2,
    columns: regions.map((region) => columnOf(context, rows, region)),
    rows: built,
    legend: [
      ...legendOf(context, [...cellsOf(rows), ...explains], built),
      ...remarksOf(context, cellsOf(rows)),
    ],
    notes: notes.notes,
  };
}

/** Columns that a page of A4 bears at full size. */
const MOST_COLUMNS = 6;

function cellsOf(rows: readonly Row[]): readonly Cell[] {
  return rows.flatMap(({ comparison, outcome }) => [
    ...(outcome?.cells ?? []),
    ...comparison.cells,
  ]);
}

/** A place's name over the years asked of it, which differ from place to place. */
function columnOf(context: Context, rows: readonly Row[], region: string): ColumnView {
  const figures = cellsOf(rows)
    .filter((cell) => cell.region === region)
    .flatMap((cell) => cell.figures);
  const document = indexFigures(context.dataset).latestDocumentByRegion.get(region);
  const hasTargets = rows.some(({ comparison }) => comparison.target);
  const asked = document ? [document.pastYear, ...(hasTargets ? [document.planYear] : [])] : [];
  const years = [...new Set([...asked, ...figures.map((figure) => figure.year)])].sort(
    (a, b) => a - b,
  );
  return {
    name: regionOf(context, region).short[context.language],
    years: years.map((year) => yearNumeral(context, year)),
  };
}

function yearNumeral({ ledger }: Context, year: number): Numeral {
  return ledger.enter({
    text: String(year),
    value: year,
    unit: null,
    figures: [],
    formula: "year of the column",
  });
}

/** The marks that stand in the table, always in the same order. */
function legendOf(
  { locale }: Context,
  cells: readonly Cell[],
  rows: readonly RowView[],
): readonly Sign[] {
  const figures = cells.flatMap((cell) => cell.figures);
  const shown = rows.flatMap((row) => row.cells).flatMap((cell) => [cell.from ?? cell, cell]);
  const isUsed: Readonly<Record<string, boolean>> = {
    estimate: figures.some(({ status }) => status === "estimate"),
    about: figures.some(({ bound }) => bound === "about"),
    at_least: figures.some(({ bound }) => bound === "at_least"),
    at_most: figures.some(({ bound }) => bound === "at_most"),
    conflict: figures.some(({ conflict }) => conflict),
    missing: shown.some(({ words }) => words === locale.say("labels.none")),
    elsewhere: shown.some(({ words }) => words === locale.say("mark.elsewhere")),
    rank: rows.some((row) => row.cells.some((cell) => cell.rank)),
    // Where targets are in the table itself, its caption and heads say it.
    arrow: figures.some(({ status }) => status === "target") && !shown.some(({ from }) => from),
  };
  return Object.keys(isUsed)
    .filter((key) => isUsed[key])
    .map((key) => explain(locale, "legend", key));
}

/** The marks of several tables, each once, in the order of one. */
export function mergeLegends(
  { locale }: Context,
  tables: readonly (TableView | null)[],
): readonly Sign[] {
  const meanings = Object.values(locale.group("legend"));
  const placeOf = ({ meaning }: Sign) =>
    meanings.includes(meaning) ? meanings.indexOf(meaning) : meanings.length;
  const signs = tables.flatMap((table) => table?.legend ?? []);
  const byMeaning = new Map(signs.map((sign) => [sign.meaning, sign]));
  return [...byMeaning.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** What is doubtful about a figure, in the words of the vocabulary. */
function remarksOf(
  { dataset, locale, language }: Context,
  cells: readonly Cell[],
): readonly Sign[] {
  const ids = new Set(
    cells.flatMap(({ figures }) => figures.flatMap(({ remark }) => remark ?? [])),
  );
  return [...ids].map((id) => ({
    sign: locale.say("mark.remark"),
    meaning: lookUp(dataset.remarkById, id).name[language],
  }));
}
