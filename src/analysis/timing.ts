/** Of which periods figures are asked. */

import type { BriefingSpec, Dataset, Figure } from "../dataset/model.ts";
import {
  comparePeriods,
  type Frequency,
  isOfFrequency,
  type Period,
  periodAmong,
  periodFor,
  stepFrom,
  type Time,
} from "../dataset/time/period.ts";
import { isAnswer } from "./figure-index.ts";

/** The period of outcomes; targets are of the one after it. */
export interface Timing {
  readonly frequency: Frequency;
  /** Null: the latest of each place and indicator. */
  readonly period: Period | null;
}

/** The default: the latest whole year of each place and indicator. */
export const LATEST_YEARS: Timing = { frequency: "year", period: null };

/** The period of the figures of a question, and how long periods are. */
interface Asked {
  readonly period: Period | null;
  readonly frequency: Frequency;
}

/** Stands for the period after a day, or after the last year allowed. No figure has this period. */
const NO_PERIOD: Period = "";

/** The period asked of outcomes, or of the targets that follow them. */
export function askedOf({ period, frequency }: Timing, target: boolean): Asked {
  if (period === null || !target) return { period, frequency };
  return { period: stepFrom(period, 1, null, frequency) ?? NO_PERIOD, frequency };
}

/** Works out of which period the figures of a briefing are. */
export function timingOf(
  dataset: Dataset,
  spec: Pick<BriefingSpec, "period" | "frequency" | "headline">,
  regions: readonly string[],
): Timing {
  const { period, frequency } = spec;
  if (period === "latest of each") return { frequency, period: null };
  if (period !== "latest common") return { frequency, period: period.period };
  const headline = new Set(spec.headline.map(({ indicator }) => indicator));
  const isAsked = (indicator: string) => headline.size === 0 || headline.has(indicator);
  return { frequency, period: latestCommon(dataset, regions, frequency, isAsked) };
}

