import type { Indicator } from "../../dataset/model.ts";
import type { GridCell } from "../../documents/model.ts";
import type { Sheet, SheetLine } from "../../sources/sheet/sheet.ts";
import { unitAmong, unitsSaid, wordsOf } from "../../sources/sheet/words.ts";
import { boundOf } from "../candidate.ts";
import type { Candidate, Doubt } from "../model.ts";
import { scopeIn } from "../scopes.ts";
import type { LineMapping } from "./mapping.ts";
import type { NumberInCell, TableReader } from "./model.ts";
import { periodOf } from "./period.ts";
import { readLine, type Said } from "./says.ts";

/** A cell of a table, and what its column and its row say. */
export interface CellReading {
  readonly column: Said | undefined;
  readonly row: Said | undefined;
  readonly sheet: Sheet;
  readonly value: { readonly cell: GridCell; readonly row: SheetLine; readonly column: SheetLine };
}

/** Makes a candidate of a number; null where nothing says what it counts, or of when. */
export function cellCandidate(
  { at: { text, start, end }, quantity }: NumberInCell,
  { column, row, sheet, value }: CellReading,
  reader: TableReader,
): Candidate | null {
  const said = saidOf(column, row, sheet, reader);
  const indicator = reader.indicatorById.get(said.mapping.indicator ?? "");
  const words = [...value.column.words, ...value.row.words];
  const period = periodOf(words, [...sheet.caption, ...reader.around], indicator?.time ?? null);
  const name = said.mapping.name ?? "";
  if (period === null || (!indicator && name === "")) return null;
  const measure = said.mapping.measure ?? indicator?.measure ?? "level";
  const { unit, doubts } = unitOf(
    measure,
    said.mapping,
    sheet,
    quantity.unit?.id,
    indicator,
    reader,
  );
  const number = Number(quantity.written);
  return {
    region: said.mapping.region ?? reader.home,
    indicator: indicator?.id ?? null,
    proposed: indicator ? null : { name, unit, theme: null },
    period,
    measure,
    on: said.mapping.on ?? "year_earlier",
    value: number,
    unit,
    bound: boundOf(number, quantity),
    status: said.mapping.status ?? "actual",
    basis: null,
    scope: indicator ? scopeIn([name || words.join("")], indicator, reader.scopes) : null,
    section: value.cell.address ?? `附表/${value.row.words.join("/")}`,
    printed: printedOf(wordsOf(value.cell.text), quantity.unit ? null : unit, value.column.words),
    rule: "row",
    confidence: indicator ? said.confidence : 0,
    ...{ text, start, end, doubts },
  };
}

/** What both lines say, the column before the row; where neither says of what, the title of the table does. */
function saidOf(
  column: Said | undefined,
  row: Said | undefined,
  { caption }: Sheet,
  reader: TableReader,
): Said {
  const [first, second] = [column?.mapping ?? {}, row?.mapping ?? {}];
  const subject =
    [column, row].find((one) => one?.mapping.indicator) ?? named(column) ?? named(row);
  const mapping: LineMapping = { ...second, ...first, ...subjectOf(subject?.mapping) };
  if (subject) return { mapping, confidence: subject.confidence };
  const titles = caption.map((one) => readLine([one], reader));
  const title = titles.find((one) => one.mapping.indicator) ?? titles.find(named);
  return { mapping: { ...title?.mapping, ...mapping }, confidence: title?.confidence ?? 0 };
}

function named(one: Said | undefined): Said | undefined {
  return one?.mapping.name ? one : undefined;
}

function subjectOf({ indicator, name }: LineMapping = {}): LineMapping {
  return indicator ? { indicator, name: undefined } : name ? { name } : {};
}

/** The unit beside the number, of its heads, or of the whole table; a number without one is taken to be in the indicator's. */
function unitOf(
  measure: string,
  { unit }: LineMapping,
  { caption }: Sheet,
  beside: string | undefined,
  indicator: Indicator | undefined,
  { units }: TableReader,
): { readonly unit: string; readonly doubts: readonly Doubt[] } {
  if (measure === "growth") return { unit: "%", doubts: [] };
  const said = beside ?? unit ?? unitAmong(caption.flatMap(unitsSaid), units.unitById)?.id;
  if (said !== undefined) return { unit: said, doubts: [] };
  const message = "neither the number nor a head of the table names its unit";
  return { unit: indicator?.unit ?? "个", doubts: [{ code: "no-unit", message }] };
}

/** The number, its unit where a head has it, and the words over its column: 120.5 亿元 总量. */
function printedOf(text: string, unit: string | null, heads: readonly string[]): string {
  const words = heads
    .map((head) => head.replace(/[(（][^()（）]*[)）]/g, ""))
    .filter((head) => head !== "" && !/\d/.test(head) && head !== unit);
  return [text, ...(unit === null ? [] : [unit]), ...words].join(" ");
}
