import { compare } from "../analysis/compare.ts";
import { existingPlaces } from "../analysis/existing.ts";
import { measuresBeside, withInstead } from "../analysis/instead.ts";
import type { Comparison, Question } from "../analysis/model.ts";
import { openReferences, publishingPlaces } from "../analysis/references.ts";
import { timingOf } from "../analysis/timing.ts";
import { presentId } from "../dataset/former-ids.ts";
import type { Dataset, Figure, Language, Measure, PeriodChoice } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { LATEST } from "../dataset/time/choice.ts";
import { frequencyOf } from "../dataset/time/period.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { figureText, figureWords } from "../view/figure.ts";
import { unitName } from "../view/unit.ts";
import { readAsOf } from "./load.ts";
import { allPlaces, type PlacesAsked, placesAsked } from "./places.ts";

/** What is asked of a comparison. */
interface ComparisonAsked extends PlacesAsked {
  readonly indicator: string;
  readonly measure?: Measure;
  readonly target?: boolean;
  readonly period?: PeriodChoice;
  readonly asOf?: string;
}

export interface CompareOptions extends ComparisonAsked {
  readonly data: string;
}

/** Says a figure as a page in that language prints it, e.g. 80.41 billion yuan; words where it is no number. */
export function sayFigure(dataset: Dataset, figure: Figure, language: Language): string {
  if (figure.value === null) return figureWords({ dataset, language }, figure);
  const unit = unitName({ dataset, language }, figure, figure.value);
  return `${figureText({ dataset, language }, figure)}${unit === "%" ? "" : " "}${unit}`;
}

/** A comparison and the data behind it. */
interface Compared {
  readonly dataset: Dataset;
  readonly comparison: Comparison;
}

/**
 * Compares what places report of an indicator.
 *
 * Shape: null where the data has faults. Errors: USAGE for an indicator or a place that does not exist; INPUT_UNREADABLE, CANCELLED.
 */
export async function compareIndicator(
  options: CompareOptions,
  environment: Environment,
): Promise<Checked<Compared>> {
  const read = await readAsOf(environment, options.data, options.asOf ?? null);
  const { value: dataset, ...told } = read;
  if (dataset === null) return { ...told, value: null };
  return { ...told, value: { dataset, comparison: compareIn(dataset, options) } };
}

/**
 * Compares the same in a dataset, which is that as of the date asked for.
 *
 * Shape: where nobody asks for a measure, that of the indicator; its growth where only that is published.
 * Errors: USAGE for an indicator or a place that does not exist, and for places that cannot be compared.
 */
export function compareIn(
  dataset: Dataset,
  { indicator: named, measure, target = false, period = LATEST, ...options }: ComparisonAsked,
): Comparison {
  const indicator = presentId("indicator", named, dataset.formerIds);
  const known = dataset.indicatorById.get(indicator);
  if (!known) {
    const near = suggest(indicator, [...dataset.indicatorById.keys()]);
    throw new ReportError("USAGE", `No indicator is called "${indicator}"`, {
      hint: near ?? "`briefings data` lists every figure with its indicator",
    });
  }
  const chosen = placesAsked(dataset, options) ?? { ...allPlaces(dataset), arePlacesListed: false };
  const timing = askedFor(dataset, indicator, period, chosen.regions);
  const candidates = { ...chosen, focus: null, asOf: options.asOf ?? null };
  const regions = existingPlaces(dataset, candidates, timing.period ?? null);
  const asked = { indicator, target, regions, ...timing };
  const wholes = openReferences(dataset, publishingPlaces(dataset, chosen.references));
  const answer = (of: Measure) => {
    const question = { ...asked, measure: of };
    return wholes.of(compare(dataset, question), question);
  };
  const own = answer(measure ?? known.measure);
  // Many indicators are published as growth alone.
  const shown = measure === undefined && isEmpty(own) ? answer("growth") : own;
  const others = measuresBeside(known.measure).filter((one) => one !== shown.measure);
  const comparison = target ? withInstead(shown, others.map(answer)) : shown;
  return chosen.arePlacesListed ? noteAbsent(comparison, chosen.regions) : comparison;
}

/** Notes which of the places named did not exist in the period: they stand in no cell. */
function noteAbsent(comparison: Comparison, named: readonly string[]): Comparison {
  const there = new Set(comparison.cells.map(({ region }) => region));
  const regions = named.filter((region) => !there.has(region));
  if (regions.length === 0) return comparison;
  const note = { code: "not-existing", regions, figures: [] } as const;
  return { ...comparison, notes: [...comparison.notes, note] };
}

/** The period asked for is that of the figures themselves, also of targets. */
function askedFor(
  dataset: Dataset,
  indicator: string,
  period: PeriodChoice,
  regions: readonly string[],
): Pick<Question, "period" | "frequency"> {
  const frequency = typeof period === "string" ? "year" : frequencyOf(period.period);
  const headline = [{ indicator, measures: [] }];
  return timingOf(dataset, { period, frequency, headline }, regions);
}

function isEmpty({ cells }: Comparison): boolean {
  return cells.every((cell) => cell.figures.length === 0);
}
