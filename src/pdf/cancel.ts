import { ReportError } from "../error.ts";

/** The error of work that was in progress when the user asked to stop. */
export function cancelled(signal: AbortSignal): ReportError {
  return new ReportError("CANCELLED", "Stopped before it was done", { cause: signal.reason });
}
