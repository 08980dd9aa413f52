import { byText } from "./by-text.ts";
import type { Checked, Diagnostic, Listed, Omitted } from "./diagnostic.ts";
import type { DiagnosticCode } from "./diagnostic-codes.ts";

/** Most faults listed: more than a user corrects before running the check again. */
export const MOST_LISTED = 200;

/** Longest message and hint, in characters: they may quote a name or a value that is as long as a file. */
const LONGEST_MESSAGE = 1000;

/** Once there are more faults, only the first `MOST_LISTED` are kept, so that memory is bounded for any input. */
const MOST_KEPT = 4 * MOST_LISTED;

/**
 * Takes faults in any order and lists the first by file, line and column; errors before warnings where there are
 * more than `MOST_LISTED`. The rest is counted.
 */
export class FaultList {
  #kept: Diagnostic[] = [];
  readonly #dropped = new Map<string, Omitted>();
  #hasErrors = false;
  /** The last of the faults that were kept when there were too many; faults that sort after it are only counted. */
  #last: Diagnostic | null = null;

  /** An arrow function, so that it can be passed on as a callback. */
  readonly add = (fault: Diagnostic): void => {
    if (fault.severity === "error") this.#hasErrors = true;
    if (this.#last && byWeight(this.#last, fault) < 0) {
      this.#count(fault.severity, fault.code, 1);
      return;
    }
    this.#kept.push(fault);
    if (this.#kept.length > MOST_KEPT) this.#cut();
  };

  /** True once an error was added. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  addAll({ diagnostics, omitted = [] }: Listed): void {
    for (const fault of diagnostics) this.add(fault);
    for (const { severity, code, count } of omitted) {
      if (severity === "error") this.#hasErrors = true;
      this.#count(severity, code, count);
    }
  }

  list(): Listed {
    this.#cut();
    const diagnostics = this.#kept.map(settle).sort(byPlace);
    const omitted = [...this.#dropped.values()].sort((a, b) => b.count - a.count);
    return { diagnostics, ...(omitted.length > 0 ? { omitted } : {}) };
  }

  /** A value, unless an error was added. */
  check<T>(value: T | null): Checked<T> {
    return { value: this.#hasErrors ? null : value, ...this.list() };
  }

  #cut(): void {
    if (this.#kept.length <= MOST_LISTED) return;
    this.#kept.sort(byWeight);
    for (const { severity, code } of this.#kept.splice(MOST_LISTED)) {
      this.#count(severity, code, 1);
    }
    this.#last = this.#kept.at(-1) ?? null;
  }

  #count(severity: Diagnostic["severity"], code: DiagnosticCode, count: number): void {
    const key = `${severity} ${code}`;
    const before = this.#dropped.get(key)?.count ?? 0;
    this.#dropped.set(key, { severity, code, count: before + count });
  }
}

/** Copies a fault with its message and hint shortened; reading a hint may work it out (a getter, see `withHint`). */
function settle({ severity, code, message, at, hint }: Diagnostic): Diagnostic {
  return {
    severity,
    code,
    message: shorten(message),
    at,
    ...(hint ? { hint: shorten(hint) } : {}),
  };
}

function shorten(text: string): string {
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text;
}

/** Errors before warnings. */
function byWeight(left: Diagnostic, right: Diagnostic): number {
  return byText(left.severity, right.severity) || byPlace(left, right);
}

/** By file, line, column, severity and code, so that the order does not depend on which fault was found first. */
function byPlace(left: Diagnostic, right: Diagnostic): number {
  const [a, b] = [left.at, right.at];
  return (
    byText(a.file, b.file) ||
    a.line - b.line ||
    a.col - b.col ||
    byText(left.severity, right.severity) ||
    byText(left.code, right.code)
  );
}
