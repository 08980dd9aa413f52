import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inventDataset } from "../../bench/dataset/read.ts";
import type { Dataset, Language, Region } from "../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { groupByCities, isLong } from "../../src/gallery/cities.ts";
import { renderGallery } from "../../src/gallery/gallery.ts";
import { packageHome } from "../../src/package.ts";
import type { ManifestEntry } from "../../src/results/manifest.ts";
import { openReadersBrowser } from "../app/watch/reader.ts";

const CITIES = 4;
/** Of each city one has a profile, and one bears a name that several cities have. */
const dataset = named(
  inventDataset({ places: 24, cities: CITIES, indicators: 3, profiles: CITIES }),
);
const cities = [...dataset.regionById.values()].filter(({ level }) => level === "city");
const profiles = [...dataset.briefings.values()].filter(({ kind }) => kind === "profile");

/** The second county of each city is called 市中区. */
function named(invented: Dataset): Dataset {
  const seen = new Map<string | null, number>();
  const rename = (region: Region): Region => {
    const count = (seen.get(region.within) ?? 0) + 1;
    seen.set(region.within, count);
    if (region.within === null || count !== 2) return region;
    const name = { zh: "市中区", en: "Shizhong District" };
    return { ...region, name, short: { zh: "市中", en: "Shizhong" } };
  };
  const regions = [...invented.regionById].map(([id, region]) => [id, rename(region)] as const);
  return { ...invented, regionById: new Map(regions) };
}

const partsOf = (city: Region | undefined) =>
  [...dataset.regionById.values()].filter(({ within }) => within === city?.id).map(({ id }) => id);

function entryOf(
  id: string,
  base: string,
  language: Language,
  regions: readonly string[],
): ManifestEntry {
  const title = dataset.briefings.get(base)?.title[language] ?? base;
  const about = { kind: "", date: "2024-03-01", version: "0123abcd", pages: 2, findings: [] };
  const file = { path: `${id}.${language}.pdf`, bytes: 417_000, sha256: "f".repeat(64) };
  return { id, base, language, regions, title, ...about, key: "", madeOf: {}, files: [file] };
}

/** An output in both languages. */
function both(id: string, base: string, regions: readonly string[]): readonly ManifestEntry[] {
  return [entryOf(id, base, "en", regions), entryOf(id, base, "zh", regions)];
}

const all = cities.flatMap(partsOf);
/** A comparison of all, a profile in each city, and for each county of the first two cities a comparison of its own. */
const MANY = [
  ...profiles.flatMap(({ id }) => both(id, id, all)),
  ...both("all-places", "all-places", all),
  ...cities.slice(0, 2).flatMap((city) =>
    partsOf(city)
      .slice(0, 4)
      .flatMap((place) => both(`comparison--${place}`, "comparison", [place])),
  ),
];

let design: Design;
let folder: string;

