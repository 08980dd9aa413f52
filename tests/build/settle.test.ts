import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findSettled, readState } from "../../src/build/cache/state.ts";
import type { Result } from "../../src/build/job.ts";
import { type Closing, settleBuild } from "../../src/build/settle.ts";
import { packageHome } from "../../src/host.ts";
import { loadStationery, type Stationery } from "../../src/stationery.ts";
import { buildDataset } from "../analysis/builder.ts";

let stationery: Stationery;
let folder: string;

beforeAll(async () => {
  stationery = await loadStationery(packageHome());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-settle-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Closes a build that made nothing, begun with the inputs "one" unless said otherwise. */
async function settle(more: Partial<Closing> = {}, results: readonly Result[] = []) {
  await settleBuild(results, {
    ...stationery,
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
const remembered = () => [...readState(folder).settledByInputs.keys()];

const failed = { error: new Error("no"), entry: null, reasons: [], job: {} } as unknown as Result;

describe("settleBuild(results, closing)", () => {
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
    const isSettled = () => findSettled(readState(folder), folder, "one") !== null;
    expect(isSettled()).toBe(true);
    writeFileSync(join(folder, "manifest.json"), "{}");
    expect(isSettled()).toBe(false);
    rmSync(join(folder, "manifest.json"));
    expect(isSettled()).toBe(false);
  });
});
