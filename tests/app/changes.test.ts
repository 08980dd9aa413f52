import { cpSync, readFileSync, rmSync } from "node:fs";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { type ChangesOptions, compareFolders } from "../../src/app/changes.ts";
import { isUnchanged } from "../../src/changes/compare-editions.ts";
import { RECORD, type State, writeEdition } from "../changes/editions.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

/** Writes two output folders. */
async function editions(before: State = {}, after: State = {}): Promise<void> {
  await writeEdition(folder.at("before"), before);
  await writeEdition(folder.at("after"), after);
}

type OnCompared = NonNullable<Parameters<typeof compareFolders>[2]>;

interface Call {
  readonly signal?: AbortSignal;
  readonly cores?: number;
  readonly onCompared?: OnCompared;
}

function compare(options: Partial<ChangesOptions> = {}, call: Call = {}) {
  const { onCompared, ...more } = call;
  const asked = { before: "before", after: "after", lang: "en", ...options } as const;
  // On one core it is compared here: threads run the built program.
  return compareFolders(
    asked,
    testEnvironment({ cwd: folder.path(), cores: 1, ...more }),
    onCompared,
  );
}

describe("compareFolders(options, environment, onCompared)", () => {
  it("finds nothing between an edition and a copy of it made elsewhere", async () => {
    await writeEdition(folder.at("before"));
    cpSync(folder.at("before"), folder.at("after"), { recursive: true });
    const { report, written } = await compare();
    expect(isUnchanged(report)).toBe(true);
    expect(report).toMatchObject({ figures: [], outputs: [], gaps: [] });
    expect(report.before).toMatchObject({ generator: "test", hasFigures: true, outputs: 1 });
    expect(written).toEqual([]);
  });

  it("takes a manifest for its folder", async () => {
    await editions();
    const manifests = { before: "before/manifest.json", after: folder.at("after/manifest.json") };
    expect(isUnchanged((await compare(manifests)).report)).toBe(true);
  });

  it("tells of no figure and no output that came or went where places and indicators were only renamed", async () => {
    const id = "county_a/product/2023/level";
    const renamed = { region: "county_a", indicator: "product", id };
    const about = (region: string) => ({ base: "two", regions: [region] });
    await editions(
      { ids: ["two--jia"], about: about("jia") },
      {
        ids: ["two--county_a"],
        about: about("county_a"),
        figures: [renamed],
        formerIds: {
          region: { jia: "county_a" },
          indicator: { gross_regional_product: "product" },
        },
      },
    );
    const { report } = await compare();
    expect(report.figures).toEqual([]);
    expect(report.gaps).toEqual([]);
    expect(report.outputs).toMatchObject([
      { name: "two--county_a.en", kind: "changed", pages: [], findings: [] },
    ]);
  });

  it("tells a figure of a renamed place that was revised as one, and who showed it", async () => {
    const id = "county_a/gross_regional_product/2023/level";
    await editions(
      {},
      {
        figures: [{ region: "county_a", id, value: 211 }],
        formerIds: { region: { jia: "county_a" } },
      },
    );
    const { report } = await compare();
    expect(report.figures).toMatchObject([
      {
        id,
        kind: "revised",
        before: { value: 210.5, id },
        after: { value: 211 },
        shownIn: ["a.en"],
      },
    ]);
  });

  it("tells a revised figure, old and new, and who shows it", async () => {
    await editions({}, { figures: [{ value: 210.7, status: "actual" }] });
    const { report } = await compare();
    expect(report.figures).toMatchObject([
      {
        id: RECORD.id,
        kind: "revised",
        before: { value: 210.5, status: "estimate" },
        after: { value: 210.7, status: "actual" },
        shownIn: ["a.en"],
      },
    ]);
  });

  it("tells figures that came and went", async () => {
    const added = { id: "jia/gross_regional_product/2024/growth", year: 2024, measure: "growth" };
    await editions({}, { figures: [{}, { ...added, measure: "growth" }] });
    const kindsOf = async (options: Partial<ChangesOptions>) =>
      (await compare(options)).report.figures.map(({ id, kind, before, after }) => [
        id,
        kind,
        before?.value ?? null,
        after?.value ?? null,
      ]);
    expect(await kindsOf({})).toEqual([[added.id, "added", null, 210.5]]);
    const back = { before: "after", after: "before" };
    expect(await kindsOf(back)).toEqual([[added.id, "removed", 210.5, null]]);
  });

  it("tells findings that appeared, went or were reworded", async () => {
    const finding = (lead: string, text: string) => ({ lead, text });
    await editions(
      { findings: [finding("A", "is 1"), finding("B", "is 2")] },
      { findings: [finding("A", "is 3"), finding("C", "is 4")], texts: ["changed"] },
    );
    const [output] = (await compare()).report.outputs;
    expect(
      output?.findings.map(({ kind, lead, before, after }) => [kind, lead, before, after]),
    ).toEqual(
      expect.arrayContaining([
        ["reworded", "A", "is 1", "is 3"],
        ["went", "B", "is 2", null],
        ["appeared", "C", null, "is 4"],
      ]),
    );
  });

  it("tells pages that changed, how much where that is asked for, and finds the others again", async () => {
    await editions({ texts: ["one", "two", "three"] }, { texts: ["one", "new", "two", "three"] });
    const pagesOf = async (measured: boolean) =>
      (await compare({ measured })).report.outputs[0]?.pages;
    const added = { before: null, after: 2, lines: [{ kind: "added", text: "new" }] };
    expect(await pagesOf(false)).toMatchObject([added]);
    expect(await pagesOf(true)).toMatchObject([added]);
  });

  it("tells outputs that came and went, and each that is done", async () => {
    await editions({}, { ids: ["a", "b"] });
    const told: unknown[] = [];
    const onCompared: OnCompared = (...done) => told.push(done);
    const { report } = await compare({}, { onCompared });
    expect(report.outputs).toMatchObject([{ name: "b.en", kind: "added", title: "Title of b" }]);
    expect(told).toEqual([
      ["a.en", 1, 2],
      ["b.en", 2, 2],
    ]);
    const back = await compare({ before: "after", after: "before" });
    expect(back.report.outputs).toMatchObject([{ name: "b.en", kind: "removed" }]);
  });

  it("says what it could not compare", async () => {
    await editions();
    rmSync(folder.at("before/data/figures.json"));
    rmSync(folder.at("after/a.en.pdf"));
    const { report } = await compare();
    expect(report.before.hasFigures).toBe(false);
    expect(report.gaps).toEqual([
      expect.stringContaining("figures are not compared"),
      expect.stringContaining("a.en.pdf is not there"),
    ]);
  });

  it.each(["zh", "en"] as const)("words the report in %s", async (lang) => {
    await editions();
    const { view } = await compare({ lang });
    expect(JSON.stringify(view)).toContain({ zh: "没有变动。", en: "Nothing has changed." }[lang]);
  });

  it("tells how much of a page changed where that is asked for", async () => {
    await editions({ texts: ["GRP 210.5", "two"] }, { texts: ["GRP 210.7 more", "two"] });
    const pagesOf = async (measured: boolean) =>
      (await compare({ measured })).report.outputs[0]?.pages;
    expect(await pagesOf(false)).toMatchObject([{ before: 1, after: 1, picture: null }]);
    const [page] = (await pagesOf(true)) ?? [];
    expect(page?.picture?.share).toBeGreaterThan(0);
    expect(page?.picture?.share).toBeLessThan(0.1);
  });

  it("finds a revised figure where it is printed", async () => {
    await editions(
      { figures: [{}], texts: ["other", "GRP 210.5"] },
      { figures: [{ value: 211 }], texts: ["other", "GRP 211"] },
    );
    const [output] = (await compare()).report.outputs;
    expect(output?.places).toMatchObject([
      { figure: RECORD.id, before: { page: 2 }, after: { page: 2 } },
    ]);
    expect(output?.places[0]?.before.box.y).toBeCloseTo(842 - 700 - 12, 0);
  });

  it("shows a revised figure before beside after, and writes the report as PDF", async () => {
    await editions(
      { texts: ["GRP 210.5", "second"] },
      { figures: [{ value: 210.7 }], texts: ["GRP 210.7", "second"] },
    );
    const { written } = await compare({ html: "new/c.html", pdf: "new/c.pdf", lang: "zh" });
    expect(written).toEqual(["new/c.html", "new/c.pdf"]);
    const page = folder.read("new/c.html");
    expect(page.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(2);
    expect(page).toContain("第 1 页");
    expect(page).not.toMatch(/<script|https?:/);
    const bytes = readFileSync(folder.at("new/c.pdf"));
    const printed = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(printed.getTitle()).toBe("变动报告");
    expect(printed.getCreationDate()).toEqual(new Date("2024-03-01T12:00:00Z"));
    expect(folder.files("new")).toEqual(["c.html", "c.pdf"]);
    await compare({ pdf: "again.pdf", lang: "zh" });
    expect(readFileSync(folder.at("again.pdf")).equals(bytes)).toBe(true);
  });

  it("writes the page and the PDF, or none of them", async () => {
    await editions({}, { texts: ["GRP 210.7 more"] });
    folder.write("blocked", "");
    const asked = compare({ html: "c.html", pdf: "blocked/c.pdf" });
    await expect(asked).rejects.toMatchObject({ code: "OUTPUT_FAULT" });
    expect(folder.files()).not.toContain("c.html");
  });

  it("cannot read a folder that no build made, or its manifest where that is damaged", async () => {
    await editions();
    const refused = { code: "INPUT_UNREADABLE" };
    await expect(compare({ after: "none" })).rejects.toMatchObject(refused);
    await expect(compare({ before: "data" })).rejects.toMatchObject(refused);
    folder.write("after/manifest.json", "{");
    await expect(compare()).rejects.toMatchObject(refused);
  });

  it("stops when it is no longer wanted, also between two outputs, and writes nothing", async () => {
    await editions({ ids: ["a", "b"] }, { ids: ["a", "b"], texts: ["other"] });
    const before = folder.files();
    const cancelled = { code: "CANCELLED" };
    const files = { html: "c.html", pdf: "c.pdf" };
    const signal = AbortSignal.abort();
    await expect(compare(files, { signal })).rejects.toMatchObject(cancelled);
    const stop = new AbortController();
    const call = { signal: stop.signal, onCompared: () => stop.abort() };
    await expect(compare(files, call)).rejects.toMatchObject(cancelled);
    expect(folder.files()).toEqual(before);
  });
});
