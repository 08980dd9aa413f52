import type { Position } from "../../dataset/model.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import type { IntakeOutcome } from "../../intake/merge/merge.ts";
import { acceptInThread } from "./accept-in-thread.ts";
import { HEAD_FIELDS } from "./head-fields.ts";
import { type InspectedIntake, pathOfIntake } from "./inspect.ts";

/** A fault of merging, and the candidate at whose line it is told. */
interface MergeFault {
  readonly message: string;
  /** Where the number of the candidate stands; null where it is of none. */
  readonly at: number | null;
  /** The field of the head that it is about, e.g. `title.en`; null where it is of none. */
  readonly field: string | null;
  readonly isError: boolean;
}

/** What merging would do, or has done. */
export interface IntakeMerge {
  /** Null where it cannot be merged. */
  readonly outcome: IntakeOutcome | null;
  /** Paths of the files of the data folder that are new or changed. */
  readonly files: readonly string[];
  readonly faults: readonly MergeFault[];
}

interface Options {
  readonly document: string;
  readonly data: string;
  readonly date: string;
  readonly dryRun: boolean;
}

/** Merges what was accepted of one document, all of it or nothing. Errors: INPUT_UNREADABLE, OUTPUT_FAULT, CANCELLED. */
export async function mergeIntake(
  { intake }: InspectedIntake,
  { document, data, date, dryRun }: Options,
  environment: Environment,
): Promise<IntakeMerge> {
  const path = `${data}/${pathOfIntake(document)}`;
  const { value, diagnostics } = await acceptInThread(
    { intakes: [path], data, date, dryRun },
    environment,
  );
  return {
    outcome: value?.outcomes[0] ?? null,
    files: value?.files ?? [],
    faults: diagnostics.map((fault) => toldAt(fault, path, intake)),
  };
}

function toldAt(
  { message, hint, severity, at }: Diagnostic,
  path: string,
  intake: IntakeFile | null,
): MergeFault {
  const isOwn = at.file === path;
  const told = isOwn ? message : `${at.file}:${at.line} ${message}`;
  return {
    message: hint === undefined ? told : `${told} (${hint})`,
    at: isOwn && intake ? startAt(intake, at.line) : null,
    field: isOwn && intake ? headFieldAt(intake, at) : null,
    isError: severity === "error",
  };
}

/** The field of the head that stands at a place of the file. */
function headFieldAt({ source }: IntakeFile, { line, col }: Position): string | null {
  const field = HEAD_FIELDS.find((one) => {
    const at = source.at(one.split("."));
    return at.line === line && at.col === col;
  });
  return field ?? null;
}

/** The candidate in whose lines a line of the file is. */
function startAt({ spec, source }: IntakeFile, line: number): number | null {
  const lines = spec.candidates.map((_, index) => source.at(["candidates", index]).line);
  const index = lines.findLastIndex((first) => first <= line);
  // A candidate has two lines.
  return index >= 0 && line <= (lines[index] ?? 0) + 1
    ? (spec.candidates[index]?.start ?? null)
    : null;
}
