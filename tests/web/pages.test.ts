import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type Dataset, LANGUAGES } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { openWebPages, PAGES, type WebPages } from "../../src/web/pages/pages.ts";
import { injectBar } from "../../src/web/pages/see.ts";
import { placeAt, sampleBar, samplePages } from "./samples.ts";

let design: Design;
let dataset: Dataset;
let pages: WebPages;

beforeAll(async () => {
  design = await loadDesign(packageHome());
  pages = openWebPages(design.tree);
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  dataset = value;
});

const textOf = (path: string) => new TextDecoder().decode(design.tree.get(path));
const wordsOf = (list: string) =>
  parse(textOf(`web/site/${list}.yaml`)) as Record<string, Record<string, string>>;

describe("the words of the pages", () => {
  it("are the same in both languages, but for the wordings of exactly one", () => {
    const lists = new Set(Object.values(PAGES).map(({ words }) => words));
    for (const list of ["site", "see", ...lists]) {
      const { zh = {}, en = {} } = wordsOf(list);
      const ones = (keys: string[]) => keys.filter((key) => !/One$/.test(key)).sort();
      expect(ones(Object.keys(zh)), list).toEqual(ones(Object.keys(en)));
      for (const key of ones(Object.keys(zh))) {
        const slots = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
        expect(slots(zh[key]), `${list} ${key}`).toEqual(slots(en[key]));
      }
    }
  });

  it("lose nothing to a comment", () => {
    for (const list of ["site", ...new Set(Object.values(PAGES).map(({ words }) => words))]) {
      expect(textOf(`web/site/${list}.yaml`)).not.toMatch(/^ +[\w-]+: [^"#\n]* #/m);
    }
  });

  it("are there for all that templates ask for", () => {
    const asked = Object.entries({
      ...PAGES,
      frame: { words: "site" },
      see: { words: "see" },
    }).flatMap(([name, { words }]) =>
      [...textOf(`web/site/${name}.hbs`).matchAll(/\bwords\.([\w-]+)/g)].map(
        ([, key = ""]) => [name, key, wordsOf(words).zh?.[key]] as const,
      ),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(([, , wording]) => wording === undefined)).toEqual([]);
  });
});

describe.each(LANGUAGES)("the pages in %s", (language) => {
  it("have one heading of the first level, their language, and no empty element of a list", () => {
    for (const [address, page] of samplePages(
      { pages, dataset, kindById: design.kindById },
      language,
    )) {
      const html = page();
      expect(html.match(/<h1[ >]/g), address).toHaveLength(1);
      expect(html, address).toContain(`<html lang="${language === "zh" ? "zh-CN" : "en"}">`);
      expect(html, address).not.toMatch(
        /<(?:h\d|p|li|dd|dt|a|b|option)(?: (?![^>]*role="status")[^>]*)?>\s*<\/|undefined|\[object/,
      );
      // What scripts fill in stands in attributes of data.
      expect(html.replace(/ data-[\w-]+="[^"]*"/g, ""), address).not.toMatch(/\{\w+\}/);
    }
  });

  it("run no script of their own and ask no other host", () => {
    for (const [address, page] of samplePages(
      { pages, dataset, kindById: design.kindById },
      language,
    )) {
      const html = page();
      expect(html, address).not.toMatch(/<script(?![^>]*src="\/web\/)|\son\w+=|style="/);
      expect(html.replace(/data-url="[^"]*"|>[^<]*</g, ""), address).not.toMatch(/https?:/);
    }
  });

  it("lead to the same page in the other language, with its query", () => {
    const other = language === "zh" ? "en" : "zh";
    const address = `/${language}/missing?a=1&b=%E7%94%B2`;
    const html = pages.render(
      "problem",
      { status: 404, detail: "", detailLanguage: "en" },
      placeAt(address, language),
    );
    expect(html).toContain(`href="/${other}/missing?a&#x3D;1&amp;b&#x3D;%E7%94%B2"`);
  });
});

describe("what users wrote", () => {
  const EVIL = `<script>alert(1)</script>"'{{words}}{count}`;
  const hostile = <T extends object>(map: ReadonlyMap<string, T>) =>
    new Map(
      [...map].map(([id, one]) => {
        const bad = { zh: `甲${EVIL}`, en: `A${EVIL}` };
        const keys = ["name", "short", "title", "issuer", "definition", "definitionSource"];
        const own = keys.filter((key) => key in one).map((key) => [key, bad]);
        return [id, { ...one, ...Object.fromEntries(own) }];
      }),
    ) as ReadonlyMap<string, T>;

  it.each(LANGUAGES)("is text on every page, in %s", (language) => {
    const figures = dataset.figures.map((figure) => ({ ...figure, printed: EVIL, section: EVIL }));
    const written: Dataset = {
      ...dataset,
      figures,
      regionById: hostile(dataset.regionById),
      indicatorById: hostile(dataset.indicatorById),
      themeById: hostile(dataset.themeById),
      documentById: hostile(dataset.documentById),
      briefings: hostile(dataset.briefings),
    };
    const all = samplePages({ pages, dataset: written, kindById: design.kindById }, language);
    const htmls = [...all.values()].map((page) => page());
    for (const html of htmls) expect(html).not.toMatch(/<script>|alert\(1\)[^&]*<\/script/);
    const told = htmls.filter((html) => html.includes("&lt;script&gt;alert(1)"));
    expect(told.length).toBeGreaterThan(8);
    const { head, body } = pages.seeBar(sampleBar(EVIL, language), placeAt("/", language));
    const page = injectBar(`<head></head><body class="zh">\n<p>$&</p></body>`, { head, body });
    expect(page).toMatch(/^<head><link[\s\S]*<\/head><body class="zh">\n<a class="web-skip"/);
    expect(page).toContain("<p>$&</p></body>");
    expect(page).not.toContain("<script>alert");
  });
});

describe("the root of a site", () => {
  it("leads to both languages below the path that the site has", () => {
    const html = pages.root("/site");
    expect(html).toMatch(
      /lang="zh-CN"><a href="\/site\/zh\/"[\s\S]*lang="en"><a href="\/site\/en\/"/,
    );
  });
});
