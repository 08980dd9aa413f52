import type { Block, TableCell } from "./model.ts";

/** What stands between the cells of a line, the usual one first. */
const DELIMITERS = [",", "\t", ";"] as const;

/** Reads rows of cells; null where no delimiter gives rows of the same length. */
export async function readCsv(text: string): Promise<readonly Block[] | null> {
  for (const delimiter of DELIMITERS) {
    const records = await parseEven(text, delimiter);
    const columns = records?.[0]?.length ?? 0;
    if (records && records.length > 1 && columns > 1) {
      const cells = records.flatMap((words, row) => cellsOf(words, row));
      return [{ kind: "table", table: { rows: records.length, columns, cells } }];
    }
  }
  return null;
}

async function parseEven(
  text: string,
  delimiter: string,
): Promise<readonly (readonly string[])[] | null> {
  const { parse } = await import("csv-parse/sync");
  try {
    return parse(text, { delimiter, skip_empty_lines: true }) as string[][];
  } catch {
    return null;
  }
}

function cellsOf(words: readonly string[], row: number): readonly TableCell[] {
  return words.map((word, column) => {
    const text = word.replace(/\s*[\n\r]\s*/g, "").trim();
    return { row, column, rowSpan: 1, columnSpan: 1, text, address: null };
  });
}
