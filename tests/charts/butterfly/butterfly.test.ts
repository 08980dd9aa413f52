import { describe, expect, it } from "vitest";
import type { ButterflySpec } from "../../../src/charts/butterfly/model.ts";
import { labelsOf } from "../../../src/charts/check.ts";
import { checkScales } from "../../../src/charts/check-scales.ts";
import { drawChart } from "../../../src/charts/draw.ts";
import { formOf } from "../../../src/charts/forms/forms.ts";
import type { Layout } from "../../../src/charts/layout.ts";
import { createMeasure } from "../../../src/charts/measure.ts";
import { TONES } from "../../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../../src/charts/svg.ts";
import { BUTTERFLY, group, pair, side } from "./fixture.ts";

const FAULT = expect.objectContaining({ code: "CHART_FAULT" });

function layOut(spec: ButterflySpec): Layout {
  const [layout, ...more] = formOf(spec).layOut(spec, createMeasure());
  if (!layout || more.length > 0) throw new Error("Expected one layout.");
  return layout;
}

const of = (...rows: Parameters<typeof group>[1]): ButterflySpec => ({
  ...BUTTERFLY,
  groups: [group("产值", rows)],
});

/** Where the words of a label begin. */
function xOf({ texts }: Layout, words: string): number {
  const [found] = texts.flatMap(({ lines }) => lines).filter(({ text }) => text === words);
  if (!found) throw new Error(`Expected "${words}".`);
  return found.x;
}

