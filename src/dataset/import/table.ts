import { CsvError, parse } from "csv-parse/sync";
import type { DiagnosticCode } from "../../diagnostic-codes.ts";

/** A row, the line of the file on which it begins, and its number in a spreadsheet, where a cell may hold several lines. */
export interface Line {
  readonly record: readonly string[];
  readonly line: number;
  readonly row: number;
}

/** A place in a file of figures: a line, and where it is known the column of the file, from 0. */
export interface Place {
  readonly line: number;
  readonly column?: number | undefined;
}

export type Fault = (code: DiagnosticCode, at: Place, message: string, hint?: string) => void;

/** Rows of figures without the rows and columns that hold nothing, as spreadsheets leave them. */
export interface Table {
  readonly head: Line;
  readonly body: readonly Line[];
  /** Where each column stands in the file, from 0. */
  readonly columns: readonly number[];
}

/** Parses a CSV into a head and rows; null where there is none. Errors: those of `tableOf`; `csv-syntax`. */
export function parseTable(text: string, fault: Fault): Table | null {
  const lines = parseLines(text, fault);
  const head = lines.find(isFilledLine);
  const separator = head?.record.length === 1 ? /[;\t]/.exec(head.record[0] ?? "")?.[0] : undefined;
  if (head && separator !== undefined) {
    const message = `The columns are separated by ${JSON.stringify(separator)}; expected commas.`;
    fault("csv-syntax", head, message, "save it as CSV with commas, in UTF-8");
    return null;
  }
  return tableOf(lines, fault);
}

/** The head and the rows of a file's lines; null where there is nothing. Errors: `csv-syntax`, `unknown-column`. */
export function tableOf(lines: readonly Line[], fault: Fault): Table | null {
  const [head, ...body] = lines.filter(isFilledLine);
  if (!head) return null;
  if (body.length === 0) fault("csv-syntax", head, EXPECTED);
  const named = [...head.record.keys()].filter((column) => isFilled(head.record[column] ?? ""));
  for (const line of body) checkUnnamed(line, new Set(named), fault);
  const narrow = ({ record, ...place }: Line): Line => ({
    record: named.map((column) => record[column] ?? ""),
    ...place,
  });
  return { head: narrow(head), body: body.map(narrow), columns: named };
}

const EXPECTED = "Expected a row of column names, then rows of figures.";

function parseLines(text: string, fault: Fault): readonly Line[] {
  try {
    const parsed = parse(text, { info: true, skip_empty_lines: true }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    if (parsed.length === 0) fault("csv-syntax", { line: 1 }, EXPECTED);
    let before = 0;
    return parsed.map(({ record, info }) => {
      // csv-parse gives the line on which a row ends; the line breaks inside its cells lead back to where it begins.
      const breaks = record.join("").split("\n").length - 1;
      const line = info.lines - breaks;
      const row = line - before;
      before += breaks;
      return { record, line, row };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fault("csv-syntax", { line: Number(error.lines ?? 1) }, `${error.message}.`);
    return [];
  }
}

function isFilledLine({ record }: Line): boolean {
  return record.some(isFilled);
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

function checkUnnamed({ record, line }: Line, named: ReadonlySet<number>, fault: Fault): void {
  for (const [column, cell] of record.entries()) {
    if (named.has(column) || !isFilled(cell)) continue;
    const message = `Column ${column + 1} has no name, but here it holds ${JSON.stringify(cell)}.`;
    fault("unknown-column", { line, column }, message, "name the column, or empty it");
  }
}
