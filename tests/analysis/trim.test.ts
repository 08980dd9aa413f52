import { describe, expect, it } from "vitest";
import { type Analysis, analyze } from "../../src/analysis/analyze.ts";
import { NOTHING_OMITTED } from "../../src/analysis/omitted.ts";
import { trim, waysToMakeRoom } from "../../src/analysis/trim.ts";
import { buildDataset, PRODUCT } from "./builder.ts";

/** A briefing of so many places on two indicators, with a chart. */
function analysisOf(count: number): Analysis {
  const regions = Array.from({ length: count }, (_, index) => `p${index + 1}`);
  const figures = regions.flatMap((region, index) => [
    { region, value: index + 1 },
    { region, indicator: "other", value: 100 - index },
  ]);
  const dataset = buildDataset({
    regions,
    figures,
    indicators: [{ id: PRODUCT }, { id: "other" }],
  });
  const text = { zh: "", en: "" };
  const spec = {
    id: "test",
    kind: "one-page",
    title: text,
    subject: text,
    keywords: { zh: [], en: [] },
    author: text,
    date: "2024-01-01",
    period: "latest of each" as const,
    frequency: "year" as const,
    asOf: null,
    regions,
    focus: null,
    peers: [],
    pages: 1,
    headline: [PRODUCT, "other"].map((indicator) => ({ indicator, measures: ["level" as const] })),
    sections: [
      {
        theme: "economy",
        indicators: [],
        charts: [{ indicators: [PRODUCT], measure: "level" as const, form: "bars" as const }],
      },
    ],
    at: { file: "", line: 1, col: 1 },
  };
  return analyze(dataset, spec, regions, { findings: 5, sectionFindings: 0, least: 2 });
}

describe("waysToMakeRoom(analysis)", () => {
  it("leaves out more and more of few places, down to one row", () => {
    const [ladder = [], ...others] = waysToMakeRoom(analysisOf(5));
    expect(others).toEqual([]);
    expect(ladder[0]).toEqual(NOTHING_OMITTED);
    expect(ladder.at(-1)).toMatchObject({ charts: 1, indicators: 1, places: false });
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
});
