import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { compare } from "../../src/analysis/compare.ts";
import { openReferences, referenceFor } from "../../src/analysis/references.ts";
import type { Figure } from "../../src/dataset/model.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const REGIONS = [
  { id: "city", level: "city" as const },
  { id: "a", within: "city" },
  { id: "b", within: "city" },
];
const growth = (region: string, value: number, more: Partial<Figure> = {}): FigureSpec => ({
  region,
  measure: "growth",
  value,
  year: 2022,
  ...more,
});
const PARTS = [growth("a", 3), growth("b", 5)];

function compared(figures: readonly FigureSpec[], measure: Figure["measure"] = "growth") {
  const dataset = buildDataset({ regions: REGIONS, scopes: ["urban"], bases: ["net"], figures });
  const question = { indicator: PRODUCT, measure, target: false, regions: ["a", "b"] };
  const comparison = compare(dataset, question);
  return openReferences(dataset, ["city"]).of(comparison, question);
}

/** The value told beside the parts; null where there is none. */
function told(more: Partial<Figure>): number | null {
  const comparison = compared([...PARTS, growth("city", 4, more)]);
  const figures = comparison.cells.flatMap(({ figure }) => figure ?? []);
  return referenceFor(comparison, figures)?.value ?? null;
}

describe("openReferences(dataset, places).of(comparison, question)", () => {
  it("adds the answer of what contains all, in no group and no cell", () => {
    const { cells, groups, references, notes } = compared([...PARTS, growth("city", 9)]);
    expect(cells.map(({ region }) => region)).toEqual(["a", "b"]);
    expect(references?.map(({ region, figure }) => [region, figure?.value])).toEqual([["city", 9]]);
    expect(groups).toMatchObject([{ regions: ["a", "b"], ranks: { a: 2, b: 1 } }]);
    expect(notes).toEqual([]);
  });
  it("adds an empty answer where it publishes nothing", () => {
    expect(compared(PARTS).references).toEqual([{ region: "city", figures: [], figure: null }]);
  });
  it("takes the scope that most parts have, where the whole has several", () => {
    const urban = { scope: "urban" };
    const wholes = [growth("city", 9), growth("city", 7, urban)];
    const { references } = compared([growth("a", 3, urban), growth("b", 5, urban), ...wholes]);
    expect(references?.[0]?.figure?.value).toBe(7);
  });
  it("leaves a comparison as it is where no place stands for reference", () => {
    const dataset = buildDataset({ regions: REGIONS, figures: PARTS });
    const question = {
      indicator: PRODUCT,
      measure: "growth" as const,
      target: false,
      regions: ["a", "b"],
    };
    const comparison = compare(dataset, question);
    expect(openReferences(dataset, []).of(comparison, question)).toBe(comparison);
  });
});

describe("referenceFor(comparison, figures)", () => {
  it.each([
    ["a rate of the same period", {}, 4],
    ["an estimate of it", { status: "estimate" as const }, 4],
    ["another period", { year: 2021 }, null],
    ["another scope", { scope: "urban" }, null],
    ["a basis that the parts do not state", { basis: "net" }, null],
    ["growth on something else", { on: "two_year_average" as const }, null],
    ["words", { value: null, text: "稳定增长" }, null],
  ])("tells of %s", (_what, more, value) => {
    expect(told(more as Partial<Figure>)).toBe(value);
  });
  it("tells no amount of a whole beside those of its parts", () => {
    const level = (region: string, value: number) => ({ region, value, year: 2022 });
    const comparison = compared([level("a", 3), level("b", 5), level("city", 80)], "level");
    expect(comparison.references?.[0]?.figure?.value).toBe(80);
    expect(
      referenceFor(
        comparison,
        comparison.cells.flatMap(({ figure }) => figure ?? []),
      ),
    ).toBeNull();
  });
  it("tells the smallest of several that has one", () => {
    const regions = [
      { id: "province", level: "province" as const },
      { id: "city", level: "city" as const, within: "province" },
      ...REGIONS.slice(1),
    ];
    const figures = [...PARTS, growth("province", 6)];
    const dataset = buildDataset({ regions, figures });
    const question = {
      indicator: PRODUCT,
      measure: "growth" as const,
      target: false,
      regions: ["a", "b"],
    };
    const all = openReferences(dataset, ["city", "province"]).of(
      compare(dataset, question),
      question,
    );
    expect(
      referenceFor(
        all,
        all.cells.flatMap(({ figure }) => figure ?? []),
      )?.region,
    ).toBe("province");
  });
});

describe("analyze(dataset, spec, regions) with places for reference", () => {
  const figures = [
    ...["a", "b", "city"].map((region, index) => growth(region, 3 + index)),
    ...["a", "b", "city"].map((region, index) =>
      growth(region, 5 + index, { year: 2023, status: "target" }),
    ),
    ...["a", "b"].map((region, index) =>
      growth(region, 6 + index, { year: 2022, status: "target", document: `${region}-old` }),
    ),
  ];
  const dataset = buildDataset({ regions: REGIONS, figures });
  const analysis = analyze(
    dataset,
    briefingOn(["a", "b"], {
      references: ["city"],
      headline: [{ indicator: PRODUCT, measures: ["growth"] }],
    }),
    ["a", "b"],
    { findings: 5, sectionFindings: 2, least: 1 },
  );
  it("gives every row of a table one answer of each, outcomes, targets and what is set beside", () => {
    const rows = [
      ...analysis.headline,
      ...analysis.targets,
      ...analysis.sections.flatMap((section) => [
        ...section.rows,
        ...section.plans,
        ...section.met,
      ]),
    ];
    expect(rows.length).toBeGreaterThan(4);
    for (const { comparison, before } of rows)
      for (const one of [comparison, before])
        if (one) expect(one.references?.map(({ region }) => region)).toEqual(["city"]);
    expect(analysis.targets[0]?.before?.references?.[0]?.figure?.value).toBe(5);
  });
  it("joins a finding on rates to that of the whole, and keeps it out of what it rests on", () => {
    const order = analysis.findings.find(({ kind }) => kind === "order");
    expect(order?.reference).toBe(`city/${PRODUCT}/2022/growth`);
    for (const { evidence } of analysis.findings)
      expect(evidence.filter((id) => id.startsWith("city/"))).toEqual([]);
  });
});
