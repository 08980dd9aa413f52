import { Worker } from "node:worker_threads";
import { workerProgram } from "../worker-program.ts";
import type { Question } from "./page-worker.ts";
import { comparePages, type DocumentChanges } from "./pages.ts";

/** Compares two PDFs page by page, as `comparePages` does. */
export type Compare = (...question: Question) => Promise<DocumentChanges>;

type Answer = { readonly changes: DocumentChanges } | { readonly fault: unknown };

interface WorkerOptions {
  /** How many threads at most. */
  readonly count: number;
  /** The program of a thread. */
  readonly program?: URL;
}

/**
 * Lends a `comparePages` that works in threads, as many at once as there are; ends them on every way out.
 *
 * A thread is started when a question finds none free. With a `count` of 1 no thread is started: it would be no faster.
 */
export async function withComparers<T>(
  { count, program = workerProgram("page-worker", import.meta.url) }: WorkerOptions,
  use: (compare: Compare) => Promise<T>,
): Promise<T> {
  if (count < 2) return use(comparePages);
  const workers = new Set<Worker>();
  const free: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const start = () => {
    const worker = new Worker(program);
    workers.add(worker);
    // A thread ends with its first uncaught error; it is removed, so that no more questions are sent to it.
    worker.once("error", () => workers.delete(worker));
    return worker;
  };
  const take = () => {
    const worker = free.pop() ?? (workers.size < count ? start() : null);
    return worker ?? new Promise<Worker>((resolve) => waiting.push(resolve));
  };
  const giveBack = (worker: Worker) => {
    const next = waiting.shift();
    if (next) next(workers.has(worker) ? worker : start());
    else if (workers.has(worker)) free.push(worker);
  };
  try {
    return await use(async (...question) => {
      const worker = await take();
      try {
        return await ask(worker, question);
      } finally {
        giveBack(worker);
      }
    });
  } finally {
    await Promise.all([...workers].map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, question: Question): Promise<DocumentChanges> {
  return new Promise((resolve, reject) => {
    const settle = (answer: Answer) => {
      worker.off("error", reject);
      if ("fault" in answer) reject(answer.fault);
      else resolve(answer.changes);
    };
    worker.once("message", settle);
    worker.once("error", reject);
    worker.postMessage(question);
  });
}
