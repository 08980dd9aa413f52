import type { DatasetFile } from "../../../src/dataset/files.ts";
import type { Diagnostic } from "../../../src/diagnostic.ts";
import { headOf } from "../../../src/intake/file/head.ts";
import { keepDecisions } from "../../../src/intake/file/keep.ts";
import { type IntakeFile, readIntake } from "../../../src/intake/file/read.ts";
import { formatIntake } from "../../../src/intake/file/write.ts";
import { documentOf, read } from "../registry.ts";

const HEAD = { document: "bay-plan", region: "bay", file: "bay.txt", sha256: "0".repeat(64) };

/** The intake file of an invented report, with the decisions of the one before. */
export function intakeText(report: string, before: IntakeFile | null = null): string {
  const document = documentOf(report);
  const { candidates, ignored, unread } = read(report);
  const { candidates: lines, lost } = keepDecisions(candidates, document, before, () => false);
  return formatIntake({ head: headOf(HEAD, null, null), candidates: lines, ignored, unread, lost });
}

/** Reads an intake file, and what is told of it. */
export function opened(text: string) {
  const faults: Diagnostic[] = [];
  const file: DatasetFile = { path: "intake/bay-plan.yaml", bytes: new TextEncoder().encode(text) };
  const intake = readIntake(file, file.path, (fault) => faults.push(fault));
  return { intake, faults };
}

/** The same, which has to be without fault. */
export function soundIntake(text: string): IntakeFile {
  const { intake, faults } = opened(text);
  if (!intake) throw new Error(faults.map(({ message }) => message).join("\n"));
  return intake;
}
