import { ReportError } from "../error.ts";

/** The error of whatever was under way when the user asked to stop. */
export function cancelled(signal: AbortSignal): ReportError {
  return new ReportError("CANCELLED", "Stopped before it was done", { cause: signal.reason });
}
