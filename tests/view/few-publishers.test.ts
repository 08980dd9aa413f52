import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import type { Dataset, Measure } from "../../src/dataset/model.ts";
import { partByPublishers, sayFewPublishers } from "../../src/view/few-publishers.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildDataset, type FigureSpec, indicatorNamed } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

const FIVE = ["Jia", "Yi", "Bing", "Ding", "Wu"];
const OUTPUT = "output";
const FIRMS = "firms";

const datasetOf = (
  figures: readonly FigureSpec[],
  more: { regions?: readonly string[]; pastYears?: Record<string, readonly number[]> } = {},
): Dataset =>
  withUnits(
    buildDataset({
      regions: FIVE,
      indicators: [
        indicatorNamed(OUTPUT, ["总产值", "total output"]),
        indicatorNamed(FIRMS, ["新增企业", "new firms"]),
      ],
      scopes: [{ id: "zone", name: { zh: "开发区", en: "development zone" } }],
      figures,
      ...more,
    }),
  );

const rowsOf = (dataset: Dataset, asked: readonly (readonly [string, Measure])[], regions = FIVE) =>
  asked.map(([indicator, measure]) => ({
    comparison: compare(dataset, { indicator, measure, target: false, regions }),
    before: null,
  }));

const ALL_ROWS = [
  [OUTPUT, "level"],
  [OUTPUT, "growth"],
  [FIRMS, "count"],
] as const;

function saidOf(dataset: Dataset, language: "zh" | "en", regions = FIVE) {
  const { byFew, byMany } = partByPublishers(dataset, rowsOf(dataset, ALL_ROWS, regions));
  const context = contextFor(dataset, language);
  return {
    said: sayFewPublishers(context, byFew).map(plainText),
    facts: context.ledger.facts.flatMap(({ is, text }) => (is === "figure" ? [text] : [])),
    kept: byMany.length,
  };
}

describe("rows that few places publish", () => {
  const one = datasetOf([
    { region: "Jia", indicator: OUTPUT, value: 382 },
    { region: "Jia", indicator: OUTPUT, measure: "growth", value: 13 },
    { region: "Jia", indicator: FIRMS, measure: "count", value: 17, scope: "zone" },
  ]);

  it("are one sentence a place, each number with its scope, and all are facts", () => {
    expect(saidOf(one, "zh")).toMatchObject({
      said: ["仅Jia公布实绩（2022年）：总产值382亿元、增长13%；新增企业17个（开发区）。"],
      facts: ["382", "13", "17"],
    });
    expect(saidOf(one, "en").said.map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      "Outcomes published by Jia only (2022): total output 38.2 billion yuan, growth of 13%; new firms 17 units (development zone).",
    ]);
  });

  it("name both of two places, and the period of each number where these differ", () => {
    const figures = [
      { region: "Jia", indicator: FIRMS, measure: "count", value: 8 },
      { region: "Bing", indicator: FIRMS, measure: "count", value: 13 },
    ] as const;
    expect(saidOf(datasetOf(figures), "zh").said).toEqual([
      "仅Jia、Bing公布实绩（2022年）：新增企业Jia8个，Bing13个。",
    ]);
    expect(saidOf(datasetOf(figures, { pastYears: { Bing: [2021] } }), "zh").said).toEqual([
      "仅Jia、Bing公布实绩：新增企业Jia8个（2022年），Bing13个（2021年）。",
    ]);
  });

  it("are rows of a table still where three publish them, or two of fewer than five, or one says two numbers or a doubtful one", () => {
    const firms = (region: string, value: number, more: Partial<FigureSpec> = {}) =>
      ({ region, indicator: FIRMS, measure: "count", value, ...more }) as const;
    const three = datasetOf([firms("Jia", 8), firms("Yi", 9), firms("Wu", 7)]);
    expect(saidOf(three, "zh")).toMatchObject({ said: [], facts: [] });
    const two = datasetOf([firms("Jia", 8), firms("Yi", 9)]);
    expect(saidOf(two, "zh", FIVE.slice(0, 4)).said).toEqual([]);
    expect(saidOf(two, "zh").said).toHaveLength(1);
    const twice = datasetOf([
      firms("Jia", 8, { conflict: true }),
      firms("Jia", 9, { conflict: true }),
    ]);
    expect(saidOf(twice, "zh").said).toEqual([]);
    expect(saidOf(datasetOf([firms("Jia", 8, { remark: "odd" })]), "zh").said).toEqual([]);
  });

  it("of one place alone stay a table", () => {
    expect(saidOf(one, "zh", ["Jia"])).toMatchObject({ said: [], kept: 3 });
  });
});
