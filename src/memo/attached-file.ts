import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { workerProgram } from "../worker-program.ts";
import { type CleanFile, cleanFile, type Unfit } from "./foreign/clean.ts";
import { checkLikeness } from "./foreign/likeness.ts";

/** What a thread is asked. */
export interface ForeignQuestion {
  readonly bytes: Uint8Array;
  readonly keepsFiles: boolean;
}

/** A larger file takes longer than to start a thread, up to a minute: meanwhile the wish to stop has to be heard. */
const LARGE_BYTES = 1_000_000;

/** A file of somebody else as it is bound, or why it cannot be. */
export async function readForeign(
  bytes: Uint8Array,
  keepsFiles: boolean,
): Promise<CleanFile | Unfit> {
  const question = { bytes, keepsFiles };
  return bytes.byteLength > LARGE_BYTES ? readInThread(question) : readHere(question);
}

/** The same, in the thread of whoever asks. */
export async function readHere({ bytes, keepsFiles }: ForeignQuestion): Promise<CleanFile | Unfit> {
  const clean = await cleanFile(bytes, { keepsFiles });
  if ("code" in clean) return clean;
  return (await checkLikeness(bytes, clean)) ?? clean;
}

async function readInThread(workerData: ForeignQuestion): Promise<CleanFile | Unfit> {
  const worker = new Worker(workerProgram("foreign-thread", import.meta.url), { workerData });
  try {
    const [answer] = await once(worker, "message");
    return answer;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
    const message = "takes more memory to read than there is";
    return { code: "broken-attachment", message, hint: "attach it in parts" };
  } finally {
    await worker.terminate();
  }
}
