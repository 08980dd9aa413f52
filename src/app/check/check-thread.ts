import { parentPort, workerData } from "node:worker_threads";
import { ReportError } from "../../error.ts";
import { checkFolder } from "./check-folder.ts";
import type { CheckAnswer, CheckQuestion } from "./check-in-thread.ts";

/** A thread that checks one folder and ends. */
const { cwd, home, data, strict }: CheckQuestion = workerData;
const signal = new AbortController().signal;
parentPort?.postMessage(await answer());

async function answer(): Promise<CheckAnswer> {
  try {
    return { result: await checkFolder({ cwd, home, signal }, data, strict) };
  } catch (error) {
    // Any other error is a bug, and ends the thread with its stack.
    if (!(error instanceof ReportError)) throw error;
    const { code, message, hint } = error;
    return { fault: { code, message, hint } };
  }
}