/** The period for which most places publish most indicators; the latest of several; null where there is none. */
function latestCommon(
  dataset: Dataset,
  regions: readonly string[],
  frequency: Frequency,
  isAsked: (indicator: string) => boolean,
): Period | null {
  const counts = new Map<Period, number>();
  for (const [indicator, byRegion] of periodsOf(dataset).byIndicator) {
    if (!isAsked(indicator)) continue;
    const time = timeOf(dataset, indicator);
    for (const region of regions) {
      for (const period of byRegion.get(region)?.outcomes ?? []) {
        if (!isOfFrequency(period, time, frequency)) continue;
        const named = periodAmong(frequency, period, time);
        counts.set(named, (counts.get(named) ?? 0) + 1);
      }
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || comparePeriods(b[0], a[0]));
  return best?.[0] ?? null;
}

/** The periods of which something is published. */
interface Published {
  readonly outcomes: ReadonlySet<Period>;
  readonly targets: ReadonlySet<Period>;
}

interface Periods {
  readonly byIndicator: ReadonlyMap<string, ReadonlyMap<string, Published>>;
  /** What was worked out of them, by question. */
  readonly known: Map<string, Period | null>;
}

// A dataset is immutable, so its periods are collected once; the WeakMap frees them with the dataset.
const periodsByDataset = new WeakMap<Dataset, Periods>();

function periodsOf(dataset: Dataset): Periods {
  const known = periodsByDataset.get(dataset);
  if (known) return known;
  const byIndicator = new Map<
    string,
    Map<string, { outcomes: Set<Period>; targets: Set<Period> }>
  >();
  for (const figure of dataset.figures) {
    if (!isAnswer(figure)) continue;
    const byRegion = byIndicator.get(figure.indicator) ?? new Map();
    byIndicator.set(figure.indicator, byRegion);
    const published = byRegion.get(figure.region) ?? { outcomes: new Set(), targets: new Set() };
    byRegion.set(figure.region, published);
    (isTarget(figure) ? published.targets : published.outcomes).add(figure.period);
  }
  const periods = { byIndicator, known: new Map() };
  periodsByDataset.set(dataset, periods);
  return periods;
}

function isTarget({ status }: Figure): boolean {
  return status === "target";
}

export function timeOf({ indicatorById }: Dataset, indicator: string): Time | null {
  return indicatorById.get(indicator)?.time ?? null;
}

/** The parts of a question that decide its period. */
interface Question {
  readonly indicator: string;
  readonly target: boolean;
  readonly period?: Period | null;
  readonly frequency?: Frequency;
}

/**
 * The period of which a place's figure is asked; null where it publishes none.
 *
 * Where no period is named: the latest outcome of the indicator, whatever its measure; of targets the one that follows
 * the latest outcome of the place.
 */
export function periodAsked(dataset: Dataset, question: Question, region: string): Period | null {
  const { indicator, target, period = null, frequency = "year" } = question;
  const time = timeOf(dataset, indicator);
  if (period !== null) return periodFor(period, time);
  return remembered(dataset, `${indicator} ${region} ${target} ${frequency}`, () => {
    const published = periodsOf(dataset).byIndicator.get(indicator)?.get(region);
    if (!published) return null;
    const of = (periods: ReadonlySet<Period>) =>
      [...periods].filter((one) => isOfFrequency(one, time, frequency));
    if (!target) return latest(of(published.outcomes));
    const { outcome } = periodsOfPlace(dataset, region, frequency);
    return follower(of(published.targets), outcome);
  });
}

/** The periods of which a place's outcomes and targets are asked, whatever the indicator; null for none. */
export function periodsOfPlace(
  dataset: Dataset,
  region: string,
  frequency: Frequency,
): { readonly outcome: Period | null; readonly target: Period | null } {
  const all = (key: keyof Published) =>
    [...periodsOf(dataset).byIndicator].flatMap(([indicator, byRegion]) =>
      [...(byRegion.get(region)?.[key] ?? [])].filter((period) =>
        isOfFrequency(period, timeOf(dataset, indicator), frequency),
      ),
    );
  const outcome = remembered(dataset, `${region} ${frequency}`, () => latest(all("outcomes")));
  const target = remembered(dataset, `${region} ${frequency} target`, () =>
    follower(all("targets"), outcome),
  );
  return { outcome, target };
}

function remembered(dataset: Dataset, question: string, work: () => Period | null): Period | null {
  const { known } = periodsOf(dataset);
  const answer = known.get(question);
  if (answer !== undefined) return answer;
  const found = work();
  known.set(question, found);
  return found;
}

function latest(periods: readonly Period[]): Period | null {
  return periods.reduce<Period | null>(
    (last, one) => (last === null || comparePeriods(one, last) > 0 ? one : last),
    null,
  );
}

/** The first target period after the outcome's, since a target for a past period is no plan any more; null for none. */
function follower(targets: readonly Period[], outcome: Period | null): Period | null {
  const later = targets.filter((one) => outcome === null || comparePeriods(one, outcome) > 0);
  return later.sort(comparePeriods)[0] ?? null;
}

/** The periods asked of a place, whatever the indicator: of its outcomes, and of the targets after them; null for none. */
export function periodsAsked(
  dataset: Dataset,
  region: string,
  { period, frequency }: Timing,
): { readonly outcome: Period | null; readonly target: Period | null } {
  if (period !== null) return { outcome: period, target: stepFrom(period, 1, null, frequency) };
  return periodsOfPlace(dataset, region, frequency);
}

/** True where some place has an outcome or a target of the periods asked. */
export function isAnswered(dataset: Dataset, regions: readonly string[], timing: Timing): boolean {
  const isOfPlaces = new Set(regions);
  const periods = [false, true].map((target) => askedOf(timing, target).period);
  return dataset.figures.some((figure) => {
    if (!isOfPlaces.has(figure.region)) return false;
    const time = timeOf(dataset, figure.indicator);
    const period = periods[isTarget(figure) ? 1 : 0] ?? null;
    return period === null
      ? isOfFrequency(figure.period, time, timing.frequency)
      : figure.period === periodFor(period, time);
  });
}

/** True where nothing is asked but the latest years, of which documents speak as the past year and the plan year. */
export function isOfLatestYears({ period, frequency }: Timing): boolean {
  return period === null && frequency === "year";
}