describe("a butterfly", () => {
  it("draws what is kept beside this test", async () => {
    await expect((await drawChart(BUTTERFLY)).svg).toMatchFileSnapshot("butterfly.svg");
  });

  it("writes every label it was given as text, and no other", async () => {
    const drawn = readLabels((await drawChart(BUTTERFLY)).svg).map(withoutSpaces);
    expect(drawn.sort()).toEqual(labelsOf(BUTTERFLY).map(withoutSpaces).sort());
  });

  it("breaks no word that stands in place of a number, however short the numbers are", () => {
    const { texts } = layOut(of(pair("亿元", side(2), side("not published"))));
    const lines = texts.flatMap((one) => one.lines.map(({ text }) => text.trim()));
    expect(lines).toContain("not published");
  });

  it("has both sides of a row on one scale, mirrored", () => {
    const { marks } = layOut(of(pair("亿元", side(20), side(80))));
    const [left, right] = marks;
    if (!left || !right) throw new Error("Expected two marks.");
    expect(left.atPt).toBeLessThan(left.zeroPt);
    expect(right.atPt).toBeGreaterThan(right.zeroPt);
    expect((right.atPt - right.zeroPt) / (left.zeroPt - left.atPt)).toBeCloseTo(4, 9);
    expect(left.axis).toBe(right.axis);
  });

  it("gives each row a scale of its own", () => {
    const { marks } = layOut(of(pair("亿元", side(1), side(2)), pair("%", side(500), side(1000))));
    const lengths = marks.map(({ atPt, zeroPt }) => Math.abs(atPt - zeroPt));
    expect(lengths[0]).toBeCloseTo(lengths[2] ?? 0, 9);
    expect(new Set(marks.map(({ axis }) => axis)).size).toBe(2);
  });

  it("draws a decrease in rust, from zero towards the names, as long as an equal rise", () => {
    const { marks } = layOut(of(pair("%", side(5), side(-5, { isFall: true, label: "−5" }))));
    const [left, right] = marks;
    if (!left || !right) throw new Error("Expected two marks.");
    expect(right.atPt).toBeLessThan(right.zeroPt);
    expect(right.zeroPt - right.atPt).toBeCloseTo(left.zeroPt - left.atPt, 9);
    expect([left.tone, right.tone]).toEqual([TONES.accent, TONES.below]);
  });

  it("leaves room for decreases only where there are any", () => {
    const zeroOf = (value: number) => layOut(of(pair("%", side(5), side(value)))).marks[0]?.zeroPt;
    expect(zeroOf(-5)).toBeLessThan(zeroOf(5) ?? 0);
    expect(zeroOf(0)).toBe(zeroOf(5));
  });

  it("is grey, without a field, where the two may not be compared", () => {
    const apart = layOut(of(pair("亿元", side(1), side(2), "apart")));
    expect(apart.fields).toEqual([]);
    expect(apart.marks.map(({ tone }) => tone)).toEqual([TONES.apart, TONES.apart]);
  });

  it("sets neighbours that may be compared on one field with one bracket", () => {
    const { fields, heightPt } = layOut(BUTTERFLY);
    expect(fields).toHaveLength(2);
    expect(fields.every(({ hasBracket, x }) => hasBracket && x === 0)).toBe(true);
    expect(fields.at(-1)?.y).toBeLessThan(heightPt);
  });

  it("sets numbers beside the names, those of the left side to end there", () => {
    const layout = layOut(of(pair("亿元", side(20), side(8_000_000)), pair("%", side(1), side(2))));
    expect(xOf(layout, "8000000")).toBe(xOf(layout, "2"));
    const measure = createMeasure();
    const style = { sizePt: 8.5, weight: 700, colour: "" } as const;
    const endOf = (words: string) => xOf(layout, words) + measure(words, style);
    expect(endOf("20")).toBeCloseTo(endOf("1"), 9);
  });

  it("is told to readers who cannot see it, a row a place", async () => {
    const { table } = await drawChart(BUTTERFLY);
    expect(table).toHaveLength(2 * BUTTERFLY.groups.flatMap(({ rows }) => rows).length);
    expect(table[0]).toEqual(["地区生产总值", "亿元", "博山", "2022", "275预", "", ""]);
    expect(table).toContainEqual(["一般公共预算收入", "亿元", "博山", "2021", "16.54", "", ""]);
    expect(table).toContainEqual(["社会消费品零售总额", "亿元", "博山", "2022", "", "", "未公布"]);
  });

  it.each([
    ["no name of a place", { ...BUTTERFLY, left: { label: "", sub: "" } }],
    ["no indicators", { ...BUTTERFLY, groups: [] }],
    ["no rows", { ...BUTTERFLY, groups: [group("产值", [])] }],
    [
      "no name of an indicator",
      { ...BUTTERFLY, groups: [group("", [pair("%", side(1), side(2))])] },
    ],
    ["a further row without a unit", of(pair("", side(1), side(2)), pair("", side(1), side(2)))],
    ["a number that is none", of(pair("%", side(Number.NaN), side(2)))],
    ["a number without words", of(pair("%", side(1, { label: "" }), side(2)))],
    ["neither a number nor words", of(pair("%", side(""), side(2)))],
    ["a field under one number", of(pair("%", side("未公布"), side(2), "field"))],
    ["too little room", { ...BUTTERFLY, widthMm: 60 }],
  ])("is refused %s", async (_, spec) => {
    await expect(drawChart(spec)).rejects.toThrow(FAULT);
  });
});

describe("checkScales(layout) of a butterfly", () => {
  const layout = layOut(of(pair("%", side(20), side(80)), pair("亿元", side(3), side(-1))));

  it("faults a mark of either side that stands elsewhere", () => {
    expect(() => checkScales(layout)).not.toThrow();
    for (const [index] of layout.marks.entries()) {
      for (const offset of [-3, -0.5, 0.5, 3]) {
        const marks = layout.marks.map((mark, at) =>
          at === index ? { ...mark, atPt: mark.atPt + offset } : mark,
        );
        expect(() => checkScales({ ...layout, marks })).toThrow(FAULT);
      }
    }
  });

  it("faults sides that are each linear, but not on one scale", () => {
    const marks = layout.marks.map((mark) =>
      mark.mirrorPt === undefined ? mark : { ...mark, atPt: (mark.atPt + mark.zeroPt) / 2 },
    );
    expect(() => checkScales({ ...layout, marks })).toThrow(FAULT);
  });

  it("faults a side that is not mirrored", () => {
    const marks = layout.marks.map(({ mirrorPt, ...mark }) => mark);
    expect(() => checkScales({ ...layout, marks })).toThrow(FAULT);
  });
});
