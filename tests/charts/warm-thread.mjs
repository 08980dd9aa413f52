// A thread of the sources: Node itself reads no TypeScript.
import { tsImport } from "tsx/esm/api";

await tsImport("../../src/charts/warm-thread.ts", import.meta.url);
