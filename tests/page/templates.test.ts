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
  it.each([
    ["en", 'a &amp; <span lang="zh-CN" role="generic">张发改字〔2023〕19号</span>, 2023'],
    ["zh", "a &amp; 张发改字〔2023〕19号, 2023"],
  ])("marks Chinese words as such on a page that is not, here %s", (language, expected) => {
    const { fill } = templates({ "a.hbs": "{{foreign x}}" });
    expect(fill("a.hbs", { language, x: "a & 张发改字〔2023〕19号, 2023" })).toBe(expected);
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
  it.each([
    ["does not parse", "<p>\n{{#if}", /^templates\/k\.hbs, line 2: it can't be read/],
    [
      "closes another block",
      "{{#if a}}\n{{/each}}",
      /^templates\/k\.hbs, line 1: if doesn't match each/,
    ],
    [
      "calls an unknown partial",
      "\n\n{{> tabel}}",
      /^templates\/k\.hbs, line 3: there is no .*tabel\.hbs$/,
    ],
    [
      "calls an unknown helper",
      "\n{{round a 2}}",
      /^templates\/k\.hbs, line 2: there is no helper "round"$/,
    ],
    [
      "asks for an unknown field",
      "\n{{titel}}",
      /^templates\/k\.hbs, line 2: nothing here is called "titel"$/,
    ],
    [
      "calls a faulty partial",
      "{{> part}}",
      /^templates\/partials\/part\.hbs, line 3: nothing here is called "x"$/,
    ],
  ])("names template, line and fault of one that %s", (_, text, message) => {
    const fill = () =>
      templates({ "k.hbs": text, "partials/part.hbs": "<b>\n\n{{x}}</b>" }).fill("k.hbs", { a: 1 });
    expect(fill).toThrow(
      expect.objectContaining({
        code: "TEMPLATE_FAULT",
        message: expect.stringMatching(message),
        hint: expect.stringContaining("docs/templates.md"),
        cause: expect.anything(),
      }),
    );
  });
  it("prints nothing for a field that is null", () => {
    expect(templates({ "a.hbs": "<b>{{x}}</b>" }).fill("a.hbs", { x: null })).toBe("<b></b>");
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
