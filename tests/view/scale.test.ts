import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Indicator, Language, Unit } from "../../src/dataset/model.ts";
import { factOf, figureText, quantityOf } from "../../src/view/figure.ts";
import { sayFigure } from "../../src/view/phrase.ts";
import { valueBehind } from "../../src/view/scale.ts";
import { plainText } from "../../src/view/sentence.ts";
import { rowUnit, saysUnit } from "../../src/view/unit.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../analysis/builder.ts";
import { contextFor } from "./context.ts";

const UNITS = {
  亿元: "100 million yuan",
  万元: "10,000 yuan",
  万美元: "10,000 US dollars",
  万人: "10,000 people",
  万吨: "10,000 tonnes",
  人: "people",
} as const;

/** Invented figures of one indicator, a place each. */
function open(
  unit: keyof typeof UNITS,
  values: readonly (number | Partial<FigureSpec>)[],
  more: Partial<Indicator> = {},
  language: Language = "en",
) {
  const measure = more.measure ?? "level";
  const regions = values.map((_, place) => `P${place}`);
  const figures = values.map((value, place) => ({
    region: `P${place}`,
    measure,
    unit,
    ...(typeof value === "number" ? { value } : { value: 0, ...value }),
  }));
  const indicators = [{ id: PRODUCT, unit, decimals: 2, ...more, measure }];
  const dataset = buildDataset({ regions, figures, indicators });
  const units = Object.entries(UNITS).map(
    ([id, en]): Unit => ({ id, name: { zh: id, en }, singular: en, base: id, factor: "1" }),
  );
  const unitById = new Map([...dataset.unitById, ...units.map((one) => [one.id, one] as const)]);
  return contextFor({ ...dataset, unitById }, language);
}

function said(...[unit, values, more, language]: Parameters<typeof open>): readonly string[] {
  const context = open(unit, values, more, language);
  return context.dataset.figures.map((figure) =>
    plainText(sayFigure(context, figure)).replaceAll("\u00a0", " "),
  );
}

const COUNT = { measure: "count", decimals: 0 } as const;
const JOBS = { ...COUNT, counts: { one: "job", many: "jobs" } };

describe("the unit that figures are said in", () => {
  it("is a billion, a million or a thousand in English, whichever most of an indicator's figures reach", () => {
    expect(said("亿元", [804.1, 275])).toEqual(["80.41 billion yuan", "27.5 billion yuan"]);
    expect(said("亿元", [0.5])).toEqual(["50 million yuan"]);
    expect(said("亿元", [0.7, 4.83, 10.01])).toEqual([
      "70 million yuan",
      "483 million yuan",
      "1,001 million yuan",
    ]);
    expect(said("万美元", [8884])).toEqual(["88.84 million US dollars"]);
    expect(said("万元", [1588, 14.5])).toEqual(["15.88 million yuan", "0.145 million yuan"]);
    expect(said("万吨", [19.77, 24.39])).toEqual([
      "197.7 thousand tonnes",
      "243.9 thousand tonnes",
    ]);
    expect(said("万元", [0.02])).toEqual(["200 yuan"]);
  });

  it("writes out what is counted, up to a million", () => {
    expect(said("万人", [36.52], { ...COUNT, decimals: 2 })).toEqual(["365,200 people"]);
    expect(said("万人", [136.5], { ...COUNT, decimals: 2 })).toEqual(["1.365 million people"]);
    expect(said("人", [15000], COUNT)).toEqual(["15,000 people"]);
  });

  it("is that of the data in Chinese", () => {
    expect(said("亿元", [804.1], {}, "zh")).toEqual(["804.1亿元"]);
    expect(said("人", [1], JOBS, "zh")).toEqual(["1人"]);
  });

  it("is one for outcomes and targets, and what most places reach", () => {
    const target = { value: 1.2, status: "target", year: 2023 } as const;
    expect(said("亿元", [90, target, 804.1])).toEqual([
      "9.0 billion yuan",
      "0.12 billion yuan",
      "80.41 billion yuan",
    ]);
  });

  it("is one for all indicators of a chart with one scale", () => {
    const context = open("亿元", [804.1, { indicator: "part", value: 5 }], {});
    const part = { ...context.dataset.indicatorById.get(PRODUCT), id: "part" } as Indicator;
    const indicatorById = new Map([...context.dataset.indicatorById, ["part", part]]);
    const page = { ...context, dataset: { ...context.dataset, indicatorById } };
    const small = page.dataset.figures.find(({ indicator }) => indicator === "part");
    if (!small) throw new Error("Expected a figure.");
    expect(figureText(page, small)).toBe("500");
    expect(figureText({ ...page, together: [PRODUCT, "part"] }, small)).toBe("0.5");
  });
});

