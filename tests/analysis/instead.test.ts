import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare } from "../../src/analysis/compare.ts";
import { withInstead } from "../../src/analysis/instead.ts";
import type { Comparison } from "../../src/analysis/model.ts";
import type { Dataset, Measure } from "../../src/dataset/model.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const target = { status: "target" } as const;
const growth = { measure: "growth" } as const;
const REGIONS = ["a", "b", "c"];

function given(...figures: readonly FigureSpec[]): Dataset {
  return buildDataset({ regions: REGIONS, scopes: ["city"], figures });
}

const ask = (dataset: Dataset, measure: Measure): Comparison =>
  compare(dataset, { indicator: PRODUCT, measure, target: true, regions: REGIONS });

const levels = (dataset: Dataset) =>
  withInstead(ask(dataset, "level"), [ask(dataset, "growth"), ask(dataset, "change")]);

const instead = ({ cells }: Comparison) =>
  cells.map((cell) => cell.instead?.map(({ measure, value }) => `${measure} ${value}`) ?? []);

describe("withInstead(target, others)", () => {
  it("fills the gap of a place that plans in another measure, the first that it gives", () => {
    const dataset = given(
      { region: "a", value: 60, ...target },
      { region: "a", value: 7, ...growth, ...target },
      { region: "b", value: 10, ...growth, ...target },
      { region: "b", value: 3, measure: "change", ...target },
    );
    expect(instead(levels(dataset))).toEqual([[], ["growth 10"], []]);
  });

  it("says of that place that it publishes another measure, and of none that it publishes nothing", () => {
    const dataset = given(
      { region: "a", value: 60, ...target },
      { region: "b", value: 10, ...growth, ...target },
    );
    const notes = levels(dataset).notes.map(({ code, regions }) => [code, regions]);
    expect(notes).toEqual([
      ["other-measure", ["b"]],
      ["not-published", ["c"]],
    ]);
  });

  it("ranks and compares nothing by it", () => {
    const dataset = given(
      { region: "a", value: 60, ...target },
      { region: "b", value: 10, ...growth, ...target },
      { region: "c", value: 70, ...target },
    );
    expect(levels(dataset).groups).toEqual(ask(dataset, "level").groups);
  });

  it("is the comparison itself where there is no such gap", () => {
    const dataset = given({ region: "a", value: 60, ...target });
    expect(levels(dataset)).toEqual(ask(dataset, "level"));
  });

  it("fills the gaps of the places for reference as well", () => {
    const dataset = given({ region: "b", value: 10, ...growth, ...target });
    const of = (measure: Measure) => {
      const { cells, ...rest } = ask(dataset, measure);
      return { ...rest, cells: cells.slice(0, 1), references: cells.slice(1) };
    };
    const { cells, references = [] } = withInstead(of("level"), [of("growth")]);
    expect([...cells, ...references].map((cell) => cell.instead?.[0]?.value)).toEqual([
      undefined,
      10,
      undefined,
    ]);
  });
});

describe("compareBeside(dataset, target, regions) of a target in another measure", () => {
  const besideOf = (...figures: readonly FigureSpec[]) => {
    const dataset = given(...figures);
    // Asked before without the gap filled: the answer remembered must be another one.
    compareBeside(dataset, ask(dataset, "level"), REGIONS);
    const { cells } = compareBeside(dataset, levels(dataset), REGIONS);
    return cells.map((cell) => cell.figures.map(({ value }) => value));
  };

  it("is the outcome of the row's measure, in the scope of the target alone", () => {
    const figures: readonly FigureSpec[] = [
      { region: "a", value: 95 },
      { region: "a", value: 45, scope: "city" },
      { region: "a", value: 20, scope: "city", ...growth },
      { region: "a", value: 10, scope: "city", ...growth, ...target },
      { region: "b", value: 37 },
      { region: "b", value: 10, scope: "city", ...growth, ...target },
      { region: "c", value: 52 },
    ];
    expect(besideOf(...figures)).toEqual([[45], [], [52]]);
  });

  it("is an amount whatever the growth planned is measured against", () => {
    const figures: readonly FigureSpec[] = [
      { region: "a", value: 52 },
      { region: "a", value: 10, on: "two_year_average", ...growth, ...target },
    ];
    expect(besideOf(...figures)).toEqual([[52], [], []]);
  });
});

describe("the table of targets", () => {
  const spec = briefingOn(REGIONS);
  const rowsOf = (measures: readonly Measure[]) => {
    const dataset = given(
      { region: "a", value: 37 },
      { region: "a", value: 10, ...growth, ...target },
      { region: "b", value: 3, measure: "change", ...target },
    );
    const headline = [{ indicator: PRODUCT, measures }];
    const appetite = { findings: 0, sectionFindings: 0, least: 1 };
    const { targets } = analyze(dataset, { ...spec, headline }, REGIONS, appetite);
    return targets.map(({ comparison, before }) => [
      comparison.measure,
      instead(comparison).flat(),
      before?.cells[0]?.figures.map(({ value }) => value),
    ]);
  };

  it("has a row of amounts though all targets are growth or changes", () => {
    expect(rowsOf(["level"])).toEqual([["level", ["growth 10", "change 3"], [37]]]);
  });

  it("shows a target once: in the row of its measure, where there is one, else in the first", () => {
    expect(rowsOf(["level", "growth"])).toEqual([
      ["level", ["change 3"], [37]],
      ["growth", [], []],
    ]);
  });
});
