import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSpec, labelsOf } from "../../src/charts/check.ts";
import { checkScales } from "../../src/charts/check-scales.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { type FigureSpec, formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { HIGHEST_MM, PT_PER_MM } from "../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../src/charts/svg.ts";
import type { TimePoint } from "../../src/charts/time/model.ts";
import { faultsIn } from "./boxes.ts";
import { linesFigure, slopeFigure, sparkline } from "./time-fixture.ts";

const measure = createMeasure();

const NAMES = {
  zh: ["张店", "积石山保安族东乡族撒拉族自治县", "博山", "全市平均水平"],
  en: ["Zhangdian", "Jishishan Bonan, Dongxiang and Salar Autonomous County", "Boshan", "Yi"],
} as const;

/** Periods of years, and of months whose words are long. */
const PERIODS = {
  zh: (index: number) => [`${2010 + index}`, `${2010 + index}年1—10月`],
  en: (index: number) => [`${2010 + index}`, `January to October ${2010 + index}`],
} as const;

const SUBS = { zh: "2020年1—10月", en: "target for 2023" } as const;

/** Ordinary values, equal ones, and spreads up to twelve digits. */
const HUGE = fc.constantFrom(0, 0.4, -99.9, 999_999_999_999, -123_456_789_012);
const SPREADS = [
  fc.integer({ min: -99, max: 300 }).map((tenths) => tenths / 10),
  fc.constantFrom(5, 5, 5.1),
  fc.constant(0),
  HUGE,
  fc.integer({ min: 100_000, max: 100_009 }),
] as const;

const anyPoint = (value: fc.Arbitrary<number>): fc.Arbitrary<TimePoint> =>
  fc
    .record({
      value,
      sign: fc.constantFrom("", "", "e", "预"),
      status: fc.constantFrom("actual", "actual", "actual", "estimate", "target"),
      bound: fc.constantFrom("exact", "exact", "exact", "about", "at_least", "at_most"),
      isAfterBreak: fc.constantFrom(false, false, false, true),
    } as const)
    .map((one) => ({ ...one, label: one.value.toLocaleString("en").replace("-", "−") }));

/** A series that has a number, with gaps. */
const anyPoints = (value: fc.Arbitrary<number>, count: number) =>
  fc
    .array(fc.option(anyPoint(value), { freq: 4 }), { minLength: count, maxLength: count })
    .filter((points) => points.some((point) => point !== null));

const anyLines = fc
  .record({
    lang: fc.constantFrom("zh", "en"),
    spread: fc.constantFrom(...SPREADS),
    widthMm: fc.integer({ min: 76, max: 174 }),
    places: fc.constantFrom(1, 2, 3, 5, 6, 12, 60),
    periods: fc.constantFrom(1, 2, 5, 12, 24),
    isLong: fc.boolean(),
    every: fc.constantFrom(1, 3, 12),
    hasTicks: fc.boolean(),
    focus: fc.constantFrom(-1, 0, 1),
  } as const)
  .chain(({ lang, spread, widthMm, places, periods, isLong, every, hasTicks, focus }) =>
    fc.array(anyPoints(spread, periods), { minLength: places, maxLength: places }).map((all) => {
      const values = all.flat().flatMap((point) => point?.value ?? []);
      const [least, most] = [Math.min(0, ...values), Math.max(...values, 1)];
      return linesFigure({
        widthMm,
        periods: Array.from({ length: periods }, (_, index) =>
          // So many long words one beside the other have no room in any width.
          index % every === 0
            ? (PERIODS[lang](index)[Number(isLong && periods / every <= 12)] ?? "")
            : "",
        ),
        ticks: hasTicks
          ? [least, (least + most) / 2, most].map((value) => ({ value, label: value.toFixed(1) }))
          : [],
        series: all.map((points, index) => ({
          label: NAMES[lang][index % 4] ?? "",
          sub: points.at(-1) && index % 3 ? "" : SUBS[lang],
          isFocus: index === focus,
          points,
        })),
      });
    }),
  );

const anySlope = fc
  .record({
    lang: fc.constantFrom("zh", "en"),
    spread: fc.constantFrom(...SPREADS),
    widthMm: fc.integer({ min: 90, max: 174 }),
    places: fc.constantFrom(1, 2, 5, 12, 44, 60),
    focus: fc.constantFrom(-1, 0),
    isLong: fc.boolean(),
  } as const)
  .chain(({ lang, spread, widthMm, places, focus, isLong }) => {
    const anyEnds = fc
      .tuple(fc.option(anyPoint(spread), { freq: 6 }), fc.option(anyPoint(spread), { freq: 6 }))
      .filter(([from, to]) => from !== null || to !== null);
    return fc.array(anyEnds, { minLength: places, maxLength: places }).map((all) =>
      slopeFigure(
        all.map(([from, to], index) => ({
          // Long names of so many places are higher than a page.
          label: NAMES[lang][places > 12 ? 0 : index % 4] ?? "",
          isFocus: index === focus,
          isUnnamed: index >= 44,
          ...{ from, to, isApart: index % 5 === 4 },
          step: from && to && to.value < from.value ? "below" : "above",
        })),
        {
          // Numbers of twelve digits at both ends have no room in less, nor have so many names.
          widthMm: Math.max(widthMm, spread === HUGE ? 130 : places > 12 ? 110 : 0),
          ends: isLong
            ? { from: PERIODS[lang](0)[1] ?? "", to: PERIODS[lang](1)[1] ?? "" }
            : { from: "2021", to: "2022" },
        },
      ),
    );
  });

const anySparkline = fc
  .tuple(fc.constantFrom(...SPREADS), fc.constantFrom(1, 2, 12, 24), fc.boolean())
  .chain(([spread, count, hasExtremes]) =>
    anyPoints(spread, count).map((points) => sparkline(points, { hasExtremes })),
  );

/** Of each form: its figures, and how many of them are laid out. */
const FORMS: readonly (readonly [string, fc.Arbitrary<FigureSpec>, number])[] = [
  ["lines", anyLines, 300],
  ["slopes", anySlope, 300],
  ["sparklines", anySparkline, 300],
];

describe.each(FORMS)("%s of anything", (_, anySpec, numRuns) => {
  it("are laid out: all inside the picture, no words on anything, each axis with one scale", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        checkSpec(spec);
        const layouts = formOf(spec).layOut(spec, measure);
        expect(layouts.length).toBeGreaterThan(0);
        for (const layout of layouts) {
          expect(faultsIn(layout)).toEqual([]);
          expect(() => checkScales(layout)).not.toThrow();
          expect(layout.heightPt).toBeLessThanOrEqual(HIGHEST_MM * PT_PER_MM);
        }
      }),
      { numRuns },
    );
  });

  it("are drawn with every label", async () => {
    await fc.assert(
      fc.asyncProperty(anySpec, async (spec) => {
        const drawn = readLabels((await drawChart(spec)).svg).map(withoutSpaces);
        for (const label of labelsOf(spec)) expect(drawn).toContain(withoutSpaces(label));
      }),
      { numRuns: 25 },
    );
  });
});
