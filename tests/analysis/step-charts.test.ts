import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { partSteps } from "../../src/analysis/step-charts.ts";
import { hasTwoEnds } from "../../src/dataset/chart-forms.ts";
import type { Measure } from "../../src/dataset/model.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const REGIONS = ["Jia", "Yi", "Bing"];
const MEASURES = ["level", "growth", "share"] as const;

/** Targets, and each place's outcome before them. */
function partOf(figures: readonly FigureSpec[], measures: readonly Measure[] = MEASURES) {
  const outcomes = REGIONS.flatMap((region) =>
    MEASURES.map((measure): FigureSpec => ({ region, measure, value: 5 })),
  );
  const dataset = buildDataset({ regions: REGIONS, figures: [...outcomes, ...figures] });
  const spec = briefingOn(REGIONS, {
    headline: [{ indicator: PRODUCT, measures: [...measures] }],
  });
  const appetite = { findings: 0, sectionFindings: 0, least: 1 };
  return partSteps(analyze(dataset, spec, REGIONS, appetite).targets);
}

const target = (region: string, measure: Measure, value: number | null): FigureSpec => ({
  ...{ region, measure, value, status: "target" },
  ...(value === null ? { text: "稳定增长" } : {}),
});

describe("partSteps(rows)", () => {
  const { drawn, others } = partOf([
    target("Jia", "level", 120),
    target("Yi", "level", 130),
    target("Jia", "growth", 6),
    target("Yi", "growth", null),
    target("Bing", "growth", 4),
    target("Jia", "share", null),
    target("Yi", "share", 3),
  ]);

  it("draws what two places set in numbers, of any measure, in the order given", () => {
    expect(drawn.map(({ chart }) => chart.spec.measure)).toEqual(["level", "growth"]);
    expect(drawn.every(({ chart }) => hasTwoEnds(chart.spec.form))).toBe(true);
    expect(others.map(({ comparison }) => comparison.measure)).toEqual(["share"]);
  });

  it("sets each target beside the outcome before it, with the step between the two", () => {
    const [, growth] = drawn;
    const [panel] = growth?.chart.panels ?? [];
    expect(panel?.target?.cells.map(({ figure }) => figure?.value ?? null)).toEqual([6, null, 4]);
    expect(panel?.outcome.cells.map(({ figure }) => figure?.value)).toEqual([5, 5, 5]);
    expect(panel?.steps.map(({ region, direction }) => [region, direction])).toEqual([
      ["Jia", "above"],
      ["Bing", "below"],
    ]);
  });

  it("says nothing of how far a level is to rise: that would be a rate nobody published", () => {
    expect(drawn[0]?.chart.panels[0]?.steps).toEqual([]);
  });

  it("draws nothing where there are only words, or one number", () => {
    const words = [target("Jia", "growth", null), target("Yi", "growth", null)];
    expect(partOf(words).drawn).toEqual([]);
    expect(partOf([target("Jia", "growth", 6)]).drawn).toEqual([]);
  });

  it("takes two numbers of a contradiction for none", () => {
    const twice = [
      target("Jia", "growth", 6),
      { ...target("Jia", "growth", 7), id: "again" },
      target("Yi", "growth", 6),
    ];
    expect(partOf(twice).drawn).toEqual([]);
  });
});
