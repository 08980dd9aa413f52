import { type ErrorCode, ReportError } from "../error.ts";

/** Why a try failed, as it is kept. */
export interface Fault {
  /** Of an error thrown on purpose; `BUG` for any other. */
  readonly code: string;
  readonly message: string;
  /** What to do; null where nothing is known. */
  readonly hint: string | null;
  /** Where in the program, for a bug; null otherwise. */
  readonly stack: string | null;
}

/** Longer texts are cut: a page of markup in a message is of no use to anybody. */
const LONGEST = 4_000;

/** Tells of anything thrown. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ReportError) {
    const { code, message, hint } = error;
    return { code, message: message.slice(0, LONGEST), hint, stack: null };
  }
  const { message = String(error), stack = null } = error instanceof Error ? error : {};
  return {
    ...{ code: "BUG", message: message.slice(0, LONGEST), hint: null },
    stack: stack?.slice(0, LONGEST) ?? null,
  };
}

/** The error that was told of. */
export function errorOf({ code, message, hint, stack }: Fault): Error {
  if (code === "BUG") return Object.assign(new Error(message), stack ? { stack } : {});
  return new ReportError(code as ErrorCode, message, hint === null ? {} : { hint });
}
