import { describe, expect, it } from "vitest";
import { labelsOf } from "../../../src/charts/check.ts";
import { checkScales } from "../../../src/charts/check-scales.ts";
import { drawChart } from "../../../src/charts/draw.ts";
import { type FigureSpec, formOf } from "../../../src/charts/forms/forms.ts";
import type { Layout } from "../../../src/charts/layout.ts";
import { createMeasure } from "../../../src/charts/measure.ts";
import type { StripRow, StripSpec, SwarmSpec } from "../../../src/charts/position/model.ts";
import { readLabels, withoutSpaces } from "../../../src/charts/svg.ts";
import { BLUE, GREY, RUST } from "../../../src/marks/palette.ts";
import { disc, point, STRIP, SWARM, stripRow, swarmRow } from "./fixture.ts";

const FAULT = expect.objectContaining({ code: "CHART_FAULT" });

function layOut(spec: FigureSpec): Layout {
  const [layout, ...more] = formOf(spec).layOut(spec, createMeasure());
  if (!layout || more.length > 0) throw new Error("Expected one layout.");
  return layout;
}

const linesOf = ({ texts }: Layout) => texts.flatMap(({ lines }) => lines);

function find(layout: Layout, words: string) {
  const found = linesOf(layout).filter(({ text }) => text === words);
  if (found.length !== 1 || !found[0]) throw new Error(`Expected "${words}" once.`);
  return found[0];
}

