import { describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare } from "../../src/analysis/compare.ts";
import { findSteps } from "../../src/analysis/findings/steps.ts";
import type { ChartForm } from "../../src/dataset/chart-forms.ts";
import type { Figure, Language, Measure } from "../../src/dataset/model.ts";
import { buildChart, type ChartOfRows, type Placing } from "../../src/view/chart.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const ALL = ["Jia", "Yi", "Bing", "Ding", "Wu"];
const INDICATORS = [PRODUCT, "investment", "trade", "revenue"];
const NET = { basis: "net of refunds" } as const;

type Given = number | null | (Partial<Figure> & Pick<Figure, "value">);

/** One figure a place in the order of all; null where nothing is published. */
function row(indicator: string, values: readonly Given[], more: Partial<FigureSpec> = {}) {
  return values.flatMap((given, index): FigureSpec[] => {
    if (given === null) return [];
    const own = typeof given === "number" ? { value: given } : given;
    return [{ region: ALL[index] ?? "", indicator, ...own, ...more }];
  });
}

const GROWTH = { measure: "growth" } as const;

/** Plans of three years: Bing's of the year before, Wu's of the year after the others'. */
const FIVE = withUnits(
  buildDataset({
    regions: ALL,
    pastYears: { Bing: [2021], Wu: [2023] },
    indicators: INDICATORS.map((id) => ({ id })),
    bases: [NET.basis],
    figures: [
      ...row(PRODUCT, [310.5, 790.2, null, { value: 295, status: "estimate" }, 240.8]),
      ...row(PRODUCT, [3.1, 6.2, 7.9, { value: 2.9, status: "estimate" }, 5.8], GROWTH),
      ...row("investment", [4.4, 8.1, 12, 9.3, 7], GROWTH),
      ...row("trade", [35.2, -1.6, 20.4, 14.1, 3.3], GROWTH),
      ...row("revenue", [24.6, { value: 41.3, ...NET }, 18.2, { value: 16.9, ...NET }, 15.5]),
      ...row("revenue", [12, { value: 7.7, ...NET }, 9, { value: 3, ...NET }, 6.5], GROWTH),
      ...row("revenue", [8, 6, 7, 5, 6], { ...GROWTH, status: "target" }),
    ],
  }),
);

interface Asked {
  readonly indicators: readonly string[];
  readonly measure?: Measure;
  readonly form?: ChartForm;
  readonly regions?: readonly string[];
}

/** A chart of the five places, or of some; with targets where its form has two ends. */
function chartOf(
  language: Language,
  { indicators, measure = "level", form = "bars", regions = ALL }: Asked,
): ChartOfRows {
  const panels = indicators.map((indicator) => {
    const question = { indicator, measure, regions };
    if (form !== "dumbbell") {
      return { outcome: compare(FIVE, { ...question, target: false }), target: null, steps: [] };
    }
    const target = compare(FIVE, { ...question, target: true });
    const outcome = compareBeside(FIVE, target, regions);
    return { outcome, target, steps: findSteps([outcome, target]).growth };
  });
  const placing = { number: 1, widthMm: 79, focus: [] };
  return buildChart(contextFor(FIVE, language), placing, {
    spec: { indicators, measure, form },
    panels,
  });
}

/** Growth of several indicators, one panel each. */
const overviewOf = (language: Language, regions: readonly string[] = ALL) =>
  chartOf(language, { indicators: INDICATORS, measure: "growth", form: "dots", regions });

describe("a chart of several panels", () => {
  it("sets places of other years apart from those of the common year, all in the order of the page", () => {
    const { spec } = overviewOf("zh");
    const names = spec.groups.map(({ rows }) => rows.map(({ label }) => label));
    expect(names).toEqual([
      ["Jia", "Yi", "Ding"],
      ["Bing", "Wu"],
    ]);
    expect(spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([false, true]);
  });

  it("keeps places of different years in one group where no two share a year", () => {
    const { spec } = overviewOf("zh", ["Bing", "Wu", "Ding"]);
    expect(spec.groups.map(({ rows }) => rows.length)).toEqual([3]);
  });

  it("says which rate fell, and ranks none", () => {
    const { title, spec } = overviewOf("en");
    expect(plainText(title)).toBe(
      "Of the 20 published growth rates, only trade in Yi fell (includes estimates)",
    );
    expect(
      spec.groups.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.map((c) => c.rank)),
    ).toEqual(Array(20).fill(""));
  });

  it("says that all rose only where none fell", () => {
    const { title } = overviewOf("en", ["Jia", "Ding"]);
    expect(plainText(title)).toBe(
      "All eight published growth rates are rises (includes estimates)",
    );
  });

  it("says for which panel a basis holds", () => {
    const { subtitle } = overviewOf("en");
    expect(plainText(subtitle)).toContain("revenue, basis: Yi and Ding: net of refunds; Jia");
  });
});

