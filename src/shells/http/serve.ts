import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openService } from "../../app/serve/service.ts";
import { readTokens } from "../../app/serve/tokens.ts";
import { untilStopped } from "../../app/until-stopped.ts";
import type { Listed } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { isLoopback, type ServerOptions } from "./options.ts";
import { openServer, type Server } from "./server.ts";

/** What is asked of a service that listens. */
export interface ServeOptions {
  readonly data: string;
  readonly out: string;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** How many are printed at once. */
  readonly jobs: number;
  /** How many may wait. */
  readonly waiting: number;
  /** File of tokens. */
  readonly tokens?: string;
  readonly trustProxy?: boolean;
  /** True where documents may be read in, decided and merged into the data. */
  readonly write?: boolean;
  readonly requestsPerMinute: number;
  /** Address of a database in which results are looked for that are not in the output folder. */
  readonly database?: string;
}

/** Told what happens. */
interface ServeListener {
  onReady(url: string): void;
  onFaults(faults: Listed): void;
  onError(error: unknown): void;
}

const WAIT_MS = 2_000;
/** What threads and browsers may take to end once all is answered. */
const MOST_CLOSING_MS = 15_000;
const MOST_MS = 180_000;

/**
 * Serves briefings until the user stops it; what is being made is finished.
 *
 * Errors: USAGE for a port that cannot be had, and without tokens beyond this machine; those of `openService`.
 */
export async function serve(
  options: ServeOptions,
  environment: Environment,
  listener: ServeListener,
  log: ServerOptions["log"],
): Promise<void> {
  const { host } = options;
  const { cwd } = environment;
  if (options.tokens === undefined && !isLoopback(host))
    throw new ReportError("USAGE", `Without tokens only this machine is served, not ${host}`, {
      hint: "make a token with `briefings token NAME --tokens FILE` and name the file with --tokens",
    });
  const tokens =
    options.tokens === undefined ? null : await readTokens(resolve(cwd, options.tokens));
  let server: Server | null = null;
  const service = await openService(
    { ...options, prints: options.jobs, mostMs: MOST_MS },
    environment,
    {
      ...listener,
      onEdition: () => {},
      onMade: (what, ms, error) => server?.metrics.made(what, ms, faultOf(error)),
    },
  );
  try {
    server = await openServer(service, {
      ...options,
      tokens,
      trustProxy: options.trustProxy ?? false,
      canWrite: options.write ?? false,
      waitMs: WAIT_MS,
      clockMs: environment.clockMs,
      nowMs: Date.now,
      log,
    });
    void service.warm();
    listener.onReady(server.url);
    await untilStopped(environment.signal);
  } finally {
    const closing = service.close();
    await server?.close();
    // All are answered. What does not end by itself now, e.g. a browser that was killed as it started, goes with the process.
    const late = new AbortController();
    const { signal } = late;
    await Promise.race([closing, sleep(MOST_CLOSING_MS, undefined, { signal }).catch(() => {})]);
    late.abort();
  }
}

function faultOf(error: unknown): string | null {
  if (error === null) return null;
  return error instanceof ReportError ? error.code : "BUG";
}
