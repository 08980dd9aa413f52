import { CsvError, parse } from "csv-parse/sync";
import type { DiagnosticCode } from "../../diagnostic-codes.ts";

/** A row of a CSV, the line on which it begins, and its number in a spreadsheet, where a cell may hold several lines. */
interface Line {
  readonly record: readonly string[];
  readonly line: number;
  readonly row: number;
}

export type Fault = (code: DiagnosticCode, line: number, message: string, hint?: string) => void;

/** A CSV without the rows and columns that hold nothing, as spreadsheets leave them. */
interface Table {
  readonly head: Line;
  readonly body: readonly Line[];
  /** Where each column stands in the file, from 0. */
  readonly columns: readonly number[];
}

/** Parses a CSV into a head and rows; null where there is none. Errors: `csv-syntax`, `unknown-column`. */
export function parseTable(text: string, fault: Fault): Table | null {
  const [head, ...body] = parseLines(text, fault).filter(({ record }) => record.some(isFilled));
  if (!head) return null;
  const separator = head.record.length === 1 ? /[;\t]/.exec(head.record[0] ?? "")?.[0] : undefined;
  if (separator !== undefined) {
    const message = `The columns are separated by ${JSON.stringify(separator)}; expected commas.`;
    fault("csv-syntax", head.line, message, "save it as CSV with commas, in UTF-8");
    return null;
  }
  if (body.length === 0) fault("csv-syntax", head.line, EXPECTED);
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
    if (parsed.length === 0) fault("csv-syntax", 1, EXPECTED);
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
    fault("csv-syntax", Number(error.lines ?? 1), `${error.message}.`);
    return [];
  }
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

function checkUnnamed({ record, line }: Line, named: ReadonlySet<number>, fault: Fault): void {
  for (const [column, cell] of record.entries()) {
    if (named.has(column) || !isFilled(cell)) continue;
    const message = `Column ${column + 1} has no name, but here it holds ${JSON.stringify(cell)}.`;
    fault("unknown-column", line, message, "name the column, or empty it");
  }
}
