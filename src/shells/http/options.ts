import type { Tokens } from "../../app/serve/tokens.ts";

/** How a server listens, and to whom. */
export interface ServerOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Who may use it; null for everybody on this machine. */
  readonly tokens: Tokens | null;
  /** True behind a proxy that tells who asks. */
  readonly trustProxy: boolean;
  /** True where what is answered is written as a site of files. Default: false. */
  readonly isStatic?: boolean;
  /** True where documents are read in, decided and merged into the data. */
  readonly canWrite: boolean;
  /** Most requests of one client in a minute. */
  readonly requestsPerMinute: number;
  /** How long a client waits for what is being made, unless it says otherwise. */
  readonly waitMs: number;
  readonly clockMs: () => number;
  /** Milliseconds since 1970, for the date that a form begins with. */
  readonly nowMs: () => number;
  /** Takes the lines of the log. */
  readonly log: { write(line: string): unknown };
}

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
