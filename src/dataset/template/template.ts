import type { Workbook } from "exceljs";
import { ReportError } from "../../error.ts";
import { withoutDates } from "../../zip-dates.ts";
import type { Dataset } from "../model.ts";
import { type CellNames, COLUMN_NAMES, cellNames, LISTED_COLUMNS } from "../spreadsheet-names.ts";
import { newWorkbook } from "../workbook/new.ts";
import { FORM_COLUMNS } from "../workbook/sheets.ts";
import { both } from "../workbook/words.ts";
import { addFormSheet, PRINTED } from "./form-sheet.ts";
import { type FormChoice, formRows } from "./rows.ts";
import { COLUMN_GUIDE, GUIDE, GUIDE_SHEET, LISTS_SHEET } from "./words.ts";

/** More rows than anybody fills in. */
const MOST_ROWS = 50_000;

/**
 * Writes a workbook to fill in, which `importWorkbook` takes back: a sheet that explains, one of a row a figure, one of the words
 * that cells may have.
 *
 * Shape: the same dataset and choice give the same bytes. Errors: USAGE where it would have too many rows.
 */
export async function formatTemplate(dataset: Dataset, choice: FormChoice): Promise<Uint8Array> {
  const rows = formRows(dataset, choice);
  if (rows.length > MOST_ROWS) {
    throw new ReportError("USAGE", `The template would have ${rows.length} rows.`, {
      hint: "name places with --region or themes with --theme",
    });
  }
  const workbook = await newWorkbook();
  const names = cellNames(dataset);
  addGuide(workbook);
  addFormSheet(workbook, rows, names);
  addLists(workbook, names);
  return withoutDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function addGuide(workbook: Workbook): void {
  const sheet = workbook.addWorksheet(GUIDE_SHEET, { pageSetup: PRINTED });
  sheet.columns = [{ width: 22 }, { width: 60 }, { width: 70 }];
  sheet.addRow(["填表说明 How to fill in"]).font = { bold: true, size: 14 };
  for (const [index, { zh, en }] of GUIDE.entries()) sheet.addRow([index + 1, zh, en]);
  sheet.addRow([]);
  for (const column of FORM_COLUMNS) {
    const { zh, en } = COLUMN_GUIDE[column];
    sheet.addRow([both(COLUMN_NAMES[column], " "), zh, en]);
  }
  sheet.eachRow((row, number) => {
    if (number > 1) row.alignment = { vertical: "top", horizontal: "left", wrapText: true };
  });
}

function addLists(workbook: Workbook, names: CellNames): void {
  const sheet = workbook.addWorksheet(LISTS_SHEET, {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: PRINTED,
  });
  for (const [index, column] of LISTED_COLUMNS.entries()) {
    const words = [both(COLUMN_NAMES[column], " "), ...names[column].values()];
    sheet.getColumn(index + 1).values = words;
    sheet.getColumn(index + 1).width = 24;
  }
  sheet.getRow(1).font = { bold: true };
}
