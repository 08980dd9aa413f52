import { visibleLines } from "../../visible.ts";
import type { Stream } from "./host.ts";

/** A line of the log, as far as a terminal shows it. */
interface LogLine {
  readonly time: string;
  readonly msg: string;
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

/** Where lines of a log go: as they are to a file or a pipe, in words to a terminal. */
export function openLogLines(stderr: Stream): Stream {
  if (!stderr.isTTY) return stderr;
  return {
    write: (line) => stderr.write(`${visibleLines(sayLine(JSON.parse(line) as LogLine))}\n`),
  };
}

/** From the date in `2026-01-05T09:30:00.000Z` to the end of its seconds. */
const CLOCK = [11, 19] as const;

function sayLine({ time, msg, method, url, status, ms, err }: LogLine): string {
  const at = time.slice(...CLOCK);
  if (status !== undefined) return `${at} ${status} ${ms} ms ${method} ${url}`;
  return err ? `${at} ${msg}: ${err.stack ?? err.message}` : `${at} ${msg}`;
}
