import type { Position } from "./dataset/model.ts";
import { visible } from "./visible.ts";

/** A fault in the input, located, told apart from how it is shown. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** A stable kebab-case name, e.g. `unknown-key`. */
  readonly code: string;
  /** What failed, what was got and what was expected, in one sentence. */
  readonly message: string;
  readonly at: Position;
  /** What to do, e.g. ``did you mean `retail_sales`?``. */
  readonly hint?: string;
}

/** A stage's result: a value when nothing was wrong, and every fault found. */
export interface Checked<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** One line a fault: `file:line:col severity code message (hint)`. */
export function formatDiagnostic({ severity, code, message, at, hint }: Diagnostic): string {
  const place = `${at.file}:${at.line}:${at.col}`;
  return visible(`${place} ${severity} ${code} ${message}${hint ? ` (${hint})` : ""}`);
}
