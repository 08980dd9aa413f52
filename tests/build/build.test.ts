import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Press } from "../../src/briefing.ts";
import { buildAll, type Job, type Workshop } from "../../src/build/build.ts";
import { readState } from "../../src/build/cache/state.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { ReportError } from "../../src/error.ts";
import { packageHome } from "../../src/host.ts";
import { loadStationery, type Stationery } from "../../src/stationery.ts";

let dataset: Dataset;
let stationery: Stationery;
let folder: string;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  stationery = await loadStationery(packageHome());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-build-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A press without a browser, that tells how many prints were under way at once. */
function fakePress(failing = "坏的标题") {
  const seen = { printing: 0, most: 0, prints: 0 };
  const press: Press = {
    async print({ html }) {
      seen.prints += 1;
      seen.printing += 1;
      seen.most = Math.max(seen.most, seen.printing);
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.printing -= 1;
      if (html.includes(failing)) throw new ReportError("PRINT_FAILED", "The page crashed");
      return { pdf: new Uint8Array(3), pages: 1, anchors: {}, linkTexts: {}, passes: 1 };
    },
    finish: async ({ pdf }) => pdf,
  };
  return { press, seen };
}

function jobs(titles: readonly string[]): readonly Job[] {
  const [spec] = [...dataset.briefings.values()];
  if (!spec) throw new Error("The starter has no briefing");
  return titles.map((title, index) => ({
    spec: { ...spec, id: `briefing-${index}`, title: { zh: title, en: title } },
    language: "zh",
    regions: spec.regions,
  }));
}

function workshop(press: Press, more: Partial<Workshop> = {}): Workshop {
  return {
    ...stationery,
    dataset,
    materials: { ofKind: () => ({}), program: {}, ofFitting: () => ({}) },
    press,
    inspect: null,
    folder,
    hashes: readState(folder).hashes,
    isForced: false,
    atOnce: 2,
    clockMs: () => 0,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  };
}

describe("buildAll(jobs, shop)", () => {
  it("builds the others where one fails, and says which and why", async () => {
    const { press } = fakePress();
    const results = await buildAll(jobs(["甲", "坏的标题", "乙"]), workshop(press));
    expect(results.map(({ path, error }) => [path, error !== null])).toEqual([
      ["briefing-0.zh.pdf", false],
      ["briefing-1.zh.pdf", true],
      ["briefing-2.zh.pdf", false],
    ]);
    expect(results[1]?.error).toMatchObject({ code: "PRINT_FAILED" });
    expect(readdirSync(folder).filter((name) => name.endsWith(".pdf"))).toEqual([
      "briefing-0.zh.pdf",
      "briefing-2.zh.pdf",
    ]);
  });
  it.each([1, 2, 4])("has no more under way than asked for: %d", async (atOnce) => {
    const { press, seen } = fakePress();
    await buildAll(jobs(["a", "b", "c", "d", "e", "f"]), workshop(press, { atOnce }));
    expect(seen.most).toBe(atOnce);
  });
  it("prints nothing the second time, and what failed again", async () => {
    const wanted = jobs(["甲", "好的标题"]);
    await buildAll(wanted, workshop(fakePress("好的标题").press));
    const { press, seen } = fakePress();
    const results = await buildAll(wanted, workshop(press));
    expect(seen.prints).toBe(1);
    expect(results.map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual([[], ["new"]]);
  });
  it("writes nothing of a PDF in which the audit finds errors", async () => {
    const inspect = {
      prepare: async () => {},
      inspect: async () => {
        throw new ReportError("AUDIT_FAULT", "A number came from nowhere");
      },
    };
    const [result] = await buildAll(jobs(["甲"]), workshop(fakePress().press, { inspect }));
    expect(result?.error).toMatchObject({ code: "AUDIT_FAULT" });
    expect(readdirSync(folder)).toEqual([]);
  });
  it("audits what was written without an audit before", async () => {
    const wanted = jobs(["甲"]);
    await buildAll(wanted, workshop(fakePress().press));
    const [result] = await buildAll(
      wanted,
      workshop(fakePress().press, {
        inspect: { prepare: async () => {}, inspect: async () => {} },
      }),
    );
    expect(result?.reasons).toEqual([{ kind: "uninspected" }]);
  });
  it("stops where the user does", async () => {
    const stop = new AbortController();
    const { press } = fakePress();
    const onProgress = () => stop.abort();
    const shop = workshop(press, { signal: stop.signal, onProgress, atOnce: 1 });
    await expect(buildAll(jobs(["a", "b"]), shop)).rejects.toMatchObject({ code: "CANCELLED" });
  });
});