beforeAll(async () => {
  design = await loadDesign(packageHome());
  folder = mkdtempSync(join(tmpdir(), "briefings-cities-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function render(outputs: readonly ManifestEntry[]): string {
  const { bytes } = renderGallery({
    ...design,
    dataset,
    manifest: { generator: "County Briefings 1", dataset: "0123456789", outputs },
    thumbnailByName: new Map(),
    downloads: [],
    changes: {},
  });
  return new TextDecoder().decode(bytes);
}

describe("a gallery of many briefings", () => {
  it("is one of more than a dozen, however many languages they are in", () => {
    const few = profiles.flatMap(({ id }) =>
      ["", "--a", "--b"].flatMap((end) => both(`${id}${end}`, id, all)),
    );
    expect([few.length, isLong(few), isLong([...few, entryOf("one", "one", "zh", [])])]).toEqual([
      24,
      false,
      true,
    ]);
    expect(render(few)).not.toMatch(/<script|role="search"|class="group"/);
    expect(render(MANY)).toMatch(/role="search" hidden[\s\S]*class="group"[\s\S]*<script/);
  });

  it("groups by the city of the place in focus, or of the places, in the order of the places", () => {
    const groups = groupByCities(MANY, dataset).map(({ of, outputs }) => [
      typeof of === "string" ? of : of.zh,
      [...new Set(outputs.map(({ id }) => id))],
    ]);
    const ofCity = (city: Region, index: number) => {
      const [first, ...others] = partsOf(city).slice(0, index < 2 ? 4 : 0);
      const alone = first === undefined ? [] : [`comparison--${first}`];
      const rest = others.map((id) => `comparison--${id}`);
      return [city.name.zh, [`profile-${partsOf(city)[0]}`, ...alone, ...rest]];
    };
    expect(groups).toEqual([["several", ["all-places"]], ...cities.map(ofCity)]);
  });

  it("says where no place is of a city", () => {
    const regionById = new Map(
      [...dataset.regionById].map(([id, region]) => [
        id,
        { ...region, level: "county", within: null } as const,
      ]),
    );
    const alone = { ...dataset, regionById };
    const of = (outputs: readonly ManifestEntry[]) =>
      groupByCities(outputs, alone).map((group) => group.of);
    expect(of(MANY)).toEqual(["all"]);
    const isKnown = groupByCities(MANY, {
      ...dataset,
      regionById: new Map([
        ...dataset.regionById,
        ["lost", { ...cities[0], id: "lost", level: "county" } as Region],
      ]),
    });
    expect(isKnown.map(({ of }) => (typeof of === "string" ? of : of.zh))).toEqual([
      "several",
      ...cities.map(({ name }) => name.zh),
    ]);
  });

  it("tells places of one name apart in names, headings and the texts of pictures", () => {
    const html = render(MANY);
    const [one, other] = cities.map(({ short }) => short);
    for (const text of [
      `所选地区：${one?.zh}市中</span>`,
      `所选地区：${other?.zh}市中</span>`,
      `Places chosen: Shizhong (${one?.en})</span>`,
      `首页（${one?.zh}市中）"`,
    ])
      expect(html).toContain(text);
    expect(html).not.toContain("所选地区：市中<");
  });

  it("is not titled by the names of all its places, and gives no two headings one id", () => {
    const html = render(MANY);
    expect(html).toContain("<title>28个地区对比简报 · Briefings on 28 places</title>");
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // A briefing for other places stands in each city that it is of.
    expect(html.match(/<h3 id="comparison\.group\.\d">/g)).toHaveLength(2);
  });
});

describe("the search of a gallery of many briefings", () => {
  let browser: Browser;
  let page: Page;
  let path: string;

  beforeAll(async () => {
    path = join(folder, "index.html");
    writeFileSync(path, render(MANY));
    browser = await openReadersBrowser();
  });
  afterAll(() => browser.close());

  async function open(hasScripts = true) {
    page = await browser.newPage();
    await page.setJavaScriptEnabled(hasScripts);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    return asked;
  }

  /** What is shown: how many are said to be found, the groups, and the briefings or places chosen. */
  const shown = () =>
    page.evaluate(() => {
      const seen = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((one) =>
          one.checkVisibility(),
        );
      const status = [...document.querySelectorAll("[role=status] span")];
      return {
        said: status.map(({ textContent }) => textContent),
        groups: seen(".group > h2").length,
        found: seen(".editions, .variant").filter((one) => one.dataset.find !== undefined).length,
        box: seen("#find").length,
      };
    });

  async function type(text: string) {
    await page.$eval("#find", (box) => {
      (box as HTMLInputElement).value = "";
    });
    await page.focus("#find");
    // A key is pressed in any case, so that an empty box is searched as well.
    await page.keyboard.type(`${text} `);
    return shown();
  }

  it("finds by place, title and city, in both languages, and says how many", async () => {
    const asked = await open();
    const everything = { said: [], groups: 1 + CITIES, found: 1 + CITIES + 8, box: 1 };
    expect(await shown()).toEqual(everything);
    const [city] = cities;
    const said = (count: number) => [`找到 ${count} 份`, `${count} found`];
    // In each of two cities one is called so; the comparison of all names its places as well.
    expect(await type("市中")).toMatchObject({ said: said(3), groups: 3, found: 3 });
    expect(await type("SHIZHONG district")).toMatchObject({ found: 3 });
    expect(await type(`市中 ${city?.name.zh}`)).toMatchObject({ said: said(2) });
    expect(await type(`指标对比 ${city?.name.zh} 市中`)).toMatchObject({
      said: ["找到 1 份", "1 found"],
    });
    expect(await type("ｓｈｉｚｈóｎｇ")).toMatchObject({ found: 3 });
    expect(await type("主要指标概览")).toMatchObject({ said: said(CITIES), groups: CITIES });
    expect(await type("invented places: profile")).toMatchObject({ found: CITIES });
    expect(await type("没有这个地方")).toMatchObject({
      said: ["没有找到", "None found"],
      groups: 0,
      found: 0,
    });
    expect(await type("")).toEqual(everything);
    expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
    await page.close();
  });

  it("is reached by the keyboard, has a name, and tells its count to who listens", async () => {
    await open();
    const named = () =>
      page.evaluate(() => document.activeElement?.id ?? document.activeElement?.nodeName);
    for (let step = 0; step < 5 && (await named()) !== "find"; step += 1)
      await page.keyboard.press("Tab");
    expect(await named()).toBe("find");
    const name = "查找地区或简报 Find a place or a briefing";
    expect(await page.$(`::-p-aria([name="${name}"][role="searchbox"])`)).not.toBeNull();
    const status = await page.$eval("[role=status]", (one) => one.checkVisibility());
    expect(status).toBe(true);
    await page.close();
  });

  it("is a plain list with headings where no script runs", async () => {
    await open(false);
    const html = await page.content();
    expect(html).toMatch(/role="search" hidden/);
    expect(html.match(/<h2 id="group\./g)).toHaveLength(1 + CITIES);
    expect(html).not.toMatch(/<(?:article|ul|section)[^>]*hidden/);
    await page.close();
  });

  it("fits a phone and a desktop", async () => {
    await open();
    for (const width of [320, 390, 1280]) {
      await page.setViewport({ width, height: 800, isMobile: width < 600 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `at ${width} pixels`).toBe(width);
    }
    await page.close();
  });
});
