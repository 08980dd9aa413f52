import type { Diagnostic } from "../../diagnostic.ts";
import { findCharacterFaults } from "../characters/faults.ts";
import { CITATION_SEPARATOR, CSV_COLUMNS } from "../csv.ts";
import type { DatasetFile } from "../files.ts";
import { type FormerIds, presentId } from "../former-ids.ts";
import type { Dataset } from "../model.ts";
import { formerName } from "../renames/present.ts";
import { unguardText } from "../spreadsheet-text.ts";
import { suggest } from "../suggestion.ts";
import { type Report, readText } from "../text.ts";
import { checkPeriodCells } from "./periods.ts";
import type { Column, Row } from "./row.ts";
import { type Fault, parseTable } from "./table.ts";

/** The columns that every figure needs, besides `year` or `period`; all others may be left out. */
const NEEDED = [
  "region",
  "indicator",
  "measure",
  "value",
  "document",
  "section",
  "printed",
] as const;

/** A plain decimal number, as `formatCsv` writes it. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const POSITIVE = /^(?=.*[1-9])\d+(?:\.\d+)?$/;

/**
 * Reads the rows of a CSV of figures; null where it cannot be read at all.
 *
 * Shape: with the present ids of places and indicators.
 * Errors: those of `readText`, `parseTable`, `findCharacterFaults` and `checkPeriodCells`; `unknown-column`, `repeated-column`,
 * `missing-column`, `wrong-cell`.
 */
export function readRows(
  csv: DatasetFile,
  { indicatorById, formerIds }: Pick<Dataset, "indicatorById" | "formerIds">,
  report: Report,
): readonly Row[] | null {
  const text = readText(csv, csv.path, report);
  if (text === null) return null;
  const tell =
    (severity: Diagnostic["severity"]): Fault =>
    (code, line, message, hint) => {
      const at = { file: csv.path, line, col: 1 };
      report({ severity, code, message, at, ...(hint ? { hint } : {}) });
    };
  const [fault, warn] = [tell("error"), tell("warning")];
  const table = parseTable(text, fault);
  if (!table) return null;
  const columns = table.head.record;
  checkColumns(columns, table.head.line, fault);
  const presentIn = openRenames(formerIds, report, csv.path);
  const column = table.columns[columns.indexOf("period")] ?? 0;
  return table.body.map(({ record, line, row: number }) => {
    const cells = record.map((cell, index) => [columns[index] ?? "", unguardText(cell)] as const);
    const filled = Object.fromEntries(cells.filter(([, cell]) => cell !== ""));
    const row: Row = { cells: { ...filled, ...presentIn(filled, line) }, line };
    checkCharacters(row, fault);
    checkCells(row, fault);
    checkPeriodCells(row, { column, row: number }, indicatorById, { fault, warn });
    return row;
  });
}

/** Gives the present ids in place of the former ones of a row. Warning: `former-name`, once an id. */
function openRenames(formerIds: FormerIds, report: Report, file: string) {
  const told = new Set<string>();
  return (cells: Row["cells"], line: number): Row["cells"] => {
    const present = (["region", "indicator"] as const).flatMap((kind) => {
      const id = cells[kind];
      const now = id === undefined ? undefined : presentId(kind, id, formerIds);
      if (id === undefined || now === undefined || now === id) return [];
      const key = `${kind} ${id}`;
      if (!told.has(key)) report({ ...formerName(kind, id, now), at: { file, line, col: 1 } });
      told.add(key);
      return [[kind, now] as const];
    });
    return Object.fromEntries(present);
  };
}

function checkColumns(columns: readonly string[], line: number, fault: Fault): void {
  for (const [index, column] of columns.entries()) {
    if (columns.indexOf(column) < index) {
      const message = `The column \`${column}\` stands twice; expected each column once.`;
      fault("repeated-column", line, message, "delete the one that does not count");
    } else if (!(CSV_COLUMNS as readonly string[]).includes(column)) {
      const hint = suggest(column, CSV_COLUMNS);
      fault("unknown-column", line, `\`${column}\` is not a column of figures.`, hint);
    }
  }
  for (const column of NEEDED) {
    if (!columns.includes(column))
      fault("missing-column", line, `The column \`${column}\` is missing.`);
  }
  if (!columns.includes("year") && !columns.includes("period"))
    fault("missing-column", line, "The column `year` is missing; expected `year`, or `period`.");
}

/** Errors: those of `findCharacterFaults`. */
function checkCharacters({ cells, line }: Row, fault: Fault): void {
  for (const [column, cell] of Object.entries(cells)) {
    // The lines of a cell may end in \r\n, depending on the editor: that \r is no fault.
    const found = findCharacterFaults(cell.replaceAll("\r\n", "\n"), `\`${column}\``);
    for (const { code, message, hint } of found) fault(code, line, message, hint);
  }
}

/** Checks only what is needed to write the row as YAML; `readDataset` then checks that YAML like any other. */
function checkCells({ cells, line }: Row, fault: Fault): void {
  const check = (column: Column, isRight: (cell: string) => boolean, what: string) => {
    const cell = cells[column] ?? "";
    if (isRight(cell)) return;
    fault("wrong-cell", line, `\`${column}\` is ${JSON.stringify(cell)}; expected ${what}.`);
  };
  const orEmpty = (pattern: RegExp) => (cell: string) => cell === "" || pattern.test(cell);
  for (const column of ["region", "indicator", "document"] as const) {
    check(column, (cell) => cell !== "", `a ${column}`);
  }
  check("value", orEmpty(NUMBER), "a plain decimal number");
  check("precision", orEmpty(POSITIVE), "one unit of the last digit printed, such as 0.1");
  check("conflict", orEmpty(/^(?:true|false)$/i), "true or nothing");
  const isCitation = (cited: string) => cited.includes(CITATION_SEPARATOR);
  const form = `lines of \`section${CITATION_SEPARATOR}printed\``;
  check("also", (cell) => cell === "" || cell.split(/\r?\n/).every(isCitation), form);
}
