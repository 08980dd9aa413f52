/** Every figure of a theme once: a table of what several places publish, and for each place what it alone does. */

import type { Row } from "../analysis/analyze.ts";
import type { Cell, Comparison } from "../analysis/model.ts";
import { groupBy } from "../group-by.ts";
import { type Context, placeName } from "./context.ts";
import { buildCoverage, type Reported } from "./coverage.ts";
import type { BookView, Sentence, TableView } from "./model.ts";
import { sayCount } from "./phrase.ts";
import { plainText, say } from "./sentence.ts";
import { orderedPlaces } from "./table/order.ts";
import { buildTable, isDistribution, type TableSource } from "./table/table.ts";

/** Width of a table of what one place alone publishes: three stand beside one another on a landscape page. */
const ALONE_MM = 81;

/** What a book is made of; `caption` is that of its table. */
type BookSource = Pick<TableSource, "id" | "caption" | "rows" | "regions" | "references"> &
  Omit<TableSource, "explains">;

/**
 * Words a theme of a data book.
 *
 * What one place alone publishes, be it an indicator or one of its further scopes, stands in a list of that place; not so
 * where places are told by their distribution.
 */
export function buildBook(context: Context, source: BookSource): BookView {
  const { id, rows, regions } = source;
  const { reported, single, shared, isParted } = partIn(source);
  const coverage = isParted
    ? buildCoverage(context, `${id}-coverage`, reported, orderedPlaces(context, regions))
    : null;
  const table =
    shared.length === 0
      ? null
      : buildTable(context, { ...source, rows: shared, bearsOutcomes: true });
  const counts = { shared: reported.length - single.length, single: single.length };
  return {
    ...(coverage ? { coverage } : {}),
    summary: single.length === 0 ? [] : sayParts(context, counts),
    table,
    alone: aloneIn(
      context,
      source,
      rows.filter((row) => !shared.includes(row)),
    ),
  };
}

/** The rows that the table of a book holds. */
export function sharedRows(source: Pick<BookSource, "rows" | "regions" | "form">): readonly Row[] {
  return partIn(source).shared;
}

function partIn(source: Pick<BookSource, "rows" | "regions" | "form">) {
  const { rows, regions } = source;
  const reported = reportedIn(rows);
  const isParted = regions.length > 1 && !isDistribution(source);
  const isSingle = ({ rows: own, regions: publishers }: Reported) =>
    isParted && publishers.length === 1 && !hasReference(own);
  const single = reported.filter(isSingle);
  const isListed = (row: Row) =>
    single.some((one) => one.rows.includes(row)) ||
    (isOfFurtherScope(row) &&
      isSingle({ indicator: "", rows: [row], regions: publishersOf([row]) }));
  return { reported, single, shared: rows.filter((row) => !isListed(row)), isParted };
}

/** True of a row in which no other place is asked for the scope and basis that most publish. */
function isOfFurtherScope({ comparison, before }: Row): boolean {
  return comparison.variant !== null || (before !== null && before.variant !== null);
}

/** The indicators in their order. */
function reportedIn(rows: readonly Row[]): readonly Reported[] {
  return [...groupBy(rows, ({ comparison }) => comparison.indicator)].map(([indicator, own]) => ({
    indicator,
    rows: own,
    regions: publishersOf(own),
  }));
}

function publishersOf(rows: readonly Row[]): readonly string[] {
  const cells = rows.flatMap(({ comparison, before }) => [
    ...comparison.cells,
    ...(before?.cells ?? []),
  ]);
  const published = new Set(
    cells.filter(({ figures }) => figures.length > 0).map(({ region }) => region),
  );
  return [...new Set(cells.map(({ region }) => region))].filter((one) => published.has(one));
}

function hasReference(rows: readonly Row[]): boolean {
  return rows.some(({ comparison, before }) =>
    [comparison, before].some((one) => one?.references?.some(({ figures }) => figures.length > 0)),
  );
}

function sayParts(
  context: Context,
  { shared, single }: Readonly<Record<"shared" | "single", number>>,
): Sentence {
  const { locale } = context;
  const count = (number: number) => sayCount(context, number, "indicators of the theme");
  const key = shared === 0 ? "onlySingle" : single === 1 ? "partsOne" : "parts";
  return say(locale.say(`book.${key}`), {
    all: count(shared + single),
    ...(shared === 0 ? {} : { shared: count(shared) }),
    ...(key === "parts" ? { single: count(single) } : {}),
  });
}

/** A table for each place of what it alone publishes, in the order of the places. */
function aloneIn(
  context: Context,
  { id, regions }: Pick<TableSource, "id" | "regions">,
  listed: readonly Row[],
): readonly TableView[] {
  return regions.flatMap((region) => {
    const rows = listed
      .filter((row) => publishersOf([row]).includes(region))
      .map((row) => keepPlace(row, region));
    if (rows.length === 0) return [];
    const place = placeName(context, region);
    return buildTable(context, {
      id: `${id}-${region}`,
      caption: plainText(say(context.locale.say("book.alone"), { place })),
      rows,
      regions: [region],
      widthMm: ALONE_MM,
      isList: true,
      bearsOutcomes: true,
    });
  });
}

function keepPlace({ comparison, before }: Row, region: string): Row {
  const keep = ({ references: _, ...one }: Comparison): Comparison => ({
    ...one,
    cells: one.cells.filter((cell: Cell) => cell.region === region),
  });
  return { comparison: keep(comparison), before: before && keep(before) };
}
