import { join } from "node:path";
import { type DatasetFile, MAX_FILE_BYTES } from "../../dataset/files.ts";
import type { Report } from "../../dataset/text.ts";
import { ReportError } from "../../error.ts";
import { type IntakeFile, readIntake } from "../../intake/file/read.ts";
import { readUpTo } from "../read-up-to.ts";

/** An intake file as it is on disk and as it was read; the latter is null where it has a fault. */
interface OpenedIntake {
  readonly file: DatasetFile;
  readonly intake: IntakeFile | null;
}

/**
 * Opens an intake file, its path from the data folder on; null where there is none.
 *
 * Errors: those of `readIntake`, reported at `shown`; INPUT_UNREADABLE where the file is there and cannot be read.
 */
export async function openIntake(
  folder: string,
  path: string,
  shown: string,
  report: Report,
): Promise<OpenedIntake | null> {
  const file = await readIntakeFile(folder, path, shown);
  return file && { file, intake: readIntake(file, shown, report) };
}

/** The bytes of an intake file; null where there is none. Errors: INPUT_UNREADABLE where it is there and cannot be read. */
export async function readIntakeFile(
  folder: string,
  path: string,
  shown: string,
): Promise<DatasetFile | null> {
  const bytes = await readUpTo(join(folder, path), MAX_FILE_BYTES + 1).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${shown}`, { cause });
  });
  return bytes && { path, bytes };
}

/** The bytes of an intake file to be written. Errors: INPUT_UNREADABLE where it would be larger than `most`, what is read again. */
export function intakeBytes(text: string, document: string, most = MAX_FILE_BYTES): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return bytes;
  const message = `${document} has too many numbers: its intake file would have ${bytes.length} bytes, and ${most} are read.`;
  const hint = "divide it, or take the part with the figures";
  throw new ReportError("INPUT_UNREADABLE", message, { hint });
}
