// A thread of the sources: Node itself reads no TypeScript.
import { tsImport } from "tsx/esm/api";

await tsImport("../../src/changes/page-worker.ts", import.meta.url);
