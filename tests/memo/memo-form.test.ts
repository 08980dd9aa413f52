import { describe, expect, it } from "vitest";
import { toMemoForm } from "../../src/memo/memo-form.ts";
import type { MemoSet } from "../../src/memo/page.ts";

const set: MemoSet = {
  templates: { fill: () => "", stylesOf: () => "" },
  styleByName: new Map([
    ["briefing", "/* upright */"],
    ["briefing-landscape", "/* sideways */"],
  ]),
  fontFaces: "",
  isDuplex: false,
};
const form = {
  label: "附件",
  head: { label: "附件", separateLabel: "", title: "甲", lines: ["甲"] },
  beginsEven: false,
  numbers: null,
};
const page = (css: string, words = "") =>
  `<html><head><style>${css}</style></head><body>${words}</body></html>`;

describe("toMemoForm(html, form, set)", () => {
  it("sets sideways what its own style sheet sets sideways", () => {
    expect(toMemoForm(page("@page { size: A4 landscape; }"), form, set)).toContain("sideways");
    expect(toMemoForm(page("@page { size: A4; }"), form, set)).not.toContain("sideways");
  });

  it("takes no words for a rule, on the page or quoted by the style sheet", () => {
    const title = "size: A4 landscape";
    const css = `@page { @top-left { content: "\\22 ${title}"; } }`;
    expect(toMemoForm(page(css, `<p>${title}</p>`), form, set)).not.toContain("sideways");
  });
});
