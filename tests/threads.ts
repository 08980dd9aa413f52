import { pathToFileURL } from "node:url";
import { inject, vi } from "vitest";
import { packageHome } from "../src/package.ts";

const home = pathToFileURL(packageHome()).href;

/*
 * Threads run the compiled program where it is that of the sources as they are: from source each loads a compiler first,
 * which takes two seconds. `from-source.test.ts` starts them from source as well.
 */
vi.mock("../src/worker-program.ts", async (original) => {
  const { workerProgram } = await original<typeof import("../src/worker-program.ts")>();
  if (!inject("isCompiled")) return { workerProgram };
  return { workerProgram: (name: string) => workerProgram(name, `${home}/dist/cli.js`) };
});
