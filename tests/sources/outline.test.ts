import { describe, expect, it } from "vitest";
import { outlineDocument, type Section } from "../../src/sources/outline.ts";
import { PLAN } from "./fixture.ts";

const sections = outlineDocument(PLAN);

function at(path: string): Section {
  const found = sections.find((section) => section.path === path);
  if (!found) throw new Error(`No section ${path}.`);
  return found;
}

function textAt(path: string): string {
  const section = at(path);
  return section.kind === "text" ? section.text : "";
}

describe("outlineDocument(text)", () => {
  it("divides a plan into parts, subsections, items, numbered lines and rows", () => {
    expect(sections.map(({ path }) => path)).toEqual([
      "一",
      "一（一）",
      "一（一）一是",
      "一（一）二是",
      "一（二）",
      "二",
      "二（一）",
      "二（一）1",
      "二（一）2",
      "二（二）",
      "附表/生产总值",
      "附表/进口",
      "附表/新增就业",
      "附表/失业率",
    ]);
  });

  it("tells the part that reports from those that plan", () => {
    const plans = sections.filter((section) => section.kind === "text" && section.isPlan);
    expect(plans.map(({ path }) => path[0])).toEqual(["二", "二", "二", "二", "二"]);
  });

  it("takes 二是 for an item only where a sentence or clause begins", () => {
    expect(textAt("一（一）一是")).toContain("其中二是指第二类");
    expect(textAt("一（一）二是")).toMatch(/^二是企业增多/);
  });

  it("adds a paragraph without a heading to the subsection before it", () => {
    expect(textAt("一（二）")).toContain("差距为7%");
  });

  it("reads cells with the heads they stand under, merged cells with several", () => {
    expect(at("附表/生产总值")).toMatchObject({
      unit: "亿元",
      cells: [
        { text: "120.5", year: 2022, heads: ["绝对值"] },
        { text: "5.5", year: 2022, heads: ["增长%"] },
        { text: "128", year: 2023, heads: ["绝对值"] },
        { text: "6左右", year: 2023, heads: ["增长%"] },
      ],
    });
    expect(at("附表/进口")).toMatchObject({
      cells: [{ text: "8884" }, { text: "-6.5" }, { text: "稳定增长", heads: ["绝对值", "增长%"] }],
    });
    expect(at("附表/失业率")).toMatchObject({ cells: [{ year: 2022 }, { year: 2023 }] });
  });

  it("takes a text without parts for one place", () => {
    const [whole, ...others] = outlineDocument("第一段。\n\n第 二段5%。");
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ path: "全文", text: "第一段。第二段5%。", isPlan: false });
    expect(whole?.kind === "text" && whole.pieces.map(({ line }) => line)).toEqual([0, 2]);
  });

  it("finds nothing in a text that says nothing", () => {
    expect(outlineDocument("")).toEqual([]);
  });
});
