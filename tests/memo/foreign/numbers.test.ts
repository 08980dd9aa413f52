import { describe, expect, it } from "vitest";
import { readOwnNumbers } from "../../../src/audit/raw/own-numbers.ts";
import { numberStrip } from "../../../src/memo/foreign/clearance.ts";
import { bearsInk } from "../../../src/memo/foreign/ink.ts";
import { withPdfLooks } from "../../../src/raster/view.ts";
import { A4, clean, type Made, streamOf, wordsOf, writeFile } from "./files.ts";

const text = (x: number, y: number, words: string, size = 10) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${words}) Tj ET`;
const rows = (from: number, to: number, x = 80, far = 480) =>
  Array.from({ length: Math.floor((from - to) / 16) + 1 }, (_, row) =>
    [text(x, from - 16 * row, `row ${row}`), text(far, from - 16 * row, "1234")].join(" "),
  ).join(" ");

const pagesOf = (count: number, contentOf: (page: number) => string, entries = A4): Made["pages"] =>
  Array.from({ length: count }, (_, index) => ({ content: contentOf(index + 1), entries }));

/** Reads each page of a file as it is bound: its words, and whether the places of the memo's number are clear. */
async function read(bytes: Uint8Array, covers = false) {
  const file = await clean(bytes, false, covers);
  const words = (await wordsOf(file.bytes)).map((page) => page.map(({ text: word }) => word));
  const clear = await withPdfLooks(file.bytes, async (looks) => {
    const found: boolean[] = [];
    for (let page = 1; page <= looks.count; page += 1) {
      const look = await looks.look(page, { scale: 1 });
      found.push(!bearsInk(look, numberStrip(look)));
    }
    return found;
  });
  return { ...file, words, clear };
}

const inkAt = async (bytes: Uint8Array, [left, top, right, bottom]: readonly number[]) =>
  withPdfLooks(bytes, async (looks) => {
    const look = await looks.look(1, { scale: 1 });
    const area = { left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
    return {
      bearsInk: bearsInk(look, area),
      pixel: look.pixels[((top ?? 0) * look.width + (left ?? 0)) * 4],
    };
  });

describe("the place of the memo's page number", () => {
  it.each<readonly [string, Made["pages"]]>([
    ["a table that runs down to the foot", pagesOf(2, () => rows(770, 66))],
    ["a table that fills the paper", pagesOf(1, () => rows(830, 14, 10, 560))],
    ["a page that lies", pagesOf(1, () => rows(560, 40, 70, 790), "/MediaBox [0 0 841.89 595.28]")],
    [
      "a page that is turned",
      pagesOf(1, () => rows(560, 40, 30, 755), `/MediaBox [0 0 841.89 595.28]/Rotate 90`),
    ],
    ["A3", pagesOf(1, () => rows(1170, 20, 20, 780), "/MediaBox [0 0 841.89 1190.55]")],
    ["A3 that lies", pagesOf(1, () => rows(820, 20, 105, 1150), "/MediaBox [0 0 1190.55 841.89]")],
    [
      "half units",
      pagesOf(1, () => rows(400, 10, 20, 260), "/MediaBox [0 0 297.64 420.945]/UserUnit 2"),
    ],
    [
      "a crop box elsewhere",
      pagesOf(
        1,
        () => rows(1100, 300),
        "/MediaBox [-50 -50 1200 1300]/CropBox [0 280 595.28 1121.89]",
      ),
    ],
    ["a dark page", pagesOf(1, () => "0.1 g 0 0 596 842 re f")],
  ])("is free of %s", async (_, pages) => {
    const { clear, placements, moved } = await read(writeFile({ pages }));
    expect(clear.every(Boolean)).toBe(true);
    expect(moved).toEqual(pages.map((_, index) => index + 1));
    const least = await clean(writeFile({ pages: pages.map(({ entries = A4 }) => ({ entries })) }));
    for (const [index, { scale }] of placements.entries())
      expect(scale / (least.placements[index]?.scale ?? 1)).toBeGreaterThan(0.88);
  });

  it("moves no page that leaves it free, however low its ends are", async () => {
    const page = [rows(770, 110), text(285, 40, "in the middle"), text(10, 20, "lowest")].join(" ");
    const tint = "0.9 0.95 1 rg 0 0 596 842 re f 0 g";
    const hidden = `${text(90, 76, "white").replace("BT", "1 g BT")} 0 g 3 Tr ${text(90, 72, "unseen")}`;
    for (const content of [page, `${tint} ${page}`, `${page} ${hidden}`]) {
      const { moved, placements } = await read(writeFile({ pages: [{ content }] }));
      expect([moved, placements[0]?.scale]).toEqual([[], 1]);
    }
  });

  it("leaves a number of the page's own in the middle of its foot where it is", async () => {
    const made = writeFile({
      pages: pagesOf(2, (page) => `${rows(700, 120)} ${text(285, 76, `- ${page} -`)}`),
    });
    expect((await read(made)).moved).toEqual([]);
    const atSide = writeFile({
      pages: pagesOf(2, (page) => `${rows(700, 120)} ${text(490, 76, `- ${page} -`)}`),
    });
    expect((await read(atSide)).moved).toEqual([1, 2]);
    expect((await read(atSide, true)).moved).toEqual([]);
  });

  it("moves a page up as far as its head has room before it makes it smaller", async () => {
    const { placements } = await read(writeFile({ pages: [{ content: rows(700, 76) }] }));
    const [{ scale, dx, dy } = { scale: 0, dx: 0, dy: 0 }] = placements;
    expect([scale, dx]).toEqual([1, 0]);
    // The lowest ink, at 76 pt, comes to 33.5 mm.
    expect(dy).toBeGreaterThan(17);
    expect(dy).toBeLessThan(21);
  });

  it("is free of text in fonts that the file does not hold, which pictures lack", async () => {
    const chinese =
      "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts [31 0 R]>>";
    const made = writeFile({
      pages: [
        {
          content: "BT /F2 12 Tf 90 76 Td <4E2D6587> Tj ET",
          entries: `${A4}/Resources <</Font <</F2 30 0 R>>>>`,
        },
      ],
      objects: {
        30: chinese,
        31: "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo <</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 32 0 R>>",
        32: "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox [0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1>>",
      },
    });
    expect((await read(made)).moved).toEqual([1]);
  });
});

describe("page numbers of an attached file", () => {
  const numbered = (count = 3, entries = A4) =>
    writeFile({
      pages: pagesOf(count, (page) => `${rows(770, 120)} ${text(285, 40, `- ${page} -`)}`, entries),
    });

  it("stay where nobody asks for anything else, and say so for who reads the pages", async () => {
    const { words, numbered: pages, bytes } = await read(numbered());
    expect(pages).toEqual([1, 2, 3]);
    expect(words.map((page) => page.at(-1))).toEqual(["- 1 -", "- 2 -", "- 3 -"]);
    const own = readOwnNumbers(bytes);
    expect(own.get(2)?.isCovered).toBe(false);
    const [[left = 0, bottom = 0, right = 0, top = 0] = []] = own.get(2)?.boxes ?? [];
    expect(left < 285 && right > 300 && bottom < 40 && top > 48).toBe(true);
    expect(right - left).toBeLessThan(30);
  });

  it.each<readonly [string, Uint8Array]>([
    ["upright", numbered()],
    ["on a crop box", numbered(3, `${A4}/CropBox [20 20 575 800]`)],
    ["in other units", numbered(2, "/MediaBox [0 0 595.28 841.89]/UserUnit 1.5")],
    [
      "on lying A3",
      writeFile({
        pages: pagesOf(
          2,
          (page) => `${rows(700, 90)} ${text(590, 30, `${page} / 2`)}`,
          "/MediaBox [0 0 1190.55 841.89]",
        ),
      }),
    ],
    [
      "on turned pages",
      writeFile({
        pages: pagesOf(
          3,
          (page) => `${rows(700, 90)} BT /F1 10 Tf 0 1 -1 0 815 290 Tm (${page}) Tj ET`,
          `${A4.replace("595.28 841.89", "841.89 595.28")}/Rotate 90`,
        ),
      }),
    ],
    [
      "at the outer corners",
      writeFile({
        pages: pagesOf(
          4,
          (page) => `${rows(700, 120)} ${text(page % 2 === 1 ? 515 : 70, 78, `${page}`)}`,
        ),
      }),
    ],
    [
      "at the head",
      writeFile({
        pages: pagesOf(3, (page) => `${rows(700, 120)} ${text(470, 800, `Page ${page} of 3`)}`),
      }),
    ],
    ["on a single page", numbered(1)],
  ])("are neither seen nor read where they are covered: %s", async (_, bytes) => {
    const kept = await read(bytes);
    const covered = await read(bytes, true);
    const isNumber = (word: string) => /^(- \d -|\d( \/ \d)?|Page \d of 3)$/.test(word);
    expect(kept.words.every((page) => page.some(isNumber))).toBe(true);
    expect(covered.words).toEqual(kept.words.map((page) => page.filter((word) => !isNumber(word))));
    expect(covered.readable).toEqual([]);
    expect([...readOwnNumbers(covered.bytes).values()].every(({ isCovered }) => isCovered)).toBe(
      true,
    );
  });

  it("leave a tinted ground as it is", async () => {
    const tint = "0.9 0.9 0.9 rg 0 0 596 842 re f 0 g";
    const pages = pagesOf(3, (page) => `${tint} ${text(285, 40, `- ${page} -`)}`);
    const { bytes } = await read(writeFile({ pages }), true);
    const [left, top] = [280, 790];
    expect(await inkAt(bytes, [left, top, 310, 808])).toEqual({ bearsInk: false, pixel: 230 });
  });

  it("are not drawn where they are a picture, with the text behind it", async () => {
    const picture = "q 30 0 0 14 280 36 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q";
    const pages = pagesOf(
      3,
      (page) => `${rows(700, 120)} ${picture} BT 3 Tr /F1 10 Tf 285 40 Td (- ${page} -) Tj ET`,
    );
    const made = writeFile({ pages });
    const place = [286, 794, 300, 802];
    expect((await inkAt((await clean(made)).bytes, place)).pixel).toBe(0);
    const { bytes, words } = await read(made, true);
    expect((await inkAt(bytes, place)).pixel).toBe(255);
    expect(words.flat().some((word) => word.startsWith("-"))).toBe(false);
  });

  it("are told where they can still be read: in a form that the page draws", async () => {
    const form = (page: number) =>
      streamOf(
        text(285, 40, `- ${page} -`),
        `/Type/XObject/Subtype/Form/BBox [0 0 596 842]/Resources <</Font<</F1 9 0 R>>>>`,
      );
    const made = writeFile({
      pages: [1, 2].map((page) => ({
        content: `${rows(700, 120)} /X Do`,
        entries: `${A4}/Resources <</Font<</F1 9 0 R>>/XObject <</X ${29 + page} 0 R>>>>`,
      })),
      objects: { 30: form(1), 31: form(2) },
    });
    const { readable, bytes } = await read(made, true);
    expect(readable).toEqual([1, 2]);
    expect((await inkAt(bytes, [280, 790, 312, 808])).bearsInk).toBe(false);
    expect(readOwnNumbers(bytes).get(1)?.isCovered).toBe(false);
  });

  it("take nothing with them that only begins on their line", async () => {
    const line = (page: number) =>
      `BT /F1 10 Tf 285 40 Td (- ${page} -) Tj 160 0 Td (a note) Tj ET`;
    const { words } = await read(writeFile({ pages: pagesOf(2, line) }), true);
    expect(words).toEqual([["a note"], ["a note"]]);
  });
});
