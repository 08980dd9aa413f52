import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuildContext, Job, Progress, Result } from "../../../src/app/build/job.ts";
import { buildAll } from "../../../src/app/build/run.ts";
import type { Printer } from "../../../src/briefing.ts";
import { openInputKeys } from "../../../src/cache/input-key.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import type { Dataset, Language } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { ReportError } from "../../../src/error.ts";
import { packageHome } from "../../../src/package.ts";
import { openFileHashes } from "../../../src/store/file-hashes.ts";
import { openFolder } from "../../../src/store/store.ts";

let dataset: Dataset;
let design: Design;
let folder: string;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  design = await loadDesign(packageHome());
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-build-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A printer without a browser, that tells how many prints were under way at once.
 *
 * The first prints wait until `together` of them are under way.
 */
function fakePrinter(failing = "坏的标题", together = 1) {
  const seen = { printing: 0, most: 0, prints: 0 };
  let open = () => {};
  const areTogether = new Promise<void>((resolve) => {
    open = resolve;
  });
  const printer: Printer = {
    async print({ html }) {
      seen.prints += 1;
      seen.printing += 1;
      seen.most = Math.max(seen.most, seen.printing);
      if (seen.printing >= together) open();
      await areTogether;
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.printing -= 1;
      if (html.includes(failing)) throw new ReportError("PRINT_FAILED", "The page crashed");
      return { pdf: new Uint8Array(3), pages: 1, anchors: {}, linkTexts: {}, passes: 1 };
    },
    finish: async ({ pdf }) => pdf,
  };
  return { printer, seen };
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

const DRAWING = { ofKind: () => ({}), program: {}, ofFitting: () => ({}) };

function contextWith(printer: Printer, more: Partial<BuildContext> = {}): BuildContext {
  return {
    ...design,
    dataset,
    drawing: DRAWING,
    printer,
    inspect: null,
    store: openFolder(folder, openFileHashes()),
    inputKeyOf: openInputKeys({ ...design, dataset, drawing: DRAWING }),
    isForced: false,
    atOnce: 2,
    clockMs: () => 0,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...more,
  };
}

describe("buildAll(jobs, context)", () => {
  it("builds the others where one fails, and says which and why", async () => {
    const { printer } = fakePrinter();
    const results = await buildAll(jobs(["甲", "坏的标题", "乙"]), contextWith(printer));
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
    const { printer, seen } = fakePrinter(undefined, atOnce);
    await buildAll(jobs(["a", "b", "c", "d", "e", "f"]), contextWith(printer, { atOnce }));
    expect(seen.most).toBe(atOnce);
  });
  it("prints nothing the second time, and what failed again", async () => {
    const wanted = jobs(["甲", "好的标题"]);
    await buildAll(wanted, contextWith(fakePrinter("好的标题").printer));
    const { printer, seen } = fakePrinter();
    const results = await buildAll(wanted, contextWith(printer));
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
    const [result] = await buildAll(jobs(["甲"]), contextWith(fakePrinter().printer, { inspect }));
    expect(result?.error).toMatchObject({ code: "AUDIT_FAULT" });
    expect(readdirSync(folder)).toEqual([]);
  });
  it("audits what was written without an audit before", async () => {
    const wanted = jobs(["甲"]);
    await buildAll(wanted, contextWith(fakePrinter().printer));
    const [result] = await buildAll(
      wanted,
      contextWith(fakePrinter().printer, {
        inspect: { prepare: async () => {}, inspect: async () => {} },
      }),
    );
    expect(result?.reasons).toEqual([{ kind: "uninspected" }]);
  });
  it("takes no output for built that was removed while the others were made", async () => {
    const onProgress = (progress: Progress) => {
      if (progress.kind === "begun" && progress.name === "briefing-1.zh")
        rmSync(folder, { recursive: true });
    };
    const context = contextWith(fakePrinter().printer, { onProgress, atOnce: 1 });
    const [gone, there] = await buildAll(jobs(["甲", "乙"]), context);
    expect(gone?.error).toMatchObject({
      code: "OUTPUT_FAULT",
      message: expect.stringContaining("was removed"),
    });
    expect(gone).toMatchObject({ entry: null, reasons: [], pages: 0 });
    expect(there?.error).toBeNull();
  });
  it("stops where the user does", async () => {
    const stop = new AbortController();
    const { printer } = fakePrinter();
    const onProgress = () => stop.abort();
    const context = contextWith(printer, { signal: stop.signal, onProgress, atOnce: 1 });
    await expect(buildAll(jobs(["a", "b"]), context)).rejects.toMatchObject({ code: "CANCELLED" });
  });
});

describe("buildAll(jobs, context) of several languages", () => {
  const BOTH = ["zh", "en"] as const;
  const outcomes = (results: readonly Result[]) =>
    results.map(({ path, error }) => [path, error && (error as ReportError).code]);

  it("writes none of a briefing where one of its languages fails, and the other briefings", async () => {
    const { printer } = fakePrinter("English 乙");
    const results = await buildAll(jobs(["甲", "乙", "丙"], BOTH), contextWith(printer));
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
    await buildAll(jobs(["甲"], BOTH), contextWith(fakePrinter().printer));
    const before = written();
    const failing = await buildAll(
      jobs(["新"], BOTH),
      contextWith(fakePrinter("English 新").printer),
    );
    expect(outcomes(failing).map(([, code]) => code)).toEqual(["HELD_BACK", "PRINT_FAILED"]);
    expect(written()).toEqual(before);
    const { printer, seen } = fakePrinter();
    const again = await buildAll(jobs(["新"], BOTH), contextWith(printer));
    expect(seen.prints).toBe(2);
    expect(again.every(({ error }) => error === null)).toBe(true);
    expect(written()["briefing-0.en.html"]).toContain("English 新");
  });
  it("says of a language that is up to date that it is, whatever becomes of the other", async () => {
    await buildAll(jobs(["甲"]), contextWith(fakePrinter().printer));
    const results = await buildAll(
      jobs(["甲"], BOTH),
      contextWith(fakePrinter("English 甲").printer),
    );
    expect(outcomes(results)).toEqual([
      ["briefing-0.zh.pdf", null],
      ["briefing-0.en.pdf", "PRINT_FAILED"],
    ]);
    expect(results[0]?.entry?.id).toBe("briefing-0");
  });
  it("makes every language before the first file of any is there", async () => {
    const { printer } = fakePrinter();
    const seen: number[] = [];
    const watching: Printer = {
      ...printer,
      print: async (job) => {
        seen.push(Object.keys(written()).length);
        return printer.print(job);
      },
    };
    await buildAll(jobs(["甲"], BOTH), contextWith(watching, { atOnce: 1 }));
    expect(seen).toEqual([0, 0]);
    expect(Object.keys(written())).toHaveLength(6);
  });
  it("works at two languages of one briefing at once", async () => {
    const { printer, seen } = fakePrinter(undefined, 2);
    await buildAll(jobs(["甲"], BOTH), contextWith(printer));
    expect(seen.most).toBe(2);
  });
  it("holds no more than the languages of what is under way, however the jobs come", async () => {
    const { printer } = fakePrinter();
    const held = { now: 0, most: 0 };
    const finish: Printer["finish"] = async (...args) => {
      held.now += 1;
      held.most = Math.max(held.most, held.now);
      return printer.finish(...args);
    };
    const onProgress = (event: Progress) => {
      if (event.kind === "ended") held.now -= 1;
    };
    const mixed = jobs(["a", "b", "c", "d", "e", "f", "g", "h"], BOTH).toSorted((a, b) =>
      a.language < b.language ? -1 : 1,
    );
    const results = await buildAll(mixed, contextWith({ ...printer, finish }, { onProgress }));
    expect(results.map(({ job }) => job)).toEqual(mixed);
    expect(held).toEqual({ now: 0, most: expect.any(Number) });
    expect(held.most).toBeLessThanOrEqual(4);
  });
  it("leaves whole outputs where the user stops between two languages", async () => {
    const stop = new AbortController();
    const { printer } = fakePrinter();
    const onProgress = ({ kind }: Progress) => {
      if (kind === "begun") stop.abort();
    };
    const context = contextWith(printer, { signal: stop.signal, onProgress, atOnce: 1 });
    await expect(buildAll(jobs(["甲"], BOTH), context)).rejects.toMatchObject({
      code: "CANCELLED",
    });
    expect(written()).toEqual({});
  });
  it("tells of both languages where their files cannot be written", async () => {
    mkdirSync(join(folder, "briefing-0.en.html"));
    const results = await buildAll(jobs(["甲"], BOTH), contextWith(fakePrinter().printer));
    expect(outcomes(results).map(([, code]) => code)).toEqual(["OUTPUT_FAULT", "OUTPUT_FAULT"]);
    const again = await buildAll(jobs(["甲"]), contextWith(fakePrinter().printer));
    expect(again[0]?.reasons).toEqual([{ kind: "new" }]);
  });
});
