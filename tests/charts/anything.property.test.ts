import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawChart } from "../../src/charts/draw.ts";
import { formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { HIGHEST_MM, PT_PER_MM } from "../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../src/charts/svg.ts";
import { CHART_FORMS, type ChartForm, hasTwoEnds } from "../../src/dataset/chart-forms.ts";
import { casesOf } from "../seed.ts";
import { anyEmpty, anyMark, NAMES } from "./anything.ts";
import { cell, figure, group, row } from "./fixture.ts";
import { faultsOf, ROUNDING_PT } from "./layout-faults.ts";

const measure = createMeasure();

const anyCell = (form: ChartForm) =>
  fc
    .tuple(fc.option(anyMark), fc.option(anyMark), anyEmpty, fc.constantFrom("", "1/3", "(60/60)"))
    .map(([mark, pair, empty, rank]) =>
      cell(mark, { pair: hasTwoEnds(form) ? pair : null, empty, rank }),
    );

const anySpec = fc
  .record({
    form: fc.constantFrom(...CHART_FORMS),
    widthMm: fc.integer({ min: 60, max: 166 }),
    panels: fc.integer({ min: 1, max: 6 }),
    title: fc.constantFrom("收入", "规模以上工业增加值", "General public budget revenue"),
    foot: fc.constantFrom("", "未公布的12地未列", "12 places that publish nothing are not shown"),
    names: fc.constantFrom(NAMES, NAMES.slice(0, 1), NAMES.slice(3, 5)),
  })
  .chain(({ form, widthMm, panels, title, foot, names }) => {
    const anyRow = fc
      .record({
        name: fc.constantFrom(...names),
        sub: fc.constantFrom("", "2022", "2021—2022"),
        isFocus: fc.boolean(),
        cells: fc.array(anyCell(form), { minLength: panels, maxLength: panels }),
      })
      .map(({ name, sub, isFocus, cells }) => ({ ...row(name, ...cells), sub, isFocus }));
    const anyGroup = fc
      .record({
        caption: fc.constantFrom("", "其间略去23地", "23 places between them are left out"),
        isContinued: fc.boolean(),
        isReference: fc.boolean(),
        rows: fc.array(anyRow, { minLength: 1, maxLength: 15, size: "max" }),
      })
      .map(({ rows, ...rest }) => group(rows, { ...rest, isSetApart: rest.isReference }));
    return fc.array(anyGroup, { minLength: 1, maxLength: 4, size: "max" }).map((groups) =>
      figure([], {
        form,
        widthMm,
        foot,
        groups,
        panels: panels === 1 ? [""] : Array.from({ length: panels }, (_, n) => `${title} ${n}`),
        ends: hasTwoEnds(form) ? { from: "outcome", to: "target" } : null,
      }),
    );
  });

describe("a chart of anything", () => {
  it("is laid out: all inside the picture, no words on each other, on a mark or on a line of zero or reference", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const layouts = formOf(spec).layOut(spec, measure);
        expect(layouts.length).toBeGreaterThan(0);
        for (const layout of layouts) {
          expect(faultsOf(layout)).toEqual([]);
          expect(layout.heightPt).toBeLessThanOrEqual(HIGHEST_MM * PT_PER_MM + ROUNDING_PT);
        }
      }),
      { numRuns: casesOf(50) },
    );
  });

  it("is drawn with every label", async () => {
    await fc.assert(
      fc.asyncProperty(anySpec, async (spec) => {
        const { svg } = await drawChart(spec);
        const drawn = readLabels(svg).map(withoutSpaces);
        for (const { label } of spec.groups.flatMap(({ rows }) => rows)) {
          expect(drawn).toContain(withoutSpaces(label));
        }
      }),
      { numRuns: casesOf(25) },
    );
  });
});
