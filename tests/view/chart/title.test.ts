import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import type { Language } from "../../../src/dataset/model.ts";
import { titleOf } from "../../../src/view/chart/title.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const REGIONS = ["Jia", "Yi", "Bing", "Ding"];

/** The title of a chart of two indicators: of the first these figures, of the second rises. */
function titleOn(
  figures: readonly Partial<FigureSpec>[],
  measure: "growth" | "level" = "growth",
  language: Language = "en",
) {
  const indicators = [PRODUCT, "trade"];
  const dataset = withUnits(
    buildDataset({
      regions: REGIONS,
      indicators: indicators.map((id) => ({ id })),
      figures: [
        ...figures.map((one, index) => ({ region: REGIONS[index] ?? "", measure, ...one })),
        { region: "Jia", indicator: "trade", measure, value: 3 },
      ],
    }),
  );
  const panels = indicators.map((indicator) => ({
    outcome: compare(dataset, { indicator, measure, target: false, regions: REGIONS }),
    target: null,
    steps: [],
  }));
  const chart = { spec: { indicators, measure, form: "bars" as const }, panels };
  return plainText(titleOf(contextFor(dataset, language), chart));
}

const ALL_ROSE = /^All \w+ published growth rates are rises/;
/** No message, only what is shown. */
const PLAIN = /^(?!Of the |All )/;

describe("the title of a chart of growth of several indicators", () => {
  it("says that all rose, and names one or two that fell", () => {
    expect(titleOn([{ value: 1 }, { value: 2 }])).toMatch(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: -2 }])).toBe(
      "Of the three published growth rates, only product in Yi fell",
    );
    expect(titleOn([{ value: -1 }, { value: -2 }])).toBe(
      "Of the three published growth rates, only product in Jia and product in Yi fell",
    );
  });

  it("counts the rates, a contradiction once, and says that some are estimates or bounds", () => {
    const twice = [2, 3].map((value) => ({ region: "Jia", value, conflict: true }));
    expect(titleOn([...twice, { region: "Yi", value: -2 }], "growth", "zh")).toBe(
      "所列三项增速中，仅Yiproduct下降",
    );
    const estimate = { value: 4, status: "estimate" } as const;
    expect(titleOn([estimate, { value: -2 }], "growth", "zh")).toContain("下降（含预计数）");
    expect(titleOn([estimate, { value: 2, bound: "at_least" }], "growth", "zh")).toBe(
      "所列三项增速均为增长（含预计数，含概数）",
    );
  });

  it("names no more than two", () => {
    expect(titleOn([{ value: -1 }, { value: -2 }, { value: -3 }])).toMatch(PLAIN);
  });

  it("takes nothing for a fall that is not certainly one", () => {
    expect(titleOn([{ value: 1 }, { value: 0 }])).toMatch(PLAIN);
    for (const bound of ["at_least", "at_most", "about"] as const) {
      expect(titleOn([{ value: 1 }, { value: -2, bound }])).toMatch(PLAIN);
    }
    expect(titleOn([{ value: 1 }, { value: -2, status: "estimate" }])).toMatch(PLAIN);
    expect(titleOn([{ value: -1 }, { value: 0 }])).toMatch(PLAIN);
  });

  it("takes neither number of a contradiction for a fall", () => {
    const twice = [-2, -3].map((value) => ({ region: "Yi", value, conflict: true }));
    expect(titleOn([{ value: 1 }, ...twice])).toMatch(PLAIN);
    expect(
      titleOn([{ value: 1 }, ...twice.slice(1), { region: "Yi", value: 3, conflict: true }]),
    ).toMatch(PLAIN);
  });

  it("takes nothing for a rise that may be a fall", () => {
    expect(titleOn([{ value: 1 }, { value: 2, bound: "at_most" }])).toMatch(PLAIN);
    expect(titleOn([{ value: -1 }, { value: 2, bound: "at_most" }])).toMatch(PLAIN);
    expect(titleOn([{ value: 1 }, { value: 2, bound: "at_least" }])).toMatch(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: 2, bound: "about", status: "estimate" }])).toMatch(
      ALL_ROSE,
    );
  });

  it("takes nothing for a rise that an estimate may move by or about may mean", () => {
    const estimate = { status: "estimate" } as const;
    expect(titleOn([{ value: 1 }, { value: 0.2, ...estimate }])).toMatch(PLAIN);
    expect(titleOn([{ value: 1 }, { value: 0.2, bound: "about" }])).toMatch(PLAIN);
    expect(titleOn([{ value: -1 }, { value: 0.2, ...estimate }])).toMatch(PLAIN);
    expect(titleOn([{ value: 1 }, { value: 0.2, ...estimate }], "growth", "zh")).not.toContain(
      "均为增长",
    );
    expect(titleOn([{ value: 1 }, { value: 0.3, ...estimate }])).toMatch(PLAIN);
    expect(titleOn([{ value: 1 }, { value: 0.4, ...estimate }])).toMatch(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: 0.2 }])).toMatch(ALL_ROSE);
  });

  it("leaves words aside, and says nothing of levels", () => {
    expect(titleOn([{ value: 1 }, {}])).toMatch(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: -2 }], "level")).not.toMatch(/fell|rise/);
  });
});
