import type { Analysis } from "./analyze.ts";

/** What is left out of a briefing so that it fits its pages. */
export interface Omitted {
  readonly findings: number;
  readonly indicators: number;
  readonly charts: number;
}

export const NOTHING_OMITTED: Omitted = { findings: 0, indicators: 0, charts: 0 };

/**
 * Ways to make room, each a little more than the one before: first the last findings, then charts, then rows
 * of the headline table from its end.
 *
 * Shape: begins with leaving out nothing; ends where no finding, chart or row could go.
 */
export function waysToMakeRoom(analysis: Analysis): readonly Omitted[] {
  const indicators = new Set(analysis.headline.map(({ comparison }) => comparison.indicator)).size;
  const charts = analysis.sections.flatMap((section) => section.charts).length;
  const findings = Math.max(0, analysis.findings.length - LEAST_FINDINGS);
  const ways: Omitted[] = [NOTHING_OMITTED];
  for (let n = 1; n <= findings; n++) ways.push({ ...NOTHING_OMITTED, findings: n });
  for (let n = 1; n <= charts; n++) ways.push({ findings, charts: n, indicators: 0 });
  for (let n = 1; n < indicators; n++) ways.push({ findings, charts, indicators: n });
  return ways;
}

/** A leader's page keeps three findings as long as it can. */
const LEAST_FINDINGS = 3;

/** Leaves out the last findings, charts and indicators of the headline. */
export function trim(analysis: Analysis, omitted: Omitted): Analysis {
  const indicators = [...new Set(analysis.headline.map(({ comparison }) => comparison.indicator))];
  const kept = new Set(indicators.slice(0, indicators.length - omitted.indicators));
  const charts = analysis.sections.flatMap((section) => section.charts);
  const keptCharts = new Set(charts.slice(0, charts.length - omitted.charts));
  return {
    ...analysis,
    omitted,
    findings: analysis.findings.slice(0, analysis.findings.length - omitted.findings),
    headline: analysis.headline.filter(({ comparison }) => kept.has(comparison.indicator)),
    sections: analysis.sections.map((section) => ({
      ...section,
      charts: section.charts.filter((chart) => keptCharts.has(chart)),
    })),
  };
}