describe.each([
  ["strip", STRIP],
  ["swarm", SWARM],
])("a %s", (form, spec) => {
  it("draws what is kept beside this test", async () => {
    await expect((await drawChart(spec)).svg).toMatchFileSnapshot(`golden/${form}.svg`);
  });

  it("writes every label it was given as text, and no other", async () => {
    const drawn = readLabels((await drawChart(spec)).svg).map(withoutSpaces);
    expect(drawn.sort()).toEqual(labelsOf(spec).map(withoutSpaces).sort());
  });

  it("uses nothing that clashes on a page: no ids, no images, no clip paths", async () => {
    expect((await drawChart(spec)).svg).not.toMatch(/ id=|url\(|<image|<clipPath|<style/);
  });

  it("sets its rows in their order, each on a scale of its own", () => {
    const layout = layOut(spec);
    const ats = spec.rows.map(({ label }) => find(layout, label).y);
    expect(ats).toEqual(ats.toSorted((a, b) => a - b));
    const axes = spec.rows.map((_, axis) => layout.marks.filter((mark) => mark.axis === axis));
    expect(axes.every((marks) => marks.length > 0)).toBe(true);
    expect(axes.flat()).toHaveLength(layout.marks.length);
  });

  it("is a drawing a row where it may go on overleaf, read aloud once", async () => {
    const { svg } = await drawChart({ ...spec, isParted: true });
    expect(svg.split("<svg")).toHaveLength(spec.rows.length + 1);
    expect(svg.split(`aria-label="${spec.alt}"`)).toHaveLength(2);
  });

  it("has a field with a bracket in each row whose places may be compared", () => {
    const { fields } = layOut(spec);
    expect(fields).toHaveLength(spec.rows.filter(({ isField }) => isField).length);
    expect(fields.every(({ hasBracket }) => hasBracket)).toBe(true);
  });

  it("is refused a name, a width, or numbers that are none", async () => {
    const rows = spec.rows as StripSpec["rows"] & SwarmSpec["rows"];
    const without = { ...spec, rows: [{ ...rows[0], label: "" }] } as FigureSpec;
    await expect(drawChart(without)).rejects.toThrow(FAULT);
    await expect(drawChart({ ...spec, rows: [] } as FigureSpec)).rejects.toThrow(FAULT);
    await expect(drawChart({ ...spec, widthMm: 40 } as FigureSpec)).rejects.toThrow(FAULT);
  });

  it("is told to readers who cannot see it, a row a place", async () => {
    const { table } = await drawChart(spec);
    expect(table.every((row) => row.length === 7)).toBe(true);
    expect(new Set(table.map(([label]) => label))).toEqual(
      new Set(spec.rows.map(({ label }) => label)),
    );
  });
});

function strip(...rows: StripSpec["rows"]): StripSpec {
  return { ...STRIP, rows };
}

describe("a strip", () => {
  const three = [disc("甲", 10, { isFocus: true }), disc("乙", 20), disc("丙", 20.1)];

  it("fills the place in focus and rings its peers, in blue where they may be compared, else in grey", () => {
    const row = stripRow("生产总值", { compared: three, beside: [disc("丁", 15)] });
    const tones = layOut(strip(row)).marks.map(({ tone }) => [tone.fill, tone.line]);
    const peer = ["#ffffff", BLUE];
    expect(tones).toEqual([[BLUE, BLUE], peer, peer, ["#ffffff", GREY]]);
    const apart = layOut(strip({ ...row, isField: false })).marks;
    expect(new Set(apart.map(({ tone }) => tone.line))).toEqual(new Set([GREY]));
    expect(layOut(strip({ ...row, isField: false })).fields).toEqual([]);
  });

  it("says in grey that a place is not ranked beside others on a field", () => {
    const ranks = (row: Partial<StripRow>) =>
      layOut(strip(stripRow("进出口", { rank: "不排序", compared: three, ...row }))).texts.flatMap(
        ({ lines, style }) => (lines.some(({ text }) => text === "不排序") ? [style.colour] : []),
      );
    expect(ranks({ isUnranked: true })).toEqual([GREY]);
    expect(ranks({})).toEqual([BLUE]);
  });

  it("draws a decrease in rust, and an estimate in dashes", async () => {
    const fall = stripRow("进出口", {
      compared: [disc("甲", -6.5, { isFall: true }), ...three.slice(1)],
    });
    expect(layOut(strip(fall)).marks.map(({ tone }) => tone.line)).toEqual([RUST, BLUE, BLUE]);
    const draw = (status: "actual" | "estimate") =>
      drawChart(strip(stripRow("进出口", { compared: [disc("甲", 5, { status })] })));
    const circles = (svg: string) => svg.match(/<path[^>]*stroke=[^>]* d="M[^"]*c/g)?.length ?? 0;
    expect(circles((await draw("actual")).svg)).toBe(1);
    expect(circles((await draw("estimate")).svg)).toBe(0);
  });

  it("moves discs that would overlap beside each other, with a line to where each belongs", () => {
    const layout = layOut(strip(stripRow("生产总值", { compared: three })));
    const [first, second, third] = layout.marks;
    expect(first?.asidePt).toBeCloseTo(0, 9);
    const apartPt =
      (third?.atPt ?? 0) + (third?.asidePt ?? 0) - (second?.atPt ?? 0) - (second?.asidePt ?? 0);
    expect(apartPt).toBeCloseTo(2 * (third?.radiusPt ?? 0) + 1.2, 6);
    expect(second?.asidePt).toBeCloseTo(-(third?.asidePt ?? 0), 6);
    const leaders = layout.lines.filter(({ kind }) => kind === "leader");
    expect(leaders.map(({ x1 }) => x1)).toEqual([second?.atPt, third?.atPt]);
    expect(() => checkScales(layout)).not.toThrow();
    expect(() => checkScales({ ...layout, lines: [] })).toThrow(FAULT);
  });

  it("sets words that find no room at the right with the letter of their place, from the lowest value on", () => {
    const near = ["甲", "乙", "丙", "丁"].map((letter, index) => disc(letter, 5 + index / 100));
    const layout = layOut(strip(stripRow("增速", { compared: [...near, disc("戊", 90)] })));
    const fieldEndPt = Math.max(...layout.fields.map(({ x, width }) => x + width));
    const aside = linesOf(layout).filter(({ x, text }) => x > fieldEndPt && text !== "1/3");
    expect(aside.map(({ text }) => text)).toEqual(["乙", "5.01", "丙", "5.02"]);
  });

  it("leaves the place in focus its words: it has a tier to itself where it has to", () => {
    const near = ["甲", "乙", "丙"].map((letter, index) =>
      disc(letter, 5 + index / 100, { isFocus: letter === "乙" }),
    );
    const layout = layOut(strip(stripRow("增速", { compared: [...near, disc("丁", 90)] })));
    const focus = layout.marks.find(({ tone }) => tone.fill === BLUE);
    const { x, y } = find(layout, "5.01");
    expect(Math.abs(y - (focus?.acrossPt ?? 0))).toBeLessThan(5);
    expect(Math.abs(x - (focus?.atPt ?? 0))).toBeLessThan(40);
  });

  it("says which places are missing in the lower lane, or under it where that is full", () => {
    const missing = "戊、己未公布";
    const row = stripRow("生产总值", { compared: three, missing });
    const heightOf = (spec: StripSpec) => layOut(spec).heightPt;
    const beside = [disc("丁", 18)];
    expect(find(layOut(strip(row)), missing).y).toBeGreaterThan(20);
    expect(heightOf(strip({ ...row, beside }))).toBe(
      heightOf(strip({ ...row, beside, missing: "" })),
    );
    const long = `${missing}，${"其中庚只公布增速，".repeat(6)}`;
    expect(heightOf(strip({ ...row, beside, missing: long }))).toBeGreaterThan(
      heightOf(strip({ ...row, beside })) + 10,
    );
  });

  it("shows zero only where values lie on both sides of it, and not through a disc", () => {
    const zeros = (...values: readonly number[]) =>
      layOut(strip(stripRow("增速", { compared: values.map((value) => disc(`${value}`, value)) })))
        .lines.filter(({ kind }) => kind === "zero")
        .map(({ y1, y2 }) => y2 - y1);
    expect(zeros(1, 9)).toEqual([]);
    expect(zeros(-9, 9)).toHaveLength(1);
    expect(Math.max(...zeros(-9, 0, 9))).toBeLessThan(4);
  });

  it.each([
    ["two places of one letter", stripRow("增速", { compared: [disc("甲", 1), disc("甲", 2)] })],
    ["a place without a letter", stripRow("增速", { compared: [disc("", 1)] })],
    ["a place without a name", stripRow("增速", { compared: [disc("甲", 1, { name: "" })] })],
    ["a value without words", stripRow("增速", { compared: [disc("甲", 1, { label: "" })] })],
    ["no number", stripRow("增速", { beside: [disc("甲", Number.NaN)] })],
    ["nothing at all", stripRow("增速")],
    [
      "two in focus",
      stripRow("增速", {
        compared: [disc("甲", 1, { isFocus: true })],
        beside: [disc("乙", 1, { isFocus: true })],
      }),
    ],
  ])("is refused %s", async (_, row) => {
    await expect(drawChart(strip(row))).rejects.toThrow(FAULT);
  });
});

