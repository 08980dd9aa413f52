import { hasTwoEnds } from "../dataset/chart-forms.ts";
import type { BriefingSpec, ChartSpec, Dataset, Measure, SectionSpec } from "../dataset/model.ts";
import { compareBeside } from "./beside.ts";
import { compare, comparisonsOf } from "./compare.ts";
import { proofOf } from "./finding-chart.ts";
import { chooseFindings } from "./findings/choose.ts";
import { findFindings } from "./findings/find.ts";
import type { Finding, FindingKind, Step } from "./findings/model.ts";
import { type Ask, withReference } from "./findings/reference.ts";
import { findSteps } from "./findings/steps.ts";
import { withInstead } from "./instead.ts";
import { type KeyFigure, keyFiguresOf } from "./key-figures.ts";
import { compareWithTarget } from "./met.ts";
import { aimOf, type Comparison } from "./model.ts";
import { NOTHING_OMITTED, type Omitted } from "./omitted.ts";
import type { OverTime } from "./over-time/model.ts";
import { analyzeOverTime } from "./over-time/over-time.ts";
import { pairOutcomes } from "./paired.ts";
import { type Position, positionsOf } from "./positions.ts";
import { openReferences } from "./references.ts";
import { remember } from "./remembered.ts";
import { measuresOf, placesReporting } from "./reported.ts";
import { askedOf, type Timing, timingOf } from "./timing.ts";

/** A line of a table: a comparison, and the one shown before it, if any: the outcome of a target, or the reverse. */
export interface Row {
  readonly comparison: Comparison;
  readonly before: Comparison | null;
}

/** What a chart shows: one panel an indicator. */
export interface ChartPanel {
  readonly outcome: Comparison;
  /** Only where the chart is about targets: each outcome is then in the scope of its target. */
  readonly target: Comparison | null;
  /** The step of each place from outcome to target; none where the chart is not about targets. */
  readonly steps: readonly Step[];
}

export interface ChartAnalysis {
  readonly spec: ChartSpec;
  readonly panels: readonly ChartPanel[];
}

export interface SectionAnalysis {
  readonly theme: string;
  /** The best of the theme that the key findings do not tell already. */
  readonly findings: readonly Finding[];
  /** Outcomes of the past year. */
  readonly rows: readonly Row[];
  /** Targets, each after its outcome. */
  readonly plans: readonly Row[];
  /** Outcomes, each after the target for the same period; only where a place has both. */
  readonly met: readonly Row[];
  /** Every figure once: targets, each after its outcome where it may stand beside it; only where a part asks for it. */
  readonly book?: readonly Row[];
  readonly charts: readonly ChartAnalysis[];
}

/** A finding of the first page, with the chart that shows it to be true; null where it is told in words alone. */
export type KeyFinding = Finding & { readonly chart: ChartAnalysis | null };

/** Everything a briefing may say, compared and graded, without a word of any language. */
export interface Analysis {
  readonly timing: Timing;
  /** Key findings, the most worth saying first. */
  readonly findings: readonly KeyFinding[];
  readonly headline: readonly Row[];
  readonly targets: readonly Row[];
  readonly sections: readonly SectionAnalysis[];
  /** The places in focus; none where all are equal. */
  readonly focus: readonly string[];
  /** Those of the place in focus, or of the only one; none where all are equal. */
  readonly figures: readonly KeyFigure[];
  /** Where the place in focus stands among the others in each line of `headline`; none where there is nothing to compare. */
  readonly positions: readonly Position[];
  /** Indicators that of the places compared the one in focus alone publishes with their definition, of the past year. */
  readonly only: readonly Row[];
  /** What was left out so that it fits its pages. */
  readonly omitted: Omitted;
  /** Only where the kind has a part that shows it. */
  readonly overTime?: OverTime;
}

/** The parts that show figures of several periods. */
const PARTS_OVER_TIME = ["changes", "latest", "trends", "documents"];

/** How much a kind of briefing says, as its kind.yaml has it. */
interface Appetite {
  /** The parts it shows; series are worked out only for those that need them. Default: none. */
  readonly parts?: readonly string[];
  /** Most key findings. */
  readonly findings: number;
  /** Most findings of a section. */
  readonly sectionFindings: number;
  /** Places that must report an indicator for a section to take it up by itself. */
  readonly least: number;
  /** True where what a place publishes in further scopes or bases has rows of its own. Default: false. */
  readonly everyScope?: boolean;
  /** True where key findings have charts beside them. Default: false. */
  readonly findingCharts?: boolean;
  /** What key findings may not be about. Default: none. */
  readonly withoutFindings?: readonly FindingKind[];
  /** What the findings of a section may not be about. Default: none. */
  readonly withoutSectionFindings?: readonly FindingKind[];
}

