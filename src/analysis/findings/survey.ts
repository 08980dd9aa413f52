import type { ContrastSpec, Dataset, Figure, Indicator, Measure } from "../../dataset/model.ts";
import { compareBeside } from "../beside.ts";
import { comparisonsOf } from "../compare.ts";
import { isRate } from "../derived/difference.ts";
import type { Cell, Comparison, RatioSpec } from "../model.ts";
import { remember } from "../remembered.ts";
import type { Timing } from "../timing.ts";
import { type Ends, endsOf, fieldOf } from "./field.ts";
import type { Field } from "./model.ts";
import { findSteps, type StepsByMeasure } from "./steps.ts";

/** What findings are looked for in. */
export interface Survey {
  readonly dataset: Dataset;
  readonly timing: Timing;
  /** In the order of the page. */
  readonly regions: readonly string[];
  /** Region → its place among them. */
  readonly placeByRegion: ReadonlyMap<string, number>;
  /** Indicators of the headline, the most prominent first: what is found of them is worth more. */
  readonly headline: readonly string[];
  /** Measures of the headline, line by line. */
  readonly rows: readonly HeadlineLine[];
  readonly ratios: readonly RatioSpec[];
  readonly contrasts: readonly ContrastSpec[];
  /** The place that the findings are about; null where all are equal. */
  readonly focus: string | null;
  /** The places of which something is told: the one in focus, or all. */
  readonly told: readonly string[];
  readonly topics: readonly Topic[];
}

/** A measure that a headline asks of each place. */
export interface HeadlineLine {
  readonly indicator: string;
  readonly measure: Measure;
}

/** True where what a place says of itself is told. */
export function isTold({ focus }: Survey, region: string): boolean {
  return focus === null || focus === region;
}

/** One indicator with everything that is compared of it. */
export interface Topic {
  readonly indicator: Indicator;
  /** Each measure's comparison in the scope that most places have. */
  readonly comparisons: readonly Comparison[];
  /** Those of them in which something may be ranked. */
  readonly contests: readonly Contest[];
  readonly steps: StepsByMeasure;
}

/** A comparison in which something may be ranked. */
export interface Contest {
  readonly comparison: Comparison;
  readonly field: Field;
  /** Null where a bound leaves open which figures are at the ends. */
  readonly ends: Ends | null;
}

/** Looks up everything that the places publish on some indicators. */
export function surveyTopics(
  dataset: Dataset,
  indicators: readonly Indicator[],
  regions: readonly string[],
  timing: Timing,
): readonly Topic[] {
  return indicators.map((indicator) =>
    remember(dataset, regions, `topic ${JSON.stringify([indicator.id, timing])}`, () =>
      surveyTopic(dataset, indicator, regions, timing),
    ),
  );
}

function surveyTopic(
  dataset: Dataset,
  indicator: Indicator,
  regions: readonly string[],
  timing: Timing,
): Topic {
  const comparisons = comparisonsOf(dataset, indicator.id, regions, timing).filter(
    (comparison) => comparison.variant === null,
  );
  return {
    indicator,
    comparisons,
    contests: comparisons.flatMap(contestIn),
    // Each target beside the outcome in its own scope, as tables and charts have it.
    steps: findSteps(
      comparisons
        .filter(({ target }) => target)
        .flatMap((target) => [target, compareBeside(dataset, target, regions)]),
    ),
  };
}

function contestIn(comparison: Comparison): readonly Contest[] {
  const field = fieldOf(comparison);
  return field ? [{ comparison, field, ends: endsOf(field) }] : [];
}

/** True where the figures are rates, which differ by points; false for amounts, of which one is a multiple of another. */
export function isOfRates({ field: { figures } }: Contest): boolean {
  return figures.some((figure) => isRate(figure) || figure.measure === "change");
}

/** Returns the comparison of a measure; null where no place publishes it. */
export function comparisonOf(topic: Topic, measure: Measure, target: boolean): Comparison | null {
  return topic.comparisons.find((one) => one.measure === measure && one.target === target) ?? null;
}

/** Returns the cell that holds a figure and nothing else. */
export function cellOf(figure: Figure): Cell {
  return { region: figure.region, figures: [figure], figure };
}
