import { describe, expect, it } from "vitest";
import { figuresWithIds } from "../../src/analysis/figure-index.ts";
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