/** Compares what a briefing asks for, for the given places in their order. */
export function analyze(
  dataset: Dataset,
  spec: BriefingSpec,
  regions: readonly string[],
  appetite: Appetite,
): Analysis {
  const timing = timingOf(dataset, spec, regions);
  const references = openReferences(dataset, spec.references);
  const ask: Ask = (indicator, measure, target) => {
    const question = { indicator, measure, target, regions, ...askedOf(timing, target) };
    return references.of(compare(dataset, question), question);
  };
  const reports: Reports = (indicator) =>
    remember(dataset, regions, `places ${JSON.stringify([indicator, timing])}`, () =>
      placesReporting(dataset, indicator, regions, timing),
    );
  const beside: Beside = (target) =>
    references.beside(compareBeside(dataset, target, regions), target);
  const askFurther: AskFurther = (indicator, measure, target) =>
    comparisonsOf(dataset, indicator, regions, timing)
      .filter(({ variant }) => variant !== null)
      .filter((one) => one.measure === measure && one.target === target)
      .map((one) =>
        references.of(one, { indicator, measure, target, regions, ...askedOf(timing, target) }),
      );
  const isTold = (indicator: string) => spec.told?.includes(indicator) ?? true;
  const headline = [...new Set(spec.headline.map(({ indicator }) => indicator))];
  const sections = sectionsOf(dataset, spec);
  const asked = spec.headline.flatMap(({ indicator, measures }) =>
    measures.map((measure) => ({ indicator, measure })),
  );
  const found = findFindings(dataset, {
    regions,
    timing,
    indicators: indicatorsToldOf(dataset, headline, sections).filter(isTold),
    headline,
    rows: asked,
    ratios: [...dataset.ratioById.values()].filter(
      ({ numerator, denominator }) => isTold(numerator) && isTold(denominator),
    ),
    contrasts: [...dataset.contrastById.values()],
    focus: spec.focus,
  });
  const ofHeadline = found
    .filter(({ indicator }) => headline.includes(indicator))
    .filter(({ kind }) => !appetite.withoutFindings?.includes(kind))
    .filter(({ subjects }) => spec.focus === null || subjects.includes(spec.focus));
  const refer = (finding: Finding) => withReference(finding, ask);
  const targetOf = ({ indicator, measure }: Asked, place: number) =>
    withInstead(
      ask(indicator, measure, true),
      measuresInstead(dataset, asked, place).map((other) => ask(indicator, other, true)),
    );
  const own = spec.focus ?? (regions.length === 1 ? regions[0] : null) ?? null;
  const chartOf = (finding: Finding): KeyFinding => ({
    ...finding,
    chart: appetite.findingCharts ? chartBeside(dataset, finding, ask, beside) : null,
  });
  const key = inOrderOf(headline, chooseFindings(ofHeadline, appetite.findings))
    .map(refer)
    .map(chartOf);
  const told = new Set(key.flatMap(({ facts }) => facts));
  const untold = found.filter(({ facts }) => !facts.some((fact) => told.has(fact)));
  return {
    timing,
    findings: key,
    headline: asked
      .map(({ indicator, measure }) => outcomeRow(ask, indicator, measure))
      .filter(hasFigures),
    targets: asked
      .map((line, place) => besideOutcome(beside, targetOf(line, place)))
      .filter(hasFigures),
    sections: sections.map((section) => ({
      // With fewer places than `least`, no indicator could be reported by enough of them.
      ...analyzeSection(dataset, section, Math.min(appetite.least, regions.length), {
        ask,
        beside,
        meet: (indicator, measure) =>
          references.met(compareWithTarget(dataset, { indicator, measure, regions, timing }), {
            indicator,
            measure,
            timing,
          }),
        reports,
        askFurther: appetite.everyScope ? askFurther : () => [],
        hasBook: appetite.parts?.includes("book") ?? false,
      }),
      findings: chooseFindings(
        untold
          .filter(({ theme, isOfHeadline }) => theme === section.theme && !isOfHeadline)
          .filter(({ kind }) => !appetite.withoutSectionFindings?.includes(kind)),
        appetite.sectionFindings,
      ).map(refer),
    })),
    omitted: NOTHING_OMITTED,
    ...overTimeOf(appetite, () =>
      analyzeOverTime(dataset, spec, { timing, regions }, (indicator, measure) =>
        ask(indicator, measure, false),
      ),
    ),
    focus: spec.focus === null ? [] : [spec.focus],
    figures:
      own === null ? [] : keyFiguresOf(dataset, own, headline, (id, by) => ask(id, by, false)),
    positions:
      spec.focus === null
        ? []
        : positionsOf(
            spec.focus,
            asked.map((line, place) => ({
              outcome: ask(line.indicator, line.measure, false),
              target: targetOf(line, place),
            })),
          ),
    // With only one place, every indicator would be one that no other place reports.
    only:
      spec.focus === null || regions.length < 2
        ? []
        : onlyRows(dataset, spec.focus, ask, (id) => (isTold(id) ? reports(id) : 0)),
  };
}

