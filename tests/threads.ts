import { pathToFileURL } from "node:url";
import { inject, vi } from "vitest";
import { packageHome } from "../src/package.ts";

const home = pathToFileURL(packageHome()).href;

/*
 * Threads and processes run the compiled program where it is that of the sources as they are: from source each loads a compiler first,
 * which takes two seconds. `from-source.test.ts` starts them from source as well.
 */
vi.mock("../src/worker-program.ts", async (original) => {
  const parts = await original<typeof import("../src/worker-program.ts")>();
  if (!inject("isCompiled")) return parts;
  const compiled = `${home}/dist/cli.js`;
  return {
    workerProgram: (name: string) => parts.workerProgram(name, compiled),
    childProgram: (name: string) => parts.childProgram(name, compiled),
  };
});
