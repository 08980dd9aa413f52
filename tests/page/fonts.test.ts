import { describe, expect, it } from "vitest";
import { addRareFonts, type Font, filesOf, fontFaces, stacksOf } from "../../src/page/fonts.ts";

const FONTS: readonly Font[] = [
  { family: "Briefing Sans", weight: 400, file: "briefing-sans-400.woff2" },
  { family: "Briefing Sans", weight: 700, file: "briefing-sans-700.woff2" },
  { family: "Briefing Serif", weight: 400, file: "briefing-serif-400.woff2" },
];

const page = (body: string, fonts = FONTS) =>
  `<html><head><meta charset="utf-8"><style>${fontFaces(fonts)}</style></head><body>${body}</body></html>`;

describe("addRareFonts(html, stacks)", () => {
  it("leaves a page without rare characters as it is", () => {
    const html = page("平阴县");
    expect(addRareFonts(html, stacksOf(FONTS))).toEqual({ html, fonts: [] });
  });

  it("declares the fonts of rare characters before those that are asked first", () => {
    const { html, fonts } = addRareFonts(page("猇亭区"), stacksOf(FONTS));
    expect(fonts).toHaveLength(3);
    for (const { path } of fonts) {
      expect(html.indexOf(`url("${path}"); unicode-range: U+7307;`)).toBeGreaterThan(0);
      expect(html.indexOf(path)).toBeLessThan(html.indexOf("briefing-sans-400.woff2"));
    }
    expect(html.indexOf("charset")).toBeLessThan(html.indexOf("unicode-range"));
  });

  it("declares nothing for a family that the page does not have", () => {
    const { fonts } = addRareFonts(page("猇亭区", FONTS.slice(2)), stacksOf(FONTS));
    expect(fonts.map(({ name }) => name)).toEqual(["NotoSerifSC-Regular"]);
  });
});

describe("fontFaces(fonts)", () => {
  it("declares a font's quotation marks as a family of their own", () => {
    const fonts = [{ family: "F", weight: 700, file: "f.woff2", quotes: "q.woff2" }];
    expect(fontFaces(fonts)).toBe(
      [
        '@font-face { font-family: "F"; font-weight: 700; src: url("fonts/f.woff2"); }',
        '@font-face { font-family: "F Quotes"; font-weight: 700; src: url("fonts/q.woff2"); unicode-range: U+2018-2019,U+201C-201D; }',
      ].join("\n"),
    );
    expect(filesOf(fonts)).toEqual(["f.woff2", "q.woff2"]);
  });
});
