import type { Workbook } from "exceljs";
import { Refusal } from "../refuse.ts";
import { checkUnpacked } from "../zip.ts";
import { checkMerged } from "./merged.ts";

/** What a sheet has beside its cells; of rules for a whole column the library would make a million. */
const NOT_SHOWN = ["conditionalFormatting", "dataValidations", "drawing", "extLst", "tableParts"];

/** Opens a workbook without what is not in its cells. Errors: `broken`, `unpacked`. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  checkUnpacked(bytes, checkMerged);
  const { default: ExcelJs } = await import("exceljs");
  const workbook = new ExcelJs.Workbook();
  try {
    // The library's own type of a buffer is an older one.
    await workbook.xlsx.load(Buffer.from(bytes) as never, { ignoreNodes: NOT_SHOWN });
    return workbook;
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal("broken", { cause });
  }
}
