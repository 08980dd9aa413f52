import type { DatasetFile } from "../dataset/files.ts";
import type { Report } from "../dataset/text.ts";
import type { YamlSource } from "../dataset/yaml-source.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";

/** The Markdown of a memo, and where each part of it stands in its file. */
export interface BodyText {
  readonly text: string;
  /** Reports a fault at an offset in the text. */
  report(
    severity: Diagnostic["severity"],
    code: DiagnosticCode,
    offset: number,
    message: string,
    hint?: string,
  ): void;
}

/**
 * Finds the body in its file.
 *
 * Faults inside are located to the character in a literal block (`body: |`), else at the body's beginning.
 */
export function findBody(
  text: string,
  source: YamlSource,
  file: DatasetFile,
  report: Report,
): BodyText {
  const start = source.at(["body"]);
  const lines = new TextDecoder().decode(file.bytes).split("\n");
  const isLiteral = lines[start.line - 1]?.charAt(start.col - 1) === "|";
  const indent = /^ */.exec(lines.slice(start.line).find((line) => line.trim() !== "") ?? "")?.[0];
  const position = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    const col = (indent?.length ?? 0) + (before.at(-1)?.length ?? 0) + 1;
    return isLiteral ? { file: start.file, line: start.line + before.length, col } : start;
  };
  return {
    text,
    report: (severity, code, offset, message, hint) =>
      report({ severity, code, message, at: position(offset), ...(hint ? { hint } : {}) }),
  };
}
