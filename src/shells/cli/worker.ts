import { runWorker } from "../../app/work/worker.ts";
import type { WorkEvent } from "../../queue/work.ts";
import { visible } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log } from "./terminal.ts";
import { databaseOf } from "./workers.ts";

interface WorkerCommandOptions {
  readonly database?: string | true;
  readonly jobs?: number;
  readonly timeout: number;
  readonly quiet?: boolean;
}

/** What is in hand may take so long to be given back when the worker is stopped. */
const MOST_STOPPING_MS = 15_000;

/** `briefings worker`: makes what others plan until the user stops it. */
export async function worker(
  host: Host,
  { database, quiet = false, ...options }: WorkerCommandOptions,
): Promise<number> {
  host.allowStopping?.(MOST_STOPPING_MS);
  const tell = (line: string) => log(host, visible(line));
  await runWorker({ ...options, database: databaseOf(host, database) }, environmentOf(host), {
    onReady: ({ server, queue, generator }) => {
      if (!quiet) tell(`${generator} works on ${server}, ${queue}; Ctrl-C stops it`);
    },
    onEvent: (event) => {
      const line = sayEvent(event);
      if (line !== null && !(quiet && event.event === "done")) tell(line);
    },
    onForeign: (queue, waiting, own) =>
      tell(
        `${waiting} jobs wait for another program or browser (${queue}); this one takes those of ${own.queue}`,
      ),
    onDisagreement: (job, lines) => {
      for (const line of lines) tell(`${nameOf(job)}: ${line}`);
    },
  });
  return 0;
}

function nameOf({ payload, key }: WorkEvent["job"]): string {
  return (payload as { readonly name?: string } | null)?.name ?? key;
}

function sayEvent(event: WorkEvent): string | null {
  const name = nameOf(event.job);
  switch (event.event) {
    case "taken":
      return null;
    case "done":
      return `${name} made`;
    case "late":
      return `${name} was given to another meanwhile; it is kept once`;
    case "again":
      return `${name} failed and is tried again: ${event.fault.message}`;
    case "parked":
      return `${name} failed for good: ${event.fault.message}`;
    case "lost":
      return `${name} was given to another meanwhile`;
    case "returned":
      return `${name} was given back`;
  }
}
