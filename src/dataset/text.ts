import type { Diagnostic } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { codePointOf } from "./characters/faults.ts";
import { type DatasetFile, MAX_FILE_BYTES } from "./files.ts";

/** Takes each fault as it is found; reading then continues, so that all faults are reported together. */
export type Report = (diagnostic: Diagnostic) => void;

/** Control characters in the raw text; `checkCharacters` finds escaped ones, and names the field. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;

/**
 * Reads a file's bytes as UTF-8 text without its byte order mark, or reports why not.
 *
 * Errors: `file-too-large`, `wrong-encoding`, `control-character`.
 */
export function readText(file: DatasetFile, shown: string, report: Report): string | null {
  const fault = (code: DiagnosticCode, message: string, hint: string, before = "") =>
    report({ severity: "error", code, message, at: { file: shown, ...endOf(before) }, hint });
  if (file.bytes.length > MAX_FILE_BYTES) {
    const limit = `${MAX_FILE_BYTES / 1024 / 1024} MB`;
    fault("file-too-large", `The file is larger than ${limit}.`, "split it into several files");
    return null;
  }
  if (isUtf16(file.bytes)) {
    fault("wrong-encoding", "The file is UTF-16; expected UTF-8.", "save it as UTF-8");
    return null;
  }
  const text = new TextDecoder().decode(file.bytes);
  const broken = text.indexOf("\ufffd");
  if (broken >= 0) {
    const message = "Here is a byte that is not UTF-8; expected UTF-8 throughout.";
    fault("wrong-encoding", message, "save the file as UTF-8", text.slice(0, broken));
    return null;
  }
  const control = CONTROLS.exec(text);
  if (control) {
    const message = `Here is the control character ${codePointOf(control[0])}; expected text.`;
    fault("control-character", message, "delete it", text.slice(0, control.index));
    return null;
  }
  // YAML allows \r alone as a line end. It becomes \n, which is as long, so that offsets stay right.
  return text.replace(/\r(?!\n)/g, "\n");
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  // UTF-16 without a byte order mark: of the two bytes of an ASCII character one is 0.
  const isHalfEmpty = bytes.length > 1 && (first === 0) !== (second === 0);
  return isHalfEmpty || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function endOf(before: string): { line: number; col: number } {
  const lines = before.split("\n");
  return { line: lines.length, col: (lines.at(-1) ?? "").length + 1 };
}
