import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ButterflyCell, ButterflySpec } from "../../../src/charts/butterfly/model.ts";
import { labelsOf } from "../../../src/charts/check.ts";
import { checkScales } from "../../../src/charts/check-scales.ts";
import { drawChart } from "../../../src/charts/draw.ts";
import { formOf } from "../../../src/charts/forms/forms.ts";
import type { Box, Layout, PlacedMark } from "../../../src/charts/layout.ts";
import { createMeasure } from "../../../src/charts/measure.ts";
import { ARROW_PT, BAND_PT, HIGHEST_MM, PT_PER_MM } from "../../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../../src/charts/svg.ts";
import { casesOf } from "../../seed.ts";
import { anyEmpty, anyMark, NAMES } from "../anything.ts";
import { wordsIn } from "../boxes.ts";
import { faultsOf, isInside, meet } from "../layout-faults.ts";

const measure = createMeasure();

const anySide: fc.Arbitrary<ButterflyCell> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      mark: anyMark,
      sub: fc.constantFrom("", "", "2021"),
      empty: fc.constant(""),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ mark: fc.constant(null), sub: fc.constant(""), empty: anyEmpty }),
  },
);

const anyRow = fc
  .record({
    unit: fc.constantFrom(
      "亿元",
      "增长（%）",
      "million US dollars",
      "growth (%), two-year average",
    ),
    sign: fc.constantFrom("", "", "①②"),
    left: anySide,
    right: anySide,
    isApart: fc.boolean(),
  })
  .map(({ isApart, ...row }) => {
    const ground = !(row.left.mark && row.right.mark) ? "plain" : isApart ? "apart" : "field";
    return { ...row, ground } as const;
  });

/** Rows of each count, indicators of one to three rows. */
const anyButterfly: fc.Arbitrary<ButterflySpec> = fc
  .record({
    count: fc.constantFrom(1, 2, 12, 60),
    widthMm: fc.integer({ min: 130, max: 260 }),
    names: fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)),
    size: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ count, widthMm, names: [before, after], size }) =>
    fc.array(anyRow, { minLength: count, maxLength: count, size: "max" }).chain((rows) =>
      fc
        .array(fc.constantFrom(...NAMES), {
          minLength: Math.ceil(count / size),
          maxLength: Math.ceil(count / size),
          size: "max",
        })
        .map((heads) => ({
          id: "butterfly-1",
          form: "butterfly" as const,
          widthMm,
          alt: "Butterfly",
          left: { label: before, sub: "2022" },
          right: { label: after, sub: "2022" },
          groups: heads.map((label, index) => ({
            label,
            rows: rows.slice(index * size, (index + 1) * size),
          })),
        })),
    ),
  );

/** A bar with the sign of its bound beyond its end; one that points back lies on the bar, or is left out. */
function boxOf({ atPt, zeroPt, acrossPt, radiusPt, bound, mirrorPt }: PlacedMark): Box {
  const way = mirrorPt === undefined ? 1 : -1;
  const reach = { exact: 0, about: BAND_PT, at_least: way * ARROW_PT, at_most: -way * ARROW_PT };
  const outward = Math.sign(atPt - zeroPt);
  const sign = bound === "about" ? (outward || way) * BAND_PT : reach[bound];
  const ends = [atPt, zeroPt, ...(sign * outward >= 0 ? [atPt + sign] : [])];
  const x = Math.min(...ends);
  return { x, y: acrossPt - radiusPt, width: Math.max(...ends) - x, height: 2 * radiusPt };
}

/** Words that lie on a bar, on the edge of a field or across a rule between indicators. */
function furtherFaults(layout: Layout): readonly string[] {
  const { marks, fields, lines, widthPt, heightPt, slots } = layout;
  const picture = { x: 0, y: 0, width: widthPt, height: heightPt };
  const words = wordsIn(layout);
  const rules = lines
    .filter(({ kind }) => kind === "hairline")
    .map(({ x1, y1, x2 }) => ({ x: x1, y: y1 - 0.05, width: x2 - x1, height: 0.1 }));
  const zeros = lines.filter(({ kind }) => kind === "zero");
  return [
    ...marks.filter((mark) => !isInside(boxOf(mark), picture)).map(() => "a bound is cut off"),
    ...words.flatMap(({ text, ...word }) => [
      ...marks.filter((mark) => meet(word, boxOf(mark))).map(() => `${text} lies on a bar`),
      ...rules.filter((rule) => meet(word, rule)).map(() => `${text} lies on a rule`),
      ...fields
        .filter((field) => meet(word, field) && !isInside(word, field))
        .map(() => `${text} crosses the edge of a field`),
    ]),
    ...slots.flatMap((slot) => [
      ...zeros
        .filter(({ x1 }) => slot.x < x1 && x1 < slot.x + slot.width)
        .map(() => "a slot on zero"),
      ...marks.filter((mark) => meet(slot, boxOf(mark))).map(() => "a slot lies on a bar"),
    ]),
  ];
}

describe("a butterfly of anything", () => {
  it("is laid out: all inside, nothing on anything else, every bar on its scale", () => {
    fc.assert(
      fc.property(anyButterfly, (spec) => {
        const layouts = formOf(spec).layOut(spec, measure);
        expect(layouts.length).toBeGreaterThan(0);
        for (const layout of layouts) {
          checkScales(layout);
          expect([...faultsOf(layout), ...furtherFaults(layout)]).toEqual([]);
          expect(layout.heightPt).toBeLessThanOrEqual(HIGHEST_MM * PT_PER_MM);
        }
        const values = spec.groups.flatMap(({ rows }) =>
          rows.flatMap(({ left, right }) =>
            left.mark && right.mark ? [left.mark.value, right.mark.value] : [],
          ),
        );
        expect(layouts.flatMap(({ marks }) => marks.map(({ value }) => value))).toEqual(values);
      }),
      { numRuns: casesOf(60) },
    );
  }, 600_000);

  it("is drawn with every label", async () => {
    await fc.assert(
      fc.asyncProperty(anyButterfly, async (spec) => {
        const drawn = new Set(readLabels((await drawChart(spec)).svg).map(withoutSpaces));
        for (const label of labelsOf(spec)) expect(drawn).toContain(withoutSpaces(label));
      }),
      { numRuns: 6 },
    );
  }, 600_000);
});
