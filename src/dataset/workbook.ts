import { withoutDates } from "../zip-dates.ts";
import type { Dataset } from "./model.ts";
import { rowsOfTheme } from "./workbook/rows.ts";
import { addSheet } from "./workbook/sheet.ts";
import { nameSheets } from "./workbook/sheet-names.ts";

/** A fixed date for the properties of the workbook: the same dataset must give the same bytes at any time. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes the figures as an Excel workbook: a sheet a theme, the places side by side, sources in comments.
 *
 * Shape: themes without figures have no sheet. The same dataset gives the same bytes.
 */
export async function formatXlsx(dataset: Dataset): Promise<Uint8Array> {
  // exceljs takes a quarter of a second to load: it is imported only where a workbook is written.
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  workbook.creator = "County Briefings";
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = NO_DATE;
  workbook.modified = NO_DATE;
  const themes = [...dataset.themeById.values()];
  const nameById = nameSheets(themes);
  for (const theme of themes) {
    const rows = rowsOfTheme(dataset, theme.id);
    if (rows.length > 0)
      addSheet(workbook, nameById.get(theme.id) ?? theme.id, theme, rows, dataset);
  }
  const buffer = await workbook.xlsx.writeBuffer();
  return withoutDates(new Uint8Array(buffer));
}
