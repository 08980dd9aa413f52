import { beforeAll, describe, expect, it } from "vitest";
import { checkFonts } from "../../src/audit/checks/fonts.ts";
import { checkOverlap } from "../../src/audit/checks/overlap.ts";
import { readDocument } from "../../src/audit/read/document.ts";
import { laySheets } from "../../src/audit/read/sheet.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { rareIn } from "../../src/fonts/common.ts";
import { isRareOfPages } from "../../src/fonts/rare.ts";
import { loadMemoDesign, type MemoDesign } from "../../src/memo/design.ts";
import { fontHost } from "../../src/memo/font-folders.ts";
import { packageHome } from "../../src/package.ts";
import { fontFaces, readFonts } from "../../src/page/fonts.ts";
import { openPrinter } from "../../src/printer.ts";
import { openBrowser } from "../pdf/sample.ts";
import names from "./place-names.json" with { type: "json" };

/** Pinyin with tone marks, Vietnamese, the languages of Europe, romanisations. */
const LETTERS = "Ōmāo lǖlǘlǚlǜ ń ḿ ế ợ ữ Đặng Łódź Šibenik Åkerö ſ Ǻ Ȟ Ḥaḍramawt ʻokina € — … ‰";

const PAGE_FAMILIES = ["400 Briefing Sans", "700 Briefing Sans", "400 Briefing Serif"];
const MEMO_FAMILIES = ["Fangsong", "Biaosong", "Kai", "Hei", "Song"].map(
  (name) => `400 Memo ${name}`,
);

const browser = openBrowser();
let design: Design;
let memo: MemoDesign;
beforeAll(async () => {
  design = await loadDesign(packageHome());
  memo = await loadMemoDesign(packageHome(), [], fontHost);
});

/** Prints texts in a family, each in a line of its own, and reads them back. */
async function printIn(family: string, texts: readonly string[], fontStacks = stacks()) {
  const own = [...memo.fonts].map(([path, bytes]) => ({ path, bytes }));
  const fonts = [...design.fontFiles, ...own];
  const printer = openPrinter(browser(), { env: {}, fonts, fontStacks, generator: "Test" });
  const listed = readFonts(new TextDecoder().decode(design.tree.get("fonts/fonts.yaml")));
  const [weight, ...words] = family.split(" ");
  const styles = `${fontFaces(listed)}\n${memo.fontFaces}
@page { size: A4; margin: 20mm; } body { font: ${weight} 10pt/14pt "${words.join(" ")}"; }`;
  const lines = texts.map((text) => `<p>${text}</p>`).join("");
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>地名</title>
<style>${styles}</style></head><body>${lines}</body></html>`;
  const { pdf } = await printer.print({ html });
  const document = await readDocument(pdf);
  if (!document) throw new Error("Expected a PDF");
  const text = document.pages.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text)).join("");
  return { text: text.replace(/\s/g, ""), sheets: laySheets(document) };
}

const stacks = () => [...design.fontStacks, ...memo.fontStacks];

describe("names of places", () => {
  it("hold no character that the fonts of pages lack", () => {
    expect(names.count).toBeGreaterThan(36_000);
    expect(rareIn(names.characters).filter((code) => !isRareOfPages(code))).toEqual([]);
  });

  it.each([...PAGE_FAMILIES, ...MEMO_FAMILIES])("are printed as they are in %s", async (family) => {
    // Punctuation behind a rare character is where a browser may set two marks over each other.
    const listed = names.rare.map((name) => `（${name}），甲。`);
    const texts = [...listed, names.characters, LETTERS];
    const { text, sheets } = await printIn(family, texts);
    expect(text).toBe(texts.join("").replace(/\s/g, ""));
    expect(checkFonts(sheets)).toEqual([]);
    expect(checkOverlap(sheets)).toEqual([]);
  });

  it("are refused where the fonts of rare characters are not declared", async () => {
    const refused = printIn("400 Briefing Sans", ["猇亭区"], []);
    await expect(refused).rejects.toMatchObject({
      code: "FONT_MISSING",
      message: expect.stringContaining("猇"),
    });
  });
});
