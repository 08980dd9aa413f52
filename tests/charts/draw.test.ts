import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARROW } from "../../src/charts/cell.ts";
import { hashSpec, labelsOf } from "../../src/charts/check.ts";
import { drawChart, drawCharts } from "../../src/charts/draw.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { TEXT } from "../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../src/charts/svg.ts";
import { anyValueTo } from "./any-value.ts";
import { BARS, cell, DUMBBELLS, figure, group, mark, row } from "./fixture.ts";

const labelsIn = (svg: string) => readLabels(svg).map(withoutSpaces).sort();
const expectedLabels = (spec: Parameters<typeof labelsOf>[0]) =>
  labelsOf(spec).map(withoutSpaces).sort();

/** Width of each filled bar, in the order drawn. */
const barWidths = (svg: string) =>
  [...svg.matchAll(/<rect fill="#0B4F8A"[^>]* width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );

describe("drawChart(spec)", () => {
  it("writes digits and characters that share a glyph with a radical as they are", async () => {
    const rows = ["生", "比", "高", "山", "1234567890"].map((name, index) =>
      row(name, cell(mark(index + 1, { label: `${index}234567890` }))),
    );
    const { svg } = await drawChart(figure(rows));
    expect(labelsIn(svg)).toEqual(expectedLabels(figure(rows)));
    expect(svg).not.toMatch(/[\u2e80-\u2fdf]/u);
  });

  it("writes signs that mean something in XML", async () => {
    const { svg } = await drawChart(
      figure([row("R&D <1", cell(mark(1, { label: "<1 & >0" })))], { alt: 'a "<&>" b' }),
    );
    expect(readLabels(svg)).toEqual(["R&D <1", "<1 & >0"]);
    expect(svg).toContain('aria-label="a &quot;&lt;&amp;&gt;&quot; b"');
  });

  it("draws bars in proportion to their values", async () => {
    const values = [804.1, 278.8, 10, 0.5];
    const rows = values.map((value, index) => row(`地区${index}`, cell(mark(value))));
    const widths = barWidths((await drawChart(figure(rows))).svg);
    const ratios = widths.map((width) => width / (widths[0] ?? 0));
    expect(widths).toHaveLength(values.length);
    for (const [index, ratio] of ratios.entries()) {
      expect(ratio).toBeCloseTo((values[index] ?? 0) / 804.1, 4);
    }
  });

  it("draws panels on one scale", async () => {
    const rows = [row("张店", cell(mark(10)), cell(mark(5)), cell(mark(2.5)))];
    const { svg } = await drawChart(figure(rows, { panels: ["一", "二", "三"] }));
    const [first = 0, second = 0, third = 0] = barWidths(svg).sort((a, b) => b - a);
    expect(first / second).toBeCloseTo(2, 2);
    expect(second / third).toBeCloseTo(2, 2);
  });

  it("draws negative values to the left of the zero line", async () => {
    const { svg } = await drawChart(
      figure([row("张店", cell(mark(4))), row("博山", cell(mark(-2)))]),
    );
    const [up, down] = [
      ...svg.matchAll(/<rect fill="#0B4F8A" x="([\d.]+)" [^>]*width="([\d.]+)"/g),
    ];
    expect(Number(down?.[1]) + Number(down?.[2])).toBeCloseTo(Number(up?.[1]), 1);
  });

  it("hatches estimates, leaves targets hollow and fills actual figures", async () => {
    const shapesOf = async (status: "actual" | "estimate" | "target") =>
      (await drawChart(figure([row("张店", cell(mark(4, { status })))]))).svg;
    const [actual, estimate, target] = await Promise.all([
      shapesOf("actual"),
      shapesOf("estimate"),
      shapesOf("target"),
    ]);
    const hatching = /<path fill="none" stroke="#0B4F8A"[^>]* d="(m[^m]+){20,}"/;
    expect(estimate).toMatch(hatching);
    expect(target).not.toMatch(hatching);
    expect(target).toContain('<rect fill="none" stroke="#0B4F8A"');
    expect(actual).not.toContain('stroke="#0B4F8A"');
    expect(barWidths(actual)).toHaveLength(1);
  });

  it("gives bounds an arrow or a band", async () => {
    const sizes = new Map<string, string>();
    for (const bound of ["exact", "about", "at_least", "at_most"] as const) {
      const { svg } = await drawChart(
        figure([row("张店", cell(mark(4, { bound })))], { form: "dots" }),
      );
      sizes.set(bound, svg.slice(svg.indexOf(">") + 1, svg.indexOf("<text")));
    }
    expect(new Set(sizes.values())).toHaveLength(4);
    expect(sizes.get("about")).toContain('<rect fill="#B6CADC"');
  });

  it("draws a dotted slot with its words where there is no number", async () => {
    const missing = await drawChart(figure([row("峄城", cell(null, { empty: "未公布" }))]));
    const present = await drawChart(figure([row("峄城", cell(mark(1)))]));
    const dots = /<path fill="none" stroke="#56616D"[^>]* d="(m[^m]+){20,}"/;
    expect(missing.svg).toMatch(dots);
    expect(readLabels(missing.svg)).toEqual(["峄城", "未公布"]);
    expect(present.svg).not.toMatch(dots);
  });

  it("names the ends of a dumbbell once, in the first row that has both", async () => {
    const labels = readLabels((await drawChart(DUMBBELLS)).svg);
    expect(labels.slice(0, 5)).toEqual(["平阴", "完成", "2.7", "7", "目标"]);
    expect(labels.filter((label) => label === "目标")).toHaveLength(1);
  });

  it("goes on in a second drawing where one would be higher than a page", async () => {
    const rows = [...Array(60).keys()].map((index) => row(`地区${index}`, cell(mark(index))));
    const { svg, heightMm } = await drawChart(figure(rows, { panels: ["规模"] }));
    const heights = [...svg.matchAll(/<svg [^>]*height="([\d.]+)mm"/g)].map(([, mm]) => Number(mm));
    expect(heights.length).toBe(2);
    expect(Math.max(...heights)).toBeLessThanOrEqual(225);
    expect(heights.reduce((sum, mm) => sum + mm, 0)).toBeCloseTo(heightMm, 6);
    expect(readLabels(svg).filter((label) => label === "规模")).toHaveLength(2);
    expect(svg.match(/role="img"/g)).toHaveLength(1);
  });

  it("puts panels under each other where they have no room side by side", async () => {
    const long = "Jishishan Bonan, Dongxiang and Salar Autonomous County";
    const cells = [1, 2, 3, 4, 5, 6].map((n) => cell(mark(n, { label: `${n},234,567.8` })));
    const panels = cells.map((_, index) => `Indicator ${index}`);
    const { svg } = await drawChart(figure([row(long, ...cells)], { panels }));
    const at = (text: string) =>
      /x="([\d.]+)" y="([\d.]+)"/.exec(
        svg
          .slice(0, svg.indexOf(`>${text}<`))
          .split("<text")
          .at(-1) ?? "",
      );
    expect(at("Indicator 3")?.[1]).toBe(at("Indicator 0")?.[1]);
    expect(Number(at("Indicator 3")?.[2])).toBeGreaterThan(Number(at("Indicator 0")?.[2]));
  });

  it("gives the same bytes for the same spec, whatever the order of its keys", async () => {
    const reversed = Object.fromEntries(Object.entries(BARS).reverse()) as unknown as typeof BARS;
    expect((await drawChart(reversed)).svg).toBe((await drawChart(BARS)).svg);
  });

  it("does not mix charts drawn at once", async () => {
    const specs = [...Array(12).keys()].map((index) =>
      figure([row(`地区${index}`, cell(mark(index + 1)))], {
        id: `chart-${index}`,
        widthMm: 80 + index,
      }),
    );
    const together = await Promise.all(specs.map(drawChart));
    const inTurn = await drawCharts(specs);
    expect(together.map(({ svg }) => svg)).toEqual(inTurn.map(({ svg }) => svg));
    expect(together.map(({ svg }) => readLabels(svg)[0])).toEqual(
      specs.map((_, index) => `地区${index}`),
    );
  });

  it("stays under 8 KB with twelve places, some of them estimates", async () => {
    const rows = [...Array(12).keys()].map((index) => ({
      ...row(
        `地区${index}`,
        cell(mark(100 - 8 * index, { status: index % 3 ? "actual" : "estimate", sign: "预" }), {
          rank: `${index}/12`,
        }),
      ),
      sub: "2022",
    }));
    expect(Buffer.byteLength((await drawChart(figure(rows))).svg)).toBeLessThan(8192);
  });

  it("tells as a table what it shows", async () => {
    const { table } = await drawChart(BARS);
    expect(table[2]).toEqual(["", "", "博山", "2022", "275预", "", "3/3"]);
    expect(table[3]).toEqual(["", "口径不同，不排位次", "峄城", "", "", "", "未公布"]);
  });

  it("keeps the identity it was given", async () => {
    const drawn = await drawChart(BARS);
    expect(drawn.hash).toBe(hashSpec(BARS));
    expect(drawn.svg).toContain(` data-figure="chart-1" data-hash="${drawn.hash}" `);
    expect(drawn.alt).toBe(BARS.alt);
  });

  it.each([
    ["no id", { id: "" }],
    ["no alternative text", { alt: "" }],
    ["no panel", { panels: [] }],
    ["a cell too few", { panels: ["", ""] }],
    ["no rows", { groups: [group([])] }],
    ["ends without a dumbbell", { ends: { from: "a", to: "b" } }],
    ["neither mark nor words", { groups: [group([row("张店", cell(null))])] }],
    ["a mark without label", { groups: [group([row("张店", cell(mark(1, { label: "" })))])] }],
    ["an infinite value", { groups: [group([row("张店", cell(mark(1 / 0)))])] }],
    ["a second mark in bars", { groups: [group([row("张店", cell(mark(1), { pair: mark(2) }))])] }],
    ["no room for any mark", { widthMm: 10 }],
  ])("refuses a spec with %s", async (_, fault) => {
    await expect(drawChart({ ...BARS, ...fault })).rejects.toMatchObject({ code: "CHART_FAULT" });
  });

  it("refuses characters that no font of the project has", async () => {
    const spec = figure([row("⽣🐎㐀", cell(mark(1)))]);
    await expect(drawChart(spec)).rejects.toMatchObject({
      code: "FONT_MISSING",
      message: expect.stringContaining("⽣ 🐎,"),
    });
  });

  it("shows rare characters and measures them in their own fonts", async () => {
    const label = "猇亭㐀𫭢Łódź";
    const { svg } = await drawChart(figure([row(label, cell(mark(1)))]));
    expect(readLabels(svg)).toContain(label);
    const measure = createMeasure();
    const style = { ...TEXT.name, sizePt: 10 };
    // A Han character is an em wide in whatever font; these letters are as the fonts of the package have them.
    expect(measure("猇亭㐀𫭢", style)).toBeCloseTo(40, 1);
    expect(measure("Łź", style)).toBeCloseTo(10 * (0.524 + 0.47), 1);
  });

  it("shows whatever it is given, for any values, marks and words", async () => {
    const anyMark = fc.record({
      value: anyValueTo(1e6),
      label: fc.constantFrom("1", "≥10.0", "−3.2", "12 345.67"),
      status: fc.constantFrom("actual", "estimate", "target"),
      bound: fc.constantFrom("exact", "about", "at_least", "at_most"),
    } as const);
    const anyRow = fc
      .tuple(fc.constantFrom("张店", "博山区", "Zhangdian"), fc.option(anyMark), fc.option(anyMark))
      .map(([name, one, pair]) => row(name, cell(one, { pair, empty: "未公布", rank: "1/2" })));
    const rows = fc.array(anyRow, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const spec = figure(some, { form: "dumbbell", ends: { from: "完成", to: "目标" } });
        const drawn = labelsIn((await drawChart(spec)).svg);
        // Where both numbers of a pair stand after their marks, an arrow stands between them.
        expect(drawn.filter((label) => label !== ARROW)).toEqual(expectedLabels(spec));
      }),
      { numRuns: 60 },
    );
  });
});
