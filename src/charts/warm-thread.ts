import { parentPort } from "node:worker_threads";
import { createMeasure } from "./measure.ts";
import { TEXT } from "./style.ts";

// Measuring the first text of a weight opens its font.
const measure = createMeasure();
for (const style of Object.values(TEXT)) measure("平阴 1", style);

parentPort?.postMessage("warm");
// The listener keeps this thread running until it is terminated: without any thread that uses it, the canvas library
// would be unloaded.
parentPort?.on("message", () => {});
