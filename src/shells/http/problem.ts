import { STATUS_CODES } from "node:http";
import { QueryFault } from "../../app/query/fault.ts";
import { NotThere } from "../../app/serve/jobs.ts";
import { type MemoFault, MemoFaults } from "../../app/serve/memo-faults.ts";
import { type ErrorCode, ReportError } from "../../error.ts";

/** A problem document. Source: RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What to do. */
  readonly hint?: string;
  /** The field that is at fault, what was written there, and what may be. */
  readonly field?: string;
  readonly value?: string | null;
  readonly choices?: readonly string[];
  /** How many more choices there are. */
  readonly more?: number;
  /** What is wrong with each field, where several are at fault. */
  readonly faults?: readonly MemoFault[];
}

/** What went wrong with a request, apart from what it asks for. */
export class HttpFault extends Error {
  readonly status: number;
  readonly hint: string | null;

  constructor(status: number, message: string, hint: string | null = null) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

const KB = 1024;

/** More was sent than is read. */
export function bodyTooLarge(mostBytes: number): HttpFault {
  const most = mostBytes < KB * KB ? `${mostBytes / KB} KB` : `${mostBytes / KB / KB} MB`;
  return new HttpFault(413, `More was sent than is read, which is at most ${most}`, null);
}

/** Seconds after which whoever was refused may ask again. */
export const RETRY_AFTER_S = 5;

/** What a service cannot do now and may do later is no fault of the request, nor of the program. */
const STATUS_BY_CODE: Readonly<Record<ErrorCode, number>> = {
  USAGE: 400,
  INPUT_UNREADABLE: 503,
  DATASET_FAULT: 503,
  OUTPUT_FAULT: 503,
  BROWSER_MISSING: 503,
  BROWSER_FAILED: 503,
  PRINT_FAILED: 503,
  FONT_MISSING: 500,
  TEMPLATE_FAULT: 500,
  CHART_FAULT: 500,
  AUDIT_FAULT: 500,
  HELD_BACK: 500,
  SYSTEM_FAULT: 503,
  BUSY: 503,
  DATABASE_FAULT: 503,
  CANCELLED: 503,
  BUG: 500,
};

/** Tells of an error; of a bug nothing but that there is one. */
export function problemOf(error: unknown): Problem {
  if (error instanceof QueryFault) {
    const { message, hint, field, value, choices, more } = error;
    const at = { field, value, ...(choices.length > 0 ? { choices, more } : {}) };
    return { ...problem(error instanceof NotThere ? 404 : 400, message, hint), ...at };
  }
  if (error instanceof MemoFaults)
    return { ...problem(400, error.message, error.hint), faults: error.faults };
  if (error instanceof ReportError)
    return problem(STATUS_BY_CODE[error.code], error.message, error.hint);
  if (error instanceof HttpFault) return problem(error.status, error.message, error.hint);
  const status = statusOf(error);
  if (status === null) return problem(500, "The program has a fault; it is in the log", null);
  return problem(
    status,
    error instanceof Error ? error.message : "The request makes no sense",
    null,
  );
}

function problem(status: number, detail: string, hint: string | null): Problem {
  const title = STATUS_CODES[status] ?? "Error";
  const told = { type: `/api/#problem-${status}`, title, status, detail };
  return hint === null ? told : { ...told, hint };
}

/** What the server itself refuses bears a status below 500. */
function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  if (!("statusCode" in error) || typeof error.statusCode !== "number") return null;
  return error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : null;
}
