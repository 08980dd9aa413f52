import { parentPort, Worker } from "node:worker_threads";
import { type ErrorCode, ReportError } from "../error.ts";

type ThreadAnswer<Result> =
  | { readonly result: Result }
  | { readonly fault: { readonly code: ErrorCode; message: string; hint: string | null } };

/**
 * Has a thread of its own answer a question, so that others are heard meanwhile. `stopped` is said where it is stopped.
 *
 * Errors: those of the thread; CANCELLED; INPUT_UNREADABLE where the data takes more memory than a thread may have.
 */
export async function inThread<Result>(
  program: URL,
  question: unknown,
  signal: AbortSignal,
  stopped: string,
): Promise<Result> {
  const worker = new Worker(program, { workerData: question });
  const answer = await answerOf<Result>(worker, signal, stopped);
  if ("result" in answer) return answer.result;
  const { code, message, hint } = answer.fault;
  throw new ReportError(code, message, hint === null ? {} : { hint });
}

async function answerOf<Result>(
  worker: Worker,
  signal: AbortSignal,
  stopped: string,
): Promise<ThreadAnswer<Result>> {
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise<ThreadAnswer<Result>>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error) => reject(isOutOfMemory(error) ? tooMuch(error) : error));
      worker.once("exit", () => reject(new ReportError("CANCELLED", stopped)));
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

/** The thread's side: does the work and answers. An error that is no fault of the input is a bug, and ends the thread with its stack. */
export async function answerFromThread<Result>(work: () => Promise<Result>): Promise<void> {
  parentPort?.postMessage(await answer(work));
}

async function answer<Result>(work: () => Promise<Result>): Promise<ThreadAnswer<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    const { code, message, hint } = error;
    return { fault: { code, message, hint } };
  }
}
