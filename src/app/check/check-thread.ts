import { workerData } from "node:worker_threads";
import { answerFromThread } from "../in-thread.ts";
import { checkFolder } from "./check-folder.ts";
import type { CheckQuestion } from "./check-in-thread.ts";

/** A thread that checks one folder and ends. */
const { cwd, home, data, strict }: CheckQuestion = workerData;
const { signal } = new AbortController();
await answerFromThread(() => checkFolder({ cwd, home, signal }, data, strict));
