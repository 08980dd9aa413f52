import type { Workbook } from "exceljs";
import { MAX_BYTES } from "./bounds.ts";
import { kindOf } from "./kind.ts";
import { Refusal, refusalOf } from "./refuse.ts";
import { openWorkbook } from "./xlsx/open.ts";

/**
 * Opens a workbook, whose cells are then read as they are and not as they show.
 *
 * Errors: INPUT_UNREADABLE, with what to do, for a file that is none or is damaged, has a password or is too large.
 */
export async function openWorkbookBytes(bytes: Uint8Array, name: string): Promise<Workbook> {
  try {
    if (bytes.length > MAX_BYTES) throw new Refusal("large");
    if (kindOf(bytes) !== "xlsx") throw new Refusal("no-workbook");
    return await openWorkbook(bytes);
  } catch (error) {
    if (error instanceof Refusal) throw refusalOf(name, error);
    throw error;
  }
}
