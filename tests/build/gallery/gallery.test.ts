import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Changes } from "../../../src/build/gallery/changes.ts";
import { renderGallery } from "../../../src/build/gallery/gallery.ts";
import type { ManifestEntry } from "../../../src/build/manifest.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { packageHome } from "../../../src/host.ts";
import { withBrowser } from "../../../src/pdf/browser/with-browser.ts";
import { loadStationery, type Stationery } from "../../../src/stationery.ts";

let dataset: Dataset;
let stationery: Stationery;
let folder: string;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  stationery = await loadStationery(packageHome());
  folder = mkdtempSync(join(tmpdir(), "briefings-gallery-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = (language: "zh" | "en", pages: number): ManifestEntry => ({
  id: "a",
  language,
  title: language === "zh" ? "甲 <乙>" : "A <B>",
  kind: "",
  date: "2024-03-01",
  version: "0123abcd",
  pages,
  findings: [],
  key: "",
  madeOf: {},
  files: [{ path: `a.${language}.pdf`, bytes: 417_000, sha256: "f".repeat(64) }],
});
const figure = (value: string, unit = "亿元") => ({ value, unit, marks: "", source: "" });

function render(changes: Changes = {}): string {
  const { bytes } = renderGallery({
    ...stationery,
    dataset,
    manifest: {
      generator: "County Briefings 1",
      dataset: "0123456789",
      outputs: [entry("en", 1), entry("zh", 14)],
    },
    thumbnailByName: new Map(),
    downloads: [{ path: "data/figures.csv", bytes: 153_631, sha256: "c".repeat(64) }],
    changes,
  });
  return new TextDecoder().decode(bytes);
}

describe("renderGallery(source)", () => {
  it("shows both editions of a briefing, Chinese first, with pages and size in their language", () => {
    const html = render();
    expect(html).toMatch(/14 页，407 KB[\s\S]*1 page, 407 KB/);
    expect(html).toMatch(/2024年3月1日[\s\S]*1 March 2024/);
  });
  it("offers the dataset, and checksums of all there is to take", () => {
    const html = render();
    expect(html).toContain('<a href="data/figures.csv" download>CSV</a>');
    expect(html).toContain(`<dt>a.zh.pdf</dt><dd>${"f".repeat(64)}</dd>`);
    expect(html).toContain(`<dt>data/figures.csv</dt><dd>${"c".repeat(64)}</dd>`);
  });
  it("runs no script, asks no other site and escapes what comes from the data", () => {
    const html = render();
    expect(html).not.toMatch(/<script|https?:|href="\//);
    expect(html).toContain("甲 &lt;乙&gt;");
  });
  it("says nothing of changes where there were none", () => {
    expect(render()).not.toContain('class="changes"');
  });
  it("names revised figures in the words of the edition", () => {
    const id = "jia/gross_regional_product/2023/level";
    const revised = {
      kind: "figure",
      id,
      before: figure("210.5"),
      after: figure("210.7"),
    } as const;
    const html = render({ "a.zh": [revised], "a.en": [revised] });
    expect(html).toContain("本次变动：数据 1 项");
    expect(html).toContain("甲县 地区生产总值 2023");
    expect(html).toContain("Changed: 1 figure");
    expect(html).toContain("<s>210.5</s> → 210.7</span> (100 million yuan)");
  });
  it("lists a few of many figures and counts the rest", () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      kind: "figure" as const,
      id: `jia/gross_regional_product/${2010 + index}/growth`,
      before: null,
      after: figure("5", "%"),
    }));
    const html = render({ "a.zh": many });
    expect(html).toContain("未列示</s> → 5%");
    expect(html).toContain("另有 5 项");
    expect(html).toContain("地区生产总值 增速 2010");
  });
  it("fits a phone and a desktop, and opens from a file", async () => {
    const path = join(folder, "index.html");
    writeFileSync(path, render());
    await withBrowser({}, async (pool) => {
      const { browser } = await pool.running();
      for (const width of [320, 390, 1280]) {
        const page = await browser.newPage();
        await page.setViewport({ width, height: 800, isMobile: width < 600 });
        await page.goto(pathToFileURL(path).href);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `at ${width} pixels`).toBe(width);
        await page.close();
      }
    });
  });
});
