import type { Workbook } from "exceljs";

/** A fixed date for the properties of a workbook: the same data must give the same bytes at any time. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1));

/** Makes an empty workbook of ours. */
export async function newWorkbook(): Promise<Workbook> {
  // exceljs takes a quarter of a second to load: it is imported only where a workbook is written.
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  workbook.creator = "County Briefings";
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = NO_DATE;
  workbook.modified = NO_DATE;
  return workbook;
}
