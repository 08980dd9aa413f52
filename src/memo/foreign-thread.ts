import { parentPort, workerData } from "node:worker_threads";
import { type ForeignQuestion, readHere } from "./attached-file.ts";

/** A thread that reads one file of somebody else and ends. */
parentPort?.postMessage(await readHere(workerData as ForeignQuestion));
