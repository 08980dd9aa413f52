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

const ALL_ROSE = "Growth: every published rate is a rise";
/** No message, only what is shown. */
const PLAIN = /^(?!Growth: )/;

describe("the title of a chart of growth of several indicators", () => {
  it("says that all rose, and names one or two that fell", () => {
    expect(titleOn([{ value: 1 }, { value: 2 }])).toBe(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: -2 }])).toBe("Growth: only product in Yi fell");
    expect(titleOn([{ value: -1 }, { value: -2 }])).toBe(
      "Growth: only product in Jia and product in Yi fell",
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
    expect(titleOn([{ value: 1 }, { value: 2, bound: "at_least" }])).toBe(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: 2, bound: "about", status: "estimate" }])).toBe(
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
    expect(titleOn([{ value: 1 }, { value: 0.4, ...estimate }])).toBe(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: 0.2 }])).toBe(ALL_ROSE);
  });

  it("leaves words aside, and says nothing of levels", () => {
    expect(titleOn([{ value: 1 }, {}])).toBe(ALL_ROSE);
    expect(titleOn([{ value: 1 }, { value: -2 }], "level")).not.toMatch(/fell|rise/);
  });
});
