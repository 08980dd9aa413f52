/** Exit codes: 1 the input, the result or the machine is at fault, 2 wrong usage, 70 a bug here, 130 stopped by Ctrl-C. */
type ExitCode = 1 | 2 | 70 | 130;

/** Every error the project throws on purpose, with the exit code it ends in. */
const EXIT_CODE_BY_ERROR = {
  /** Arguments that make no sense together or name nothing. */
  USAGE: 2,
  /** A folder or file that was asked for cannot be read. */
  INPUT_UNREADABLE: 1,
  /** The dataset has faults; each is a diagnostic of its own. */
  DATASET_FAULT: 1,
  /** A file of the result cannot be written or put in its place. */
  OUTPUT_FAULT: 1,
  /** No browser was found, and which command gets one. */
  BROWSER_MISSING: 1,
  /** The browser does not start, or ends too early. */
  BROWSER_FAILED: 1,
  /** The page does not become a PDF. */
  PRINT_FAILED: 1,
  /** A font, or a character in it, is not there. */
  FONT_MISSING: 1,
  /** A template or a locale file is at fault. */
  TEMPLATE_FAULT: 1,
  /** A chart cannot be drawn from what it was given. */
  CHART_FAULT: 1,
  /** A finished PDF fails its audit. */
  AUDIT_FAULT: 1,
  /** An output was made but not written, as another language of the same briefing failed: all are written together. */
  HELD_BACK: 1,
  /** The system refuses something: too many open files, a full disk, no folder for temporary files. */
  SYSTEM_FAULT: 1,
  /** A database cannot be used: no server, no permission, another version of the schema. */
  DATABASE_FAULT: 1,
  /** More is asked for at once than can be made. */
  BUSY: 1,
  /** The user stopped it. */
  CANCELLED: 130,
  /** A state that the code says cannot be. */
  BUG: 70,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof EXIT_CODE_BY_ERROR;

/** The one class of error thrown on purpose; an error of any other class is a bug here. */
export class ReportError extends Error {
  readonly code: ErrorCode;
  /** What to do about it. */
  readonly hint: string | null;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ReportError";
    this.code = code;
    this.hint = options.hint ?? null;
  }

  get exitCode(): ExitCode {
    return EXIT_CODE_BY_ERROR[this.code];
  }
}

/** True for the error of an output that was made but not written, as another language of the briefing failed. */
export function isHeldBack(error: unknown): error is ReportError {
  return error instanceof ReportError && error.code === "HELD_BACK";
}

/** Tells the exit code of anything thrown: 70 unless it was thrown on purpose. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof ReportError ? error.exitCode : EXIT_CODE_BY_ERROR.BUG;
}
