import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Dataset, LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { readForeign } from "../../src/memo/attached-file.ts";
import { run } from "../../src/shells/cli/program.ts";
import { plainText } from "../../src/view/sentence.ts";
import { openPdf } from "../read-pdf.ts";
import { testHost } from "../shells/cli/host.ts";
import { buildShipped } from "./build-shipped.ts";
import { readShippedData, readView } from "./shipped-data.ts";

/*
 * Of the pages of the shipped data: that they are whole, whatever the figures are. The logic behind them is tested on
 * invented data.
 */

let folder: string;
let dataset: Dataset;

beforeAll(async () => {
  dataset = await readShippedData();
  folder = await buildShipped(["five-places"]);
});

const pdfs = new Map<Language, ReturnType<typeof openPdf>>();
function pdfIn(language: Language): ReturnType<typeof openPdf> {
  const bytes = () => readFileSync(join(folder, `five-places.${language}.pdf`));
  const pdf = pdfs.get(language) ?? openPdf(bytes());
  pdfs.set(language, pdf);
  return pdf;
}

async function textOf(language: Language): Promise<string> {
  const pdf = await pdfIn(language);
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const texts = await Promise.all(
    pages.map(async (number) => {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join("");
    }),
  );
  return texts.join("\n").replace(/\s+/g, "");
}

const viewOf = (language: Language) => readView("five-places", language);

