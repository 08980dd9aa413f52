import { resolve } from "node:path";
import { addToken } from "../../app/serve/tokens.ts";
import { orSystemFault } from "../../system-fault.ts";
import { type ServeOptions, serve as serveBriefings } from "../http/serve.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { openLogLines } from "./log-lines.ts";
import { log, showDiagnostics, showError } from "./terminal.ts";
import { databaseOf } from "./workers.ts";

/** What is being printed may take so long to be finished when the service is stopped. */
const MOST_STOPPING_MS = 60_000;

interface ServeCommandOptions extends Omit<ServeOptions, "database"> {
  readonly database?: string | true;
  readonly log?: boolean;
}

/** `briefings serve`: answers until the user stops it. */
export async function serve(
  host: Host,
  { log: hasLog = true, database, ...options }: ServeCommandOptions,
): Promise<number> {
  host.allowStopping?.(MOST_STOPPING_MS);
  const lines = hasLog ? openLogLines(host.stderr) : { write: () => {} };
  await serveBriefings(
    { ...options, ...(database === undefined ? {} : { database: databaseOf(host, database) }) },
    environmentOf(host),
    {
      onReady: (url) => log(host, `Open ${url} in a browser; Ctrl-C stops the service.`),
      onFaults: ({ diagnostics, omitted }) => showDiagnostics(host, diagnostics, omitted),
      onError: (error) => showError(host, orSystemFault(error), { debug: false }),
    },
    lines,
  );
  return 0;
}

/** `briefings token`: makes a token and keeps its hash. */
export async function makeToken(
  host: Host,
  { name, tokens }: { readonly name: string; readonly tokens: string },
): Promise<void> {
  const token = await addToken(resolve(host.cwd, tokens), name);
  host.stdout.write(`${token}\n`);
  log(host, `Only its hash is kept, in ${tokens}: give the token to ${name} now.`);
}
