import type { Diagnostic } from "../../diagnostic.ts";
import type { DiagnosticCode } from "../../diagnostic-codes.ts";
import { ReportError } from "../../error.ts";

/** What is wrong with one field of a memo. */
export interface MemoFault {
  /** Name of the field, e.g. `printing.date` or `attachments.0.places`; `memo` for the whole of it. */
  readonly field: string;
  readonly code: DiagnosticCode | "unknown-choice" | "unfit-memo";
  /** What failed, what was got and what to do. */
  readonly message: string;
  /** What would be valid, the nearest first. */
  readonly choices: readonly string[];
  /** Of a fault in the body, the line of it; null elsewhere. */
  readonly line: number | null;
}

/** A memo that cannot be made as its fields are; all that is wrong with them. */
export class MemoFaults extends ReportError {
  readonly faults: readonly MemoFault[];

  constructor(faults: readonly MemoFault[]) {
    const what = faults.length === 1 ? "a fault" : `${faults.length} faults`;
    super("USAGE", `The memo has ${what}`, { hint: faults[0]?.message ?? "" });
    this.faults = faults;
  }
}

/** A fault as readers of data have it, whose `file` is the name of a field. */
export function faultAt({ code, message, hint, at }: Diagnostic): MemoFault {
  const line = at.file === "body" && code !== "missing-key" ? at.line : null;
  const told = hint === undefined ? message : `${message.replace(/\.$/, "")}; ${hint}.`;
  return { field: at.file || WHOLE, code, message: told, choices: [], line };
}

/** The name that stands for the whole of a memo. */
export const WHOLE = "memo";

/** A fault of the whole. */
export function faultOfWhole(message: string): MemoFaults {
  return new MemoFaults([{ field: WHOLE, code: "wrong-type", message, choices: [], line: null }]);
}
