import { describe, expect, it } from "vitest";
import { compareWithTarget } from "../../src/analysis/met.ts";
import { LATEST_YEARS } from "../../src/analysis/timing.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const target = { status: "target", year: 2022 } as const;

/** Target and outcome of each place; null where no place has both. */
function metOf(...figures: readonly FigureSpec[]) {
  const regions = ["a", "b"];
  const dataset = buildDataset({ regions, scopes: ["city"], figures });
  const asked = { indicator: PRODUCT, measure: "level", regions, timing: LATEST_YEARS } as const;
  const met = compareWithTarget(dataset, asked);
  return (
    met?.comparison.cells.map(({ figures: [outcome] }, place) => [
      met.before.cells[place]?.figures[0]?.value ?? null,
      outcome?.value ?? null,
    ]) ?? null
  );
}

const both: readonly FigureSpec[] = [
  { region: "a", value: 90 },
  { region: "a", value: 84, ...target },
];

describe("compareWithTarget(dataset, asked)", () => {
  it("is nothing where no place has both", () => {
    expect(metOf({ region: "a", value: 90 }, { region: "b", value: 80, ...target })).toBeNull();
  });

  it("keeps the outcome of a place without a target, and a target that came due without an outcome", () => {
    expect(metOf(...both, { region: "b", value: 153 })).toEqual([
      [84, 90],
      [null, 153],
    ]);
    const due: readonly FigureSpec[] = [
      { region: "b", value: 80, ...target },
      { region: "b", measure: "growth", value: 2 },
    ];
    expect(metOf(...both, ...due)).toEqual([
      [84, 90],
      [80, null],
    ]);
  });

  it("has no target that is not due, and sets none beside an outcome of another scope", () => {
    const ahead: FigureSpec = { region: "b", value: 80, status: "target", year: 2023 };
    expect(metOf(...both, ahead, { region: "b", measure: "growth", value: 2 })?.[1]).toEqual([
      null,
      null,
    ]);
    const other: FigureSpec = { region: "b", value: 70, scope: "city", ...target };
    expect(metOf(...both, other, { region: "b", value: 71 })?.[1]).toEqual([null, 71]);
  });
});
