import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { NOTHING_OMITTED } from "../../src/analysis/omitted.ts";
import type { Position } from "../../src/analysis/positions.ts";
import { trim } from "../../src/analysis/trim.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, type DatasetSpec, type FigureSpec, PRODUCT } from "./builder.ts";

interface Asked extends Partial<DatasetSpec> {
  readonly regions?: readonly string[];
  readonly figures: readonly FigureSpec[];
}

const REGIONS = ["a", "b", "c", "d", "e"];
/** Those of 2022 are a, b and c. */
const PAST_YEARS = { d: [2021], e: [2023] };

function analysisOf({ regions = REGIONS, ...spec }: Asked) {
  const dataset = buildDataset({ pastYears: PAST_YEARS, ...spec, regions });
  const headline = (spec.indicators ?? [{ id: PRODUCT }]).map(({ id }) => ({
    indicator: id,
    measures: ["level" as const],
  }));
  const briefing = briefingOn(regions, { focus: "a", headline });
  return analyze(dataset, briefing, regions, { findings: 0, sectionFindings: 0, least: 2 });
}

const positionOf = (asked: Asked): Position | null => analysisOf(asked).positions[0] ?? null;

const valuesIn = (position: Position | null, key: "compared" | "beside") =>
  position?.[key].map(({ region, value }) => `${region} ${value}`);

const five = REGIONS.map((region, index) => ({ region, value: 10 * (index + 1) }));

describe("where a place stands", () => {
  it("is told with those that may be ranked with it, the others beside, the lowest first", () => {
    const position = positionOf({ figures: five.toReversed() });
    expect(position).toMatchObject({ isField: true, standing: "ranked", missing: [], undrawn: [] });
    expect(valuesIn(position, "compared")).toEqual(["a 10", "b 20", "c 30"]);
    expect(valuesIn(position, "beside")).toEqual(["d 40", "e 50"]);
  });

  it("is beside the largest group that is ranked where it is in none", () => {
    const figures = five.map((figure) =>
      figure.region === "a" ? { ...figure, basis: "net" } : figure,
    );
    const position = positionOf({ figures, bases: ["net"] });
    // One alone states a basis, and those that state none may be on any.
    expect(position).toMatchObject({ isField: false, standing: "beside" });
    const alone = positionOf({ figures: five, pastYears: { a: [2021] } });
    expect(alone).toMatchObject({ isField: true, standing: "beside" });
    expect(valuesIn(alone, "compared")).toEqual(["b 20", "c 30", "d 40", "e 50"]);
    expect(valuesIn(alone, "beside")).toEqual(["a 10"]);
  });

  it("has the period that most places are of where nothing may be compared", () => {
    const figures = five.map((figure) =>
      figure.region === "c" ? { ...figure, basis: "net" } : figure,
    );
    const position = positionOf({ figures, bases: ["net"] });
    expect(position?.isField).toBe(false);
    expect(valuesIn(position, "compared")).toEqual(["a 10", "b 20", "c 30"]);
  });

  it("leaves what is no single number to words", () => {
    const figures = [
      { region: "a", value: 1, conflict: true },
      { region: "a", value: 2, conflict: true },
      { region: "b", value: 3 },
      { region: "c" },
      { region: "e", value: 4, unit: "万元" },
    ];
    const position = positionOf({ figures });
    expect(position?.undrawn.map(({ region }) => region)).toEqual(["a", "c", "e"]);
    expect(position?.missing).toEqual(["d"]);
    expect(valuesIn(position, "compared")).toEqual(["b 3"]);
  });

  it("sets a figure in doubt beside those compared", () => {
    const figures = [...five.slice(0, 2), { region: "c", value: 30, remark: "doubt" }];
    const position = positionOf({ figures });
    expect(valuesIn(position, "compared")).toEqual(["a 10", "b 20"]);
    expect(valuesIn(position, "beside")).toEqual(["c 30"]);
  });

  it("is left out where the place has no number, or no other has one", () => {
    expect(positionOf({ figures: five.slice(1) })).toBeNull();
    expect(positionOf({ figures: five.slice(0, 1) })).toBeNull();
    expect(positionOf({ figures: [...five.slice(0, 1), { region: "b" }] })).toBeNull();
    expect(positionOf({ figures: five.slice(0, 1), regions: ["a"] })).toBeNull();
  });

  it("goes with the target of the place", () => {
    const target = { region: "a", value: 12, status: "target" as const };
    expect(positionOf({ figures: [...five, target] })?.target?.figure?.value).toBe(12);
    expect(positionOf({ figures: five })?.target?.figures).toEqual([]);
  });

  it("has quartiles of what is like for like among those compared, from five places on", () => {
    const regions = Array.from({ length: 25 }, (_, index) => `p${index}`);
    const own = ["a", ...regions];
    const figures = own.map((region, index) => ({
      region,
      value: index + 1,
      ...(index % 5 === 4 ? { status: "estimate" as const } : {}),
    }));
    const position = positionOf({ regions: own, figures });
    expect(position?.compared).toHaveLength(26);
    expect(position?.distribution?.figures).toHaveLength(21);
    expect(positionOf({ figures: five })?.distribution).toBeNull();
  });

  it("is left out with its indicator where a briefing has to be shorter", () => {
    const indicators = [{ id: PRODUCT }, { id: "other" }];
    const figures = [...five, ...five.map((figure) => ({ ...figure, indicator: "other" }))];
    const analysis = analysisOf({ figures, indicators });
    expect(analysis.positions).toHaveLength(2);
    expect(trim(analysis, { ...NOTHING_OMITTED, indicators: 1 }).positions).toHaveLength(1);
  });
});
