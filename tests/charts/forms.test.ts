import { describe, expect, it } from "vitest";
import { ARROW } from "../../src/charts/cell.ts";
import { labelsOf } from "../../src/charts/check.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { readLabels, withoutSpaces } from "../../src/charts/svg.ts";
import { CHART_FORMS, type ChartForm } from "../../src/dataset/chart-forms.ts";
import { type BARS, cell, FIGURES, figure, mark, row } from "./fixture.ts";

/** Shape of its marks, and the axis along which they show their values. */
const SHAPES: Readonly<Record<ChartForm, readonly [shape: string, valueAxis: string]>> = {
  bars: ["bar", "x"],
  dots: ["dot", "x"],
  dumbbell: ["dot", "x"],
  columns: ["bar", "y"],
};

describe.each(CHART_FORMS)("a figure of %s", (form) => {
  const spec = FIGURES[form];
  const rows = spec.groups.flatMap((group) => group.rows);

  it("draws what is kept beside this test", async () => {
    await expect((await drawChart(spec)).svg).toMatchFileSnapshot(`golden/${form}.svg`);
  });

  it("writes every label it was given as text, and no other but the arrow to words of a target", async () => {
    const labels = readLabels((await drawChart(spec)).svg).map(withoutSpaces);
    const drawn = labels.filter((label) => label !== ARROW);
    expect(drawn.sort()).toEqual(labelsOf(spec).map(withoutSpaces).sort());
  });

  it("uses nothing that clashes on a page: no ids, no images, no clip paths", async () => {
    expect((await drawChart(spec)).svg).not.toMatch(/ id=|url\(|<image|<clipPath|<style/);
  });

  it("has a mark for every number, in its own shape", () => {
    const [layout, ...more] = formOf(spec).layOut(spec, createMeasure());
    const numbers = rows.flatMap(({ cells }) =>
      cells.flatMap(({ mark, pair }) => [mark, pair].flatMap((one) => one?.value ?? [])),
    );
    expect(more).toEqual([]);
    expect(layout?.marks.map(({ value }) => value).sort()).toEqual(numbers.sort());
    const [shape, valueAxis] = SHAPES[form];
    expect(new Set(layout?.marks.map((one) => one.shape))).toEqual(new Set([shape]));
    expect(layout?.valueAxis).toBe(valueAxis);
  });

  it("sets rows in their order, from the top or from the left", () => {
    const [layout] = formOf(spec).layOut(spec, createMeasure());
    const ats = rows.map(({ label }) => {
      const lines = layout?.texts.flatMap((text) => text.lines) ?? [];
      const line = lines.find(({ text }) => text === label);
      return layout?.valueAxis === "x" ? line?.y : line?.x;
    });
    expect(ats).not.toContain(undefined);
    expect(ats).toEqual(ats.toSorted((a = 0, b = 0) => a - b));
    expect(new Set(ats).size).toBe(rows.length);
  });
});

describe("the forms of charts", () => {
  it("are drawn each in its own way", async () => {
    const inner = async (form: ChartForm) => {
      const { svg } = await drawChart(FIGURES[form]);
      return svg.slice(svg.indexOf(">") + 1);
    };
    const drawn = await Promise.all(CHART_FORMS.map(inner));
    expect(new Set(drawn).size).toBe(CHART_FORMS.length);
  });

  it("lay columns down as bars where they are too narrow for their words, or some are left out", () => {
    const axisOf = (spec: typeof BARS) => formOf(spec).layOut(spec, createMeasure())[0]?.valueAxis;
    const many = [...Array(30).keys()].map((index) => row(`Zhangdian ${index}`, cell(mark(index))));
    expect(axisOf(figure(many, { form: "columns" }))).toBe("x");
    expect(axisOf({ ...FIGURES.columns, foot: "未公布的12地未列" })).toBe("x");
    expect(axisOf(FIGURES.columns)).toBe("y");
  });
});
