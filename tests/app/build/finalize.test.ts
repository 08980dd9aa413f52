import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Closing, finalizeBuild } from "../../../src/app/build/finalize.ts";
import type { Result } from "../../../src/app/build/job.ts";
import { findPreviousBuild } from "../../../src/cache/previous.ts";
import { openStamps } from "../../../src/cache/stamps.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import { openFolder } from "../../../src/store/store.ts";
import { buildDataset } from "../../analysis/builder.ts";

let design: Design;
let folder: string;

beforeAll(async () => {
  design = await loadDesign(packageHome());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-finalize-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const store = () => openFolder(folder, openStamps(folder));

/** Closes a build that made nothing, begun with the inputs "one" unless said otherwise. */
async function finalize(more: Partial<Closing> = {}, results: readonly Result[] = []) {
  await finalizeBuild(results, {
    ...design,
    fontFiles: [],
    store: store(),
    hashes: openStamps(folder),
    inputs: "one",
    readInputs: async () => "one",
    dataset: buildDataset({ regions: ["a"], figures: [] }),
    leftOut: [],
    told: { diagnostics: [] },
    generator: "test",
    galleryKey: "key",
    hadEarlier: false,
    isAll: false,
    ...more,
  });
}

/** The inputs with which everything is known to be up to date. */
const remembered = async () => {
  const names = await store().list(".cache/builds");
  return names.map((name) => name.replace(/\.json$/, "")).sort();
};

const failed = { error: new Error("no"), entry: null, reasons: [], job: {} } as unknown as Result;

describe("finalizeBuild(results, closing)", () => {
  it("remembers the inputs of a build that all of them stood still under", async () => {
    await finalize();
    expect(await remembered()).toEqual(["one"]);
  });

  it("remembers nothing of inputs that changed under it, neither the old nor the new", async () => {
    await finalize({ readInputs: async () => "two" });
    expect(await remembered()).toEqual([]);
  });

  it("forgets what it knew of inputs that changed under it, and nothing else", async () => {
    await finalize();
    await finalize({ inputs: "other", readInputs: async () => "other" });
    expect(await remembered()).toEqual(["one", "other"]);
    await finalize({ readInputs: async () => "two" });
    expect(await remembered()).toEqual(["other"]);
  });

  it("keeps the inputs of eight builds, those that were built last", async () => {
    const build = (one: string) => finalize({ inputs: one, readInputs: async () => one });
    const inputs = Array.from({ length: 8 }, (_, index) => `inputs-${index}`);
    for (const one of inputs) await build(one);
    await build("inputs-0");
    await build("inputs-8");
    expect(await remembered()).toEqual(["inputs-0", ...inputs.slice(2), "inputs-8"]);
  });

  it("takes what an earlier version remembered, without what the data was told of, for nothing", async () => {
    const kept = { format: "1", keptMs: 0, build: { files: {}, outputs: [], leftOut: [] } };
    mkdirSync(join(folder, ".cache/builds"), { recursive: true });
    writeFileSync(join(folder, ".cache/builds/one.json"), JSON.stringify(kept));
    expect(await findPreviousBuild(store(), "one")).toBeNull();
  });

  it("remembers nothing where an output was not made", async () => {
    await finalize({}, [failed]);
    expect(await remembered()).toEqual([]);
  });

  it("writes no state where nothing is to be remembered", async () => {
    await finalize({ inputs: null });
    expect(existsSync(join(folder, ".cache/stamps.json"))).toBe(false);
    expect(await remembered()).toEqual([]);
  });

  it("is not up to date once a file it left is another or gone", async () => {
    await finalize();
    const isUpToDate = async () => (await findPreviousBuild(store(), "one")) !== null;
    expect(await isUpToDate()).toBe(true);
    writeFileSync(join(folder, "manifest.json"), "{}");
    expect(await isUpToDate()).toBe(false);
    rmSync(join(folder, "manifest.json"));
    expect(await isUpToDate()).toBe(false);
  });
});