/** What a kind shows over time: what it does not show rests on no documents. */
function overTimeOf({ parts = [] }: Appetite, work: () => OverTime): Pick<Analysis, "overTime"> {
  if (!parts.some((part) => PARTS_OVER_TIME.includes(part))) return {};
  const all = work();
  const has = (...asked: readonly string[]) => asked.some((part) => parts.includes(part));
  return {
    overTime: {
      ...all,
      latest: has("latest", "documents") ? all.latest : [],
      changes: has("changes") ? all.changes : [],
      // Lines in the table of latest figures are of the trends as well.
      trends: has("trends", "latest") ? all.trends : [],
    },
  };
}

/** The sections asked for; where none are, every theme. */
function sectionsOf(dataset: Dataset, { sections }: BriefingSpec): readonly SectionSpec[] {
  if (sections.length > 0) return sections;
  return [...dataset.themeById.keys()].map((theme) => ({ theme, indicators: [], charts: [] }));
}

/** The indicators searched for findings: those whose findings may be shown, and their parts for structure. */
function indicatorsToldOf(
  { indicatorById }: Dataset,
  headline: readonly string[],
  sections: readonly SectionSpec[],
): readonly string[] {
  const themes = new Set(sections.map(({ theme }) => theme));
  const told = [...indicatorById.values()].filter(
    ({ id, theme }) => headline.includes(id) || themes.has(theme),
  );
  return told.flatMap(({ id, parts }) => [id, ...parts]);
}

/** Outcomes of the indicators that no other place reports or plans, with the cells of the place in focus only. */
function onlyRows(dataset: Dataset, focus: string, ask: Ask, reports: Reports): readonly Row[] {
  return [...dataset.indicatorById.values()]
    .filter(({ id }) => reports(id) === 1)
    .flatMap(({ id }) => measuresOf(dataset, id).map((measure) => ask(id, measure, false)))
    .filter(({ cells }) =>
      cells.some(({ region, figures }) => region === focus && figures.length > 0),
    )
    .map((comparison) => ({
      comparison: {
        ...comparison,
        cells: comparison.cells.filter(({ region }) => region === focus),
      },
      before: null,
    }));
}

/** The outcomes to set beside targets. */
type Beside = (target: Comparison) => Comparison;
/** Outcomes and the targets for the same period; null where no place has both. */
type Meet = (indicator: string, measure: Measure) => Row | null;
/** How many places report an indicator, outcome or target. */
type Reports = (indicator: string) => number;
/** A comparison for each further scope or basis, which the answer of `Ask` leaves out. */
type AskFurther = (indicator: string, measure: Measure, target: boolean) => readonly Comparison[];

/** The ways to ask for what a section shows. */
interface Asking {
  readonly ask: Ask;
  readonly askFurther: AskFurther;
  readonly beside: Beside;
  readonly meet: Meet;
  readonly reports: Reports;
  readonly hasBook: boolean;
}

function analyzeSection(
  dataset: Dataset,
  { theme, indicators, charts }: SectionSpec,
  least: number,
  asking: Asking,
): Omit<SectionAnalysis, "findings"> {
  const { ask, askFurther, beside, meet, reports, hasBook } = asking;
  const shown = indicators.length > 0 ? indicators : indicatorsOf(dataset, theme, least, reports);
  const lines = shown.flatMap((indicator) =>
    measuresOf(dataset, indicator).map((measure) => ({ indicator, measure })),
  );
  return {
    theme,
    rows: lines
      .flatMap(({ indicator, measure }) => [
        outcomeRow(ask, indicator, measure),
        ...askFurther(indicator, measure, false).map((one) => ({ comparison: one, before: null })),
      ])
      .filter(hasFigures),
    plans: lines
      .flatMap(({ indicator, measure }) => [
        planRow(ask, beside, indicator, measure),
        ...askFurther(indicator, measure, true).map((one) => besideOutcome(beside, one)),
      ])
      .filter(hasFigures),
    met: lines.flatMap(({ indicator, measure }) => meet(indicator, measure) ?? []),
    ...(hasBook ? { book: lines.flatMap((line) => bookRows(asking, line)) } : {}),
    charts: charts
      .map((spec) => ({
        spec,
        panels: spec.indicators
          .map((indicator) => panelOf(dataset, spec, indicator, ask, beside))
          .filter(hasNumbers),
      }))
      .filter(({ panels }) => panels.length > 0),
  };
}

