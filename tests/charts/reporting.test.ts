import { describe, expect, it } from "vitest";
import { drawChart } from "../../src/charts/draw.ts";
import { type FigureSpec, formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { REPORTS } from "../../src/charts/reporting/model.ts";
import { TONES } from "../../src/charts/style.ts";
import { faultsIn, wordsIn } from "./boxes.ts";
import { coverageFigure, coverageRow, yearsFigure, yearsRow } from "./reporting-fixture.ts";

const measure = createMeasure();

function layOut(spec: FigureSpec) {
  const [layout, ...more] = formOf(spec).layOut(spec, measure);
  if (!layout || more.length > 0) throw new Error("Expected one layout.");
  return layout;
}

function yOf(spec: FigureSpec, label: string): number {
  const word = wordsIn(layOut(spec)).find(({ text }) => text === label);
  return word ? word.y + word.height / 2 : Number.NaN;
}

describe.each([
  ["years", yearsFigure()],
  ["coverage", coverageFigure()],
])("a figure of %s", (form, spec) => {
  it("draws what is kept beside this test", async () => {
    await expect((await drawChart(spec)).svg).toMatchFileSnapshot(`golden/${form}.svg`);
  });
});

describe("a locator of years", () => {
  it("has its field over the outcomes that may be compared, and over nothing else", () => {
    const { fields, marks } = layOut(yearsFigure());
    const [field] = fields;
    expect(fields).toHaveLength(1);
    const inside = marks.filter(
      ({ axis, atPt, acrossPt }) =>
        axis === 0 &&
        field !== undefined &&
        Math.abs(atPt - field.x - field.width / 2) < field.width / 2 &&
        Math.abs(acrossPt - field.y - field.height / 2) < field.height / 2,
    );
    expect(inside.map(({ status }) => status)).toEqual(["actual", "actual", "estimate"]);
    expect(field?.hasBracket).toBe(true);
  });

  it("has the words of the field beside it, at half its height", () => {
    const spec = yearsFigure();
    const [field] = layOut(spec).fields;
    const middle = (field?.y ?? 0) + (field?.height ?? 0) / 2;
    expect(Math.abs(yOf(spec, "同年，可比") - middle)).toBeLessThan(2);
  });

  it("has them under it where there is no room beside", () => {
    const row = yearsRow("平阴、张店、博山、峄城、高青", 0);
    const field = { rows: 1, period: 0, words: "Same year and same basis, may be compared" };
    const spec = yearsFigure({ periods: ["2021", "2022"], rows: [row, row], field });
    const [box] = layOut(spec).fields;
    const lines = wordsIn(layOut(spec)).filter(({ text }) => field.words.includes(text.trim()));
    expect(lines.length).toBeGreaterThan(0);
    for (const { y } of lines) expect(y).toBeGreaterThan((box?.y ?? 0) + (box?.height ?? 0));
  });

  it("leaves them out where a part of a divided field is lower than they are", () => {
    const rows = Array.from({ length: 60 }, () => yearsRow("平阴", 1));
    // So many that one row of the field stands on the second page.
    const field = { rows: 44, period: 1, words: "Same year, may be compared" };
    const layouts = formOf(yearsFigure()).layOut(yearsFigure({ rows, field }), measure);
    expect(layouts.map(({ fields }) => Math.round(fields[0]?.height ?? 0))).toEqual([602, 14]);
    const said = layouts.map((layout) =>
      wordsIn(layout).some(({ text }) => text.startsWith("Same")),
    );
    expect(said).toEqual([true, false]);
    expect(layouts.flatMap(faultsIn)).toEqual([]);
  });

  it("goes on after a comma in a list of places, and breaks none", () => {
    const names = "平阴、张店、博山、峄城、高青、桓台、周村";
    const { texts } = layOut(yearsFigure({ rows: [yearsRow(names, 1)], field: null }));
    const lines = texts.find(({ lines }) => lines[0]?.text.startsWith("平阴"))?.lines ?? [];
    expect(lines.length).toBeGreaterThan(1);
    for (const { text } of lines.slice(0, -1)) expect(text).toMatch(/、$/);
    expect(lines.map(({ text }) => text).join("")).toBe(names);
  });

  it("is blue where outcomes may be compared, and where there is one place", () => {
    const toneAt = (spec: FigureSpec) =>
      layOut(spec)
        .marks.filter(({ axis }) => axis === 0)
        .map(({ tone }) => tone);
    const { accent, apart } = TONES;
    expect(toneAt(yearsFigure())).toEqual([...Array(6).fill(accent), ...Array(4).fill(apart)]);
    const one = yearsFigure({ rows: [yearsRow("平阴", 1)], field: null });
    expect(toneAt(one)).toEqual([accent, accent]);
    expect(toneAt(yearsFigure({ field: null }))).toEqual(Array(10).fill(apart));
  });

  it.each([
    ["no rows", { rows: [] }],
    ["a mark outside its periods", { rows: [yearsRow("平阴", 3)], field: null }],
    ["a row without marks", { rows: [{ label: "平阴", marks: [] }], field: null }],
    ["a field of more rows than there are", { field: { rows: 6, period: 1, words: "" } }],
    [
      "a field over a place that reports another year",
      { field: { rows: 4, period: 1, words: "" } },
    ],
    ["a field over targets", { field: { rows: 3, period: 2, words: "" } }],
    ["a key without words", { key: [{ status: "actual" as const, label: "" }] }],
  ])("refuses %s", async (_, fault) => {
    await expect(drawChart(yearsFigure(fault))).rejects.toMatchObject({ code: "CHART_FAULT" });
  });
});

describe("rows of who reports what", () => {
  it("draw each report in its own way, and nothing where there is none", () => {
    const { squares } = layOut(
      coverageFigure({ key: [], rows: [coverageRow("地区生产总值", REPORTS)] }),
    );
    const drawn = squares.map(({ fill, isFramed }) => `${fill} ${isFramed}`);
    expect(drawn).toEqual(["whole false", "none true", "whole true", "half false"]);
  });

  it("have counts on one right edge, after the squares", () => {
    const rows = ["1/5", "10/5", "5/5"].map((count) =>
      coverageRow("地区生产总值", ["both", "both", "both", "both", "both"], count),
    );
    const layout = layOut(coverageFigure({ rows }));
    const words = wordsIn(layout).filter(({ text }) => text.includes("/5"));
    const ends = words.map(({ x, width }) => x + width);
    expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(0.01);
    const lastX = Math.max(...layout.squares.map(({ x }) => x));
    for (const { x } of words) expect(x).toBeGreaterThan(lastX);
  });

  it("have each name over its column", () => {
    const layout = layOut(coverageFigure());
    const xs = [...new Set(layout.squares.slice(4).map(({ x }) => x))].sort((a, b) => a - b);
    const middles = ["平阴", "张店", "博山", "峄城", "高青"].map((name) => {
      const word = wordsIn(layout).find(({ text }) => text === name);
      return word ? word.x + word.width / 2 : Number.NaN;
    });
    expect(xs).toHaveLength(5);
    for (const [index, x] of xs.entries()) expect(middles[index]).toBeCloseTo(x, 1);
  });

  it.each([
    ["no columns", { columns: [] }],
    ["a name too few", { columns: [{ label: "平阴", count: 4 }] }],
    ["a city without columns", { columns: [{ label: "平阴", count: 0 }] }],
    ["a column without a name", { columns: [{ label: "", count: 5 }] }],
    [
      "words that are none",
      { rows: [{ label: "增速", cells: Array(5).fill({ label: "" }), count: "" }] },
    ],
  ])("refuse %s", async (_, fault) => {
    await expect(drawChart(coverageFigure(fault))).rejects.toMatchObject({ code: "CHART_FAULT" });
  });
});
