import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, it, vi } from "vitest";
import { packageHome } from "../src/package.ts";

/** As it is: other tests are given one that knows the compiled program alone. */
const { workerProgram } = await vi.importActual<typeof import("../src/worker-program.ts")>(
  "../src/worker-program.ts",
);
const home = pathToFileURL(packageHome()).href;

describe("workerProgram(name, importMetaUrl)", () => {
  it.each(["warm-thread", "check-thread", "accept-thread", "page-worker", "foreign-thread"])(
    "finds %s beside the compiled program",
    (name) => {
      expect(existsSync(workerProgram(name, `${home}/dist/cli.js`))).toBe(true);
    },
  );

  it("starts the TypeScript beside a file of the source", async () => {
    const worker = new Worker(workerProgram("warm-thread", `${home}/src/charts/warm.ts`));
    const said = await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    expect(said).toBe("warm");
  });

  it("ends with an error where there is no such file", async () => {
    const worker = new Worker(workerProgram("gone", `${home}/src/charts/warm.ts`));
    const error = await new Promise((resolve) => worker.once("error", resolve));
    expect(String(error)).toContain("gone.ts");
  });
});
