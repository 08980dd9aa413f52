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
  /** Canonical; `year` is the one in which it ends. */
  readonly period: string;
  /** What growth or change is measured against; null for other measures. */
  readonly on: string | null;
  /** A date, a month or a year; null where it is not known. */
  readonly published: string | null;
  /** True where another statement of the same thing counts in its place. */
  readonly superseded: boolean;
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
  "period",
  "on",
  "published",
  "superseded",
] as const satisfies readonly (keyof ExportRecord | keyof Figure)[];

/** Stands between section and printed figure in the `also` column, one citation a line. */
export const CITATION_SEPARATOR = " | ";

/** Makes one record a figure, in the order of the dataset. */
export function exportRecords({ figures, documentById }: Exported): readonly ExportRecord[] {
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
    ...timeOf(figure, documentById),
  }));
}

type Exported = Pick<Dataset, "figures" | "documentById">;

function timeOf(figure: Figure, documentById: Dataset["documentById"]) {
  const { period, measure, on, document, standing } = figure;
  return {
    period,
    on: measure === "growth" || measure === "change" ? on : null,
    published: documentById.get(document)?.published ?? null,
    superseded: standing === "superseded" || standing === "set-aside",
  };
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
export function formatCsv({ figures, documentById }: Exported, { bom = false } = {}): string {
  const rows = figures.map((figure) => rowOf(figure, documentById));
  return stringify(rows, {
    bom,
    columns: [...CSV_COLUMNS],
    header: true,
    record_delimiter: "windows",
  });
}

function rowOf(
  figure: Figure,
  documentById: Dataset["documentById"],
): Record<(typeof CSV_COLUMNS)[number], string | number | null> {
  const time = timeOf(figure, documentById);
  return {
    ...figure,
    ...time,
    superseded: String(time.superseded),
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
