import { quantitiesIn } from "../../dataset/printed/quantity.ts";
import type { Grid, GridCell } from "../../documents/model.ts";
import { readSheet, type Sheet, type SheetLine } from "../../sources/sheet/sheet.ts";
import { withoutMarks } from "../../sources/sheet/words.ts";
import type { Reader } from "../candidate.ts";
import type { Ignored, Unread } from "../model.ts";
import { placeLine, spanOf } from "../offsets.ts";
import { type CellReading, cellCandidate } from "./cell.ts";
import { keyOf, type LineMapping, mappingFor, type TableMapping } from "./mapping.ts";
import type { NumberInCell, TableReader, TableReading } from "./model.ts";
import type { PlaceFinder } from "./places.ts";
import { readLine, type Said } from "./says.ts";

/** A line with all that is said of it: by the mapping that knows it, else by its words. */
interface MappedLine extends Said {
  readonly key: string;
  readonly isFresh: boolean;
}

/**
 * Reads a table of many places or of any other form; null where its numbers do not stand below words and beside them.
 *
 * Shape: each number in digits of its cells is in one list, in the order of the cells.
 */
export function readTable(grid: Grid, reader: TableReader): TableReading | null {
  const sheet = readSheet(grid);
  if (!sheet) return null;
  const known = mappingFor(
    sheet.columns.map(({ words }) => words),
    reader.mappings,
  );
  const axis = axisOf(sheet, reader.places);
  const mapped = (side: "columns" | "rows") =>
    mapLines(sheet[side], known?.[side] ?? {}, axis === side, reader);
  const [columns, rows] = [mapped("columns"), mapped("rows")];
  const read = sheet.values.map((value) => {
    const of = { column: columns.get(value.column), row: rows.get(value.row), sheet, value };
    return readValue(value.cell, of, reader);
  });
  const aside = sheet.aside.flatMap(({ cell, rule }) =>
    numbersOf(cell, reader).map(({ at }) => ({ ...at, rule })),
  );
  const lines = [...columns.values(), ...rows.values()];
  return {
    mapping: {
      sheet: nameOf(grid),
      columns: entriesOf(columns),
      rows: entriesOf(rows),
    },
    fresh: [...new Set(lines.filter(({ isFresh }) => isFresh).map(({ key }) => key))],
    candidates: read.flatMap((one) => one.candidates),
    ignored: [...aside, ...read.flatMap((one) => one.ignored)],
    unread: read.flatMap((one) => one.unread),
  };
}

type Lines = ReadonlyMap<SheetLine, MappedLine>;

function entriesOf(lines: Lines): Readonly<Record<string, LineMapping>> {
  return Object.fromEntries([...lines.values()].map(({ key, mapping }) => [key, mapping]));
}

function nameOf({ cells }: Grid): string | null {
  const address = cells[0]?.address ?? null;
  return address?.slice(0, address.lastIndexOf("!")) ?? null;
}

/** Whether places stand beside the rows or above the columns; null where no line names one. */
export function axisOf(sheet: Sheet, places: PlaceFinder): "rows" | "columns" | null {
  const [rows, columns] = ([sheet.rows, sheet.columns] as const).map(
    (lines) =>
      new Set(
        lines.flatMap(({ words }) => {
          const found = places.find(words);
          return found && !found.isTotal ? [found.region] : [];
        }),
      ).size,
  ) as [number, number];
  if (rows === 0 && columns === 0) return null;
  return rows >= columns ? "rows" : "columns";
}

/** Maps lines in order: one that says no more than a measure, as 比上年增长, is of what the line before it counts. */
function mapLines(
  lines: readonly SheetLine[],
  known: TableMapping["rows"],
  hasPlaces: boolean,
  reader: TableReader,
): Lines {
  const mapped = new Map<SheetLine, MappedLine>();
  let subject: MappedLine | null = null;
  for (const line of lines) {
    const own: MappedLine = mapLine(line, subject, known, hasPlaces, reader);
    mapped.set(line, own);
    if (own.mapping.indicator ?? own.mapping.name) subject = own;
  }
  return mapped;
}

function mapLine(
  { words }: SheetLine,
  before: MappedLine | null,
  known: TableMapping["rows"],
  hasPlaces: boolean,
  reader: TableReader,
): MappedLine {
  const key = keyOf(words);
  const keys = before ? [`${before.key}/${key}`, key] : [key];
  const found = keys.find((one) => Object.hasOwn(known, one));
  if (found) return agreed(found, known[found] ?? {}, words, reader);
  const place = hasPlaces ? reader.places.find(words) : null;
  if (hasPlaces && !place)
    return { key, mapping: { leave: "other-place" }, confidence: 1, isFresh: true };
  const said = readLine(
    words.filter((word) => !place || (word !== place.word && !reader.places.isName(word))),
    reader,
  );
  const isBare =
    !hasPlaces && said.mapping.measure && !(said.mapping.indicator ?? said.mapping.name);
  if (before && isBare) {
    const { indicator, name } = before.mapping;
    const confidence = Math.min(before.confidence, reader.confidence.of("carried", 1));
    const mapping = { ...(indicator ? { indicator } : { name }), ...said.mapping };
    return { key: `${before.key}/${key}`, mapping, confidence, isFresh: true };
  }
  const region = place ? { region: place.region } : {};
  return { ...said, key, mapping: { ...region, ...said.mapping }, isFresh: true };
}

/** A line that a mapping knows. What was to be a new indicator may be one by now. */
function agreed(
  key: string,
  mapping: LineMapping,
  words: readonly string[],
  reader: TableReader,
): MappedLine {
  const isOpen = mapping.name !== undefined && mapping.indicator === undefined;
  const { indicator } = isOpen ? readLine(words, reader).mapping : mapping;
  const named = indicator === undefined ? mapping : { ...mapping, indicator, name: undefined };
  return { key, mapping: named, confidence: 1, isFresh: false };
}

function readValue(cell: GridCell, of: CellReading, reader: TableReader) {
  const [first, ...others] = numbersOf(cell, reader);
  const ignored: Ignored[] = others.map(({ at }) => ({ ...at, rule: "table-cell" }));
  const none = { candidates: [], ignored, unread: [] as Unread[] };
  if (!first) return none;
  const leave = of.column?.mapping.leave ?? of.row?.mapping.leave;
  if (leave) return { ...none, ignored: [{ ...first.at, rule: leave }, ...ignored] };
  const candidate = cellCandidate(first, of, reader);
  return candidate ? { ...none, candidates: [candidate] } : { ...none, unread: [first.at] };
}

/** The numbers in digits of a cell, where they stand in the document. */
function numbersOf(cell: GridCell, { units }: Pick<Reader, "units">): readonly NumberInCell[] {
  const placed = placeLine(withoutMarks(cell.text), cell.start);
  return quantitiesIn(placed.text, units)
    .filter(({ form }) => form === "digits")
    .map((quantity) => {
      const span = spanOf(placed, quantity.start, quantity.end);
      const text = cell.text.slice(span.start - cell.start, span.end - cell.start);
      return { at: { text, section: cell.address, ...span }, quantity };
    });
}
