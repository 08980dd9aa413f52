import { describe, expect, it } from "vitest";
import { drawChart } from "../../src/charts/draw.ts";
import { type FigureSpec, formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { TONES } from "../../src/charts/style.ts";
import { readLabels } from "../../src/charts/svg.ts";
import { wordsIn } from "./boxes.ts";
import {
  linesFigure,
  point,
  points,
  SLOPE,
  series,
  slopeFigure,
  slopeRow,
  sparkline,
} from "./time-fixture.ts";

const SPARKLINE = sparkline([
  ...points(1, 3, 2, null, 4, 4.4),
  point(6, { isAfterBreak: true }),
  point(5.5, { status: "estimate" }),
]);

function layOut(spec: FigureSpec) {
  const [layout, ...more] = formOf(spec).layOut(spec, createMeasure());
  if (!layout || more.length > 0) throw new Error("Expected one layout.");
  return layout;
}

describe.each([
  ["lines", linesFigure()],
  ["sparkline", SPARKLINE],
  ["slope", SLOPE],
])("a figure of %s", (form, spec) => {
  it("draws what is kept beside this test", async () => {
    await expect((await drawChart(spec)).svg).toMatchFileSnapshot(`golden/${form}.svg`);
  });
});

describe("lines over time", () => {
  it("end in their numbers and names, those of the place in focus bold", () => {
    const { texts } = layOut(linesFigure());
    const bold = texts.filter(({ style }) => style.weight === 700);
    expect(bold.map(({ lines }) => lines[0]?.text)).toEqual(["≥6", "张店"]);
  });

  it("have labels in the order of their ends, from the top", () => {
    const words = wordsIn(layOut(linesFigure()));
    const names = ["张店", "平阴", "高青", "博山", "峄城"];
    const ys = names.map((name) => words.find(({ text }) => text === name)?.y ?? Number.NaN);
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  });

  it("have no zero line where the scale does not reach it", () => {
    const kindsOf = (values: readonly number[]) =>
      layOut(
        linesFigure({ ticks: [], periods: ["", ""], series: [series("张店", points(...values))] }),
      ).lines.map(({ kind }) => kind);
    expect(kindsOf([104, 106])).not.toContain("zero");
    expect(kindsOf([-1, 106])).toContain("zero");
  });

  it("stand in panels of one scale where there are more than five, the focus in each", () => {
    const all = ["张店", "平阴", "博山", "峄城", "高青", "周村"].map((name, index) =>
      series(name, points(index, 5, 5, 5, 5, 9 - index), index === 0),
    );
    const { marks, curves } = layOut(linesFigure({ series: all, widthMm: 166 }));
    expect(marks).toHaveLength(6);
    expect(new Set(marks.map(({ axis }) => axis)).size).toBe(6);
    expect(curves.filter(({ tone }) => tone === TONES.accent)).toHaveLength(6);
    expect(curves.filter(({ tone }) => tone === TONES.apart)).toHaveLength(5);
    const fives = curves.flatMap((curve) => curve.points.filter(({ value }) => value === 5));
    expect(new Set(fives.slice(0, 8).map(({ atPt }) => atPt)).size).toBe(1);
  });

  it("stand in panels where none is in focus, the others in grey behind each", () => {
    const all = ["张店", "平阴"].map((name, index) =>
      series(name, points(index, 5, null, 5, 5, 9 - index)),
    );
    const { marks, curves } = layOut(linesFigure({ series: all }));
    expect(marks.map(({ axis }) => axis)).toEqual([0, 1]);
    // Two stretches a place in blue, and as many of the other one in grey.
    expect(curves.filter(({ tone }) => tone === TONES.accent)).toHaveLength(4);
    expect(curves.filter(({ tone }) => tone === TONES.rest)).toHaveLength(4);
    const [one, ...others] = all;
    if (!one) throw new Error("No series");
    const focused = layOut(linesFigure({ series: [{ ...one, isFocus: true }, ...others] }));
    expect(focused.marks.every(({ axis }) => axis === 0)).toBe(true);
  });

  it.each([
    ["no series", { series: [] }],
    ["a point too few", { series: [series("张店", points(1, 2))] }],
    ["a series without a number", { series: [series("张店", Array(6).fill(null))] }],
    ["a series without a name", { series: [series("", points(1, 2, 3, 4, 5, 6))] }],
    ["an infinite value", { series: [series("张店", points(1, 2, 3, 4, 5, 1 / 0))] }],
    [
      "an earlier last number that does not say of when it is",
      { series: [series("张店", points(1, 2, 3, 4, 5, null))] },
    ],
    [
      "two places in focus",
      { series: ["a", "b"].map((name) => series(name, points(1, 2, 3, 4, 5, 6), true)) },
    ],
    [
      "more words along the axis than a page holds",
      {
        widthMm: 60,
        periods: Array(60).fill("2021年1—10月累计"),
        series: [series("张店", points(...Array(60).fill(1)))],
      },
    ],
    [
      "ticks whose words would meet",
      { ticks: [0, 0.5].map((value) => ({ value, label: `${value}` })) },
    ],
  ])("refuse %s", async (_, fault) => {
    await expect(drawChart(linesFigure(fault))).rejects.toMatchObject({ code: "CHART_FAULT" });
  });
});

describe("a sparkline", () => {
  it("is as large as asked and has no words", async () => {
    const { svg, widthMm, heightMm, table } = await drawChart(SPARKLINE);
    expect([widthMm, heightMm]).toEqual([28, 6]);
    expect(readLabels(svg)).toEqual([]);
    expect(table).toEqual([["1", "3", "2", "", "4", "4.4", "6", "5.5"]]);
  });

  it("marks its last number, and where asked its extremes", () => {
    const { marks } = layOut(SPARKLINE);
    expect(marks.map(({ value }) => value)).toEqual([6, 5.5].slice(1));
    const strokes = (hasExtremes: boolean) =>
      layOut(sparkline(points(1, 3, 2), { hasExtremes })).lines.filter(
        ({ kind }) => kind === "stroke",
      ).length;
    expect([strokes(false), strokes(true)]).toEqual([0, 2]);
    expect(layOut(sparkline(points(3, 3), { hasExtremes: true })).lines).toEqual([]);
  });
});

describe("a slope chart", () => {
  it("draws falls in rust, the place in focus thick, and no line between what is apart", () => {
    const { curves } = layOut(SLOPE);
    const falls = curves.filter(({ tone }) => tone === TONES.below);
    expect(falls.map((curve) => curve.points.map(({ value }) => value))).toEqual([
      [8.1, 7.1],
      [8.3, 5.5],
    ]);
    expect(curves.at(-1)?.widthPt).toBe(Math.max(...curves.map(({ widthPt }) => widthPt)));
    expect(curves.flatMap((curve) => curve.points.map(({ value }) => value))).not.toContain(5.6);
  });

  it("draws the place in focus in blue where it does not fall", () => {
    const { curves } = layOut(
      slopeFigure([slopeRow("张店", 1, 2, { isFocus: true, step: "above" })]),
    );
    expect(curves.map(({ tone }) => tone)).toEqual([TONES.accent]);
  });

  it("shows of places without a name the line alone", async () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      slopeRow(`地区${index}`, index, 60 - index, { isUnnamed: index >= 3 }),
    );
    const { svg, table } = await drawChart(slopeFigure(rows));
    expect(readLabels(svg).filter((label) => label.startsWith("地区"))).toHaveLength(6);
    expect(layOut(slopeFigure(rows)).curves).toHaveLength(60);
    expect(table).toHaveLength(60);
  });

  it.each([
    ["no rows", slopeFigure([])],
    ["a row without a number", slopeFigure([slopeRow("张店", null, null)])],
    ["a row without a name", slopeFigure([slopeRow("", 1, 2)])],
    ["an end without words", { ...SLOPE, ends: { from: "", to: "2022" } }],
    [
      "more names than fit on a page",
      slopeFigure(Array.from({ length: 45 }, (_, index) => slopeRow("张店", index, index))),
    ],
  ])("refuses %s", async (_, spec) => {
    await expect(drawChart(spec)).rejects.toMatchObject({ code: "CHART_FAULT" });
  });
});
