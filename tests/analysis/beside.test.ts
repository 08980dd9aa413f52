import { describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare, comparisonsOf } from "../../src/analysis/compare.ts";
import type { Measure } from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const target = { status: "target" } as const;

/** The values beside the targets of two places. */
function besideOf(measure: Measure, figures: readonly FigureSpec[]) {
  const dataset = buildDataset({
    regions: ["a", "b"],
    scopes: ["municipal", "district"],
    bases: ["net"],
    figures: figures.map((figure) => ({ measure, ...figure })),
  });
  const asked = { indicator: PRODUCT, measure, target: true, regions: ["a", "b"] };
  const { cells } = compareBeside(dataset, compare(dataset, asked), asked.regions);
  return cells.map((cell) => cell.figures.map(({ value }) => value));
}

describe("compareBeside(dataset, target, regions)", () => {
  it("takes the outcome in the target's scope, whichever most places have", () => {
    const figures = [
      { region: "a", value: 45, scope: "municipal" },
      { region: "a", value: 95, scope: "district" },
      { region: "a", value: 110, scope: "district", ...target },
      { region: "b", value: 44, scope: "municipal" },
      { region: "b", value: 50, scope: "municipal", ...target },
    ];
    expect(besideOf("count", figures)).toEqual([[95], [44]]);
  });

  it("has none where the place reports another scope only, or none is stated on one side", () => {
    const figures = [
      { region: "a", value: 44, scope: "municipal" },
      { region: "a", value: 140, scope: "district", ...target },
      { region: "b", value: 25, scope: "district" },
      { region: "b", value: 100, ...target },
    ];
    expect(besideOf("count", figures)).toEqual([[], []]);
  });

  it("keeps an outcome on another basis, which the page names", () => {
    const figures = [
      { region: "a", value: 8.8, basis: "net" },
      { region: "a", value: 5.5, ...target },
      { region: "b", value: 4, basis: "net" },
      { region: "b", value: 6 },
      { region: "b", value: 5, ...target },
    ];
    expect(besideOf("growth", figures)).toEqual([[8.8], [6]]);
  });

  it("keeps both figures of a contradiction, and the outcome where nothing is planned", () => {
    const figures = [
      { region: "a", value: 0.4, conflict: true },
      { region: "a", value: 1.2, conflict: true },
      { region: "a", value: 5, ...target },
      { region: "b", value: 1.9 },
    ];
    expect(besideOf("growth", figures)).toEqual([[0.4, 1.2], [1.9]]);
  });

  it("answers for the targets without scope and basis apart from those of most places", () => {
    const regions = ["a", "b"];
    const dataset = buildDataset({
      regions,
      scopes: ["municipal"],
      figures: [
        { region: "a", measure: "growth", value: 6.3 },
        ...regions.map((region): FigureSpec => {
          const planned = { status: "target", year: 2023, scope: "municipal" } as const;
          return { region, measure: "growth", value: 7, ...planned };
        }),
        { region: "a", measure: "growth", value: 8, status: "target", year: 2023 },
      ],
    });
    const targets = comparisonsOf(dataset, PRODUCT, regions).filter(({ target }) => target);
    expect(targets.map(({ variant }) => variant)).toEqual([null, { scope: null, basis: null }]);
    const outcomes = targets.map((target) =>
      compareBeside(dataset, target, regions).cells.map(({ figure }) => figure?.value ?? null),
    );
    expect(outcomes).toEqual([
      [null, null],
      [6.3, null],
    ]);
  });
});
