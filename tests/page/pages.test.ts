import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type Dataset, LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { withPdf } from "../../src/pdf-reader/open.ts";
import { openPrinter } from "../../src/printer.ts";
import { generatedFiles } from "../dataset/generated.ts";
import { openBrowser } from "../pdf/sample.ts";
import { writePage } from "../write-page.ts";

/* What stands beside numbers, on whole printed pages of invented places. */

const INVENTED = {
  places: 4,
  compared: 4,
  years: 1,
  estimates: 0.4,
  missing: 0.2,
  contradictions: 0,
};

const browser = openBrowser();
let design: Design;
const printed = new Map<
  Language,
  { readonly words: readonly Word[]; readonly dashes: readonly string[] }
>();

/** Words of one size that are drawn together. */
interface Word {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  /** Of the baseline, from the foot of the page. */
  readonly y: number;
  readonly endX: number;
  readonly sizePt: number;
}

beforeAll(async () => {
  design = await loadDesign(packageHome());
  const generated = datasetOf(generatedFiles(INVENTED));
  // Its charts show estimates.
  const starter = datasetOf(await readDataFolder(join(packageHome(), "templates/starter")));
  for (const language of LANGUAGES) {
    const pages = [await print(generated, language), await print(starter, language)];
    printed.set(language, await read(pages));
  }
});

function datasetOf(files: DatasetFiles): Dataset {
  const { value, diagnostics } = readDataset(files, "data");
  if (!value) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return value;
}

async function print(dataset: Dataset, language: Language): Promise<Uint8Array> {
  const spec = [...dataset.briefings.values()].find(({ kind }) => kind === "comparison");
  if (!spec) throw new Error("No comparison among the briefings");
  const locale = design.localeByLanguage[language];
  const { html } = await writePage({ ...design, dataset, spec, regions: spec.regions, locale });
  const { fontFiles: fonts, fontStacks } = design;
  const printer = openPrinter(browser(), { env: {}, fonts, fontStacks, generator: "Test" });
  return (await printer.print({ html })).pdf;
}

async function read(pdfs: readonly Uint8Array[]) {
  const words: Word[] = [];
  const dashes: string[] = [];
  for (const [index, pdf] of pdfs.entries()) {
    const found = await readOne(pdf, 100 * index);
    words.push(...found.words);
    dashes.push(...found.dashes);
  }
  return { words, dashes };
}

/** Pages are numbered on from `before`. */
function readOne(pdf: Uint8Array, before: number) {
  return withPdf(pdf, async (document, ops) => {
    const words: Word[] = [];
    const dashes: string[] = [];
    for (let page = before + 1; page <= before + document.numPages; page += 1) {
      const opened = await document.getPage(page - before);
      const { items } = await opened.getTextContent();
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const [sizePt = 0, , , , x = 0, y = 0] = item.transform;
        words.push({ text: item.str, page, x, y, endX: x + item.width, sizePt });
      }
      const { fnArray, argsArray } = await opened.getOperatorList();
      let colour = "";
      for (const [index, code] of fnArray.entries()) {
        const [first] = argsArray[index] ?? [];
        if (code === ops.setFillRGBColor) colour = String(first);
        const isDash = code === ops.showText && first.length === 1 && first[0]?.unicode === "—";
        if (isDash) dashes.push(colour);
      }
    }
    return { words, dashes };
  });
}

function of(language: Language) {
  const found = printed.get(language);
  if (!found) throw new Error(`Nothing was printed in ${language}`);
  return found;
}

const NUMBER = /^[≥≤≈−]*\d[\d.,]*$/;
const isBeside = (one: Word, other: Word) =>
  one.page === other.page && Math.abs(one.y - other.y) < 6;

/** The number that ends nearest before a word. */
function ownNumber(words: readonly Word[], word: Word): Word | undefined {
  const before = words.filter(
    (one) => NUMBER.test(one.text) && isBeside(one, word) && one.endX <= word.x + 0.1,
  );
  return before.toSorted((a, b) => b.endX - a.endX)[0];
}

const SIGN = { zh: "预", en: "e" } as const;

describe.each(LANGUAGES)("beside the numbers of a page in %s", (language) => {
  it("stands the sign of an estimate, alike in tables and charts", () => {
    const { words } = of(language);
    const signs = words
      .filter(({ text }) => text === SIGN[language])
      .flatMap((sign) => {
        const number = ownNumber(words, sign);
        const gapPt = number ? sign.x - number.endX : Number.POSITIVE_INFINITY;
        // A figure set large has a larger sign.
        return number && gapPt < 3 && number.sizePt < 10 ? [{ sign, number, gapPt }] : [];
      });
    const isOfChart = ({ number }: { number: Word }) => Math.abs(number.sizePt - 9) < 0.1;
    expect(signs.filter(isOfChart).length).toBeGreaterThan(1);
    expect(signs.filter((one) => !isOfChart(one)).length).toBeGreaterThan(3);
    for (const { sign, number, gapPt } of signs) {
      const what = `${number.text}${sign.text} on page ${sign.page}`;
      expect(sign.sizePt, what).toBeCloseTo(6.5, 1);
      expect(Math.abs(gapPt - 0.82), what).toBeLessThan(0.3);
      expect(Math.abs(sign.y - number.y - 2.75), what).toBeLessThan(0.8);
    }
  });

  it("stands a rank nearer to its own number than to the next", () => {
    const { words } = of(language);
    const ranks = words.filter(({ text, sizePt }) => /^\d+\/\d+$/.test(text) && sizePt < 7);
    expect(ranks.length).toBeGreaterThan(5);
    for (const rank of ranks) {
      const own = ownNumber(words, rank);
      const after = words.filter(
        (one) => isBeside(one, rank) && one.x > rank.endX && NUMBER.test(one.text),
      );
      const nextPt = Math.min(...after.map(({ x }) => x - rank.endX));
      expect(rank.x - (own?.endX ?? 0), `${own?.text} ${rank.text}`).toBeLessThan(nextPt);
    }
  });

  it("tells dashes clearly from the paper", () => {
    const { dashes } = of(language);
    expect(dashes.length).toBeGreaterThan(5);
    for (const colour of new Set(dashes)) expect(contrast(colour), colour).toBeGreaterThan(4.5);
  });
});

/** Of a colour, `#rrggbb`, with white. Source: WCAG 2.2. */
function contrast(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
