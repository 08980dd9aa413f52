import type { Position } from "./dataset/model.ts";
import type { DiagnosticCode } from "./diagnostic-codes.ts";
import { visible } from "./visible.ts";

/** A fault in the input with its place, as data; `formatDiagnostic` writes it as a line. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** A stable kebab-case name, e.g. `unknown-key`. */
  readonly code: DiagnosticCode;
  /** What failed, what was got and what was expected, in one sentence. */
  readonly message: string;
  readonly at: Position;
  /** What to do, e.g. ``did you mean `retail_sales`?``. */
  readonly hint?: string;
}

/** How many faults of one code are only counted and not listed. */
export interface Omitted extends Pick<Diagnostic, "severity" | "code"> {
  readonly count: number;
}

/** Faults to show: the first of them listed, the others counted. */
export interface Listed {
  /** By file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** Counts of the faults that are not listed; absent where every fault is listed. */
  readonly omitted?: readonly Omitted[];
}

/** A stage's result: a value when nothing was wrong, and the faults found. */
export interface Checked<T> extends Listed {
  readonly value: T | null;
}

/** One line a fault: `file:line:col severity code message (hint)`. */
export function formatDiagnostic({ severity, code, message, at, hint }: Diagnostic): string {
  const place = `${at.file}:${at.line}:${at.col}`;
  return visible(`${place} ${severity} ${code} ${message}${hint ? ` (${hint})` : ""}`);
}

/** One line a fault, and one that counts those that are not listed. */
export function formatListed({ diagnostics, omitted = [] }: Listed): readonly string[] {
  const lines = diagnostics.map(formatDiagnostic);
  if (omitted.length === 0) return lines;
  const all = omitted.reduce((sum, { count }) => sum + count, 0);
  const byCode = omitted.map(({ code, count }) => `${inThousands(count)} ${code}`);
  return [...lines, `and ${inThousands(all)} more: ${byCode.join(", ")}`];
}

/** Counts faults, listed or not. */
export function countFaults(
  { diagnostics, omitted = [] }: Listed,
  severity: Diagnostic["severity"],
): number {
  const listed = diagnostics.filter((one) => one.severity === severity).length;
  const others = omitted.filter((one) => one.severity === severity);
  return others.reduce((sum, { count }) => sum + count, listed);
}

/** Shortens a name from the input for a message. */
export function abridge(name: string): string {
  return name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name;
}

const LONGEST_SHOWN = 60;

function inThousands(count: number): string {
  return count.toLocaleString("en-US");
}
