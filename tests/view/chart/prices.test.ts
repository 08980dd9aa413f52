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
  it("has a scale for each, and says which panel is which", () => {
    const [zh, en] = chartsOf("growth", ["current", "constant"]);
    expect(zh?.spec).toMatchObject({
      hasOwnScales: true,
      panels: ["own-0（现价）", "own-1（不变价）"],
    });
    expect(en?.spec).toMatchObject({
      hasOwnScales: true,
      panels: ["own-0 (nominal)", "own-1 (real)"],
    });
    expect(plainText(zh?.subtitle ?? [])).toContain("各分图标尺不同");
    expect(plainText(en?.subtitle ?? [])).toContain("each panel on a scale of its own");
  });

  it("shares one scale where both are alike, and where it shows amounts", () => {
    for (const chart of [
      ...chartsOf("growth", ["current", "current"]),
      ...chartsOf("level", ["current", "constant"]),
    ]) {
      expect(chart.spec.hasOwnScales).toBeUndefined();
      expect(chart.spec.panels).toEqual(["own-0", "own-1"]);
      expect(plainText(chart.subtitle)).toMatch(/各分图共用一个标尺|one scale for all panels/);
    }
  });
});