describe("the things that an indicator counts", () => {
  it("stand in place of the unit, one of them in the singular", () => {
    expect(said("人", [15000, 1], JOBS)).toEqual(["15,000 jobs", "1 job"]);
    expect(said("万人", [1.5], { ...JOBS, decimals: 1 })).toEqual(["15,000 jobs"]);
  });

  it("are named in the singular of a change by one, up or down", () => {
    const changes = [1, -1, 2].map((value) => ({ measure: "change", value }) as const);
    expect(said("人", changes, JOBS)).toEqual(["rose by 1 job", "fell by 1 job", "rose by 2 jobs"]);
  });

  it("are the unit of a row; a growth has its own", () => {
    const context = open("人", [15000], JOBS);
    const unitOf = (measure: "count" | "change" | "growth", unit = "人") =>
      rowUnit(context, { indicator: PRODUCT, unit, measure });
    expect(unitOf("count")).toBe("jobs");
    expect(unitOf("change")).toBe("change (jobs)");
    expect(rowUnit(context, { indicator: PRODUCT, unit: "人", measure: "count" }, 1)).toBe("job");
    expect(saysUnit("New urban jobs", unitOf("count"))).toBe(true);
    expect(saysUnit("Employment", unitOf("count"))).toBe(false);
  });
});

describe("the fact behind a number whose point is moved", () => {
  it("says how the figure makes it, and in which unit; another is the figure itself", () => {
    const moved = open("亿元", [804.1]);
    const [figure] = moved.dataset.figures;
    if (!figure) throw new Error("Expected a figure.");
    expect(factOf(moved, figure)).toEqual({
      is: "figure",
      value: 80.41,
      unit: "billion yuan",
      figures: [figure.id],
      formula: "printed value × 0.1",
    });
    expect(factOf({ ...moved, language: "zh" }, figure)).toMatchObject({
      value: 804.1,
      unit: "亿元",
      formula: null,
    });
  });

  it("leads back to the figure, and to none where it is something else", () => {
    expect(valueBehind({ value: 80.41, formula: "printed value × 0.1" })).toBe(804.1);
    expect(valueBehind({ value: 804.1, formula: null })).toBe(804.1);
    expect(valueBehind({ value: 80.41, formula: "difference × 0.1" })).toBeNull();
    expect(valueBehind({ value: null, formula: null })).toBeNull();
  });
});

describe("quantityOf(context, figure)", () => {
  it("moves nothing but the point, whatever the figures of the indicator are", () => {
    const amount = fc.tuple(
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      fc.integer({ min: 0, max: 3 }),
    );
    const units = fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[]));
    fc.assert(
      fc.property(units, fc.array(amount, { minLength: 1, maxLength: 6 }), (unit, amounts) => {
        const values = amounts.map(([digits, decimals]) => digits / 10 ** decimals);
        const context = open(unit, values, { decimals: 3 });
        for (const figure of context.dataset.figures) {
          const { value, precision } = quantityOf(context, figure);
          const digits = (number: Decimal) =>
            number
              .abs()
              .toFixed()
              .replace(/^0\.?0*|\.|0+$/g, "");
          const ratio = value.isZero() ? new Decimal(1) : value.div(figure.value ?? 0);
          expect(Number.isInteger(ratio.log(10).toNumber())).toBe(true);
          expect(digits(value).replace(/0+$/, "")).toBe(
            digits(new Decimal(figure.value ?? 0)).replace(/0+$/, ""),
          );
          expect(valueBehind(factOf(context, figure))).toBe(figure.value);
          // Of zero the point cannot be seen to move.
          if (value.isZero()) continue;
          expect(precision).toBeCloseTo(ratio.times(figure.precision ?? 0).toNumber(), 9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
