import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSpec, labelsOf } from "../../src/charts/check.ts";
import { checkScales } from "../../src/charts/check-scales.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { type FigureSpec, formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { type CoverageRow, REPORTS } from "../../src/charts/reporting/model.ts";
import { HIGHEST_MM, PT_PER_MM } from "../../src/charts/style.ts";
import { readLabels, withoutSpaces } from "../../src/charts/svg.ts";
import { faultsIn } from "./boxes.ts";
import { coverageFigure, yearsFigure } from "./reporting-fixture.ts";

const measure = createMeasure();

type Cell = CoverageRow["cells"][number];

const NAMES = {
  zh: ["张店", "积石山保安族东乡族撒拉族自治县", "平阴、张店、博山、峄城、高青", "41地", "博山"],
  en: [
    "Zhangdian",
    "Jishishan Bonan, Dongxiang and Salar Autonomous County",
    "Pingyin, Zhangdian, Boshan, Yicheng and Gaoqing",
    "41 places",
    "Yi",
  ],
} as const;

const WORDS = {
  zh: { field: "同年，可比", outcome: "上年完成", target: "当年计划目标", title: "各地年份" },
  en: {
    field: "Same year, may be compared",
    outcome: "Outcome of the year before",
    target: "Target of the plan",
    title: "Which years places report",
  },
} as const;

const anyLang = fc.constantFrom("zh", "en");
const anyStatus = fc.constantFrom("actual", "estimate", "target");

const anyYears = fc
  .record({
    lang: anyLang,
    widthMm: fc.integer({ min: 60, max: 174 }),
    rows: fc.constantFrom(1, 2, 5, 12, 60),
    periods: fc.constantFrom(1, 2, 4, 12),
    every: fc.constantFrom(1, 3),
    hasTitle: fc.boolean(),
    inField: fc.constantFrom(0, 1, 3, 60),
  } as const)
  .chain(({ lang, widthMm, rows, periods, every, hasTitle, inField }) => {
    const anyMark = fc.record({
      period: fc.integer({ min: 0, max: periods - 1 }),
      status: anyStatus,
    } as const);
    const anyRow = fc.record({
      label: fc.constantFrom(...NAMES[lang]),
      marks: fc.array(anyMark, { minLength: 1, maxLength: 3 }),
    });
    const anyRows = fc.array(anyRow, { minLength: rows, maxLength: rows });
    return fc.tuple(anyRows, fc.integer({ min: 0, max: periods - 1 })).map(([all, period]) => {
      const compared = Math.min(inField, rows);
      const own = { period, status: "actual" } as const;
      const { title, field, outcome, target } = WORDS[lang];
      return yearsFigure({
        widthMm,
        title: hasTitle ? title : "",
        key: [
          { status: "actual", label: outcome },
          { status: "target", label: target },
        ],
        periods: Array.from({ length: periods }, (_, index) =>
          index % every === 0 ? `${2015 + index}` : "",
        ),
        rows: all.map((row, index) =>
          index < compared ? { ...row, marks: [...row.marks, own] } : row,
        ),
        field: compared > 0 ? { rows: compared, period, words: field } : null,
      });
    });
  });

/** Places with a column each, cities with theirs, and the cities of 60 places, which are counted. */
const anyColumns = fc.constantFrom(
  ...[1, 2, 5, 12].map((count) => ({ count, each: 1, isCounted: false })),
  ...[2, 5].map((count) => ({ count, each: 7, isCounted: false })),
  ...[1, 5, 8].map((count) => ({ count, each: 1, isCounted: true })),
);
const REPORTED = fc.constantFrom(...REPORTS);
const COUNTED = fc.constantFrom<Cell>({ label: "12/12" }, { label: "0/6" }, "none");

const anyCoverage = fc
  .record({
    lang: anyLang,
    widthMm: fc.integer({ min: 110, max: 174 }),
    columns: anyColumns,
    rows: fc.constantFrom(1, 2, 5, 12, 60),
    hasKey: fc.boolean(),
    hasCount: fc.boolean(),
    names: fc.integer({ min: 0, max: 4 }),
  })
  .chain(({ lang, widthMm, columns, rows, hasKey, hasCount, names }) => {
    const { count, each, isCounted } = columns;
    const nameAt = (index: number) => NAMES[lang][(index + names) % 5] ?? "";
    const total = count * each;
    const anyCell: fc.Arbitrary<Cell> = isCounted ? COUNTED : REPORTED;
    const anyCells = fc.array(anyCell, { minLength: total, maxLength: total });
    return fc.array(anyCells, { minLength: rows, maxLength: rows }).map((all) =>
      coverageFigure({
        // So many columns have no room in less.
        widthMm: total > 12 ? 160 : widthMm,
        title: hasKey ? WORDS[lang].title : "",
        key: hasKey
          ? [
              { report: "outcome", label: WORDS[lang].outcome },
              { report: "both", label: WORDS[lang].target },
            ]
          : [],
        columns: Array.from({ length: count }, (_, index) => ({
          // So many names are short ones: letters, or names of two characters.
          label: count >= 12 ? (NAMES[lang][0] ?? "") : nameAt(index),
          count: each,
        })),
        rows: all.map((cells, index) => ({
          label: nameAt(index),
          cells,
          count: hasCount ? `${index}/${total}` : "",
        })),
      }),
    );
  });

const FORMS: readonly (readonly [string, fc.Arbitrary<FigureSpec>])[] = [
  ["locators of years", anyYears],
  ["rows of who reports what", anyCoverage],
];

describe.each(FORMS)("%s of anything", (_, anySpec) => {
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
      { numRuns: 300 },
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
