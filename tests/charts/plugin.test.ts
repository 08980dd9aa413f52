import { describe, expect, it } from "vitest";
import { drawElements } from "../../src/charts/canvas.ts";
import { canvasSize, configureChart } from "../../src/charts/configuration.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import type { Layout, PlacedMark } from "../../src/charts/layout.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import type { ChartFigureSpec } from "../../src/charts/model.ts";
import { decorate } from "../../src/charts/plugin.ts";
import { BARS, cell, DUMBBELLS, figure, mark, row } from "./fixture.ts";

const COLUMNS = figure(
  [row("甲", cell(mark(3))), row("乙", cell(mark(-2))), row("丙", cell(mark(1)))],
  { form: "columns" },
);

function layOut(spec: ChartFigureSpec): Layout {
  const [layout] = formOf(spec).layOut(spec, createMeasure());
  if (!layout) throw new Error("Expected a layout.");
  return layout;
}

/** Draws marks where the scale has them, and labels where a layout with another mark has them. */
function drawWith(spec: ChartFigureSpec, change: (mark: PlacedMark) => Partial<PlacedMark>) {
  const layout = layOut(spec);
  const last = layout.marks.length - 1;
  const marks = layout.marks.map((one, index) =>
    index === last ? { ...one, ...change(one) } : one,
  );
  const told = { ...layout, marks };
  return () => drawElements(configureChart(layout, decorate(told)), canvasSize(layout));
}

const FAULT = expect.objectContaining({ code: "CHART_FAULT" });
/** As far as a label may stand from its mark, a little less and a little more. */
const [NEAR, FAR] = [0.045, 0.055];

describe.each([
  ["bars", BARS],
  ["dumbbells", DUMBBELLS],
  ["columns", COLUMNS],
])("decorate(layout) of %s", (_, spec) => {
  it("lets pass what stands where its label does", () => {
    expect(drawWith(spec, () => ({}))).not.toThrow();
  });

  it.each([-1, 1])("faults a label that stands beside its mark, along or across (%i)", (side) => {
    expect(drawWith(spec, ({ atPt }) => ({ atPt: atPt + side * NEAR }))).not.toThrow();
    expect(drawWith(spec, ({ atPt }) => ({ atPt: atPt + side * FAR }))).toThrow(FAULT);
    expect(drawWith(spec, ({ acrossPt }) => ({ acrossPt: acrossPt + side * NEAR }))).not.toThrow();
    expect(drawWith(spec, ({ acrossPt }) => ({ acrossPt: acrossPt + side * FAR }))).toThrow(FAULT);
  });

  it("faults a label of a mark that is not drawn", () => {
    const layout = layOut(spec);
    const told = { ...layout, marks: [...layout.marks, ...layout.marks.slice(-1)] };
    expect(() => drawElements(configureChart(layout, decorate(told)), canvasSize(layout))).toThrow(
      FAULT,
    );
  });
});

describe.each([
  ["bars", BARS],
  ["columns", COLUMNS],
])("decorate(layout) of %s", (_, spec) => {
  it("faults a zero line that stands elsewhere than the marks begin", () => {
    expect(drawWith(spec, ({ zeroPt }) => ({ zeroPt: zeroPt - NEAR }))).not.toThrow();
    expect(drawWith(spec, ({ zeroPt }) => ({ zeroPt: zeroPt - FAR }))).toThrow(FAULT);
    expect(drawWith(spec, ({ zeroPt }) => ({ zeroPt: zeroPt + FAR }))).toThrow(FAULT);
  });
});

describe("decorate(layout) of dots", () => {
  it("asks for no zero line that dots would begin at", () => {
    expect(drawWith(DUMBBELLS, ({ zeroPt }) => ({ zeroPt: zeroPt + 9 }))).not.toThrow();
  });
});
