import type { Environment } from "../../environment.ts";
import { workerProgram } from "../../worker-program.ts";
import { inThread } from "../in-thread.ts";
import type { AcceptOptions, acceptIntakes } from "./accept.ts";

/** What the thread is asked. */
export interface AcceptQuestion {
  readonly cwd: string;
  readonly options: AcceptOptions;
}

/** As `acceptIntakes`, in a thread of its own: all data is checked, and a service has others to answer. */
export async function acceptInThread(
  options: AcceptOptions,
  { cwd, signal }: Pick<Environment, "cwd" | "signal">,
): ReturnType<typeof acceptIntakes> {
  const question: AcceptQuestion = { cwd, options };
  const program = workerProgram("accept-thread", import.meta.url);
  // What is being written is written whole.
  const stop = options.dryRun ? signal : new AbortController().signal;
  return inThread(program, question, stop, "Stopped before it was merged");
}
