import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { run } from "../../src/shells/cli/program.ts";
import { openPdf } from "../read-pdf.ts";
import { testHost } from "../shells/cli/host.ts";
import { buildShipped } from "./build-shipped.ts";
import { readView } from "./shipped-data.ts";

/*
 * Of the pages of the shipped data: that they are whole, whatever the figures are. The logic behind them is tested on
 * invented data.
 */

const MM = 72 / 25.4;
/** Where printers leave the paper white. */
const UNPRINTABLE_MM = 5;
const PAPER_MM = 297;
const MARGIN_MM = 20;
/** The empty half of an opening quotation mark hangs out of the text. */
const HANGS_MM = 2;

let folder: string;
beforeAll(async () => {
  folder = await buildShipped(["data-book"]);
});

interface Word {
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
}

type Pages = readonly (readonly Word[])[];

const pagesBy = new Map<Language, Promise<Pages>>();
function pagesOf(language: Language): Promise<Pages> {
  const read = pagesBy.get(language) ?? readPages(language);
  pagesBy.set(language, read);
  return read;
}

async function readPages(language: Language): Promise<Pages> {
  const pdf = await openPdf(readFileSync(join(folder, `data-book.${language}.pdf`)));
  const pages: Word[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      items.flatMap((item) =>
        "str" in item && item.str.trim() !== ""
          ? [{ text: item.str, xMm: item.transform[4] / MM, yMm: item.transform[5] / MM }]
          : [],
      ),
    );
  }
  await pdf.destroy();
  return pages;
}

const viewOf = (language: Language) => readView("data-book", language);

const isBesideText = ({ xMm }: Word) =>
  xMm < MARGIN_MM - HANGS_MM || xMm > PAPER_MM - MARGIN_MM + 1;

describe.each(LANGUAGES)("briefings build data-book in %s", (language) => {
  it("shows every figure of the dataset, in whatever scope, with its source", async () => {
    const host = testHost();
    await run(["data", "--format", "json"], host);
    const figures: readonly { readonly id: string }[] = JSON.parse(host.out());
    const { sources } = await viewOf(language);
    const cited = sources.flatMap(({ rows }) =>
      rows.flatMap(({ printed }) => printed.map(({ id }) => id)),
    );
    const expected = figures.map(({ id }) => `s-${id.replace(/[^a-z0-9_]+/gi, "-")}`);
    expect(expected.filter((anchor) => !cited.includes(anchor))).toEqual([]);
  });

  it("gives the unit of every number that one place alone publishes", () => {
    const html = readFileSync(join(folder, `data-book.${language}.html`), "utf8");
    const items = html.match(/<li><span class="name">.*?<\/li>/gs) ?? [];
    const withNumber = items.filter((item) => /<span class="amount">.*?class="n"/s.test(item));
    expect(withNumber.length).toBeGreaterThan(20);
    expect(withNumber.filter((item) => !item.includes('class="unit"'))).toEqual([]);
  });

  it("has on each page the tab of its themes, at the outer edge and at a height of its own", async () => {
    const [first, ...pages] = await pagesOf(language);
    const { sheets = [] } = await viewOf(language);
    const heights = new Map<string, number>();
    expect(first?.filter(isBesideText)).toEqual([]);
    for (const [index, words] of pages.entries()) {
      const tabs = words.filter(isBesideText);
      const [tab] = tabs;
      expect(tab, `page ${index + 2}`).toBeDefined();
      const { xMm, yMm } = tab as Word;
      const numbers = tabs.map((one) => one.text);
      const sheet = sheets.find(({ entries }) => entries[0]?.number === numbers[0]);
      expect(sheet?.entries.map(({ number }) => number)).toEqual(numbers);
      const text = numbers.join();
      const isRight = index % 2 === 1;
      expect(xMm > PAPER_MM / 2).toBe(isRight);
      const fromEdgeMm = isRight ? PAPER_MM - xMm : xMm;
      expect(fromEdgeMm).toBeGreaterThan(UNPRINTABLE_MM);
      const said = words.map((word) => word.text).join("");
      for (const { heading } of sheet?.entries ?? [])
        expect(said, `page ${index + 2}`).toContain(heading);
      expect(heights.get(text) ?? yMm).toBeCloseTo(yMm, 1);
      heights.set(text, yMm);
    }
    // The guide stands on the first page, which has no tab.
    expect(heights.size).toBe(sheets.length - 1);
    expect(new Set([...heights.values()].map((height) => height.toFixed(1))).size).toBe(
      heights.size,
    );
  });

  it("is of at most 28 pages, and most of its cells are no dashes", async () => {
    const { sections } = await viewOf(language);
    const cells = sections.flatMap(({ book }) =>
      [book?.table, ...(book?.alone ?? [])].flatMap((table) =>
        (table?.rows ?? []).flatMap((row) => row.cells),
      ),
    );
    const isDash = ({ words, from }: (typeof cells)[number]) => words === "—" && from === null;
    expect((await pagesOf(language)).length).toBeLessThanOrEqual(28);
    expect(cells.filter(isDash).length / cells.length).toBeLessThan(0.5);
  });

  it("explains the marks first, in the order in which the kind names its parts", async () => {
    const { contents } = await viewOf(language);
    const [first, second] = contents;
    expect(first?.id).toBe("guide");
    expect(second?.id).toMatch(/^theme-/);
    expect(contents.at(-1)?.id).toBe("sources");
  });

  it("has the marks and the notes of a table on the page they belong to", async () => {
    const pages = await pagesOf(language);
    const { sections } = await viewOf(language);
    const plain = (text: string) => text.replace(/\s/g, "");
    const texts = pages.map((words) => plain(words.map(({ text }) => text).join("")));
    for (const { heading, legend, book, met } of sections) {
      const own = texts.slice(1).filter((text) => text.includes(plain(heading)));
      for (const { meaning } of legend)
        for (const text of own) expect(text).toContain(plain(meaning));
      for (const row of [book?.table, ...(book?.alone ?? []), met].flatMap(
        (part) => part?.rows ?? [],
      )) {
        for (const note of row.notes) {
          const words = plain(note.text.map(({ text }) => text).join(""));
          const both = own.filter((t) => t.includes(words) && t.includes(plain(row.full)));
          expect(both.length, `${row.full}: ${words}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it("leaves no page with less than a third of its lines", async () => {
    const pages = await pagesOf(language);
    const lowest = pages.map((words) =>
      Math.min(...words.filter((w) => w.yMm > 18 && !isBesideText(w)).map(({ yMm }) => yMm)),
    );
    const ends = lowest.flatMap((yMm, index) => (yMm > 145 ? [`page ${index + 1}: ${yMm}`] : []));
    expect(ends).toEqual([]);
  });
});