function swarm(...rows: SwarmSpec["rows"]): SwarmSpec {
  return { ...SWARM, rows };
}

describe("a swarm", () => {
  const points = Array.from({ length: 30 }, (_, index) => point(index / 3));

  it("names only the places asked for, and tells where no room was", () => {
    const label = (index: number) => `Place ${index} with a long name 1.0`;
    const named = points.map((one, index) =>
      index % 3 === 0 ? { ...one, label: label(index), isFocus: index === 15 } : one,
    );
    const layout = layOut(swarm(swarmRow("增速", { points: named })));
    const [field] = layout.fields;
    const over = linesOf(layout).filter(({ text, y }) => text.startsWith("Place") && y < 20);
    const names = linesOf(layout).filter(({ text }) => text.startsWith("Place"));
    expect(names).toHaveLength(10);
    // Both ends and the place in focus are named at their points first.
    expect(over.map(({ text }) => text)).toContain(label(15));
    expect(over.map(({ text }) => text)).toContain(label(0));
    expect(over.length).toBeLessThan(10);
    for (const { y } of names.filter((one) => !over.includes(one))) {
      expect(y).toBeGreaterThan((field?.y ?? 0) + (field?.height ?? 0));
    }
  });

  it("stands each quantile where its value does, with its words under it", () => {
    const layout = layOut(
      swarm(swarmRow("增速", { points, quantiles: [{ value: 5, label: "中位数 5" }] })),
    );
    const five = layout.marks.find(({ value }) => value === 5);
    const line = layout.lines.find(({ kind }) => kind === "reference");
    expect(line?.x1).toBeCloseTo(five?.atPt ?? 0, 6);
    expect(find(layout, "中位数 5").y).toBeGreaterThan(line?.y2 ?? 0);
  });

  it("keeps the place in focus large where many equal values make points small, over all others", () => {
    const equal = Array.from({ length: 60 }, () => point(100));
    const focus = point(100, { label: "甲县 100", isFocus: true });
    const { marks } = layOut(swarm(swarmRow("达标率", { points: [focus, ...equal] })));
    const [least = 0, most = 0] = [
      Math.min(...marks.map(({ radiusPt }) => radiusPt)),
      Math.max(...marks.map(({ radiusPt }) => radiusPt)),
    ];
    expect(least).toBeLessThan(1);
    expect(most).toBeGreaterThan(2);
    const highest = marks.toSorted((a, b) => a.acrossPt - b.acrossPt)[0];
    expect([highest?.radiusPt, highest?.tone.fill]).toEqual([most, BLUE]);
  });

  it("hatches estimates", async () => {
    const draw = (status: "actual" | "estimate") =>
      drawChart(swarm(swarmRow("增速", { points: [...points, point(5, { status })] })));
    const paths = (svg: string) => svg.match(/<path/g)?.length ?? 0;
    expect(paths((await draw("estimate")).svg)).toBeGreaterThan(paths((await draw("actual")).svg));
  });

  it("shows zero where values lie on both sides of it", () => {
    const zeros = (from: number) =>
      layOut(
        swarm(swarmRow("增速", { points: points.map(({ value }) => point(value + from)) })),
      ).lines.filter(({ kind }) => kind === "zeroBehind");
    expect(zeros(1)).toEqual([]);
    expect(zeros(-5)).toHaveLength(1);
  });

  it.each([
    ["no points", swarmRow("增速")],
    ["no number", swarmRow("增速", { points: [point(Number.NaN)] })],
    [
      "a place in focus without a name",
      swarmRow("增速", { points: [point(1, { isFocus: true })] }),
    ],
    ["a line without words", swarmRow("增速", { points, quantiles: [{ value: 5, label: "" }] })],
    [
      "two in focus",
      swarmRow("增速", {
        points: [
          point(1, { isFocus: true, label: "甲" }),
          point(2, { isFocus: true, label: "乙" }),
        ],
      }),
    ],
  ])("is refused %s", async (_, row) => {
    await expect(drawChart(swarm(row))).rejects.toThrow(FAULT);
  });
});
