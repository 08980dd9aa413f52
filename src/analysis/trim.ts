import type { Analysis, ChartAnalysis } from "./analyze.ts";
import { NOTHING_OMITTED, type Omitted } from "./omitted.ts";
import type { Trend } from "./over-time/model.ts";

/** What may be left out to make room: each entry is a little more than the one before. */
export type Ladder = readonly Omitted[];

/**
 * Lists what may be left out to make room, in this order: figures that only one place reports, down to a few, rows of
 * charts where there are many places, the last findings, charts, those beside findings. Where that is not enough, with few places rows of the
 * headline table are left out from its end; with many, tables show the distribution and the list begins again.
 *
 * Shape: one ladder, or two to be tried in turn. The first begins with nothing left out; the last ends where nothing
 * more may be left out.
 */
export function waysToMakeRoom(analysis: Analysis): readonly Ladder[] {
  const places = Math.max(0, ...analysis.headline.map(({ comparison }) => comparison.cells.length));
  const isMany = places >= MANY_PLACES;
  const most = mostOf(analysis);
  if (!isMany)
    return [climb(NOTHING_OMITTED, most, ["only", "findings", "charts", "proofs", "indicators"])];
  const rows = CHART_ROWS.filter((count) => count < places);
  const steps = ["only", ...rows, "findings", "charts", "proofs"] as const;
  return [
    climb(NOTHING_OMITTED, most, steps),
    climb({ ...NOTHING_OMITTED, places: true }, most, [...steps, "indicators"]),
  ];
}

type Part = "only" | "findings" | "charts" | "proofs" | "indicators";

function mostOf(analysis: Analysis): Readonly<Record<Part, number>> {
  return {
    only: Math.max(0, analysis.only.length - LEAST_ONLY),
    findings: Math.max(0, analysis.findings.length - LEAST_FINDINGS),
    proofs: analysis.findings.slice(0, LEAST_FINDINGS).filter(({ chart }) => chart).length,
    charts: chartsOf(analysis).length,
    indicators: Math.max(0, indicatorsOf(analysis.headline).length - 1),
  };
}

/** Lists the steps one after another; a number among them limits the rows of charts from there on. */
function climb(
  start: Omitted,
  most: Readonly<Record<Part, number>>,
  steps: readonly (Part | number)[],
): Ladder {
  const ways: Omitted[] = [start];
  let before = start;
  for (const step of steps) {
    if (typeof step === "number") ways.push({ ...before, chartRows: step });
    else for (let count = 1; count <= most[step]; count++) ways.push({ ...before, [step]: count });
    before = ways.at(-1) ?? before;
  }
  return ways;
}

/** From this many places on, tables may show the distribution instead; fewer places are columns of one table. */
const MANY_PLACES = 6;
/** The limits of rows to which charts are reduced, one after another. */
const CHART_ROWS = [12, 8, 5] as const;

/** A leader's page keeps at least three findings, a profile at least eight of the figures that only it reports. */
const LEAST_FINDINGS = 3;
const LEAST_ONLY = 8;

function indicatorsOf(rows: Analysis["headline"]): readonly string[] {
  return [...new Set(rows.map(({ comparison }) => comparison.indicator))];
}

/** Leaves out the last findings, charts, and indicators of the headline table and of the figure in its place. */
export function trim(analysis: Analysis, omitted: Omitted): Analysis {
  const { overTime } = analysis;
  const indicators = indicatorsOf(analysis.headline);
  const kept = new Set(indicators.slice(0, indicators.length - omitted.indicators));
  const charts = chartsOf(analysis);
  const keptCharts = new Set(charts.slice(0, charts.length - omitted.charts));
  const findings = analysis.findings.slice(0, analysis.findings.length - omitted.findings);
  const proved = findings.filter(({ chart }) => chart);
  const unproved = new Set(proved.slice(proved.length - omitted.proofs));
  return {
    ...analysis,
    omitted,
    only: analysis.only.slice(0, analysis.only.length - omitted.only),
    findings: findings.map((one) => (unproved.has(one) ? { ...one, chart: null } : one)),
    headline: analysis.headline.filter(({ comparison }) => kept.has(comparison.indicator)),
    positions: analysis.positions.filter(({ comparison }) => kept.has(comparison.indicator)),
    sections: analysis.sections.map((section) => ({
      ...section,
      charts: section.charts.filter((chart) => keptCharts.has(chart)),
    })),
    ...(overTime
      ? { overTime: { ...overTime, trends: overTime.trends.filter((one) => keptCharts.has(one)) } }
      : {}),
  };
}

/** Everything that is drawn as a chart of its own, in the order of importance. */
function chartsOf({ sections, overTime }: Analysis): readonly (ChartAnalysis | Trend)[] {
  return [...sections.flatMap((section) => section.charts), ...(overTime?.trends ?? [])];
}
