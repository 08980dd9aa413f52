import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { NightAsked } from "../../app/build/model.ts";
import { ReportError } from "../../error.ts";
import { codeAddress } from "../../package.ts";
import { childProgram } from "../../worker-program.ts";
import type { Host } from "./host.ts";
import { log } from "./terminal.ts";

/** The variable with the address of a database: an argument is seen by every user of the machine. */
const DATABASE_VARIABLE = "BRIEFINGS_DATABASE";

/** What is asked of who makes the outputs of a build. */
interface WorkersAsked {
  readonly database?: string | true;
  readonly workers?: number;
  readonly nightName?: string;
  readonly collect?: boolean;
  readonly force?: boolean;
}

/** The address of a database that a user names. Errors: USAGE where the variable is not set. */
export function databaseOf({ env }: Host, named: string | true | undefined): string {
  const url = named === true || named === undefined ? env[DATABASE_VARIABLE] : named;
  if (url) return url;
  throw new ReportError("USAGE", "No database is named", {
    hint: `name it with --database URL, or set ${DATABASE_VARIABLE}`,
  });
}

/**
 * Runs a build whose outputs are made by workers, if any are asked for; those started for it end with it, as does a database of its own.
 *
 * Errors: USAGE; DATABASE_FAULT; those of the build.
 */
export async function withWorkers<Outcome>(
  host: Host,
  asked: WorkersAsked,
  build: (night: NightAsked | null) => Promise<Outcome>,
): Promise<Outcome> {
  const { database, workers, nightName, collect = true, force } = asked;
  if (database === undefined && workers === undefined) {
    if (nightName === undefined && collect) return build(null);
    throw new ReportError("USAGE", "--night and --no-collect are for a build on a database");
  }
  if (force)
    throw new ReportError("USAGE", "What a database keeps is not made again", {
      hint: "leave out --force, or --database and --workers",
    });
  const own = database === undefined ? await startDatabase() : null;
  const url = own?.url ?? databaseOf(host, database);
  const started = startWorkers(host, url, workers ?? 0);
  try {
    return await build({
      database: url,
      collects: collect,
      ...(nightName === undefined ? {} : { name: nightName }),
    });
  } finally {
    await started.end();
    await own?.stop();
  }
}

async function startDatabase() {
  // Loaded only now: most builds need no database.
  const { startTemporaryDatabase } = await import("../../app/night/temporary.ts");
  return startTemporaryDatabase();
}

/** How often workers that ended are replaced: one that ends at once would do so for ever. */
const MOST_REPLACED = 10;
/** What a worker may take to give back what it has in hand. */
const MOST_STOPPING_MS = 20_000;

/** Starts workers, and others in place of those that end before they are told to. */
function startWorkers(
  host: Host,
  url: string,
  count: number,
): { readonly end: () => Promise<void> } {
  const running = new Set<ChildProcess>();
  let [replaced, isEnding] = [0, false];
  const start = () => {
    const worker = startWorker(host, url);
    running.add(worker);
    worker.once("exit", (code, signal) => {
      running.delete(worker);
      // A terminal tells all of them to stop.
      if (isEnding || host.signal.aborted) return;
      replaced += 1;
      const goesOn = replaced <= MOST_REPLACED;
      const what = goesOn ? "another takes its place" : "no other is started";
      log(host, `A worker has ended (${signal ?? `exit ${code}`}); ${what}`);
      if (goesOn) start();
    });
  };
  for (let number = 0; number < count; number += 1) start();
  return {
    end: async () => {
      isEnding = true;
      await Promise.all([...running].map(endWorker));
    },
  };
}

function startWorker({ env, cwd }: Host, url: string): ChildProcess {
  const { path, execArgv } = childProgram("cli", codeAddress());
  return spawn(process.execPath, [...execArgv, path, "worker", "--jobs", "1", "--quiet"], {
    cwd,
    env: { ...env, [DATABASE_VARIABLE]: url },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function endWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, "exit");
  worker.kill("SIGTERM");
  const late = setTimeout(() => worker.kill("SIGKILL"), MOST_STOPPING_MS);
  await ended;
  clearTimeout(late);
}
