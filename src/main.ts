import { fstatSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { exitCodeOf, ReportError } from "./error.ts";
import { packageHome } from "./package.ts";
import { run } from "./shells/cli/program.ts";
import { orSystemFault } from "./system-fault.ts";
import { visibleLines } from "./visible.ts";

/** As a shell tells of a program that Ctrl-C has ended. */
const STOPPED = 130;
const STDOUT = 1;
let mostStoppingMs = 3_000;
/** What a process that was told to stop may take to end once all is done. */
const MOST_ENDING_MS = 2_000;

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // Once: a second Ctrl-C ends the process at once.
  process.once(signal, () => {
    stop.abort();
    setTimeout(endNow, mostStoppingMs).unref();
  });
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The program that reads the pipe, e.g. `head`, has closed it; that is no fault.
  if (error.code === "EPIPE") process.exit(0);
  endWith(error);
});
// There is nobody left to tell; what is being made is made all the same.
process.stderr.on("error", () => {});
process.on("uncaughtException", endWith);

/** Ends what does not stop by itself; browsers and their profiles go with the process. */
function endNow(): void {
  // The system waits for ever for a read that never ends, e.g. of a pipe that nobody writes to.
  process.stderr.write("error CANCELLED Stopped.\n");
  process.once("exit", () => process.kill(process.pid, "SIGKILL"));
  process.exit(STOPPED);
}

/** Ends the process over what nobody else has caught. */
function endWith(error: unknown): never {
  const fault = orSystemFault(error);
  const lines =
    fault instanceof ReportError
      ? [`error ${fault.code} ${fault.message}`, `  ${fault.hint}`]
      : [`bug ${fault}`, "  Please report this with the lines below.", stackOf(fault)];
  process.stderr.write(`${visibleLines(lines.join("\n"))}\n`);
  process.exit(exitCodeOf(fault));
}

function stackOf(fault: unknown): string {
  return (fault instanceof Error && fault.stack) || "";
}

/** Node's own stream takes it for all where a file, or what is left of a disk, has room for a part only. */
function writeWhole(text: string): void {
  let left = Buffer.from(text);
  while (left.length > 0) left = left.subarray(writeSync(STDOUT, left));
}

/** Asks on stderr, since stdout is for results. */
async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question, { signal: stop.signal });
  } finally {
    lines.close();
  }
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: fstatSync(STDOUT).isFile() ? { write: writeWhole } : process.stdout,
  stderr: process.stderr,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  env: process.env,
  cwd: process.cwd(),
  home: packageHome(),
  cores: availableParallelism(),
  clockMs: () => performance.now(),
  signal: stop.signal,
  allowStopping: (ms) => {
    mostStoppingMs = ms;
  },
});

// What was stopped and is done ends, though something is still open.
if (stop.signal.aborted) setTimeout(() => process.exit(), MOST_ENDING_MS).unref();
