import fc from "fast-check";
import { expect, it } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { briefingOn } from "./briefing.ts";
import { generated } from "./generator.ts";

it("shows beside a finding every figure that it rests on", () => {
  let charts = 0;
  fc.assert(
    fc.property(generated, ({ dataset, regions }) => {
      const headline = [...dataset.indicatorById.keys()].map((indicator) => ({
        indicator,
        measures: ["level", "growth", "share", "count"] as const,
      }));
      const spec = { ...briefingOn(regions), headline };
      const appetite = { findings: 9, sectionFindings: 0, least: 1, findingCharts: true };
      for (const { chart, evidence, kind } of analyze(dataset, spec, regions, appetite).findings) {
        if (!chart) continue;
        charts++;
        const shown = chart.panels.flatMap(({ outcome, target }) =>
          [...outcome.cells, ...(target?.cells ?? [])].flatMap((cell) => cell.figures),
        );
        const ids = new Set(shown.map(({ id }) => id));
        expect(
          evidence.filter((id) => !ids.has(id)),
          kind,
        ).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
  expect(charts).toBeGreaterThan(60);
});