describe("the groups of a chart", () => {
  it("say of nobody who publishes nothing that the year or the basis is another", () => {
    const { spec } = chartOf("zh", { indicators: [PRODUCT] });
    const [ranked, apart, silent] = spec.groups;
    expect(ranked).toMatchObject({ caption: "", isField: true });
    expect(ranked?.rows.map(({ label }) => label)).toEqual(["Yi", "Jia", "Ding"]);
    expect(apart?.caption).toContain("年份");
    expect(apart?.rows.map(({ label }) => label)).toEqual(["Wu"]);
    expect(silent).toMatchObject({ caption: "", isField: false, isSetApart: false });
    expect(silent?.rows.map(({ label }) => label)).toEqual(["Bing"]);
    expect(silent?.rows[0]?.cells).toMatchObject([{ mark: null, empty: "未公布" }]);
  });

  it("join no outcome to a target on another basis", () => {
    const { spec } = chartOf("zh", {
      indicators: ["revenue"],
      measure: "growth",
      form: "dumbbell",
    });
    const apart = spec.groups.flatMap(({ rows }) => rows.filter((row) => row.cells[0]?.isApart));
    expect(spec.form).toBe("dumbbell");
    expect(apart.map(({ label }) => label)).toEqual(["Yi", "Ding"]);
  });

  it("are grey where a figure states no basis beside others that do", () => {
    const { spec } = chartOf("zh", { indicators: ["revenue"] });
    expect(spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([false, true]);
    expect(spec.groups[0]?.rows.map(({ label }) => label).sort()).toEqual(["Ding", "Yi"]);
  });
});

/** A chart of invented places, of which the first report least. */
function chartOfMany(language: Language, count: number, more: Partial<Placing> = {}, figures = 0) {
  const regions = Array.from({ length: count }, (_, index) => `P${index}-`);
  const dataset = withUnits(
    buildDataset({
      regions,
      figures: regions
        .slice(0, figures || count)
        .map((region, index) => ({ region, value: index + 0.5 })),
    }),
  );
  const outcome = compare(dataset, {
    indicator: PRODUCT,
    measure: "level",
    target: false,
    regions,
  });
  const spec = { indicators: [PRODUCT], measure: "level", form: "bars" } as const;
  const context = contextFor(dataset, language, { isOfOne: count === 1 });
  const placing = { number: 1, widthMm: 79, focus: [], ...more };
  const panels = [{ outcome, target: null, steps: [] }];
  return { context, chart: buildChart(context, placing, { spec, panels }) };
}

describe("a chart of many places", () => {
  it("says between its rows, under them and in its alternative text how many are left out", () => {
    const { chart, context } = chartOfMany("zh", 60, { mostRows: 5 }, 48);
    const { groups, foot, alt } = chart.spec;
    expect(groups.map(({ caption }) => caption)).toEqual([
      "",
      "其间略去22地；下为中位",
      "其间略去21地",
    ]);
    expect(groups.map(({ isContinued = false }) => isContinued)).toEqual([false, true, true]);
    expect(foot).toBe("未公布的12地未列");
    expect(alt).toContain("P46-（2022）46.5；其间略去22地；下为中位；P23-（2022）23.5");
    expect(alt).toMatch(/；未公布的12地未列。$/);
    const counts = context.ledger.facts.filter(({ formula }) => formula?.startsWith("places "));
    expect(counts.map(({ text, where }) => [text, where])).toEqual([
      ["48", expect.any(String)],
      ["22", "chart-1"],
      ["21", "chart-1"],
      ["12", "chart-1"],
    ]);
  });

  it("ranks each row among all, and says of whom the title holds", () => {
    const { chart } = chartOfMany("en", 60, { mostRows: 5 }, 48);
    expect(plainText(chart.title)).toBe("product in 2022: largest in P47- of 48 comparable");
    expect(chart.spec.groups.map(({ rows }) => rows.map(({ cells }) => cells[0]?.rank))).toEqual([
      ["1/48", "2/48"],
      ["25/48"],
      ["47/48", "48/48"],
    ]);
  });

  it("shows sixteen rows where nothing else is asked", () => {
    const rowsOf = (count: number) =>
      chartOfMany("zh", count).chart.spec.groups.flatMap(({ rows }) => rows).length;
    expect([rowsOf(16), rowsOf(60), rowsOf(300)]).toEqual([16, 16, 16]);
  });
});

describe("a chart of one place", () => {
  it("is not grey, and says nothing of other places", () => {
    const { chart } = chartOfMany("zh", 1);
    expect(chart.spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([false]);
    expect(plainText(chart.subtitle)).toBe("亿元，2022年");
    expect(chart.source).not.toContain("各地");
  });
});

describe("the title of a chart of ranked places", () => {
  it("compares two places and takes the largest of more", () => {
    const titleOf = (language: Language, regions: readonly string[]) =>
      plainText(chartOf(language, { indicators: [PRODUCT], regions }).title);
    expect(titleOf("zh", ["Yi", "Ding"])).toBe("2022年product：Yi大于Ding（含预计数）");
    expect(titleOf("en", ["Yi", "Ding"])).toBe(
      "product in 2022: larger in Yi than in Ding (includes estimates)",
    );
    expect(titleOf("zh", ALL)).toBe("2022年product：可比三地中Yi最大（含预计数）");
  });
});
