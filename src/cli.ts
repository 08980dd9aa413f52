#!/usr/bin/env node
import { availableParallelism } from "node:os";
import { packageHome } from "./package.ts";
import { run } from "./shells/cli/program.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // Once: a second Ctrl-C ends the process at once, should stopping cleanly hang.
  process.once(signal, () => stop.abort());
}

// EPIPE: the program that reads the pipe, e.g. `head`, has closed it; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

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
