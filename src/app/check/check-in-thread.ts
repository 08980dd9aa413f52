import { workerProgram } from "../../worker-program.ts";
import { inThread } from "../in-thread.ts";
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

/**
 * Checks a data folder in a thread of its own, so that the wish to stop is heard while a large file is parsed.
 *
 * Errors: those of `checkFolder`; INPUT_UNREADABLE where the data takes more memory than a thread may have.
 */
export async function checkInThread(
  { cwd, home, signal }: CheckHost,
  { data, strict = false }: CheckOptions,
  program: URL = workerProgram("check-thread", import.meta.url),
): Promise<CheckResult> {
  const question: CheckQuestion = { cwd, home, data, strict };
  return inThread(program, question, signal, "Stopped before the check was done");
}
