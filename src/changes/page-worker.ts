import { parentPort } from "node:worker_threads";
import { comparePages } from "./pages.ts";

/** Arguments of `comparePages`, as they are sent to a thread. */
export type Question = Parameters<typeof comparePages>;

/** A thread that compares one pair of documents after another. */
parentPort?.on("message", (question: Question) => {
  comparePages(...question).then(
    (changes) => parentPort?.postMessage({ changes }),
    (fault) => parentPort?.postMessage({ fault }),
  );
});
