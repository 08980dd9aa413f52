import { workerData } from "node:worker_threads";
import { answerFromThread } from "../in-thread.ts";
import { acceptIntakes } from "./accept.ts";
import type { AcceptQuestion } from "./accept-in-thread.ts";

/** A thread that merges what was accepted once and ends. */
const { cwd, options }: AcceptQuestion = workerData;
const { signal } = new AbortController();
await answerFromThread(() => acceptIntakes(options, { cwd, signal }));
