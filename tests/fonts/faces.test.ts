import { describe, expect, it } from "vitest";
import { type FontStack, findFaces } from "../../src/fonts/faces.ts";

const SANS = "briefing-sans-400.woff2";
const SERIF = "briefing-serif-400.woff2";
const FANGSONG = "briefing-fangsong-400.woff2";

const stack = (over: Partial<FontStack> = {}): FontStack => ({
  family: "F",
  weight: 400,
  own: null,
  fonts: [SANS],
  hasCommon: true,
  ...over,
});

/** Which font serves which characters. */
const served = (text: string, ...stacks: readonly FontStack[]) =>
  [
    ...findFaces(text, stacks).css.matchAll(/url\("fonts\/([^"]+)"\); unicode-range: ([^;]+);/g),
  ].map(([, file = "", range]) => `${file.replace(/\.[\da-f]{8}\.woff2$/, "")} ${range}`);

describe("findFaces(text, stacks)", () => {
  it("declares nothing where all is common", () => {
    expect(findFaces("平阴县 5.6%", [stack()])).toEqual({ css: "", fonts: [] });
  });

  it("declares each rare character from the font that holds it, and gives that font", () => {
    expect(served("猇亭区㐀Ō猇", stack())).toEqual([
      "rare/sans-400-places U+14C,U+7307",
      "rare/sans-400-3000 U+3400",
    ]);
    const { css, fonts } = findFaces("猇", [stack()]);
    expect(css).toMatch(
      /^@font-face \{ font-family: "F"; font-weight: 400; src: url\("fonts\/rare\//,
    );
    expect(fonts.map(({ name }) => name)).toEqual(["NotoSansSC-Regular"]);
    expect(new TextDecoder("latin1").decode(fonts[0]?.bytes.subarray(0, 4))).toBe("wOF2");
  });

  it("takes letters that the page's font lacks from another of its kind", () => {
    const { fonts } = findFaces("Š", [stack(), stack({ fonts: [SERIF] })]);
    expect(fonts.map(({ name }) => name)).toEqual(["NotoSans-Regular", "NotoSerif-Regular"]);
  });

  it("declares nothing for what no font has", () => {
    expect(served("🐎ཀ", stack())).toEqual([]);
  });

  it("goes on to the next font of a stack, also for common characters that the first lacks", () => {
    // Zhuque Fangsong has 沚, its file of common characters has no 鄠, and nothing of it has 磑 or ㎡.
    const fangsong = stack({ weight: null, fonts: [FANGSONG, SERIF], hasCommon: false });
    expect(served("甲沚鄠磑㎡", fangsong)).toEqual([
      "rare/fangsong-400-places U+6C9A,U+9120",
      "briefing-serif-400.woff2 U+33A1",
      "rare/serif-400-places U+78D1",
    ]);
  });

  it("takes the package's fonts for what a user's own font lacks", () => {
    const own = new Set([..."甲县猇"].map((character) => character.codePointAt(0) ?? 0));
    expect(served("甲乙县猇沚A", stack({ own, hasCommon: false }))).toEqual([
      "briefing-sans-400.woff2 U+4E59",
      "rare/sans-400-places U+6C9A",
    ]);
  });
});
