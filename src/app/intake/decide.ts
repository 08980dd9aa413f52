import type { DatasetFile } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import { putHead, putLine, rangeOfLine, withDecision } from "../../intake/file/edit.ts";
import { type LineFields, withFields } from "../../intake/file/fields.ts";
import { type FlowMap, flowAt } from "../../intake/file/flow.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import { writeFiles } from "../../store/folder.ts";
import { checkLine, type LineFault } from "./check-line.ts";
import type { History } from "./history.ts";
import { type IntakeMemory, type IntakePlace, readRemembered, revisionOf } from "./inspect.ts";
import { intakeBytes } from "./open.ts";
import { type LineState, stateOf } from "./states.ts";

/** What a person does. */
export type Act =
  | { readonly kind: "accept" | "reject" | "reopen"; readonly at: number }
  | { readonly kind: "change"; readonly at: number; readonly fields: LineFields }
  | { readonly kind: "undo" }
  | { readonly kind: "head"; readonly values: Readonly<Record<string, unknown>> };

/** An act, who does it when, and the state of the file that was looked at. */
export interface Deciding {
  readonly document: string;
  readonly revision: string;
  readonly act: Act;
  readonly by: string | null;
  /** ISO date. */
  readonly date: string;
  /** True where only candidates with doubts are gone through. */
  readonly onlyDoubts: boolean;
}

/** A candidate that is another than in the state that was looked at. */
interface ChangedLine {
  readonly start: number;
  /** Null where it was not there. */
  readonly before: LineState | null;
  readonly after: LineState | null;
  readonly by: string | null;
}

/** What came of an act. */
export type Decided =
  /** Done, at a candidate; null where it is of none. `next` is the next one that is undecided. */
  | { readonly kind: "done"; readonly at: number | null; readonly next: number | null }
  /** The file has changed meanwhile, in these candidates; null where that is not known. */
  | { readonly kind: "stale"; readonly changed: readonly ChangedLine[] | null }
  | { readonly kind: "faulty"; readonly faults: readonly LineFault[] }
  /** There is no such candidate, or nothing to take back. */
  | { readonly kind: "nothing" };

interface Opened {
  readonly place: IntakePlace;
  readonly shown: string;
  readonly file: DatasetFile;
  readonly intake: IntakeFile;
  readonly dataset: Dataset;
  readonly history: History;
  readonly memory: IntakeMemory;
}

/** Does what a person decided, and writes it to the intake file. Shape: the file is not read by another meanwhile. Errors: OUTPUT_FAULT. */
export async function decide(deciding: Deciding, opened: Opened): Promise<Decided> {
  const { document, revision, act } = deciding;
  const { file, history, place } = opened;
  const text = new TextDecoder().decode(file.bytes);
  if (revisionOf(file.bytes) !== revision) {
    const known = history.stateAt(document, revision);
    return { kind: "stale", changed: known === null ? null : changedBetween(known, opened) };
  }
  const made = act.kind === "head" ? headOf(text, act.values) : lineOf(deciding, text, opened);
  if (made.kind !== "made") return made;
  const bytes = intakeBytes(made.text, document);
  await writeFiles(place.folder, [{ path: file.path, bytes }]);
  if (act.kind === "undo") history.pop(document);
  else if (made.step) history.push(document, made.step);
  const at = made.step?.start ?? null;
  return { kind: "done", at, next: nextUndecided(at, deciding, opened) };
}

/** The next candidate that is undecided, from the start again behind the last; null where all are decided. */
function nextUndecided(
  at: number | null,
  { onlyDoubts }: Deciding,
  { intake }: Opened,
): number | null {
  const open = intake.spec.candidates.filter(
    ({ decision, doubts = [], start }) =>
      decision === null && start !== at && (!onlyDoubts || doubts.length > 0),
  );
  return (open.find(({ start }) => start > (at ?? -1)) ?? open[0])?.start ?? null;
}

type Made =
  | {
      readonly kind: "made";
      readonly text: string;
      readonly step: {
        readonly start: number;
        readonly before: string;
        readonly after: string;
      } | null;
    }
  | Extract<Decided, { readonly kind: "faulty" | "nothing" }>;

function headOf(text: string, values: Readonly<Record<string, unknown>>): Made {
  return { kind: "made", text: putHead(text, values), step: null };
}

function lineOf(deciding: Deciding, text: string, opened: Opened): Made {
  const { act, document } = deciding;
  if (act.kind === "head") return { kind: "nothing" };
  const undone = act.kind === "undo" ? opened.history.last(document) : null;
  const start = act.kind === "undo" ? undone?.start : act.at;
  const { spec, source } = opened.intake;
  const index = spec.candidates.findIndex((one) => one.start === start);
  const range = index < 0 ? null : rangeOfLine(text, source, index);
  if (!range || start === undefined) return { kind: "nothing" };
  const before = text.slice(...range);
  if (undone) {
    if (before !== undone.after) return { kind: "nothing" };
    const whole = text.slice(0, range[0]) + undone.before + text.slice(range[1]);
    return { kind: "made", text: whole, step: undone };
  }
  const flow = flowAt(source, ["candidates", index]) as FlowMap;
  const whole = putLine(text, range, decidedLine(flow, deciding, opened));
  const after = whole.slice(range[0], whole.length - (text.length - range[1]));
  const faults =
    act.kind === "accept" || act.kind === "change" ? faultsOf(whole, index, opened) : [];
  if (faults.length > 0) return { kind: "faulty", faults };
  return { kind: "made", text: whole, step: { start, before, after } };
}

const DECISIONS = { accept: "accept", change: "accept", reject: "reject", reopen: null } as const;

function decidedLine(flow: FlowMap, { act, by, date: at }: Deciding, { dataset }: Opened): FlowMap {
  if (act.kind === "head" || act.kind === "undo") return flow;
  const line = act.kind === "change" ? withFields(flow, withId(act.fields, dataset)) : flow;
  return withDecision(line, { decision: DECISIONS[act.kind], by, at });
}

/** An indicator may be called by a name as well. */
function withId(fields: LineFields, { indicatorById }: Dataset): LineFields {
  const { indicator: written = "" } = fields;
  if (indicatorById.has(written)) return fields;
  const named = [...indicatorById.values()].find(({ name, short, aliases }) =>
    [name.zh, name.en, short.zh, short.en, ...aliases].includes(written.trim()),
  );
  return named ? { ...fields, indicator: named.id } : fields;
}

function faultsOf(text: string, index: number, { file, shown, ...known }: Opened) {
  const bytes = new TextEncoder().encode(text);
  return checkLine({ path: file.path, bytes }, shown, index, known);
}

/** The candidates that are others than in a former state of the file. */
function changedBetween(
  former: string,
  { file, shown, intake, memory }: Opened,
): readonly ChangedLine[] {
  const bytes = new TextEncoder().encode(former);
  const read = readRemembered({ path: file.path, bytes }, shown, memory);
  const before = read.intake?.spec.candidates ?? [];
  const after = intake.spec.candidates;
  const wasAt = new Map(before.map((line) => [line.start, line]));
  const isAt = new Map(after.map((line) => [line.start, line]));
  const starts = [...new Set([...wasAt.keys(), ...isAt.keys()])];
  return starts.flatMap((start) => {
    const [was, is] = [wasAt.get(start), isAt.get(start)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      {
        start,
        before: was ? stateOf(was) : null,
        after: is ? stateOf(is) : null,
        by: is?.by ?? null,
      },
    ];
  });
}
