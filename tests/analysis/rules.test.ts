import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { deriveDifference } from "../../src/analysis/derived/difference.ts";
import { isRefusal } from "../../src/analysis/derived/inputs.ts";
import { deriveRatios } from "../../src/analysis/derived/ratio.ts";
import { deriveTargetGap, deriveTargetLevel } from "../../src/analysis/derived/target.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { Cell, Comparison, Derived, Question, Refusal } from "../../src/analysis/model.ts";
import { isAboutTheSame } from "../../src/analysis/tolerance.ts";
import type { Figure } from "../../src/dataset/model.ts";
import { buildDataset, type DatasetSpec, type FigureSpec, PRODUCT } from "./builder.ts";

const [PINGYIN, ZHANGDIAN, YICHENG, BOSHAN, GAOQING] = [
  "pingyin",
  "zhangdian",
  "yicheng",
  "boshan",
  "gaoqing",
] as const;
const FIVE = [PINGYIN, ZHANGDIAN, YICHENG, BOSHAN, GAOQING];
const ZIBO = { city: { zh: "淄博市", en: "Zibo" } };
const REGIONS = FIVE.map((id) =>
  [ZHANGDIAN, BOSHAN, GAOQING].includes(id as never) ? { id, ...ZIBO } : id,
);
const PAST_YEARS = { yicheng: [2021], gaoqing: [2023] };
const NET = "net_of_vat_refunds";

type Given = Partial<DatasetSpec> & Pick<DatasetSpec, "figures">;

const given = (spec: Given) =>
  buildDataset({ regions: REGIONS, pastYears: PAST_YEARS, bases: [NET], ...spec });

function comparisonOf(spec: Given, question: Partial<Question> = {}): Comparison {
  const asked = { indicator: PRODUCT, measure: "growth", target: false, regions: FIVE } as const;
  return compare(given(spec), { ...asked, ...question });
}

const growth = (region: string, value: number | null, more: Partial<Figure> = {}): FigureSpec => ({
  region,
  measure: "growth",
  value,
  ...more,
});
const level = (region: string, value: number, more: Partial<Figure> = {}): FigureSpec => ({
  region,
  value,
  ...more,
});

function cellOf(spec: FigureSpec): Cell {
  const { figures } = given({ figures: [spec] });
  return { region: spec.region, figures, figure: figures[0] ?? null };
}

const ranksOf = ({ groups }: Comparison) => groups.map(({ ranks }) => ranks);
const refusalOf = (derivation: Derived | Refusal) =>
  isRefusal(derivation) ? derivation.refused : null;

const PRODUCT_GROWTH = [
  growth(PINGYIN, 2.7),
  growth(ZHANGDIAN, 5.5),
  growth(YICHENG, 8.3),
  growth(BOSHAN, 2.5, { status: "estimate" }),
  growth(GAOQING, 6.1),
];

