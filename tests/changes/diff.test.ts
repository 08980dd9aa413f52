import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExportRecord } from "../../src/dataset/export.ts";
import type { ManifestEntry } from "../../src/results/manifest.ts";
import { run } from "../../src/shells/cli/program.ts";
import { sha256 } from "../../src/store/folder.ts";
import { testHost } from "../shells/cli/host.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-diff-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const RECORD: ExportRecord = {
  region: "jia",
  indicator: "gross_regional_product",
  year: 2023,
  measure: "level",
  value: 210.5,
  text: null,
  unit: "亿元",
  bound: "exact",
  status: "estimate",
  basis: null,
  scope: null,
  document: "jia-2024-plan",
  section: "一",
  printed: "完成210.5亿元",
  id: "jia/gross_regional_product/2023/level",
  period: "2023",
  on: null,
  published: "2024-02-20",
  superseded: false,
};
const NAMES = {
  regions: { jia: { zh: "甲县", en: "Jia" } },
  indicators: { gross_regional_product: { zh: "地区生产总值", en: "GRP" } },
  units: { 亿元: { zh: "亿元", en: "100 million yuan" } },
  scopes: {},
  bases: {},
  documents: { "jia-2024-plan": { zh: "甲县计划", en: "Plan of Jia" } },
};

interface State {
  readonly figures?: readonly Partial<ExportRecord>[];
  readonly findings?: ManifestEntry["findings"];
  /** One a page. */
  readonly texts?: readonly string[];
  readonly ids?: readonly string[];
}

/** Writes an output folder as a build would. */
async function edition(name: string, state: State = {}): Promise<string> {
  const { figures = [{}], findings = [], texts = ["GRP 210.5", "second"], ids = ["a"] } = state;
  const out = join(folder, name);
  mkdirSync(join(out, "data"), { recursive: true });
  const pdf = await pdfOf(texts);
  const facts = JSON.stringify({ facts: [{ figures: [RECORD.id] }] });
  const outputs = ids.map((id): ManifestEntry => {
    writeFileSync(join(out, `${id}.en.pdf`), pdf);
    writeFileSync(join(out, `${id}.en.facts.json`), facts);
    const files = [{ path: `${id}.en.pdf`, bytes: pdf.length, sha256: sha256(pdf) }];
    const about = {
      id,
      base: id,
      regions: [],
      language: "en",
      title: `Title of ${id}`,
      kind: "",
      date: "2024-03-01",
    };
    return {
      ...about,
      version: "",
      pages: texts.length,
      findings,
      key: sha256(pdf),
      madeOf: { figures: sha256(pdf) },
      files,
    } as ManifestEntry;
  });
  const manifest = {
    generator: "test",
    dataset: sha256(JSON.stringify(figures)),
    outputs,
    files: [],
  };
  writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest));
  const records = figures.map((figure) => ({ ...RECORD, ...figure }));
  writeFileSync(join(out, "data/figures.json"), JSON.stringify(records));
  writeFileSync(join(out, "data/names.json"), JSON.stringify(NAMES));
  return out;
}

/** A page a text; a longer text is a longer bar as well, for a picture of it without fonts. */
async function pdfOf(texts: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of texts) {
    const page = document.addPage([595, 842]);
    page.drawText(text, { x: 50, y: 700, font, size: 12 });
    page.drawRectangle({ x: 50, y: 600, width: 10 * text.length, height: 20 });
  }
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  return document.save();
}

async function diff(...argv: string[]) {
  const host = testHost({ cores: 1 });
  const exitCode = await run(["diff", ...argv], host);
  return { exitCode, out: host.out(), err: host.err() };
}

