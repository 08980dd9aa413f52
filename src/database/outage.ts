import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { ReportError } from "../error.ts";
import { isOutage } from "./faults.ts";

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

interface WaitOptions {
  /** Server and database, e.g. `db.example:5432/briefings`. */
  readonly server: string;
  /** Takes a line once an outage, and one when it is over. */
  readonly notice: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Does work that needs the server, however long that does not answer. */
export type WhenThere = <Result>(
  work: () => Promise<Result>,
  longestMs?: number,
) => Promise<Result>;

/**
 * Tries work again while the server does not answer, at growing intervals; an outage is told once, whoever meets it.
 *
 * Errors: those of the work; CANCELLED; DATABASE_FAULT where a limit was given and the server stayed away longer.
 */
export function waitForServer({ server, notice, signal }: WaitOptions): WhenThere {
  // Each that waits listens for the wish to stop.
  setMaxListeners(0, signal);
  let isAway = false;
  let changedMs = Number.NEGATIVE_INFINITY;
  /** What began before the last change tells of a time before it. */
  const change = (askedMs: number, nowAway: boolean, line: string) => {
    if (isAway === nowAway || askedMs < changedMs) return;
    isAway = nowAway;
    changedMs = performance.now();
    notice(line);
  };
  return async (work, longestMs = Number.POSITIVE_INFINITY) => {
    const startedMs = performance.now();
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      const askedMs = performance.now();
      try {
        const result = await work();
        change(askedMs, false, `The database at ${server} answers again`);
        return result;
      } catch (error) {
        if (!isOutage(error)) throw error;
        if (performance.now() - startedMs > longestMs) throw noServer(server, error);
        if (signal.aborted) throw stopped(server);
        const away = `The database at ${server} does not answer; waiting: ${said(error)}`;
        change(askedMs, true, away);
        await sleep(waitMs, undefined, { signal }).catch(() => {});
        if (signal.aborted) throw stopped(server);
      }
    }
  };
}

function noServer(server: string, cause: unknown): ReportError {
  return new ReportError("DATABASE_FAULT", `No database answers at ${server}: ${said(cause)}`, {
    hint: "check the address, and that the server runs and may be reached from here",
    cause,
  });
}

function stopped(server: string): ReportError {
  return new ReportError("CANCELLED", `Stopped while the database at ${server} did not answer`);
}

/** The words of a fault; of several addresses that were tried, the first. */
function said(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return first instanceof Error ? first.message : String(first);
}
