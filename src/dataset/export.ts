import { stringify } from "csv-stringify/sync";
import { Decimal } from "decimal.js";
import type { Dataset, Figure } from "./model.ts";
import { guardText } from "./spreadsheet-text.ts";

/** One figure as others read it, its fields in the order of the CSV's columns. */
export interface ExportRecord {
  readonly region: string;
  readonly indicator: string;
  readonly year: number;
  readonly measure: string;
  /** In `unit`; null where the document has words, which are then in `text`. */
  readonly value: number | null;
  readonly text: string | null;
  readonly unit: string;
  readonly bound: string;
  readonly status: string;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly document: string;
  readonly section: string;
  readonly printed: string;
  readonly id: string;
}

/** The columns of the CSV: those of a record, then what only a return into YAML needs. */
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
] as const satisfies readonly (keyof ExportRecord | keyof Figure)[];

/** Stands between section and printed figure in the `also` column, one citation a line. */
export const CITATION_SEPARATOR = " | ";

/** Makes one record a figure, in the order of the dataset. */
export function exportRecords({ figures }: Dataset): readonly ExportRecord[] {
  return figures.map((figure) => ({
    region: figure.region,
    indicator: figure.indicator,
    year: figure.year,
    measure: figure.measure,
    value: figure.value,
    text: figure.text,
    unit: figure.unit,
    bound: figure.bound,
    status: figure.status,
    basis: figure.basis,
    scope: figure.scope,
    document: figure.document,
    section: figure.section,
    printed: figure.printed,
    id: figure.id,
  }));
}

/** Writes the records as a JSON list, one record a line. */
export function formatJson(dataset: Dataset): string {
  const lines = exportRecords(dataset).map((record) => JSON.stringify(record));
  return `[\n${lines.join(",\n")}\n]\n`;
}

/**
 * Writes the figures as CSV with a header row, empty for null.
 *
 * With `bom` it begins with a byte order mark, without which Excel does not take it for UTF-8. Text that a
 * spreadsheet would take for a formula has `'` before it.
 * Source: RFC 4180.
 */
export function formatCsv({ figures }: Dataset, { bom = false } = {}): string {
  return stringify(figures.map(rowOf), {
    bom,
    columns: [...CSV_COLUMNS],
    header: true,
    record_delimiter: "windows",
  });
}

function rowOf(figure: Figure): Record<(typeof CSV_COLUMNS)[number], string | number | null> {
  return {
    ...figure,
    text: figure.text === null ? null : guardText(figure.text),
    unit: guardText(figure.unit),
    section: guardText(figure.section),
    printed: guardText(figure.printed),
    value: plain(figure.value),
    precision: plain(figure.precision),
    also: guardText(
      figure.also
        .map(({ section, printed }) => `${section}${CITATION_SEPARATOR}${printed}`)
        .join("\n"),
    ),
    conflict: figure.conflict ? "true" : null,
  };
}

/** Writes a number without an exponent. */
function plain(number: number | null): string | null {
  if (number === null) return null;
  const text = String(number);
  return text.includes("e") ? new Decimal(number).toFixed() : text;
}

export { formatXlsx } from "./workbook.ts";
