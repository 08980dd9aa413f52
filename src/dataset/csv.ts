import { stringify } from "csv-stringify/sync";
import { Decimal } from "decimal.js";
import { type Exported, type ExportRecord, timeOf } from "./export.ts";
import type { Dataset, Figure } from "./model.ts";
import { guardText } from "./spreadsheet-text.ts";

/** The fields of an `ExportRecord`, and `precision`, `also`, `conflict` and `remark`, which only `importCsv` needs. */
export const CSV_COLUMNS = [
  "region",
  "indicator",
  "year",
  "measure",
  "value",
  "text",
  "unit",
  "bound",
  "status",
  "basis",
  "scope",
  "document",
  "section",
  "printed",
  "id",
  "precision",
  "also",
  "conflict",
  "remark",
  "period",
  "on",
  "published",
  "superseded",
] as const satisfies readonly (keyof ExportRecord | keyof Figure)[];

/** Stands between section and printed figure in the `also` column, one citation a line. */
export const CITATION_SEPARATOR = " | ";

/**
 * Writes the figures as CSV with a header row, empty for null.
 *
 * With `bom` it begins with a byte order mark, without which Excel does not take it for UTF-8.
 */
export function formatCsv({ figures, documentById }: Exported, { bom = false } = {}): string {
  const rows = figures.map((figure) => rowOf(figure, documentById));
  return formatRows(CSV_COLUMNS, rows, { bom });
}

type Cell = string | number | null;

/**
 * Writes rows as CSV below the names of their columns, empty for null. Text that a spreadsheet would take for a formula has
 * `'` before it.
 *
 * Source: RFC 4180.
 */
export function formatRows<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
  { bom }: { readonly bom: boolean },
): string {
  const cells = rows.map((row) => columns.map((column) => written(row[column])));
  return stringify(cells, {
    bom,
    columns: [...columns],
    header: true,
    record_delimiter: "windows",
  });
}

function written(cell: Cell): string | null {
  return typeof cell === "string" ? guardText(cell) : plain(cell);
}

/** The cells of a figure as text; null where it has nothing. */
export function cellsOf(
  figure: Figure,
  documentById: Dataset["documentById"],
): Readonly<Record<(typeof CSV_COLUMNS)[number], string | null>> {
  const cells = Object.entries(rowOf(figure, documentById)).map(([column, cell]) => [
    column,
    typeof cell === "number" ? plain(cell) : cell,
  ]);
  return Object.fromEntries(cells);
}

/** The fields of a figure by column. */
export function rowOf(
  figure: Figure,
  documentById: Dataset["documentById"],
): Record<(typeof CSV_COLUMNS)[number], Cell> {
  const time = timeOf(figure, documentById);
  return {
    ...figure,
    ...time,
    superseded: String(time.superseded),
    also: figure.also
      .map(({ section, printed }) => `${section}${CITATION_SEPARATOR}${printed}`)
      .join("\n"),
    conflict: figure.conflict ? "true" : null,
  };
}

/** Writes a number without an exponent. */
function plain(number: number | null): string | null {
  if (number === null) return null;
  const text = String(number);
  return text.includes("e") ? new Decimal(number).toFixed() : text;
}
