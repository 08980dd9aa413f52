import type { Block, TableCell } from "./model.ts";

/** What stands between the cells of a line, the usual one first. */
const DELIMITERS = [",", "\t", ";"] as const;

/** Reads rows of cells; null where no delimiter gives rows of the same length. */
export async function readCsv(text: string): Promise<readonly Block[] | null> {
  for (const delimiter of DELIMITERS) {
    const records = await parseEven(text, delimiter);
    const columns = records?.[0]?.words.length ?? 0;
    if (records && records.length > 1 && columns > 1) {
      const rows = (records.at(-1)?.row ?? 0) + 1;
      return [{ kind: "table", table: { rows, columns, cells: records.flatMap(cellsOf) } }];
    }
  }
  return null;
}

interface CsvRow {
  readonly words: readonly string[];
  /** Its row in a spreadsheet, from 0: lines of nothing have one, and lines inside a cell none. */
  readonly row: number;
}

async function parseEven(text: string, delimiter: string): Promise<readonly CsvRow[] | null> {
  const { parse } = await import("csv-parse/sync");
  try {
    const parsed = parse(text, { delimiter, skip_empty_lines: true, info: true });
    let inside = 0;
    return (parsed as unknown as Parsed[]).map(({ record, info: { lines } }) => {
      inside += record.join("").split("\n").length - 1;
      return { words: record, row: lines - inside - 1 };
    });
  } catch {
    return null;
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** A CSV has one sheet, without a name of its own. */
const SHEET = "表";

function cellsOf({ words, row }: CsvRow): readonly TableCell[] {
  return words.map((word, column) => {
    const text = word.replace(/\s*[\n\r]\s*/g, "").trim();
    const address = `${SHEET}!${letterOf(column)}${row + 1}`;
    return { row, column, rowSpan: 1, columnSpan: 1, text, address };
  });
}

/** A column as a spreadsheet names it: A, B, … Z, AA. */
function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}