describe("the rules of comparability", () => {
  it("1: never ranks growth of different years in one table", () => {
    const comparison = comparisonOf({ figures: PRODUCT_GROWTH });
    expect(ranksOf(comparison)).toEqual([{ zhangdian: 1, pingyin: 2, boshan: 2 }, null]);
    expect(comparison.notes).toMatchObject([{ code: "year", regions: [YICHENG, GAOQING] }]);
  });

  it("2: keeps the mark of an estimate, in the group and in what is derived", () => {
    const { groups, cells } = comparisonOf({ figures: PRODUCT_GROWTH });
    expect(groups[0]).toMatchObject({
      grade: "caveat",
      provisional: true,
      reasons: [{ code: "estimate" }],
    });
    expect(cells[3]?.figure?.status).toBe("estimate");
    const [zhangdian, boshan] = [cells[1], cells[3]];
    if (!zhangdian || !boshan) throw new Error("Expected two cells.");
    expect(deriveDifference(zhangdian, boshan)).toMatchObject({ hasEstimate: true });
  });

  it("3: ranks those that state one basis with each other, and nobody who states none", () => {
    const { groups } = comparisonOf({
      figures: [
        growth(PINGYIN, 13.8),
        growth(ZHANGDIAN, 8.8, { basis: NET }),
        growth(YICHENG, 10.1),
        growth(BOSHAN, 4, { basis: NET, status: "estimate" }),
        growth(GAOQING, 8),
      ],
    });
    expect(groups.map(({ regions, grade }) => [grade, ...regions])).toEqual([
      ["caveat", ZHANGDIAN, BOSHAN],
      ["side-by-side", PINGYIN, YICHENG, GAOQING],
    ]);
    expect(groups[1]?.ranks).toBeNull();
  });

  it("4: ranks counts inside one scope only", () => {
    const scopes = ["signed_major_industrial", "introduced_major_industrial", "introduced"];
    const comparison = comparisonOf(
      {
        scopes,
        indicators: [{ id: PRODUCT, measure: "count", direction: "neither" }],
        figures: [
          level(ZHANGDIAN, 37, { scope: scopes[0] ?? null }),
          level(BOSHAN, 34, { scope: scopes[1] ?? null }),
          level(GAOQING, 43, { scope: scopes[2] ?? null }),
        ],
      },
      { measure: "count" },
    );
    expect(ranksOf(comparison)).toEqual([null]);
    expect(comparison.notes.map(({ code }) => code)).toContain("scope");
  });

  it("5: carries a bound into what is derived", () => {
    const target = cellOf(growth(BOSHAN, 10, { status: "target", bound: "at_least" }));
    const outcome = cellOf(growth(BOSHAN, 25, { status: "estimate" }));
    const gap = deriveTargetGap(target, outcome);
    expect(gap).toMatchObject({ bound: "at_least", unit: "points", hasEstimate: true });
    expect(isRefusal(gap) ? null : gap.value.toNumber()).toBe(-15);
  });

  it("6: derives no growth from two levels and no level from growth at other prices", () => {
    const outcome = cellOf(level(ZHANGDIAN, 804.1));
    const target = cellOf(level(ZHANGDIAN, 852.3, { status: "target" }));
    expect(refusalOf(deriveTargetGap(target, outcome))).toBe("measure");
    const growthTarget = cellOf(growth(ZHANGDIAN, 6, { status: "target", bound: "about" }));
    expect(refusalOf(deriveTargetLevel(growthTarget, outcome, new Set()))).toBe("price-basis");
  });

  it("7: shows both figures of a contradiction and computes with neither", () => {
    const comparison = comparisonOf({
      figures: [
        growth(PINGYIN, 1.9),
        growth(ZHANGDIAN, 0.4, { conflict: true }),
        growth(ZHANGDIAN, 1.2, { conflict: true }),
        growth(YICHENG, 16.4),
      ],
    });
    const [pingyin, zhangdian] = comparison.cells;
    expect(zhangdian?.figures.map(({ value }) => value)).toEqual([0.4, 1.2]);
    expect(ranksOf(comparison)).toEqual([null]);
    if (!pingyin || !zhangdian) throw new Error("Expected two cells.");
    expect(refusalOf(deriveDifference(pingyin, zhangdian))).toBe("conflict");
  });

  it("8: quotes a doubtful growth and does not compute with it", () => {
    const doubtful = growth(YICHENG, 16.5, { remark: "growth_not_from_levels" });
    const comparison = comparisonOf({
      pastYears: {},
      figures: [growth(PINGYIN, 21.2), growth(BOSHAN, 17.3), doubtful],
    });
    expect(comparison.cells[2]?.figure?.value).toBe(16.5);
    expect(ranksOf(comparison)).toEqual([{ pingyin: 1, boshan: 2 }, null]);
    expect(refusalOf(deriveDifference(cellOf(doubtful), cellOf(growth(PINGYIN, 1))))).toBe(
      "remark",
    );
  });

  it("9: leaves a slot for what is not published", () => {
    const { cells, groups, notes } = comparisonOf(
      {
        figures: [
          level(PINGYIN, 278.8),
          level(ZHANGDIAN, 804.1),
          level(BOSHAN, 275, { status: "estimate" }),
          level(GAOQING, 225.5),
        ],
      },
      { measure: "level" },
    );
    expect(cells[2]).toEqual({ region: YICHENG, figures: [], figure: null });
    expect(groups.flatMap(({ regions }) => regions)).not.toContain(YICHENG);
    expect(notes.at(-1)).toEqual({ code: "not-published", regions: [YICHENG], figures: [] });
  });

  it("10: divides only within one place, year and basis", () => {
    const indicators = [{ id: PRODUCT }, { id: "revenue" }];
    const dataset = given({
      indicators,
      figures: [
        level(ZHANGDIAN, 804.1),
        level(ZHANGDIAN, 44.9, { indicator: "revenue" }),
        level(BOSHAN, 275, { status: "estimate" }),
        level(BOSHAN, 18.54, { indicator: "revenue", basis: NET }),
        level(YICHENG, 11.01, { indicator: "revenue" }),
      ],
    });
    const name = { zh: "", en: "" };
    const spec = {
      id: "r",
      name,
      numerator: "revenue",
      denominator: PRODUCT,
      unit: "percent",
    } as const;
    const ratios = deriveRatios(dataset, spec, [ZHANGDIAN, BOSHAN, YICHENG]).map(
      ({ ratio }) => ratio,
    );
    expect(ratios.map(refusalOf)).toEqual([null, "basis-not-stated", "not-published"]);
    expect(ratios[0]).toMatchObject({
      formula: "ratio",
      figures: ["zhangdian/revenue/2022/level", "zhangdian/product/2022/level"],
    });
  });

  it("11: converts units of one base and never a currency into another", () => {
    const dataset = given({
      indicators: [
        { id: PRODUCT },
        { id: "yuan", unit: "万元" },
        { id: "dollars", unit: "万美元" },
      ],
      figures: [
        level(PINGYIN, 278.8),
        level(PINGYIN, 300100, { indicator: "yuan" }),
        level(PINGYIN, 6354, { indicator: "dollars" }),
      ],
    });
    const ratioOf = (numerator: string) =>
      deriveRatios(
        dataset,
        { id: "r", name: { zh: "", en: "" }, numerator, denominator: PRODUCT, unit: "percent" },
        [PINGYIN],
      )[0]?.ratio;
    const [yuan, dollars] = [ratioOf("yuan"), ratioOf("dollars")];
    if (!yuan || !dollars || isRefusal(yuan)) throw new Error("Expected a ratio.");
    expect(yuan.value.toFixed(4)).toBe("10.7640");
    expect(refusalOf(dollars)).toBe("unit");
  });

  it("12: shares a rank between equal values, skips the next and knows what is about the same", () => {
    const comparison = comparisonOf({
      pastYears: {},
      figures: [6.1, 6.1, 5.5, 7.2].map((value, place) => growth(FIVE[place] ?? "", value)),
    });
    expect(ranksOf(comparison)).toEqual([{ boshan: 1, pingyin: 2, zhangdian: 2, yicheng: 4 }]);
    const figureOf = (spec: FigureSpec) => given({ figures: [spec] }).figures[0] as Figure;
    const pingyin = figureOf(growth(PINGYIN, 2.7));
    expect(isAboutTheSame(pingyin, figureOf(growth(BOSHAN, 2.5, { status: "estimate" })))).toBe(
      true,
    );
    expect(isAboutTheSame(pingyin, figureOf(growth(BOSHAN, 2.5)))).toBe(false);
  });

  it("13: turns the order where lower is better", () => {
    const indicators = [{ id: PRODUCT, measure: "share", direction: "lower" }] as const;
    const figures = [level(PINGYIN, 2.1), level(BOSHAN, 3.2)];
    const comparison = comparisonOf({ indicators, figures }, { measure: "share" });
    expect(comparison.order).toBe("lowest-first");
    expect(ranksOf(comparison)).toEqual([{ pingyin: 1, boshan: 2 }]);
  });

  it("14, 24: sets what was reached in a year beside what was planned for it, and judges nothing", () => {
    const dataset = given({
      pastYears: { pingyin: [2021, 2022] },
      figures: [
        growth(PINGYIN, 7, { status: "target", year: 2022, document: "pingyin-2022-plan" }),
        growth(PINGYIN, 2.7, { year: 2022, document: "pingyin-2023-plan" }),
      ],
    });
    const [target, outcome] = dataset.figures.map((figure) => ({
      region: PINGYIN,
      figures: [figure],
      figure,
    }));
    if (!target || !outcome) throw new Error("Expected two figures.");
    expect(refusalOf(deriveTargetGap(target, outcome))).toBe("year");
    expect(findFindings(dataset, { regions: [PINGYIN] })).toMatchObject([
      { kind: "met", params: { steps: [{ side: "below", change: { unit: "points" } }] } },
    ]);
  });

  it("15: holds what a city sets for its places for one piece of news", () => {
    const target = { status: "target", year: 2023 } as const;
    const weightOf = (regions: DatasetSpec["regions"]) => {
      const figures = [ZHANGDIAN, BOSHAN].map((region) => growth(region, 6, target));
      return (
        findFindings(given({ regions, figures }), { regions: [ZHANGDIAN, BOSHAN] })[0]?.weight ?? 0
      );
    };
    expect(weightOf(REGIONS)).toBeCloseTo(weightOf(FIVE) / 2, 3);
  });

  it("16: subtracts rates in points and amounts in their unit", () => {
    const rates = deriveDifference(cellOf(growth(ZHANGDIAN, 5.5)), cellOf(growth(PINGYIN, 2.7)));
    const amounts = deriveDifference(
      cellOf(level(ZHANGDIAN, 804.1)),
      cellOf(level(PINGYIN, 278.8)),
    );
    expect([rates, amounts].map((one) => (isRefusal(one) ? null : one.unit))).toEqual([
      "points",
      "亿元",
    ]);
  });
});

