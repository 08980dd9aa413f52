import { Worker } from "node:worker_threads";
import { type ErrorCode, ReportError } from "../../error.ts";
import { workerProgram } from "../../worker-program.ts";
import type { CheckHost, CheckResult } from "./check-folder.ts";

/** What the thread is asked. */
export interface CheckQuestion {
  readonly cwd: string;
  readonly home: string;
  readonly data: string;
  readonly strict: boolean;
}

interface CheckOptions {
  readonly data: string;
  /** Default: false. */
  readonly strict?: boolean;
}

export type CheckAnswer =
  | { readonly result: CheckResult }
  | { readonly fault: { readonly code: ErrorCode; message: string; hint: string | null } };

/**
 * Checks a data folder in a thread of its own, so that the wish to stop is heard while a large file is parsed.
 *
 * Errors: those of `checkFolder`; INPUT_UNREADABLE where the data takes more memory than a thread may have.
 */
export async function checkInThread(
  host: CheckHost,
  { data, strict = false }: CheckOptions,
  program: URL = workerProgram("check-thread", import.meta.url),
): Promise<CheckResult> {
  const question: CheckQuestion = { cwd: host.cwd, home: host.home, data, strict };
  const worker = new Worker(program, { workerData: question });
  const answer = await answerOf(worker, host.signal);
  if ("result" in answer) return answer.result;
  const { code, message, hint } = answer.fault;
  throw new ReportError(code, message, hint === null ? {} : { hint });
}

async function answerOf(worker: Worker, signal: AbortSignal): Promise<CheckAnswer> {
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<CheckAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error) => reject(isOutOfMemory(error) ? tooMuch(error) : error));
      worker.once("exit", () =>
        reject(new ReportError("CANCELLED", "Stopped before the check was done")),
      );
      if (signal.aborted) stop();
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooMuch(cause: unknown): ReportError {
  return new ReportError("INPUT_UNREADABLE", "The data takes more memory than there is", {
    hint: "keep it in several folders, or allow more, e.g. NODE_OPTIONS=--max-old-space-size=8192",
    cause,
  });
}
