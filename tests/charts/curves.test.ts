import { describe, expect, it } from "vitest";
import { drawElements } from "../../src/charts/canvas.ts";
import { checkScales } from "../../src/charts/check-scales.ts";
import { canvasSize, configureChart } from "../../src/charts/configuration.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import type { Curve, Layout } from "../../src/charts/layout.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { decorate } from "../../src/charts/plugin.ts";
import type { TimePoints } from "../../src/charts/time/model.ts";
import { linesFigure, point, points, series } from "./time-fixture.ts";

const figure = (own: TimePoints) =>
  linesFigure({ series: [series("张店", own)], periods: own.map((_, index) => `${index}`) });

function layOut(own: TimePoints): Layout {
  const spec = figure(own);
  const [layout] = formOf(spec).layOut(spec, createMeasure());
  if (!layout) throw new Error("Expected a layout.");
  return layout;
}

const valuesOf = ({ curves }: Layout) => curves.map((one) => one.points.map(({ value }) => value));
const FAULT = expect.objectContaining({ code: "CHART_FAULT" });

/** The curves of a layout, one point of the first moved. */
function moved(layout: Layout, change: Partial<Curve["points"][number]>): Layout {
  const curves = layout.curves.map((curve, index) => ({
    ...curve,
    points: curve.points.map((one, at) => (index === 0 && at === 1 ? { ...one, ...change } : one)),
  }));
  return { ...layout, curves };
}

describe("the line of a series", () => {
  it("ends at a gap and begins again after it", () => {
    expect(valuesOf(layOut(points(1, 2, null, 3, 4)))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("is interrupted where its points may not be joined, with two strokes between them", () => {
    const layout = layOut([...points(1, 2), point(3, { isAfterBreak: true }), point(4)]);
    expect(valuesOf(layout)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const strokes = layout.lines.filter(({ kind }) => kind === "stroke");
    const [left, right] = [layout.curves[0]?.points[1], layout.curves[1]?.points[0]];
    expect(strokes).toHaveLength(2);
    for (const { x1, x2 } of strokes) {
      expect(Math.min(x1, x2)).toBeGreaterThan(left?.acrossPt ?? Number.NaN);
      expect(Math.max(x1, x2)).toBeLessThan(right?.acrossPt ?? Number.NaN);
    }
  });

  it("is dashed to a target, whose mark is hollow", async () => {
    const own = [...points(1, 2), point(3, { status: "target" })];
    const layout = layOut(own);
    expect(layout.curves.map(({ isDashed }) => isDashed)).toEqual([false, true]);
    expect(valuesOf(layout)).toEqual([
      [1, 2],
      [2, 3],
    ]);
    const { svg } = await drawChart(figure(own));
    expect(svg).toMatch(/<path fill="white"[^>]* d="M[^"]*c/);
  });

  it("marks a point that no line reaches", () => {
    const one = series("张店", points(1, null, 3, null, 5, 6), true);
    const spec = linesFigure({ series: [one], periods: Array(6).fill("") });
    const [layout] = formOf({ ...spec, widthMm: 76 }).layOut(spec, createMeasure());
    expect(layout?.marks.map(({ value }) => value)).toEqual(expect.arrayContaining([1, 3, 6]));
  });

  it("has to stand on the scale of its axis", () => {
    const layout = layOut(points(1, 2, 5));
    const at = layout.curves[0]?.points[1]?.atPt ?? Number.NaN;
    expect(() => checkScales(layout)).not.toThrow();
    expect(() => checkScales(moved(layout, { atPt: at + 0.2 }))).toThrow(FAULT);
    expect(() => checkScales(moved(layout, { value: 3 }))).toThrow(FAULT);
  });

  it("has to be drawn where the layout has it", () => {
    const layout = layOut(points(1, 2, 5));
    const { atPt = 0, acrossPt = 0 } = layout.curves[0]?.points[1] ?? {};
    const draw = (told: Layout) => () =>
      drawElements(configureChart(layout, decorate(told)), canvasSize(layout));
    expect(draw(layout)).not.toThrow();
    expect(draw(moved(layout, { atPt: atPt + 0.06 }))).toThrow(FAULT);
    expect(draw(moved(layout, { acrossPt: acrossPt - 0.06 }))).toThrow(FAULT);
  });
});
