import { describe, expect, it } from "vitest";
import { analyze, type ChartAnalysis, type KeyFinding } from "../../../src/analysis/analyze.ts";
import { figuresWithIds } from "../../../src/analysis/figure-index.ts";
import { FINDING_KINDS } from "../../../src/analysis/findings/model.ts";
import type { Variant } from "../../../src/analysis/model.ts";
import { LANGUAGES } from "../../../src/dataset/model.ts";
import { wordLeadFigure } from "../../../src/view/findings/lead-figure.ts";
import { isDrawnBeside, showFinding } from "../../../src/view/findings/show.ts";
import { wordFinding } from "../../../src/view/findings/word.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { briefingOn } from "../../analysis/briefing.ts";
import { buildDataset, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";
import { datasetOf, findingOf } from "./samples.ts";

const GROWTH = ["growth"] as const;

/** What stands large beside a sample of each kind in English, and of which place. */
function shownLarge() {
  return FINDING_KINDS.map((kind) => {
    const dataset = datasetOf(kind);
    const finding = findingOf(kind, dataset);
    const key = wordLeadFigure(contextFor(dataset, "en"), finding);
    const numbers = key?.numerals.map(({ prefix, text, mark }) => prefix + text + mark) ?? [];
    return [kind, [...numbers, key ? plainText(key.of) : "none"].join("; ")] as const;
  });
}

describe("the figure set large beside a finding", () => {
  it("is of a place that its lead is about", () => {
    expect(Object.fromEntries(shownLarge())).toMatchObject({
      scale: "10.0; Jia, 2022",
      order: "9; Jia, 2022",
      outlier: "12; Jia, 2022",
      ambition: "5; 6; Jia, 2022–2023",
      contrast: "5; Yi, target for 2023",
      position: "5; Jia, 2022",
      coverage: "none",
      gap: "none",
      structure: "none",
    });
  });

  it.each(LANGUAGES)("is in %s one of those that the finding rests on, and a fact", (language) => {
    for (const kind of FINDING_KINDS) {
      const dataset = datasetOf(kind);
      const finding = findingOf(kind, dataset);
      const context = contextFor(dataset, language);
      const key = wordLeadFigure(context, finding);
      const figures = context.ledger.facts.filter(({ is }) => is === "figure");
      expect(figures.length, kind).toBe(key?.numerals.length ?? 0);
      for (const { figures: ids } of figures) {
        expect(finding.evidence, kind).toEqual(expect.arrayContaining([...ids]));
      }
      const places = figuresWithIds(
        dataset,
        figures.flatMap(({ figures: ids }) => ids),
      ).map(({ region }) => region);
      expect(new Set(places).size, kind).toBeLessThan(2);
    }
  });

  it("is rust where a target lies below its outcome or a figure fell, and only there", () => {
    const keyOf = (kind: (typeof FINDING_KINDS)[number], focus: readonly string[] = []) => {
      const dataset = datasetOf(kind);
      return wordLeadFigure(contextFor(dataset, "zh", { focus }), findingOf(kind, dataset));
    };
    expect(keyOf("ambition")).toMatchObject({ isStep: true, isFall: false });
    expect(keyOf("ambition", ["Yi"])).toMatchObject({ isStep: true, isFall: true });
    expect(keyOf("order")).toMatchObject({ isStep: false, isFall: false });
    expect(keyOf("divergence")).toMatchObject({ isStep: false, isFall: true });
  });
});

describe("the chart beside a finding of many places", () => {
  it("shows the place whose figure stands large, wherever it ranks", () => {
    const regions = Array.from({ length: 20 }, (_, index) => `P${index}`);
    const figures = regions.flatMap((region, index) => [
      { region, value: 10 + index, measure: "growth" as const },
      {
        ...{ region, measure: "growth" as const, status: "target" as const, period: "2023" },
        value: region === "P9" ? 17 : 12 + index,
      },
    ]);
    const dataset = withUnits(buildDataset({ regions, figures }));
    const spec = { ...briefingOn(regions), headline: [{ indicator: PRODUCT, measures: GROWTH }] };
    const appetite = { findings: 3, sectionFindings: 0, least: 1, findingCharts: true };
    const { findings } = analyze(dataset, spec, regions, appetite);
    const ambition = findings.find(({ kind }) => kind === "ambition");
    if (!ambition) throw new Error("nothing is found of targets");
    const context = contextFor(dataset, "en");
    const { key, chart } = showFinding(context, ambition, { number: 1, chartWidthMm: 70 });
    expect(key && plainText(key.of)).toBe("P9, 2022–2023");
    const rows = chart?.spec.groups.flatMap((group) => group.rows) ?? [];
    expect(rows.length).toBeLessThan(10);
    expect(rows.map(({ label }) => label)).toContain("P9");
  });
});

describe("isDrawnBeside(findings, chart)", () => {
  const drawn = (variant: Variant | null, basis = variant) => {
    const outcome = { indicator: PRODUCT, measure: "level", variant: basis, cells: [] };
    return { panels: [{ outcome }], spec: { form: "dumbbell" } } as unknown as ChartAnalysis;
  };
  const beside = (chart: ChartAnalysis) => [{ chart } as KeyFinding];
  const net: Variant = { scope: null, basis: "net" };

  it("is true of the same figures in the same form, in the same scope and basis", () => {
    expect(isDrawnBeside(beside(drawn(null)), drawn(null))).toBe(true);
    expect(isDrawnBeside(beside(drawn(net)), drawn({ ...net }))).toBe(true);
    expect(isDrawnBeside(beside(drawn(net)), drawn(null))).toBe(false);
    expect(isDrawnBeside(beside(drawn(net)), drawn({ ...net, basis: "gross" }))).toBe(false);
  });
});

describe("a finding beside a chart that dates every place", () => {
  it("does not repeat the years", () => {
    const dataset = datasetOf("ambition");
    const finding = findingOf("ambition", dataset);
    const [alone, beside] = [false, true].map((areYearsBeside) =>
      plainText(wordFinding(contextFor(dataset, "en"), finding, { areYearsBeside }).aside),
    );
    expect(alone).toContain("2022");
    expect(beside).toBe("");
  });
});
