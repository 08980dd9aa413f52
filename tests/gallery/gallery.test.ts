import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import type { Changes } from "../../src/gallery/changes.ts";
import { renderGallery } from "../../src/gallery/gallery.ts";
import { packageHome } from "../../src/package.ts";
import { withBrowser } from "../../src/pdf/browser/with-browser.ts";
import type { ManifestEntry } from "../../src/results/manifest.ts";

let dataset: Dataset;
let design: Design;
let folder: string;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
  design = await loadDesign(packageHome());
  folder = mkdtempSync(join(tmpdir(), "briefings-gallery-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = (language: "zh" | "en", pages: number): ManifestEntry => ({
  id: "a",
  base: "a",
  regions: [],
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

const OUTPUTS = [entry("en", 1), entry("zh", 14)];

function render(
  changes: Changes = {},
  outputs: readonly ManifestEntry[] = OUTPUTS,
  shown = dataset,
): string {
  const { bytes } = renderGallery({
    ...design,
    dataset: shown,
    manifest: {
      generator: "County Briefings 1",
      dataset: "0123456789",
      outputs,
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
  it("says at an output that it was found wrong, and lists other results that were", () => {
    const key = "0123456789abcdef".repeat(4);
    const [en = entry("en", 1), zh = entry("zh", 14)] = OUTPUTS;
    const outputs = [
      en,
      { ...zh, key },
      { ...entry("zh", 2), id: "b", base: "b", key: "b".repeat(64) },
    ];
    const result = (fingerprint: string, name: string | null = null) => ({ fingerprint, name });
    const corrections = [
      { result: result(key.slice(0, 16)), replacedBy: result("b".repeat(16), "b.zh.pdf") },
      { result: result("c".repeat(16), "old.en.pdf"), replacedBy: null },
    ].map((one) => ({
      ...one,
      date: "2024-05-06",
      reason: { zh: "误将<1>写作2", en: "<1> was written as 2" },
      at: { file: "", line: 1, col: 1 },
    }));
    const html = render({}, outputs, { ...dataset, corrections });
    expect(html).toContain(
      '<p class="correction">勘误（2024年5月6日）：误将&lt;1&gt;写作2 <span class="instead"><a href="b.zh.pdf">改用 b.zh.pdf</a></span></p>',
    );
    expect(html.match(/class="correction"/g)).toHaveLength(1);
    expect(html).toMatch(
      /<b>old\.en\.pdf<\/b> <span>勘误（2024年5月6日）：误将&lt;1&gt;写作2<\/span> <span lang="en">Correction, 6 May 2024: &lt;1&gt; was written as 2<\/span>/,
    );
    expect(render()).not.toMatch(/勘误|class="correction/);
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
  it("sets outputs for other places below their briefing, under the places' names", () => {
    const variant = (language: "zh" | "en", regions: readonly string[]) => ({
      ...entry(language, 2),
      id: `a--${regions.join("+")}`,
      regions,
    });
    const outputs = [variant("en", ["yi", "jia"]), variant("zh", ["yi", "jia"]), ...OUTPUTS];
    const html = render({}, outputs);
    expect(html.match(/<article/g)).toHaveLength(1);
    expect(html).toMatch(
      /href="a\.zh\.pdf"[\s\S]*<h3 id="a--yi\+jia"><span lang="zh-CN">所选地区：乙县、甲县<\/span><span lang="en">Places chosen: Yi, Jia<\/span><\/h3>[\s\S]*href="a--yi\+jia\.zh\.pdf"[\s\S]*href="a--yi\+jia\.en\.pdf"[\s\S]*<\/article>/,
    );
    expect(html).toContain('alt="《甲 &lt;乙&gt;》首页（乙县、甲县）"');
    const alone = render({}, [variant("en", ["jia"])]);
    expect(alone).toMatch(/<h2 id="a"><span lang="en">A &lt;B&gt;<\/span><\/h2>\s*<section/);
    const many = Array.from({ length: 40 }, (_, index) => `place-${index}`);
    expect(render({}, [variant("en", many)])).toContain("place-11, and 28 more");
  });
  it("names what variants tell: focus, themes, indicators, of many the first ones", () => {
    const asked = { focus: "yi", themes: ["economy"] };
    const indicators = ["gross_regional_product", ...Array.from("abcdefgh")];
    const variant = (language: "zh" | "en") => ({
      ...entry(language, 2),
      ...asked,
      indicators,
      id: "a--jia+yi--focus-yi",
      regions: ["jia", "yi"],
    });
    const html = render({}, [variant("zh"), variant("en"), ...OUTPUTS]);
    expect(html).toContain(
      "所选地区：甲县、乙县；重点看乙县；主题：经济与增长；指标：地区生产总值，a，b，c，d，e，另有 3 项",
    );
    expect(html).toContain(
      "focus on Yi; themes: Economy and growth; indicators: GRP, a, b, c, d, e, and 3 more",
    );
  });
  it("heads variants of several titles without a briefing of their own by their kind", () => {
    const variant = (id: string, title: string) => ({
      ...entry("en", 2),
      ...{ id: `profile--${id}`, base: "profile", title, kind: "Profile", regions: [id] },
    });
    const html = render({}, [variant("jia", "Profile: Jia"), variant("yi", "Profile: Yi")]);
    expect(html).toContain('<h2 id="profile"><span lang="en">Profile</span></h2>');
    expect(render({}, [variant("jia", "Profile: Jia")])).toContain(
      '<h2 id="profile"><span lang="en">Profile: Jia</span></h2>',
    );
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
