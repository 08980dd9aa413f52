import type { BriefingSpec, ChartSpec, Dataset, Measure } from "../dataset/model.ts";
import { compare } from "./compare.ts";
import { chooseFindings } from "./findings/choose.ts";
import { findFindings } from "./findings/find.ts";
import type { Finding } from "./findings/model.ts";
import type { Comparison } from "./model.ts";

/** A line of a table: one comparison, or an outcome and the target that follows it. */
export interface Row {
  readonly comparison: Comparison;
  readonly outcome: Comparison | null;
}

/** What a chart shows: one panel an indicator. */
export interface ChartPanel {
  readonly outcome: Comparison;
  /** Only where the chart is about targets. */
  readonly target: Comparison | null;
}

export interface ChartAnalysis {
  readonly spec: ChartSpec;
  readonly panels: readonly ChartPanel[];
}

export interface SectionAnalysis {
  readonly theme: string;
  /** The best of the theme that the key findings do not tell already. */
  readonly findings: readonly Finding[];
  readonly rows: readonly Row[];
  readonly charts: readonly ChartAnalysis[];
}

/** Everything a briefing may say, compared and graded, without a word of any language. */
export interface Analysis {
  /** Key findings, the most worth saying first. */
  readonly findings: readonly Finding[];
  readonly headline: readonly Row[];
  readonly targets: readonly Row[];
  readonly sections: readonly SectionAnalysis[];
}

/** A first page holds five findings, a section's lead two. */
const KEY_FINDINGS = 5;
const SECTION_FINDINGS = 2;

/** Compares what a briefing asks for, for the given places in their order. */
export function analyze(
  dataset: Dataset,
  spec: BriefingSpec,
  regions: readonly string[],
): Analysis {
  const ask = (indicator: string, measure: Measure, target: boolean) =>
    compare(dataset, { indicator, measure, target, regions });
  const asked = spec.headline.flatMap(({ indicator, measures }) =>
    measures.map((measure) => ({ indicator, measure })),
  );
  const headline = [...new Set(spec.headline.map(({ indicator }) => indicator))];
  const found = findFindings(dataset, { regions, headline });
  const key = inOrderOf(
    headline,
    chooseFindings(
      found.filter((finding) => headline.includes(finding.indicator)),
      KEY_FINDINGS,
    ),
  );
  const told = new Set(key.flatMap((finding) => finding.facts));
  return {
    findings: key,
    headline: asked
      .map(({ indicator, measure }) => ({
        comparison: ask(indicator, measure, false),
        outcome: null,
      }))
      .filter(hasFigures),
    targets: asked
      .map(({ indicator, measure }) => ({
        comparison: ask(indicator, measure, true),
        outcome: ask(indicator, measure, false),
      }))
      .filter(hasFigures),
    sections: spec.sections.map(({ theme, indicators, charts }) => ({
      theme,
      findings: chooseFindings(
        found.filter((one) => one.theme === theme && !one.facts.some((fact) => told.has(fact))),
        SECTION_FINDINGS,
      ),
      rows: indicatorsOf(dataset, theme, indicators, regions, ask)
        .flatMap((indicator) => rowsOf(dataset, indicator, ask))
        .filter(hasFigures),
      charts: charts.map((chart) => ({
        spec: chart,
        panels: chart.indicators.map((indicator) => ({
          outcome: ask(indicator, chart.measure, false),
          target: chart.form === "dumbbell" ? ask(indicator, chart.measure, true) : null,
        })),
      })),
    })),
  };
}

/** A reader expects the order of the headline table, not that of the weights. */
function inOrderOf(indicators: readonly string[], findings: readonly Finding[]): readonly Finding[] {
  const place = ({ indicator }: Finding) => indicators.indexOf(indicator);
  return [...findings].sort((a, b) => place(a) - place(b));
}

type Ask = (indicator: string, measure: Measure, target: boolean) => Comparison;

function hasFigures({ comparison }: Row): boolean {
  return comparison.cells.some((cell) => cell.figures.length > 0);
}

/** The indicators asked for; where none are, those of the theme that at least two places report. */
function indicatorsOf(
  dataset: Dataset,
  theme: string,
  asked: readonly string[],
  regions: readonly string[],
  ask: Ask,
): readonly string[] {
  if (asked.length > 0) return asked;
  const needed = Math.min(2, regions.length);
  return [...dataset.indicatorById.values()]
    .filter((indicator) => indicator.theme === theme)
    .filter(({ id, measure }) =>
      [measure, "growth" as const].some((m) => placesIn(ask(id, m, false)) >= needed),
    )
    .map(({ id }) => id);
}

function placesIn({ cells }: Comparison): number {
  return cells.filter((cell) => cell.figures.length > 0).length;
}

function rowsOf(dataset: Dataset, indicator: string, ask: Ask): readonly Row[] {
  const own = dataset.indicatorById.get(indicator)?.measure ?? "level";
  const measures: readonly Measure[] = [own, "growth", "change"];
  return measures.map((measure) => ({ comparison: ask(indicator, measure, false), outcome: null }));
}
