import { Worker } from "node:worker_threads";
import { workerProgram } from "../worker-program.ts";

/** The thread, from its start until it is terminated. */
let thread: Worker | null = null;
let warming: Promise<boolean> | null = null;
let isDone = false;

/**
 * Loads the canvas and its fonts in a thread of its own, while this one reads the data.
 *
 * A process has one canvas library and one set of fonts, whichever of its threads loads them first; it takes a fifth of
 * a second. A thread that fails changes nothing: then they are loaded where they are used.
 */
export function warmCanvas(program: URL = workerProgram("warm-thread", import.meta.url)): void {
  if (warming !== null) return;
  const worker = new Worker(program);
  worker.unref();
  thread = worker;
  warming = new Promise((resolve) => {
    worker.once("message", () => resolve(true));
    worker.once("error", () => resolve(false));
    worker.once("exit", () => resolve(false));
  });
}

/** Waits for the thread, if there is one, and gives what `load` loads; the thread keeps the library until then. */
export async function onceWarm<T>(load: () => Promise<T>): Promise<T> {
  if (warming === null) return load();
  isDone = await warming;
  const loaded = await load();
  await thread?.terminate();
  thread = null;
  return loaded;
}

/** True where the fonts of charts are known to the canvas of this process already. */
export function isWarm(): boolean {
  return isDone;
}