/** The outcomes and targets of an indicator in one measure, paired where they may be. */
function bookRows(
  { ask, askFurther, beside }: Asking,
  { indicator, measure }: Asked,
): readonly Row[] {
  const asked = [false, true].map((target) => [
    ask(indicator, measure, target),
    ...askFurther(indicator, measure, target),
  ]);
  const [outcomes = [], targets = []] = asked;
  const plans = targets.map((target) => ({ comparison: target, before: beside(target) }));
  return pairOutcomes(outcomes, plans);
}

/** True where there is something to draw. */
function hasNumbers({ outcome, target }: ChartPanel): boolean {
  return [outcome, target].some((one) => one?.cells.some(({ figure }) => figure?.value != null));
}

/** The chart that shows a finding to be true; null where none does, or there is nothing to draw. */
function chartBeside(
  dataset: Dataset,
  finding: Finding,
  ask: Ask,
  beside: Beside,
): ChartAnalysis | null {
  const proof = proofOf(finding);
  if (!proof) return null;
  const { spec } = proof;
  const ownTargets = proof.isOfTargets && !hasTwoEnds(spec.form);
  const panels = spec.indicators
    .map((indicator) =>
      ownTargets
        ? { outcome: ask(indicator, spec.measure, true), target: null, steps: [] }
        : panelOf(dataset, spec, indicator, ask, beside),
    )
    .filter(hasNumbers);
  return panels.length === spec.indicators.length ? { spec, panels } : null;
}

function panelOf(
  dataset: Dataset,
  { form, measure }: ChartSpec,
  indicator: string,
  ask: Ask,
  beside: Beside,
): ChartPanel {
  if (!hasTwoEnds(form)) {
    return { outcome: ask(indicator, measure, false), target: null, steps: [] };
  }
  const asked = [{ indicator, measure }];
  const target = withInstead(
    ask(indicator, measure, true),
    measuresInstead(dataset, asked, 0).map((other) => ask(indicator, other, true)),
  );
  const outcome = beside(target);
  const { growth, share, count } = findSteps([outcome, target]);
  return { outcome, target, steps: [...growth, ...share, ...count] };
}

function outcomeRow(ask: Ask, indicator: string, measure: Measure): Row {
  return { comparison: ask(indicator, measure, false), before: null };
}

function planRow(ask: Ask, beside: Beside, indicator: string, measure: Measure): Row {
  return besideOutcome(beside, ask(indicator, measure, true));
}

function besideOutcome(beside: Beside, target: Comparison): Row {
  return { comparison: target, before: beside(target) };
}

/** Sorts findings in the order of the headline table, which readers expect, and not by weight. */
function inOrderOf(
  indicators: readonly string[],
  findings: readonly Finding[],
): readonly Finding[] {
  // What is of the headline as a whole follows what is of its indicators.
  const place = ({ indicator, isOfHeadline }: Finding) =>
    isOfHeadline ? indicators.length : indicators.indexOf(indicator);
  return [...findings].sort((a, b) => place(a) - place(b));
}

/** An indicator in one measure. */
interface Asked {
  readonly indicator: string;
  readonly measure: Measure;
}

/** The measures of an indicator that no row shows: the first row of the indicator stands for them. */
function measuresInstead(
  dataset: Dataset,
  rows: readonly Asked[],
  place: number,
): readonly Measure[] {
  const indicator = rows[place]?.indicator ?? "";
  const own = rows.filter((row) => row.indicator === indicator);
  if (own[0] !== rows[place]) return [];
  return measuresOf(dataset, indicator).filter((other) =>
    own.every(({ measure }) => measure !== other),
  );
}

function hasFigures({ comparison }: Row): boolean {
  return comparison.cells.some((cell) => aimOf(cell).length > 0);
}

/** The indicators of a theme that enough places report, outcome or target. */
function indicatorsOf(
  dataset: Dataset,
  theme: string,
  least: number,
  reports: Reports,
): readonly string[] {
  return [...dataset.indicatorById.values()]
    .filter((indicator) => indicator.theme === theme)
    .filter(({ id }) => reports(id) >= least)
    .map(({ id }) => id);
}
