import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import subsetFont from "subset-font";
import { describe, expect, it } from "vitest";
import { glyphsOf } from "../../src/fonts/cmap.ts";
import { readRanges, writeRanges } from "../../src/fonts/ranges.ts";
import { findSlice, isRareOfPages, lackingIn, type RareList } from "../../src/fonts/rare.ts";

const folder = new URL("../../templates/fonts/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder));
const list: RareList = JSON.parse(read("rare-fonts.json").toString());

const open = (file: string) =>
  subsetFont(read(file), "", { keepAllGlyphs: true, targetFormat: "sfnt" });

const listed = list.slices.flatMap(({ characters, fonts }) =>
  Object.entries(fonts).map(([font, { file, name }]) => ({ font, file, name, characters })),
);

describe("templates/fonts/rare-fonts.json", () => {
  it("lists the files that are there, each by what is in it", () => {
    const files = readdirSync(new URL("rare/", folder)).map((name) => `rare/${name}`);
    expect(listed.map(({ file }) => file).sort()).toEqual(files.sort());
    for (const file of files) {
      const hash = createHash("sha256").update(read(file)).digest("hex").slice(0, 8);
      expect(file).toContain(`.${hash}.woff2`);
    }
  });

  it("gives all fonts of pages the same characters", () => {
    for (const { fonts } of list.slices.filter(({ fonts }) =>
      list.pages.some((page) => fonts[page]),
    ))
      expect(list.pages.filter((page) => fonts[page])).toEqual(list.pages);
  });

  it("lists each character of a font once", () => {
    for (const font of Object.keys(list.fonts)) {
      const codes = listed
        .filter((slice) => slice.font === font)
        .flatMap((s) => readRanges(s.characters));
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it("tells the common characters that each font lacks", async () => {
    const common = [...read("characters.txt").toString().replaceAll("\n", "")];
    for (const [font, { lacking }] of Object.entries(list.fonts)) {
      const glyphs = glyphsOf(await open(font));
      const missing = common
        .map((sign) => sign.codePointAt(0) ?? 0)
        .filter((code) => !glyphs.has(code));
      expect(writeRanges(missing)).toBe(lacking);
    }
  });
});

describe("templates/fonts/rare", () => {
  // The larger ones take a second each and are made the same way.
  const small = listed.filter(({ file }) => read(file).length < 60_000);

  it.each(small)(
    "$file is as it is listed: TrueType, without GSUB, one character a glyph",
    async (slice) => {
      const font = await open(slice.file);
      const glyphs = glyphsOf(font);
      const missing = readRanges(slice.characters).filter((code) => !glyphs.has(code));
      expect(missing).toEqual([]);
      expect(new Set(glyphs.values()).size).toBe(glyphs.size);
      const tables = font.toString("latin1", 12, 12 + 16 * font.readUInt16BE(4));
      expect(tables).toContain("glyf");
      expect(tables).not.toMatch(/GSUB|CFF|fvar/);
      expect(font.toString("latin1").replaceAll("\0", "")).toContain(slice.name);
    },
  );

  it("holds no radical, no disguised ideograph, no mark that joins and nothing private", () => {
    const characters = listed.flatMap(({ characters }) => readRanges(characters));
    const odd = [...new Set(characters)]
      .map((code) => String.fromCodePoint(code))
      .filter((sign) => /[\u2e80-\u2fdf]|\p{M}|\p{Co}|\p{Cf}/u.test(sign) || isDisguised(sign));
    expect(odd).toEqual([]);
  });
});

const isDisguised = (sign: string) =>
  /\p{Script=Han}/u.test(sign) && sign.normalize("NFC") !== sign;

describe("findSlice(font, code)", () => {
  it("tells where a rare character is, and null for what is common or nowhere", () => {
    const font = "briefing-sans-400.woff2";
    expect(findSlice(font, 0x7307)?.file).toMatch(/^rare\/sans-400-places\./);
    expect(findSlice(font, 0x2bb62)?.file).toMatch(/^rare\/sans-400-20000\./);
    expect([0x4e2d, 0x1f40e].map((code) => findSlice(font, code))).toEqual([null, null]);
    expect([0x7307, 0x1f40e].map(isRareOfPages)).toEqual([true, false]);
    expect([...lackingIn(font)]).toEqual([]);
  });
});
