import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Press } from "../../src/briefing.ts";
import { buildAll } from "../../src/build/build.ts";
import { readState } from "../../src/build/cache/state.ts";
import type { Job, Progress, Result, Workshop } from "../../src/build/job.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
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

function jobs(titles: readonly string[], languages: readonly Language[] = ["zh"]): readonly Job[] {
  const [spec] = [...dataset.briefings.values()];
  if (!spec) throw new Error("The starter has no briefing");
  return titles.flatMap((title, index) =>
    languages.map((language) => ({
      spec: { ...spec, id: `briefing-${index}`, title: { zh: title, en: `English ${title}` } },
      id: `briefing-${index}`,
      language,
      regions: spec.regions,
    })),
  );
}

/** What stands in the output folder, without what a build remembers. */
function written(): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => /\.(pdf|html|facts\.json)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
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

describe("buildAll(jobs, shop) of several languages", () => {
  const BOTH = ["zh", "en"] as const;
  const outcomes = (results: readonly Result[]) =>
    results.map(({ path, error }) => [path, error && (error as ReportError).code]);

  it("writes none of a briefing where one of its languages fails, and the other briefings", async () => {
    const { press } = fakePress("English 乙");
    const results = await buildAll(jobs(["甲", "乙", "丙"], BOTH), workshop(press));
    expect(outcomes(results)).toEqual([
      ["briefing-0.zh.pdf", null],
      ["briefing-0.en.pdf", null],
      ["briefing-1.zh.pdf", "HELD_BACK"],
      ["briefing-1.en.pdf", "PRINT_FAILED"],
      ["briefing-2.zh.pdf", null],
      ["briefing-2.en.pdf", null],
    ]);
    expect(results[2]).toMatchObject({ entry: null, reasons: [], pages: 0 });
    expect(results[2]?.error).toMatchObject({
      message: expect.stringMatching(/^briefing-1\.en\.pdf/),
    });
    expect(Object.keys(written()).filter((name) => name.startsWith("briefing-1"))).toEqual([]);
  });
  it("leaves what was there before in both languages, and makes both again the next time", async () => {
    await buildAll(jobs(["甲"], BOTH), workshop(fakePress().press));
    const before = written();
    const failing = await buildAll(jobs(["新"], BOTH), workshop(fakePress("English 新").press));
    expect(outcomes(failing).map(([, code]) => code)).toEqual(["HELD_BACK", "PRINT_FAILED"]);
    expect(written()).toEqual(before);
    const { press, seen } = fakePress();
    const again = await buildAll(jobs(["新"], BOTH), workshop(press));
    expect(seen.prints).toBe(2);
    expect(again.every(({ error }) => error === null)).toBe(true);
    expect(written()["briefing-0.en.html"]).toContain("English 新");
  });
  it("says of a language that is up to date that it is, whatever becomes of the other", async () => {
    await buildAll(jobs(["甲"]), workshop(fakePress().press));
    const results = await buildAll(jobs(["甲"], BOTH), workshop(fakePress("English 甲").press));
    expect(outcomes(results)).toEqual([
      ["briefing-0.zh.pdf", null],
      ["briefing-0.en.pdf", "PRINT_FAILED"],
    ]);
    expect(results[0]?.entry?.id).toBe("briefing-0");
  });
  it("makes every language before the first file of any is there", async () => {
    const { press } = fakePress();
    const seen: number[] = [];
    const watching: Press = {
      ...press,
      print: async (job) => {
        seen.push(Object.keys(written()).length);
        return press.print(job);
      },
    };
    await buildAll(jobs(["甲"], BOTH), workshop(watching, { atOnce: 1 }));
    expect(seen).toEqual([0, 0]);
    expect(Object.keys(written())).toHaveLength(6);
  });
  it("works at two languages of one briefing at once", async () => {
    const { press, seen } = fakePress();
    await buildAll(jobs(["甲"], BOTH), workshop(press));
    expect(seen.most).toBe(2);
  });
  it("holds no more than the languages of what is under way, however the jobs come", async () => {
    const { press } = fakePress();
    const held = { now: 0, most: 0 };
    const finish: Press["finish"] = async (...args) => {
      held.now += 1;
      held.most = Math.max(held.most, held.now);
      return press.finish(...args);
    };
    const onProgress = (event: Progress) => {
      if (event.kind === "ended") held.now -= 1;
    };
    const mixed = jobs(["a", "b", "c", "d", "e", "f", "g", "h"], BOTH).toSorted((a, b) =>
      a.language < b.language ? -1 : 1,
    );
    const results = await buildAll(mixed, workshop({ ...press, finish }, { onProgress }));
    expect(results.map(({ job }) => job)).toEqual(mixed);
    expect(held).toEqual({ now: 0, most: expect.any(Number) });
    expect(held.most).toBeLessThanOrEqual(4);
  });
  it("leaves whole outputs where the user stops between two languages", async () => {
    const stop = new AbortController();
    const { press } = fakePress();
    const onProgress = ({ kind }: Progress) => {
      if (kind === "begun") stop.abort();
    };
    const shop = workshop(press, { signal: stop.signal, onProgress, atOnce: 1 });
    await expect(buildAll(jobs(["甲"], BOTH), shop)).rejects.toMatchObject({ code: "CANCELLED" });
    expect(written()).toEqual({});
  });
  it("tells of both languages where their files cannot be written", async () => {
    mkdirSync(join(folder, "briefing-0.en.html"));
    const results = await buildAll(jobs(["甲"], BOTH), workshop(fakePress().press));
    expect(outcomes(results).map(([, code]) => code)).toEqual(["OUTPUT_FAULT", "OUTPUT_FAULT"]);
    const again = await buildAll(jobs(["甲"]), workshop(fakePress().press));
    expect(again[0]?.reasons).toEqual([{ kind: "new" }]);
  });
});
