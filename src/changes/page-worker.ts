import { parentPort } from "node:worker_threads";
import { comparePages } from "./pages.ts";

/** What a thread is asked. */
export type Question = Parameters<typeof comparePages>;

/** A thread that compares one pair of documents after another. */
parentPort?.on("message", (question: Question) => {
  comparePages(...question).then(
    (changes) => parentPort?.postMessage({ changes }),
    (fault) => parentPort?.postMessage({ fault }),
  );
});
