import type { DataValidation, Workbook } from "exceljs";
import { keptUnit } from "../figures.ts";
import { type CellNames, COLUMN_NAMES, LISTED_COLUMNS } from "../spreadsheet-names.ts";
import { FOOTER, LINE, PAGE_SETUP, styleHead } from "../workbook/cells.ts";
import { FORM_COLUMNS, FORM_SHEET } from "../workbook/sheets.ts";
import { both } from "../workbook/words.ts";
import type { FormRow } from "./rows.ts";
import { LISTS_SHEET, REFUSALS } from "./words.ts";

type FormColumn = (typeof FORM_COLUMNS)[number];

/** Every column on one page's width. */
export const PRINTED = { ...PAGE_SETUP, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

/** Rows below the last one that take words of the lists as well. */
const ROOM = 500;

const WIDTHS: Readonly<Record<FormColumn, number>> = {
  region: 18,
  indicator: 34,
  period: 11,
  measure: 9,
  status: 9,
  value: 13,
  unit: 11,
  bound: 9,
  text: 14,
  document: 30,
  section: 16,
  printed: 34,
  scope: 16,
  basis: 16,
  on: 12,
  remark: 18,
};

/** Adds the sheet to fill in. */
export function addFormSheet(workbook: Workbook, rows: readonly FormRow[], names: CellNames): void {
  const sheet = workbook.addWorksheet(FORM_SHEET, {
    views: [{ state: "frozen", xSplit: 2, ySplit: 1 }],
    pageSetup: { ...PRINTED, printTitlesRow: "1:1" },
    headerFooter: FOOTER,
  });
  // Cells are text, or a spreadsheet would make dates of 2024-09.
  sheet.columns = FORM_COLUMNS.map((column) => ({
    width: WIDTHS[column],
    style: { numFmt: column === "value" ? "General" : "@", border: { bottom: LINE } },
  }));
  sheet.addRow(FORM_COLUMNS.map((column) => both(COLUMN_NAMES[column])));
  for (const index of FORM_COLUMNS.keys()) styleHead(sheet.getCell(1, index + 1));
  sheet.getRow(1).height = 30;
  for (const row of rows) sheet.addRow(cellsOf(row, names));
  const last = rows.length + 1 + ROOM;
  for (const [index, column] of FORM_COLUMNS.entries()) {
    const rule = ruleOf(column, names);
    const letter = sheet.getColumn(index + 1).letter;
    // The type of the library leaves out that rules go to ranges, which its own code adds this way.
    const rules = (sheet as unknown as { dataValidations: Rules }).dataValidations;
    if (rule) rules.add(`${letter}2:${letter}${last}`, rule);
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: FORM_COLUMNS.length } };
}

interface Rules {
  add(range: string, rule: DataValidation): void;
}

function cellsOf(
  { region, indicator, period, measure, isTarget, document }: FormRow,
  names: CellNames,
): readonly (string | null)[] {
  const cells: Readonly<Partial<Record<FormColumn, string | undefined>>> = {
    region: names.region.get(region),
    indicator: names.indicator.get(indicator.id),
    period,
    measure: names.measure.get(measure),
    status: names.status.get(isTarget ? "target" : "actual"),
    unit: keptUnit({ measure }, indicator),
    document: names.document.get(document),
  };
  return FORM_COLUMNS.map((column) => cells[column] || null);
}

/** The check of a column; null where any text may stand. */
function ruleOf(column: FormColumn, names: CellNames): DataValidation | null {
  if (column === "value") {
    const most = 1e15;
    return ruleWith(REFUSALS.number, {
      type: "decimal",
      formulae: [-most, most],
      operator: "between",
    });
  }
  if (column === "period")
    return ruleWith(REFUSALS.period, { type: "custom", formulae: [IS_PERIOD] });
  const index = (LISTED_COLUMNS as readonly string[]).indexOf(column);
  const size = names[LISTED_COLUMNS[index] ?? "measure"].size;
  if (index < 0 || size === 0) return null;
  const letter = String.fromCharCode(65 + index);
  const range = `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${size + 1}`;
  return ruleWith(REFUSALS.list, { type: "list", formulae: [range] });
}

/** A year of the data's, before what else the period has. */
const IS_PERIOD =
  "AND(ISNUMBER(VALUE(LEFT(C2,4))),VALUE(LEFT(C2,4))>=1990,VALUE(LEFT(C2,4))<=2100)";

function ruleWith(
  refusal: (typeof REFUSALS)[keyof typeof REFUSALS],
  rule: Pick<DataValidation, "type" | "formulae"> & { readonly operator?: "between" },
): DataValidation {
  const said = { errorStyle: "stop", errorTitle: "County Briefings", error: both(refusal) };
  return { ...rule, allowBlank: true, showErrorMessage: true, ...said } as DataValidation;
}
