import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { workerProgram } from "../worker-program.ts";
import { type CleanFile, type CleanOptions, cleanFile, type Unfit } from "./foreign/clean.ts";
import { UnfitFile } from "./foreign/fault.ts";
import { checkLikeness } from "./foreign/likeness.ts";
import { type NumberedFile, settleNumbers } from "./foreign/numbers.ts";

/** What a memo says of a file that it attaches. */
interface ForeignOptions extends Omit<CleanOptions, "changes"> {
  /** True to leave out the page numbers that it has of its own. Default: false. */
  readonly coversNumbers?: boolean;
}

/** What a thread is asked. */
export interface ForeignQuestion extends ForeignOptions {
  readonly bytes: Uint8Array;
}

/** A file of somebody else as it is bound. */
export interface ForeignFile extends CleanFile, Omit<NumberedFile, "file"> {}

/** A larger file takes longer than to start a thread, up to a minute: meanwhile the wish to stop has to be heard. */
const LARGE_BYTES = 1_000_000;

/** Makes a file of somebody else fit to be bound, or tells why it cannot be. */
export async function readForeign(
  bytes: Uint8Array,
  options: ForeignOptions,
): Promise<ForeignFile | Unfit> {
  const question = { bytes, ...options };
  return bytes.byteLength > LARGE_BYTES ? readInThread(question) : readHere(question);
}

/** The same, in the thread of whoever asks. */
export async function readHere({
  bytes,
  coversNumbers = false,
  ...options
}: ForeignQuestion): Promise<ForeignFile | Unfit> {
  const clean = await cleanFile(bytes, options);
  if ("code" in clean) return clean;
  const unlike = await checkLikeness(bytes, clean);
  if (unlike) return unlike;
  try {
    const { file, ...numbers } = await settleNumbers(clean, coversNumbers, async (changes) => {
      const changed = await cleanFile(bytes, { ...options, changes });
      if ("code" in changed) throw new Error(`A file ${changed.message} that did not before`);
      return changed;
    });
    return { ...file, ...numbers };
  } catch (cause) {
    if (!(cause instanceof UnfitFile)) throw cause;
    return { code: "broken-attachment", message: cause.message, hint: cause.hint };
  }
}

async function readInThread(workerData: ForeignQuestion): Promise<ForeignFile | Unfit> {
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
