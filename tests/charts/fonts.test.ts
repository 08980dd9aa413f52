import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { missingCharacters } from "../../src/charts/fonts.ts";
import { codePointsOf } from "../../src/fonts/cmap.ts";

const folder = new URL("../../templates/fonts/", import.meta.url);
const listed: readonly { readonly file: string }[] = parse(
  readFileSync(new URL("fonts.yaml", folder), "utf8"),
);

const trueTypes = await Promise.all(
  listed.map(({ file }) =>
    subsetFont(readFileSync(fileURLToPath(new URL(file, folder))), "", {
      keepAllGlyphs: true,
      targetFormat: "sfnt",
    }),
  ),
);

const tablesOf = (font: Buffer) =>
  [...Array(font.readUInt16BE(4)).keys()].map((index) =>
    font.toString("latin1", 12 + 16 * index, 16 + 16 * index),
  );

describe("missingCharacters(text)", () => {
  it("finds nothing in what briefings are written with", () => {
    const text =
      "生比高山 平阴县、张店区、峄城区；0123456789 −≥≤≈†‡×÷→↑↓▲▼●○◐■□◆◇★①⑳‰㎡℃²³ⅠⅫ〔2023〕【】《》「」『』〈〉（）％“”‘’–—…·";
    expect(missingCharacters(text)).toEqual([]);
  });

  it("lists what no font has, each once and in order", () => {
    expect(missingCharacters("张㐀店⽣🐎⽣\n")).toEqual(["⽣", "🐎"]);
  });
});

describe("templates/fonts/characters.txt", () => {
  it("is what every font of the list has", () => {
    const sets = trueTypes.map(codePointsOf);
    const shared = [...(sets[0] ?? [])].filter((code) => sets.every((set) => set.has(code)));
    const text = readFileSync(new URL("characters.txt", folder), "utf8").replaceAll("\n", "");
    expect([...text].map((sign) => sign.codePointAt(0))).toEqual(shared.sort((a, b) => a - b));
  });
});

describe("templates/fonts", () => {
  it("has no radical that shares its glyph with a character, and nothing private", () => {
    for (const font of trueTypes) {
      const odd = [...codePointsOf(font)].filter(
        (code) => (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xe000 && code <= 0xf8ff),
      );
      expect(odd).toEqual([]);
    }
  });

  it("has TrueType outlines and no GSUB features", () => {
    for (const font of trueTypes) {
      expect(tablesOf(font)).toContain("glyf");
      expect(tablesOf(font)).not.toContain("GSUB");
    }
  });
});
