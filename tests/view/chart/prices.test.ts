import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import { LANGUAGES, type Prices } from "../../../src/dataset/model.ts";
import { buildChart } from "../../../src/view/chart.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildDataset } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const REGIONS = ["Jia", "Yi"];

/** Growth of two indicators, a panel each, in both languages. */
function chartsOf(measure: "growth" | "level", prices: readonly (Prices | null)[]) {
  const indicators = prices.map((growthPrices, index) => ({ id: `own-${index}`, growthPrices }));
  const figures = indicators.flatMap(({ id }, index) =>
    REGIONS.map((region) => ({ region, indicator: id, measure, value: 5 + index })),
  );
  const dataset = withUnits(buildDataset({ regions: REGIONS, indicators, figures }));
  const ids = indicators.map(({ id }) => id);
  const panels = ids.map((indicator) => ({
    outcome: compare(dataset, { indicator, measure, target: false, regions: REGIONS }),
    target: null,
    steps: [],
  }));
  return LANGUAGES.map((language) =>
    buildChart(
      contextFor(dataset, language),
      { number: 1, widthMm: 79, focus: [] },
      { spec: { indicators: ids, measure, form: "dots" }, panels },
    ),
  );
}

describe("a chart of nominal and of real growth", () => {
  it("sets them side by side in grey, and says which panel is which", () => {
    const [zh, en] = chartsOf("growth", ["current", "constant"]);
    expect(zh?.spec.panels).toEqual(["own-0（现价）", "own-1（不变价）"]);
    expect(en?.spec.panels).toEqual(["own-0 (nominal)", "own-1 (real)"]);
    for (const chart of [zh, en]) {
      expect(chart?.spec.groups.length).toBeGreaterThan(0);
      for (const group of chart?.spec.groups ?? [])
        expect(group).toMatchObject({ isSetApart: true, isField: false });
    }
    expect(plainText(zh?.subtitle ?? [])).toContain("计价不同，不计算差距");
    expect(plainText(en?.subtitle ?? [])).toContain("priced differently, no difference worked out");
  });

  it("says that the scale is shared where both are alike, and where it shows amounts", () => {
    for (const chart of [
      ...chartsOf("growth", ["current", "current"]),
      ...chartsOf("level", ["current", "constant"]),
    ]) {
      expect(chart.spec.groups.some(({ isSetApart }) => isSetApart)).toBe(false);
      expect(chart.spec.panels).toEqual(["own-0", "own-1"]);
      expect(plainText(chart.subtitle)).toMatch(/各分图共用一个标尺|one scale for all panels/);
    }
  });
});
