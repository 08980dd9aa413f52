import type { Diagnostic } from "../../diagnostic.ts";
import { findCharacterFaults } from "../characters/faults.ts";
import { CITATION_SEPARATOR, CSV_COLUMNS } from "../csv.ts";
import { type FormerIds, presentId } from "../former-ids.ts";
import type { Dataset } from "../model.ts";
import { formerName } from "../renames/present.ts";
import {
  type CellNames,
  cellNames,
  columnOfHead,
  idReader,
  LISTED_COLUMNS,
} from "../spreadsheet-names.ts";
import { suggest } from "../suggestion.ts";
import type { Report } from "../text.ts";
import { checkPeriodCells, nameOfCell } from "./periods.ts";
import type { Column, Row } from "./row.ts";
import type { Source } from "./source.ts";
import type { Fault, Line, Place, Table } from "./table.ts";

/** A plain decimal number, as `formatCsv` writes it. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const POSITIVE = /^(?=.*[1-9])\d+(?:\.\d+)?$/;

/**
 * Reads the rows of a file of figures; null where it cannot be read at all.
 *
 * Shape: with the present ids of places and indicators, and ids where cells have the names of a list. Rows of a form that nobody
 * filled in are left out.
 * Errors: those of the source, `findCharacterFaults` and `checkPeriodCells`; `unknown-column`, `repeated-column`, `missing-column`,
 * `wrong-cell`.
 */
export function readRows(source: Source, dataset: Dataset, report: Report): readonly Row[] | null {
  const fault = tellIn(source, "error", report);
  const warn = tellIn(source, "warning", report);
  const table = source.read(fault, report);
  if (!table) return null;
  const columns = table.head.record.map((head) => columnOfHead(head) ?? head);
  checkColumns(columns, table, source, fault);
  const presentIn = openRenames(dataset.formerIds, report, source.path);
  const names = cellNames(dataset);
  const idOf = idReader(names);
  const rows = table.body
    .map((line) => rowOf(line, columns, table, idOf))
    .filter(({ cells }) => !source.isForm || FILLED_IN.some((column) => cells[column]));
  if (rows.length === 0 && table.body.length > 0)
    fault(
      "no-value",
      table.head,
      "No row is filled in; expected a value, or words, in one at least.",
    );
  return rows.map((drawn) => {
    const row = { ...drawn, cells: { ...drawn.cells, ...presentIn(drawn.cells, drawn.line) } };
    checkCharacters(row, fault);
    checkCells(row, fault);
    checkNames(row, names, fault);
    checkPeriodCells(row, dataset.indicatorById, { fault, warn });
    return row;
  });
}

/** What a person writes into a row of a form, whose other cells are filled before. */
const FILLED_IN = ["value", "text", "section", "printed"] as const;

/** Tells faults of a source at its lines, and by the names of its cells where they have names. */
export function tellIn(
  { path, sheet }: Pick<Source, "path" | "sheet">,
  severity: Diagnostic["severity"],
  report: Report,
): Fault {
  return (code, { line, column }, message, hint) => {
    const at = { file: path, line, col: sheet === null ? 1 : (column ?? 0) + 1 };
    const cell = sheet === null ? "" : `${sheet}!${nameOfCell(column ?? 0, line)}: `;
    report({ severity, code, message: `${cell}${message}`, at, ...(hint ? { hint } : {}) });
  };
}

function rowOf(
  { record, line, row }: Line,
  columns: readonly string[],
  table: Table,
  idOf: ReturnType<typeof idReader>,
): Row {
  const filled = record.flatMap((cell, index) =>
    cell === "" ? [] : [[columns[index] ?? "", cell] as const],
  );
  const cells: Row["cells"] = Object.fromEntries(filled);
  const listed = LISTED_COLUMNS.flatMap((column) => {
    const cell = cells[column];
    return cell === undefined ? [] : [[column, idOf(column, cell)] as const];
  });
  const placeOf = (column: Column): Place => ({
    line,
    column: table.columns[columns.indexOf(column)],
  });
  return { cells: { ...cells, ...Object.fromEntries(listed) }, line, row, placeOf };
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

function checkColumns(
  columns: readonly string[],
  { head: { line }, columns: places }: Table,
  { needed }: Source,
  fault: Fault,
): void {
  for (const [index, column] of columns.entries()) {
    const at = { line, column: places[index] };
    if (columns.indexOf(column) < index) {
      const message = `The column \`${column}\` stands twice; expected each column once.`;
      fault("repeated-column", at, message, "delete the one that does not count");
    } else if (!(CSV_COLUMNS as readonly string[]).includes(column)) {
      const hint = suggest(column, CSV_COLUMNS);
      fault("unknown-column", at, `\`${column}\` is not a column of figures.`, hint);
    }
  }
  for (const column of needed) {
    if (!columns.includes(column))
      fault("missing-column", { line }, `The column \`${column}\` is missing.`);
  }
  if (!columns.includes("year") && !columns.includes("period"))
    fault(
      "missing-column",
      { line },
      "The column `year` is missing; expected `year`, or `period`.",
    );
}

/** Errors: those of `findCharacterFaults`. */
function checkCharacters({ cells, placeOf }: Row, fault: Fault): void {
  for (const [column, cell] of Object.entries(cells)) {
    // The lines of a cell may end in \r\n, depending on the editor: that \r is no fault.
    const found = findCharacterFaults(cell.replaceAll("\r\n", "\n"), `\`${column}\``);
    for (const { code, message, hint } of found)
      fault(code, placeOf(column as Column), message, hint);
  }
}

/** Checks only what is needed to write the row as YAML; `readDataset` then checks that YAML like any other. */
function checkCells({ cells, placeOf }: Row, fault: Fault): void {
  const check = (column: Column, isRight: (cell: string) => boolean, what: string) => {
    const cell = cells[column] ?? "";
    if (isRight(cell)) return;
    const message = `\`${column}\` is ${JSON.stringify(cell)}; expected ${what}.`;
    fault("wrong-cell", placeOf(column), message, plainNumber(cell));
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

/** Columns of lists whose ids are no words. */
const NAMED = ["region", "indicator", "document", "scope", "basis", "remark"] as const;

/** What is no id at all was meant as a name; unknown ids are told where the figures are read. */
function checkNames({ cells, placeOf }: Row, names: CellNames, fault: Fault): void {
  for (const column of NAMED) {
    const cell = cells[column] ?? "";
    if (cell === "" || /^[a-z][a-z0-9_-]*$/.test(cell)) continue;
    const hint = suggest(cell, [...names[column].values()]);
    const message = `\`${column}\` is ${JSON.stringify(cell)}, which no ${column} is called.`;
    fault(`unknown-${column}`, placeOf(column), message, hint);
  }
}

/** How a number should be written that a person wrote with thousands or in full width; nothing where it is none. */
function plainNumber(cell: string): string | undefined {
  const plain = cell.normalize("NFKC").replace(/[,\s]/g, "");
  return NUMBER.test(plain) ? `write ${plain}` : undefined;
}
