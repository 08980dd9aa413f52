import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset } from "./builder.ts";

const SPEC = briefingOn(["a", "b"], { focus: "a" });
const APPETITE = { findings: 0, sectionFindings: 0, least: 1 };

describe("analyze(…) and what only the place in focus reports", () => {
  it("leaves out what another place reports in any measure, or plans", () => {
    const dataset = buildDataset({
      regions: ["a", "b"],
      indicators: ["own", "growing", "planned"].map((id) => ({ id })),
      figures: [
        { region: "a", indicator: "own", value: 1 },
        { region: "a", indicator: "own", measure: "growth", value: 2 },
        { region: "a", indicator: "growing", value: 3 },
        { region: "b", indicator: "growing", measure: "growth", value: 4 },
        { region: "a", indicator: "planned", value: 5 },
        { region: "b", indicator: "planned", value: 6, status: "target", year: 2023 },
      ],
    });
    const { only } = analyze(dataset, SPEC, ["a", "b"], APPETITE);
    const rows = only.map(({ comparison }) => [comparison.indicator, comparison.measure]);
    expect(rows).toEqual([
      ["own", "level"],
      ["own", "growth"],
    ]);
    expect(only.every(({ comparison }) => comparison.cells.length === 1)).toBe(true);
  });
});

describe("analyze(…, { least }) and the indicators of a section", () => {
  const dataset = buildDataset({
    regions: ["a", "b", "c"],
    indicators: ["one", "two", "three"].map((id) => ({ id })),
    figures: [
      { region: "a", indicator: "one", value: 1 },
      { region: "a", indicator: "two", value: 2 },
      { region: "b", indicator: "two", value: 2 },
      ...["a", "b", "c"].map((region) => ({ region, indicator: "three", value: 3 })),
    ],
  });
  const indicatorsOf = (regions: readonly string[], least: number) => {
    const spec = { ...SPEC, focus: null, regions };
    const { sections } = analyze(dataset, spec, regions, { ...APPETITE, least });
    return sections.flatMap(({ rows }) => rows.map(({ comparison }) => comparison.indicator));
  };

  it("are those that enough of the places report", () => {
    expect(indicatorsOf(["a", "b", "c"], 2)).toEqual(["two", "three"]);
    expect(indicatorsOf(["a", "b", "c"], 3)).toEqual(["three"]);
  });

  it("are all that are reported where there are no more places than that", () => {
    expect(indicatorsOf(["a"], 2)).toEqual(["one", "two", "three"]);
    expect(indicatorsOf(["a", "b"], 3)).toEqual(["two", "three"]);
  });
});

describe("analyze(…, { everyScope })", () => {
  const dataset = buildDataset({
    regions: ["a", "b"],
    scopes: ["district", "municipal"],
    figures: [
      { region: "a", value: 95, scope: "district" },
      { region: "a", value: 45, scope: "municipal" },
      { region: "b", value: 44, scope: "municipal" },
      { region: "a", value: 53, scope: "district", status: "target", year: 2023 },
      { region: "a", value: 20, scope: "municipal", status: "target", year: 2023 },
      { region: "b", value: 21, scope: "municipal", status: "target", year: 2023 },
    ],
  });
  const rowsWith = (everyScope: boolean) => {
    const { sections } = analyze(dataset, SPEC, ["a", "b"], { ...APPETITE, everyScope });
    return sections.flatMap(({ rows, plans }) =>
      [...rows, ...plans].map(({ comparison, before }) =>
        [before, comparison].map((one) => one?.cells.map(({ figure }) => figure?.value ?? null)),
      ),
    );
  };

  it("gives what a place publishes in a further scope a row of its own, outcome and target", () => {
    expect(rowsWith(true)).toEqual([
      [undefined, [45, 44]],
      [undefined, [95, null]],
      [
        [45, 44],
        [20, 21],
      ],
      [
        [95, 44],
        [53, null],
      ],
    ]);
  });

  it("shows the scope that most places have where not asked for every one", () => {
    expect(rowsWith(false)).toEqual([
      [undefined, [45, 44]],
      [
        [45, 44],
        [20, 21],
      ],
    ]);
  });
});

describe("findFindings(…) on targets", () => {
  it("tells whose basis or scope differs, and of nobody else that it does", () => {
    const count = { measure: "count" as const, indicator: "jobs" };
    const target = { ...count, status: "target" as const, year: 2023 };
    const dataset = buildDataset({
      regions: ["a", "b", "c", "d"],
      indicators: [{ id: "jobs", measure: "count" }],
      bases: ["net"],
      figures: [
        ...["a", "b", "d"].map((region) => ({ ...count, region, value: 10 })),
        { ...count, region: "c", value: 10, basis: "net" },
        ...["a", "b", "c"].map((region) => ({ ...target, region, value: 12 })),
        // No part of anything, which is no matter of basis.
        { ...target, region: "d", value: 0 },
      ],
    });
    const found = findFindings(dataset, { regions: ["a", "b", "c", "d"], ratios: [] });
    const ambition = found.find((finding) => finding.kind === "ambition");
    expect(ambition?.params).toMatchObject({
      asked: 4,
      unlike: [{ code: "basis-not-stated", regions: ["c"] }],
    });
    expect(ambition?.kind === "ambition" && ambition.params.steps.length).toBe(2);
  });
});