describe("briefings diff", () => {
  it("says that nothing changed, and exits 0 at every gate", async () => {
    const [old, fresh] = [await edition("old"), await edition("new")];
    const { exitCode, out } = await diff(old, fresh, "--lang", "en", "--fail-on", "figures,pages");
    expect(exitCode).toBe(0);
    expect(out).toContain("Nothing has changed.");
    expect((await diff(old, fresh)).out).toContain("没有变动。");
  });
  it("takes a manifest for its folder", async () => {
    const old = await edition("old");
    expect((await diff(join(old, "manifest.json"), old)).exitCode).toBe(0);
  });
  it("tells a revised figure with its source, old and new, and who shows it", async () => {
    const old = await edition("old");
    const fresh = await edition("new", { figures: [{ value: 210.7, status: "actual" }] });
    const { exitCode, out } = await diff(old, fresh, "--lang", "en", "--fail-on", "figures");
    expect(exitCode).toBe(1);
    expect(out).toContain("Figures: 1 revised, 0 added, 0 removed");
    expect(out).toContain(
      "| Jia, GRP, 2023 (100 million yuan); status: estimate → actual | 210.5 | 210.7 | Plan of Jia, 一, “完成210.5亿元” | a.en |",
    );
    expect((await diff(old, fresh, "--fail-on", "pages")).exitCode).toBe(0);
  });
  it("tells figures that came and went", async () => {
    const added = { id: "jia/gross_regional_product/2024/growth", year: 2024, measure: "growth" };
    const [one, two] = [await edition("one"), await edition("two", { figures: [{}, added] })];
    expect((await diff(one, two, "--lang", "en")).out).toContain("0 revised, 1 added, 0 removed");
    expect((await diff(two, one, "--lang", "en")).out).toContain("0 revised, 0 added, 1 removed");
  });
  it("tells findings that appeared, went or were reworded", async () => {
    const texts = ["changed"];
    const old = await edition("old", {
      findings: [
        { lead: "A", text: "is 1" },
        { lead: "B", text: "is 2" },
      ],
    });
    const fresh = await edition("new", {
      texts,
      findings: [
        { lead: "A", text: "is 3" },
        { lead: "C", text: "is 4" },
      ],
    });
    const { out } = await diff(old, fresh, "--lang", "en");
    expect(out).toContain("Findings: 1 appeared, 1 reworded, 1 went");
    expect(out).toMatch(/Reworded: A\n {2}- − is 1\n {2}- \+ is 3/);
  });
  it("tells pages whose text and picture changed, and finds them again after one that came", async () => {
    const old = await edition("old", { texts: ["one", "two", "three"] });
    const fresh = await edition("new", { texts: ["one", "inserted", "two", "three"] });
    const { exitCode, out } = await diff(old, fresh, "--json", "--fail-on", "pages");
    expect(exitCode).toBe(1);
    const { outputs } = JSON.parse(out);
    expect(outputs[0].pages).toHaveLength(1);
    expect(outputs[0].pages[0]).toMatchObject({
      before: null,
      after: 2,
      lines: [{ kind: "added", text: "inserted" }],
      picture: { share: 1, before: null },
    });
  });
  it("tells outputs that came and went", async () => {
    const [one, two] = [await edition("one"), await edition("two", { ids: ["a", "b"] })];
    expect((await diff(one, two, "--lang", "en")).out).toContain("## b.en – Title of b (added)");
    expect((await diff(two, one, "--lang", "en")).out).toContain("## b.en – Title of b (removed)");
  });
  it("writes the report as a page with both pictures in it, and as PDF", async () => {
    const old = await edition("old");
    const fresh = await edition("new", { texts: ["GRP 210.7 more", "second"] });
    const [html, pdf] = [join(folder, "c.html"), join(folder, "c.pdf")];
    const { exitCode, err } = await diff(old, fresh, "--html", html, "--pdf", pdf);
    expect(exitCode, err).toBe(0);
    const page = readFileSync(html, "utf8");
    expect(page.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(2);
    expect(page).not.toMatch(/<script|https?:/);
    const printed = await PDFDocument.load(readFileSync(pdf), { updateMetadata: false });
    expect(printed.getTitle()).toBe("变动报告");
    expect(printed.getCreationDate()).toEqual(new Date("2024-03-01T12:00:00Z"));
  });
  it("says what it could not compare", async () => {
    const [old, fresh] = [await edition("old"), await edition("new")];
    rmSync(join(old, "data/figures.json"));
    const { out } = await diff(old, fresh);
    expect(out).toContain("figures are not compared");
    expect(out).not.toContain("数据：");
    expect((await diff(old, fresh, "--fail-on", "figures")).exitCode).toBe(1);
  });
  it("exits 1 with the place where there is no manifest, and 2 on a gate that there is not", async () => {
    const old = await edition("old");
    const missing = await diff(old, join(folder, "none"));
    expect(missing.exitCode).toBe(1);
    expect(missing.err).toContain("INPUT_UNREADABLE");
    expect((await diff(old, old, "--fail-on", "words")).exitCode).toBe(2);
  });
  it("compares a copy made elsewhere as the same", async () => {
    const old = await edition("old");
    cpSync(old, join(folder, "copy"), { recursive: true });
    expect((await diff(old, join(folder, "copy"))).out).toContain("没有变动。");
  });
});
