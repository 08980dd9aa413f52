import type { NewResult } from "../../src/database/results.ts";
import type { NewWorker } from "../../src/database/workers.ts";
import type { HeldJob, NewJob } from "../../src/queue/model.ts";

/** Jobs of keys that begin with a word. */
export function jobsOf(word: string, count: number): readonly NewJob[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `${word}-${at}`,
    payload: { makes: `${word}-${at}`, at },
  }));
}

/** What a job of these tests makes: one file that says its key. */
export function resultOf({ key, id, attempt }: HeldJob, worker: string): NewResult {
  return {
    fingerprint: `fingerprint-of-${key}`,
    record: { title: key },
    files: [{ path: `${key}.txt`, bytes: new TextEncoder().encode(`made of ${key}`) }],
    ...{ seconds: 0.1, worker, attempt: `${id}/${attempt}` },
  };
}

export function workerOf(id: string, queue: string): NewWorker {
  return { id, host: "test", pid: process.pid, queue, program: { version: "test" } };
}
