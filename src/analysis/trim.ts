import type { Analysis } from "./analyze.ts";

/** What is left out of a briefing so that it fits its pages. */
export interface Omitted {
  readonly findings: number;
  readonly indicators: number;
  readonly charts: number;
  /** Indicators that only the place in focus reports. */
  readonly only: number;
}

export const NOTHING_OMITTED: Omitted = { findings: 0, indicators: 0, charts: 0, only: 0 };

/**
 * Ways to make room, each a little more than the one before: first what only one place reports, down to a few,
 * then the last findings, then charts, then rows of the headline table from its end.
 *
 * Shape: begins with leaving out nothing; ends where no finding, chart or row could go.
 */
export function waysToMakeRoom(analysis: Analysis): readonly Omitted[] {
  const ways: Omitted[] = [NOTHING_OMITTED];
  const most: Omitted = {
    only: Math.max(0, analysis.only.length - LEAST_ONLY),
    findings: Math.max(0, analysis.findings.length - LEAST_FINDINGS),
    charts: analysis.sections.flatMap((section) => section.charts).length,
    indicators: Math.max(0, indicatorsOf(analysis.headline).length - 1),
  };
  let before = NOTHING_OMITTED;
  for (const part of ["only", "findings", "charts", "indicators"] as const) {
    for (let count = 1; count <= most[part]; count++) ways.push({ ...before, [part]: count });
    before = { ...before, [part]: most[part] };
  }
  return ways;
}

/** A leader's page keeps three findings as long as it can, a profile some of what only it reports. */
const LEAST_FINDINGS = 3;
const LEAST_ONLY = 8;

function indicatorsOf(rows: Analysis["headline"]): readonly string[] {
  return [...new Set(rows.map(({ comparison }) => comparison.indicator))];
}

/** Leaves out the last findings, charts and indicators. */
export function trim(analysis: Analysis, omitted: Omitted): Analysis {
  const indicators = indicatorsOf(analysis.headline);
  const kept = new Set(indicators.slice(0, indicators.length - omitted.indicators));
  const charts = analysis.sections.flatMap((section) => section.charts);
  const keptCharts = new Set(charts.slice(0, charts.length - omitted.charts));
  return {
    ...analysis,
    omitted,
    only: analysis.only.slice(0, analysis.only.length - omitted.only),
    findings: analysis.findings.slice(0, analysis.findings.length - omitted.findings),
    headline: analysis.headline.filter(({ comparison }) => kept.has(comparison.indicator)),
    sections: analysis.sections.map((section) => ({
      ...section,
      charts: section.charts.filter((chart) => keptCharts.has(chart)),
    })),
  };
}
