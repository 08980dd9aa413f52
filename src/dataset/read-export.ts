import { parse } from "csv-parse/sync";
import type { ExportRecord } from "./export.ts";
import { unguardText } from "./spreadsheet-text.ts";

/** More than any briefing shows, and little enough to be told of. */
const MOST_ROWS = 50_000;
const LONGEST_ROW = 100_000;

type Field = keyof ExportRecord;

/** The fields that earlier versions wrote as well; others may be missing. */
const NEEDED: readonly Field[] = ["region", "indicator", "year", "measure", "value", "unit", "id"];
/** Fields that may be null, which is written as nothing. */
const NULLABLE: ReadonlySet<string> = new Set<Field>(["text", "basis", "scope", "on", "published"]);

/** Reads figures as `formatCsv` writes them; null where it is something else. */
export function readExport(csv: string): readonly ExportRecord[] | null {
  const rows = rowsOf(csv);
  const [head, ...others] = rows ?? [];
  if (!head || !NEEDED.every((field) => head.includes(field))) return null;
  return others.map((row) => recordOf(head, row));
}

function rowsOf(csv: string): readonly (readonly string[])[] | null {
  try {
    const limits = { to: MOST_ROWS, max_record_size: LONGEST_ROW };
    return parse(csv, { bom: true, relax_column_count: true, ...limits }) as string[][];
  } catch {
    return null;
  }
}

function recordOf(head: readonly string[], row: readonly string[]): ExportRecord {
  const fields = head.map((field, index) => [field, readCell(field, row[index] ?? "")]);
  return Object.fromEntries(fields) as unknown as ExportRecord;
}

function readCell(field: string, cell: string): string | number | boolean | null {
  if (field === "value" || field === "year") return cell === "" ? null : Number(cell);
  if (field === "superseded") return cell === "true";
  return cell === "" && NULLABLE.has(field) ? null : unguardText(cell);
}
