import type { DatasetFile } from "../../dataset/files.ts";
import { checkShape } from "../../dataset/shape.ts";
import type { Report } from "../../dataset/text.ts";
import { parseYaml } from "../../dataset/yaml.ts";
import type { YamlSource } from "../../dataset/yaml-source.ts";
import type { DiagnosticCode } from "../../diagnostic-codes.ts";
import type { ReadText } from "../../documents/model.ts";
import { normalise } from "../../sources/normalise.ts";
import { type IntakeSpec, intakeSchema } from "./schema.ts";

/** An intake file as it was read, and where each part of it stands. */
export interface IntakeFile {
  readonly spec: IntakeSpec;
  readonly source: YamlSource;
}

/** The document that an intake file is of. */
export interface IntakeDocument extends ReadText {
  /** The checksums that it may have, with line feeds at line ends and as it is. */
  readonly sha256: readonly string[];
}

/** Reads an intake file; null where it has a fault of form. Errors: those of `parseYaml` and `checkShape`. */
export function readIntake(file: DatasetFile, shown: string, report: Report): IntakeFile | null {
  const source = parseYaml(file, shown, report);
  const spec = source && checkShape(intakeSchema, source, [], report);
  return source && spec ? { spec, source } : null;
}

/**
 * Holds an intake file against its document, and against the checksum that documents.yaml records of it, if any.
 *
 * Errors: `document-changed` for another version of it, of which no span is told; `wrong-span`, `repeated-span`.
 */
export function checkDocument(
  { spec, source }: IntakeFile,
  { text, sha256 }: IntakeDocument,
  recorded: string | undefined,
  report: Report,
): void {
  const fault = (
    code: DiagnosticCode,
    message: string,
    path: readonly PropertyKey[],
    hint: string,
  ) => report({ severity: "error", code, message, at: source.at(path), hint });
  if (!sha256.includes(spec.sha256)) {
    const message = `${spec.file} is another text than the one that was read: its SHA-256 is ${sha256[0]}.`;
    fault("document-changed", message, ["sha256"], "read it again; decisions are kept");
    return;
  }
  if (recorded !== undefined && !sha256.includes(recorded)) {
    const message = `documents.yaml records SHA-256 ${recorded} of ${spec.document}; ${spec.file} has ${sha256[0]}.`;
    fault(
      "document-changed",
      message,
      ["sha256"],
      "read the text that is recorded, or record this one",
    );
  }
  const seen = new Map<number, number>();
  for (const [index, { text: number, start, end }] of spec.candidates.entries()) {
    const path = ["candidates", index];
    const first = seen.get(start);
    seen.set(start, index);
    if (normalise(text.slice(start, end)) !== normalise(number)) {
      const there =
        end > text.length ? `it has ${text.length} characters` : "it has other text there";
      const message = `${number} does not stand at ${start} to ${end} of the document; ${there}.`;
      fault(
        "wrong-span",
        message,
        [...path, "start"],
        "take `start` and `end` from the line as it was read",
      );
    } else if (first !== undefined) {
      const line = source.at(["candidates", first]).line;
      const message = `The number at ${start} to ${end} has a line already, line ${line}.`;
      fault("repeated-span", message, [...path, "start"], "delete one of the two");
    }
  }
}
