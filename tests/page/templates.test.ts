import { describe, expect, it } from "vitest";
import { fontFaces, readFonts } from "../../src/page/fonts.ts";
import { compileTemplates } from "../../src/page/templates.ts";

const templates = (files: Record<string, string>) =>
  compileTemplates(new Map(Object.entries(files)), "");

describe("compileTemplates(files, fontFaces)", () => {
  it("calls a partial by its file's name", () => {
    const { fill } = templates({
      "partials/name.hbs": "<b>{{this}}</b>",
      "a.hbs": "{{> name who}}",
    });
    expect(fill("a.hbs", { who: "平阴" })).toBe("<b>平阴</b>");
  });
  it("escapes what comes from the data", () => {
    expect(templates({ "a.hbs": "{{x}}" }).fill("a.hbs", { x: "<script>" })).toBe("&lt;script&gt;");
  });
  it("makes words safe inside a quoted CSS string", () => {
    const { fill } = templates({ "a.hbs": '"{{cssString x}}"' });
    expect(fill("a.hbs", { x: 'a"b\\c</style>' })).toBe('"a\\22 b\\5c c\\3c /style\\3e "');
  });
  it("names a template that does not exist", () => {
    const fill = () => templates({}).fill("briefings/none/briefing.hbs", {});
    expect(fill).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_FAULT",
        message: expect.stringContaining("briefings/none"),
      }),
    );
  });
  it("names a template that does not parse and keeps the cause", () => {
    const fill = () => templates({ "a.hbs": "{{#if}" }).fill("a.hbs", {});
    expect(fill).toThrow(
      expect.objectContaining({ code: "TEMPLATE_FAULT", cause: expect.anything() }),
    );
  });
  it("adds the styles of one kind to those of all, in the order of names", () => {
    const { stylesOf } = compileTemplates(
      new Map([
        ["styles/20.css", "b"],
        ["styles/10.css", "a"],
        ["briefings/k/style.css", "k"],
      ]),
      "fonts",
    );
    expect(stylesOf("k").split("\n")).toEqual(["fonts", "a", "b", "k"]);
    expect(stylesOf("other")).not.toContain("k");
  });
});

describe("fontFaces(fonts)", () => {
  it("declares each font of the list with its file below fonts/", () => {
    const fonts = readFonts("- { family: F, weight: 700, file: f.woff2, origin: {} }");
    expect(fontFaces(fonts)).toBe(
      '@font-face { font-family: "F"; font-weight: 700; src: url("fonts/f.woff2"); }',
    );
  });
});