describe("briefings build five-places", () => {
  it.each(LANGUAGES)(
    "is bound into a memo as any file of others would be, in %s",
    async (language) => {
      const read = await readForeign(readFileSync(join(folder, `five-places.${language}.pdf`)), {
        keepsFiles: false,
      });
      const { numPages: pages } = await pdfIn(language);
      const numbered = Array.from({ length: pages }, (_, index) => index + 1);
      expect(read).toMatchObject({ pages, isSure: true, takenOut: [], numbered });
    },
  );

  it.each(LANGUAGES)(
    "says what is known of each place in %s, and of no rest that it states nothing",
    async (language) => {
      const text = await textOf(language);
      expect(text).not.toMatch(/其余未|otherwisenotstated|口径或范围不一|wherebasisorscopediffers/);
      // Outcome and target of one income under two names, and one target of which the scope is not stated.
      expect(text).toContain("8.6→7.5");
      expect(text).toContain(language === "en" ? "§→≥6.0" : "§→≥60");
      expect(text).not.toContain("†→");
    },
  );

  it("writes PDF, HTML and facts in each language, the fonts and the manifest, and nothing half-done", () => {
    const isOwn = (name: string) => name.startsWith("five-places.") || name === "manifest.json";
    const names = readdirSync(folder).filter(isOwn);
    for (const language of LANGUAGES) {
      for (const ending of ["pdf", "html", "facts.json"]) {
        expect(names).toContain(`five-places.${language}.${ending}`);
      }
    }
    expect(names).toContain("manifest.json");
    expect(names.filter((name) => name.includes(".part"))).toEqual([]);
  });

  it.each([
    ["zh", "博山（草案）"],
    ["en", "Boshan (draft)"],
  ] as const)("says at its head in %s whose plan was read as a draft", async (language, said) => {
    const { head, sources } = await viewOf(language);
    expect(plainText(head.scope)).toContain(said);
    expect(JSON.stringify(sources)).toMatch(/草案/);
  });

  it.each(LANGUAGES)("leads from every mark in a table to its note in %s", (language) => {
    const html = readFileSync(join(folder, `five-places.${language}.html`), "utf8");
    const marks = [...html.matchAll(/<sup[^>]*>(.*?)<\/sup>/g)].map(([, mark = ""]) => mark);
    const targets = marks.map((mark) => /^<a href="#([^"]+)">/.exec(mark)?.[1]);
    expect(marks.length).toBeGreaterThan(20);
    expect(targets.filter((id) => id === undefined || !html.includes(` id="${id}"`))).toEqual([]);
    expect(targets.some((id) => id?.includes("-note-"))).toBe(true);
    expect(targets).toContain("guide");
  });

  it.each(LANGUAGES)("prints 8 to 16 pages under 60 KB each in %s", async (language) => {
    const pdf = await pdfIn(language);
    const { byteLength } = readFileSync(join(folder, `five-places.${language}.pdf`));
    expect(pdf.numPages).toBeGreaterThanOrEqual(8);
    expect(pdf.numPages).toBeLessThanOrEqual(16);
    expect(byteLength / pdf.numPages).toBeLessThan(60 * 1024);
  });

  it.each(LANGUAGES)(
    "prints the characters it means, and no Kangxi radical, in %s",
    async (language) => {
      const text = await textOf(language);
      expect(text).not.toMatch(/[\u2e80-\u2fdf\ue000-\uf8ff]/);
      for (const region of dataset.regionById.values()) {
        expect(text).toContain(region.short[language].replaceAll(" ", ""));
      }
    },
  );

  it.each(LANGUAGES)("prints every label of every chart as text in %s", async (language) => {
    const text = await textOf(language);
    const { sections } = await viewOf(language);
    const charts = sections.flatMap((section) => section.charts);
    expect(charts.length).toBeGreaterThanOrEqual(6);
    const labels = charts.flatMap(({ spec }) =>
      spec.groups.flatMap(({ rows }) =>
        rows.flatMap((row) => [
          row.label,
          ...row.cells.map((cell) => cell.mark?.label ?? cell.empty),
        ]),
      ),
    );
    const lost = labels.filter((label) => !text.includes(label.replace(/\s+/g, "")));
    expect(lost).toEqual([]);
  });

  it.each(LANGUAGES)("is tagged, titled and outlined in %s", async (language) => {
    const pdf = await pdfIn(language);
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
    const spec = dataset.briefings.get("five-places");
    expect(info.Title).toBe(spec?.title[language]);
    expect(info.Author).toBe(spec?.author[language]);
    expect(info.Language).toBe(language === "zh" ? "zh-CN" : "en");
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    const outline = (await pdf.getOutline()) ?? [];
    const { contents } = await viewOf(language);
    const titles = JSON.stringify(outline);
    for (const { heading } of contents) expect(titles).toContain(heading);
  });

  it.each(LANGUAGES)(
    "puts the right page number beside each entry of the contents in %s",
    async (language) => {
      const pdf = await pdfIn(language);
      const { contents } = await viewOf(language);
      const first = await (await pdf.getPage(1)).getTextContent();
      const text = first.items.map((item) => ("str" in item ? item.str : "")).join(" ");
      for (const { heading } of contents) {
        const printed = text
          .replace(/\s+/g, "")
          .match(new RegExp(`${asPattern(heading)}(\\d+)`))?.[1];
        const page = await pageOf(pdf, heading);
        expect(printed, heading).toMatch(new RegExp(`^${page}`));
      }
    },
  );

  it("puts a fact behind every figure of the headline table, under the id of its place in the page", () => {
    const { facts } = JSON.parse(readFileSync(join(folder, "five-places.zh.facts.json"), "utf8"));
    const html = readFileSync(join(folder, "five-places.zh.html"), "utf8");
    const grp = facts.filter(
      (fact: { figures: string[]; formula: string | null }) =>
        fact.formula === null && fact.figures[0] === "zhangdian/gross_regional_product/2022/level",
    );
    expect(grp.length).toBeGreaterThan(0);
    const figure = dataset.figures.find(({ id }) => id === grp[0].figures[0]);
    for (const { text, value, unit, where } of grp) {
      expect({ value, unit }).toEqual({ value: figure?.value, unit: "亿元" });
      expect(Number(text)).toBe(value);
      expect(html).toContain(`id="${where}"`);
    }
  });

  it("says of Chinese words in the English edition that they are", async () => {
    const pdf = await pdfIn("en");
    const unsaid: string[] = [];
    let said = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const words = wordsById((await page.getTextContent({ includeMarkedContent: true })).items);
      for (const { id, lang } of contentOf((await page.getStructTree()) as Tagged, "en")) {
        if (!/\p{Script=Han}/u.test(words.get(id) ?? "")) continue;
        if (lang === "zh-CN") said += 1;
        else unsaid.push(words.get(id) ?? "");
      }
    }
    expect(unsaid).toEqual([]);
    expect(said).toBeGreaterThan(50);
  });

  it.each(LANGUAGES)(
    "carries the figures shown in %s, as the export has them",
    async (language) => {
      const host = testHost();
      await run(["data", "--format", "csv"], host);
      const exported = new Set(host.out().trimEnd().split(/\r?\n/));
      const files = await (await pdfIn(language)).getAttachments();
      const csv = new TextDecoder().decode(files["five-places.csv"].content).replace("\uFEFF", "");
      const lines = csv.trimEnd().split(/\r?\n/);
      expect(lines.filter((line) => !exported.has(line))).toEqual([]);
      const { facts } = await viewOf(language);
      const shown = new Set(facts.flatMap(({ figures }) => figures));
      expect(lines.length).toBe(shown.size + 1);
    },
  );
});

interface Tagged {
  readonly id?: string;
  readonly lang?: string;
  readonly children?: readonly Tagged[];
}

/** The marked content of a page with the language that its element, or one around it, has. */
function contentOf(
  { id, lang, children = [] }: Tagged,
  around: string,
): readonly Required<Pick<Tagged, "id" | "lang">>[] {
  const own = lang ?? around;
  return [
    ...(id?.includes("_mc") ? [{ id, lang: own }] : []),
    ...children.flatMap((child) => contentOf(child, own)),
  ];
}

function wordsById(items: readonly object[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast((each) => each !== undefined);
      if (id) words.set(id, (words.get(id) ?? "") + item.str);
    } else if ("type" in item && item.type === "endMarkedContent") open.pop();
    else open.push("id" in item && typeof item.id === "string" ? item.id : undefined);
  }
  return words;
}

function asPattern(heading: string): string {
  return heading.replace(/\s+/g, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The page on which a heading stands, from 1: the first after the contents page that has it. */
async function pageOf(pdf: Awaited<ReturnType<typeof openPdf>>, heading: string): Promise<number> {
  for (let number = 2; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items
      .map((item) => ("str" in item ? item.str : ""))
      .join("")
      .replace(/\s+/g, "");
    if (text.includes(heading.replace(/\s+/g, ""))) return number;
  }
  return 0;
}
