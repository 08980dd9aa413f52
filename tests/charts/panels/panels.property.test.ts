import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkScales } from "../../../src/charts/check-scales.ts";
import { drawChart } from "../../../src/charts/draw.ts";
import { formOf } from "../../../src/charts/forms/forms.ts";
import { createMeasure } from "../../../src/charts/measure.ts";
import type { PanelMarks, PanelsSpec } from "../../../src/charts/panels/model.ts";
import { HIGHEST_MM, PT_PER_MM } from "../../../src/charts/style.ts";
import { anyEmpty, anyMark, NAMES } from "../anything.ts";
import { cell, row } from "../fixture.ts";
import { faultsOf, ROUNDING_PT } from "../layout-faults.ts";

const measure = createMeasure();

const anyCell = (marks: PanelMarks) =>
  fc
    .tuple(fc.option(anyMark), fc.option(anyMark), anyEmpty, fc.constantFrom("", "1/3", "(60/60)"))
    .map(([mark, pair, empty, rank]) =>
      marks === "words"
        ? cell(null, { empty })
        : cell(mark, { pair: marks === "pair" ? pair : null, empty, rank }),
    );

const anyPanel = fc.record({
  title: fc.constantFrom(
    "",
    "总量：可比三地中张店最大",
    "The target is below the outcome in Yicheng",
  ),
  subtitle: fc.constantFrom("", "亿元，2022年", "Growth (%), outcome → target; years differ"),
  marks: fc.constantFrom<PanelMarks>("bar", "dot", "pair", "words"),
});

const anySpec = fc
  .record({
    panels: fc.array(anyPanel, { minLength: 1, maxLength: 4 }),
    widthMm: fc.integer({ min: 80, max: 257 }),
    names: fc.constantFrom(NAMES, NAMES.slice(0, 1), NAMES.slice(3, 5)),
    foot: fc.constantFrom("", "未公布的12地未列"),
  })
  .chain(({ panels, widthMm, names, foot }) => {
    const anyRow = fc.record({
      name: fc.constantFrom(...names),
      sub: fc.constantFrom("", "2022", "2021—2022"),
      isFocus: fc.boolean(),
      cells: fc.tuple(...panels.map(({ marks }) => anyCell(marks))),
      grounds: fc.tuple(...panels.map(() => fc.constantFrom("field", "apart", "plain"))),
    } as const);
    const anyGroup = fc.record({
      caption: fc.constantFrom("", "其他年份，仅并列", "other years; not ranked"),
      rows: fc
        .array(anyRow, { minLength: 1, maxLength: 30 })
        .map((rows) => rows.map(({ name, ...rest }) => ({ ...row(name), ...rest }))),
    });
    return fc.array(anyGroup, { minLength: 1, maxLength: 3 }).map(
      (groups): PanelsSpec => ({
        id: "chart-1",
        form: "panels",
        widthMm,
        alt: "Panels",
        panels,
        groups,
        foot,
      }),
    );
  });

describe("panels of anything", () => {
  it("are laid out: all inside the picture, no words on each other, on a mark or on a zero line", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const layouts = formOf(spec).layOut(spec, measure);
        expect(layouts.length).toBeGreaterThan(0);
        for (const layout of layouts) {
          expect(faultsOf(layout)).toEqual([]);
          checkScales(layout);
          expect(layout.heightPt).toBeLessThanOrEqual(HIGHEST_MM * PT_PER_MM + ROUNDING_PT);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("are drawn with every label", async () => {
    await fc.assert(
      fc.asyncProperty(anySpec, async (spec) => {
        await drawChart(spec);
      }),
      { numRuns: 15 },
    );
  });
});
