import { parentPort } from "node:worker_threads";
import { createMeasure } from "./measure.ts";
import { TEXT } from "./style.ts";

// The first text of each weight opens its font.
const measure = createMeasure();
for (const style of Object.values(TEXT)) measure("平阴 1", style);

parentPort?.postMessage("warm");
// Stays until it is ended: with its last thread the library would be let go.
parentPort?.on("message", () => {});
