#!/usr/bin/env node
import { availableParallelism } from "node:os";
import { packageHome } from "./package.ts";
import { run } from "./shells/cli/program.ts";

/** As a shell tells of a program that Ctrl-C has ended. */
const STOPPED = 130;
const MOST_STOPPING_MS = 4_000;

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // Once: a second Ctrl-C ends the process at once.
  process.once(signal, () => {
    stop.abort();
    setTimeout(endNow, MOST_STOPPING_MS).unref();
  });
}

// EPIPE: the program that reads the pipe, e.g. `head`, has closed it; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

/** Ends what does not stop by itself; browsers and their profiles go with the process. */
function endNow(): void {
  // The system waits for ever for a read that never ends, e.g. of a pipe that nobody writes to.
  process.once("exit", () => process.kill(process.pid, "SIGKILL"));
  process.exit(STOPPED);
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  home: packageHome(),
  cores: availableParallelism(),
  clockMs: () => performance.now(),
  signal: stop.signal,
});