describe("the examples of comparability", () => {
  it("says of the three that report 2022 which grew fastest, and nothing of five", () => {
    const findings = findFindings(given({ figures: PRODUCT_GROWTH }), { regions: FIVE });
    const order = findings.find(({ kind }) => kind === "order");
    expect(order).toMatchObject({
      params: {
        field: { period: "2022", asked: 5, provisional: true },
        highest: [{ region: ZHANGDIAN, value: 5.5 }],
        lowest: [
          { region: BOSHAN, value: 2.5 },
          { region: PINGYIN, value: 2.7 },
        ],
      },
      marks: { estimates: ["boshan/product/2022/growth"] },
    });
    expect(JSON.stringify(findings)).not.toContain("yicheng/");
  });

  it("compares the levels that are printed and ranks none of five", () => {
    const figures = [
      level(PINGYIN, 278.8),
      level(ZHANGDIAN, 804.1),
      level(BOSHAN, 275, { status: "estimate" }),
      level(GAOQING, 225.5),
    ];
    const ranks = ranksOf(comparisonOf({ figures }, { measure: "level" }));
    expect(ranks).toEqual([{ zhangdian: 1, pingyin: 2, boshan: 3 }, null]);
  });

  it("tells the two retail figures of one document as a contradiction", () => {
    const figures = [
      growth(ZHANGDIAN, 0.4, { conflict: true }),
      growth(ZHANGDIAN, 1.2, { conflict: true }),
    ];
    const findings = findFindings(given({ figures }), { regions: FIVE });
    expect(findings).toMatchObject([
      { kind: "contradiction", params: { figures: [{ value: 0.4 }, { value: 1.2 }] } },
    ]);
  });
});
