import { describe, expect, it } from "vitest";
import { checkFigure, hashSpec, labelsOf } from "../../src/charts/check.ts";
import { drawChart } from "../../src/charts/draw.ts";
import type { ChartFigure, ChartFigureSpec } from "../../src/charts/model.ts";
import { BARS, cell, DUMBBELLS, figure, mark, row } from "./fixture.ts";

describe("hashSpec(spec)", () => {
  it("changes with every value, label and place", () => {
    const hash = (name: string, value: number, label: string) =>
      hashSpec(figure([row(name, cell(mark(value, { label })))]));
    const hashes = [
      hash("张店", 1, "1"),
      hash("博山", 1, "1"),
      hash("张店", 2, "1"),
      hash("张店", 1, "2"),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("labelsOf(spec)", () => {
  it("counts the ends of a dumbbell once and leaves out what is not shown", () => {
    const both = cell(mark(1), { pair: mark(2), empty: "未公布", rank: "1/2" });
    const spec = figure([row("张店", both), row("博山", both)], {
      form: "dumbbell",
      ends: { from: "完成", to: "目标" },
    });
    const of = (label: string) => labelsOf(spec).filter((one) => one === label).length;
    expect([of("完成"), of("目标"), of("未公布"), of("1/2"), of("")]).toEqual([1, 1, 0, 2, 0]);
  });
});

describe("checkFigure(spec, figure)", () => {
  const failing = async (spec: ChartFigureSpec, change: (drawn: ChartFigure) => ChartFigure) => {
    const drawn = change(await drawChart(spec));
    return () => checkFigure(spec, drawn);
  };
  const fault = expect.objectContaining({ code: "CHART_FAULT" });

  it("accepts a figure drawn from the spec", async () => {
    expect(await failing(BARS, (drawn) => drawn)).not.toThrow();
    expect(await failing(DUMBBELLS, (drawn) => drawn)).not.toThrow();
  });

  it("refuses the figure of another county under the same id", async () => {
    const other = await drawChart(figure([row("高青", cell(mark(225.5)))]));
    expect(await failing(BARS, () => other)).toThrow(fault);
  });

  it("refuses the drawing of another county under the right id and hash", async () => {
    const other = await drawChart(figure([row("高青", cell(mark(225.5)))]));
    expect(await failing(BARS, (drawn) => ({ ...drawn, svg: other.svg }))).toThrow(fault);
  });

  it.each([
    ["an empty label", ">804.1<", "><"],
    ["another number", ">804.1<", ">804.2<"],
    ["a label too many", "</g>", "<text>9</text></g>"],
    ["another hash", /data-hash="./, 'data-hash="x'],
  ])("refuses a drawing with %s", async (_, from, to) => {
    const change = (drawn: ChartFigure) => ({ ...drawn, svg: drawn.svg.replace(from, to) });
    expect(await failing(BARS, change)).toThrow(fault);
  });
});
