import { describe, expect, it } from "vitest";
import { type Analysis, analyze } from "../../src/analysis/analyze.ts";
import { NOTHING_OMITTED } from "../../src/analysis/omitted.ts";
import { trim, waysToMakeRoom } from "../../src/analysis/trim.ts";
import { briefingOn } from "./briefing.ts";
import { buildDataset, PRODUCT } from "./builder.ts";

/** A briefing of so many places on two indicators, with a chart; the first reports so many more that no other does. */
function analysisOf(count: number, only = 0): Analysis {
  const regions = Array.from({ length: count }, (_, index) => `p${index + 1}`);
  const figures = regions.flatMap((region, index) => [
    { region, value: index + 1 },
    { region, indicator: "other", value: 100 - index },
  ]);
  const own = Array.from({ length: only }, (_, index) => `own${index + 1}`);
  const dataset = buildDataset({
    regions,
    figures: [...figures, ...own.map((indicator) => ({ region: "p1", indicator, value: 1 }))],
    indicators: [{ id: PRODUCT }, { id: "other" }, ...own.map((id) => ({ id, theme: "own" }))],
  });
  const spec = briefingOn(regions, {
    kind: "one-page",
    focus: only > 0 ? "p1" : null,
    pages: 1,
    headline: [PRODUCT, "other"].map((indicator) => ({ indicator, measures: ["level" as const] })),
    sections: [
      {
        theme: "economy",
        indicators: [],
        charts: [{ indicators: [PRODUCT], measure: "level" as const, form: "bars" as const }],
      },
    ],
  });
  const appetite = { findings: 5, sectionFindings: 0, least: 2, findingCharts: true };
  return analyze(dataset, spec, regions, appetite);
}

describe("waysToMakeRoom(analysis)", () => {
  it("leaves out more and more of few places, down to one row", () => {
    const [ladder = [], ...others] = waysToMakeRoom(analysisOf(5));
    expect(others).toEqual([]);
    expect(ladder[0]).toEqual(NOTHING_OMITTED);
    expect(ladder.at(-1)).toMatchObject({ charts: 1, indicators: 1, places: false });
  });

  it("tells findings in words before it gives up a place, the last first", () => {
    const analysis = analysisOf(20);
    expect(analysis.findings.filter(({ chart }) => chart).length).toBe(2);
    const [all = []] = waysToMakeRoom(analysis);
    expect(all.at(-1)).toMatchObject({ proofs: 2, places: false });
    const { findings } = trim(analysis, { ...NOTHING_OMITTED, proofs: 1 });
    expect(findings.map(({ chart }) => chart !== null)).toEqual([true, false]);
  });

  it("tells many places by their distribution where all of them do not fit", () => {
    const [all = [], summary = [], ...others] = waysToMakeRoom(analysisOf(20));
    expect(others).toEqual([]);
    expect(all.every(({ places, indicators }) => !places && indicators === 0)).toBe(true);
    expect(summary.every(({ places }) => places)).toBe(true);
    expect(summary[0]).toEqual({ ...NOTHING_OMITTED, places: true });
  });

  it("gives up rows of charts before charts", () => {
    const [all = []] = waysToMakeRoom(analysisOf(20));
    const rows = all.map(({ chartRows }) => chartRows);
    expect(rows.slice(0, 4)).toEqual([null, 12, 8, 5]);
    expect(all.at(-1)).toMatchObject({ chartRows: 5, charts: 1 });
    // Charts of six rows are not made longer by a limit of twelve.
    const [few = []] = waysToMakeRoom(analysisOf(6));
    expect(few.map(({ chartRows }) => chartRows)).not.toContain(12);
  });

  it("names what each way leaves out", () => {
    const analysis = analysisOf(20);
    for (const ladder of waysToMakeRoom(analysis)) {
      for (const way of ladder) {
        const trimmed = trim(analysis, way);
        expect(trimmed.findings).toHaveLength(analysis.findings.length - way.findings);
        expect(trimmed.headline).toHaveLength(analysis.headline.length - way.indicators);
        expect(trimmed.omitted).toEqual(way);
      }
    }
  });

  it("leaves out findings from the last", () => {
    const analysis = analysisOf(6);
    const [first, second, ...others] = analysis.findings;
    expect([first, second]).not.toContain(undefined);
    const shorter = trim(analysis, { ...NOTHING_OMITTED, findings: others.length + 1 });
    expect(shorter.findings).toEqual([first]);
  });

  it("begins to tell many places by their distribution at six", () => {
    expect([5, 6].map((count) => waysToMakeRoom(analysisOf(count)).length)).toEqual([1, 2]);
  });

  it("leaves out rows of charts only where there are more", () => {
    const rowsOf = (count: number) =>
      waysToMakeRoom(analysisOf(count))[0]?.flatMap(({ chartRows }) => chartRows ?? []);
    expect(new Set(rowsOf(8))).toEqual(new Set([5]));
    expect(new Set(rowsOf(9))).toEqual(new Set([8, 5]));
  });
});

describe("what only the place in focus reports", () => {
  it("goes first, one row after another from the end, down to eight", () => {
    const analysis = analysisOf(3, 10);
    expect(analysis.only).toHaveLength(10);
    const [ladder = []] = waysToMakeRoom(analysis);
    expect(ladder.slice(0, 3)).toEqual([0, 1, 2].map((only) => ({ ...NOTHING_OMITTED, only })));
    expect(ladder.slice(2).every(({ only }) => only === 2)).toBe(true);
    const left = ladder.slice(0, 3).map((way) => trim(analysis, way).only);
    expect(left.map((rows) => rows.length)).toEqual([10, 9, 8]);
    expect(left.at(-1)?.map(({ comparison }) => comparison.indicator)).toEqual(
      Array.from({ length: 8 }, (_, index) => `own${index + 1}`),
    );
  });

  it("stays where it is eight rows or fewer", () => {
    const [ladder = []] = waysToMakeRoom(analysisOf(3, 8));
    expect(ladder.every(({ only }) => only === 0)).toBe(true);
  });

  it("does not go with the findings, the charts or the rows that do", () => {
    const analysis = analysisOf(3, 9);
    const trimmed = trim(analysis, { ...NOTHING_OMITTED, indicators: 1, charts: 1 });
    expect(trimmed.only).toEqual(analysis.only);
    expect(trimmed.headline).toHaveLength(analysis.headline.length - 1);
    expect(trimmed.sections.flatMap(({ charts }) => charts)).toEqual([]);
    const untouched = trim(analysis, { ...NOTHING_OMITTED, only: 1 });
    expect(untouched.sections).toEqual(analysis.sections);
    expect(untouched.findings).toEqual(analysis.findings);
  });
});
