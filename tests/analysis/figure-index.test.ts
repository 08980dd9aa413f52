import { describe, expect, it } from "vitest";
import { figuresOn, figuresWithIds, topicsOn } from "../../src/analysis/figure-index.ts";
import { buildDataset } from "./builder.ts";

describe("figuresWithIds(dataset, ids)", () => {
  const dataset = buildDataset({
    regions: ["a", "b", "c"],
    figures: [{ region: "c" }, { region: "a" }, { region: "b" }],
  });
  const [ofC, ofA, ofB] = dataset.figures.map(({ id }) => id);

  it("gives them in the order of the dataset, each once", () => {
    const found = figuresWithIds(dataset, [ofB, ofC, ofB, "none"] as string[]);
    expect(found.map(({ id }) => id)).toEqual([ofC, ofB]);
  });

  it("asks each dataset for its own", () => {
    const part = { ...dataset, figures: dataset.figures.slice(1) };
    expect(figuresWithIds(part, [ofC, ofA] as string[]).map(({ id }) => id)).toEqual([ofA]);
  });
});

describe("topicsOn(dataset, indicator)", () => {
  const dataset = buildDataset({
    regions: ["a", "b"],
    figures: [
      { region: "b", measure: "growth", status: "target" },
      { region: "a", measure: "level" },
      { region: "b", measure: "level" },
      { region: "a", measure: "growth" },
    ],
  });
  const [{ indicator = "" } = {}] = dataset.figures;

  it("tells each question that a place answers, by measure, outcomes before targets", () => {
    const asked = topicsOn(dataset, indicator).map(({ measure, target }) => [measure, target]);
    expect(asked).toEqual([
      ["level", false],
      ["growth", false],
      ["growth", true],
    ]);
  });

  it("gives the figures that are found by the question itself", () => {
    for (const { measure, target, byRegion } of topicsOn(dataset, indicator))
      expect(figuresOn(dataset, { indicator, measure, target })).toBe(byRegion);
    expect([...figuresOn(dataset, { indicator, measure: "level", target: true })]).toEqual([]);
    expect(topicsOn(dataset, "none")).toEqual([]);
  });
});
