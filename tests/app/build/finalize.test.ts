import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Closing, finalizeBuild } from "../../../src/app/build/finalize.ts";
import type { Result } from "../../../src/app/build/job.ts";
import { findPreviousBuild, readState } from "../../../src/cache/state.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import { buildDataset } from "../../analysis/builder.ts";

let design: Design;
let folder: string;

beforeAll(async () => {
  design = await loadDesign(packageHome());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-settle-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Closes a build that made nothing, begun with the inputs "one" unless said otherwise. */
async function settle(more: Partial<Closing> = {}, results: readonly Result[] = []) {
  await finalizeBuild(results, {
    ...design,
    fontFiles: [],
    folder,
    state: readState(folder),
    inputs: "one",
    readInputs: async () => "one",
    dataset: buildDataset({ regions: ["a"], figures: [] }),
    leftOut: [],
    generator: "test",
    galleryKey: "key",
    hadEarlier: false,
    isAll: false,
    ...more,
  });
}

/** The inputs with which everything is known to be up to date. */
const remembered = () => [...readState(folder).previousByInputs.keys()];

const failed = { error: new Error("no"), entry: null, reasons: [], job: {} } as unknown as Result;

describe("finalizeBuild(results, closing)", () => {
  it("remembers the inputs of a build that all of them stood still under", async () => {
    await settle();
    expect(remembered()).toEqual(["one"]);
  });

  it("remembers nothing of inputs that changed under it, neither the old nor the new", async () => {
    await settle({ readInputs: async () => "two" });
    expect(remembered()).toEqual([]);
  });

  it("forgets what it knew of inputs that changed under it, and nothing else", async () => {
    await settle();
    await settle({ inputs: "other", readInputs: async () => "other" });
    expect(remembered()).toEqual(["one", "other"]);
    await settle({ readInputs: async () => "two" });
    expect(remembered()).toEqual(["other"]);
  });

  it("sets the inputs it remembers last", async () => {
    await settle();
    await settle({ inputs: "other", readInputs: async () => "other" });
    await settle();
    expect(remembered()).toEqual(["other", "one"]);
  });

  it("keeps the inputs of eight builds, the latest", async () => {
    const inputs = Array.from({ length: 9 }, (_, index) => `inputs ${index}`);
    for (const one of inputs) await settle({ inputs: one, readInputs: async () => one });
    expect(remembered()).toEqual(inputs.slice(1));
  });

  it("remembers nothing where an output was not made", async () => {
    await settle({}, [failed]);
    expect(remembered()).toEqual([]);
  });

  it("writes no state where nothing is to be remembered", async () => {
    await settle({ inputs: null });
    expect(existsSync(join(folder, ".cache/state.json"))).toBe(false);
  });

  it("is not up to date once a file it left is another or gone", async () => {
    await settle();
    const isSettled = () => findPreviousBuild(readState(folder), folder, "one") !== null;
    expect(isSettled()).toBe(true);
    writeFileSync(join(folder, "manifest.json"), "{}");
    expect(isSettled()).toBe(false);
    rmSync(join(folder, "manifest.json"));
    expect(isSettled()).toBe(false);
  });
});
