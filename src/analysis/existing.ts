import type { BriefingSpec, Dataset, Period } from "../dataset/model.ts";
import { absenceOn } from "../dataset/regions/existence.ts";
import { daysOf, periodFor } from "../dataset/time/period.ts";
import { remember } from "./remembered.ts";
import { timeOf, timingOf } from "./timing.ts";

/** Places to compare, and how they were chosen. */
interface Candidates extends Pick<BriefingSpec, "arePlacesListed" | "focus" | "asOf"> {
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
}

/**
 * Returns those of some places that a comparison of a period is of; the array itself where it is of all.
 *
 * A place that did not exist on the last day of the period, and has no figure of it, is left out. Where each place's
 * latest period is asked (null), abolished places are left out unless they are named one by one or in focus; as of a date,
 * so are those founded later.
 */
export function existingPlaces(
  dataset: Dataset,
  { regions, arePlacesListed = false, focus, asOf }: Candidates,
  period: Period | null,
): readonly string[] {
  const { regionById } = dataset;
  const day = period === null ? asOf : daysOf(period).to;
  const isAbsent = (id: string) => {
    const region = regionById.get(id);
    const absence = region ? absenceOn(region, day) : null;
    if (absence === null) return false;
    if (period !== null) return !hasFigure(dataset, id, period);
    return absence === "founded" || (!arePlacesListed && id !== focus);
  };
  const question = `existing ${JSON.stringify([arePlacesListed, focus, day, period])}`;
  return remember(dataset, regions, question, () => {
    const there = regions.filter((id) => !isAbsent(id));
    return there.length === regions.length ? regions : there;
  });
}

/** Returns those of a briefing's places that it is of; its dataset is that as of its date. */
export function placesOfBriefing(
  dataset: Dataset,
  spec: BriefingSpec,
  regions: readonly string[] = spec.regions,
): readonly string[] {
  const { period } = timingOf(dataset, spec, regions);
  return existingPlaces(dataset, { ...spec, regions }, period);
}

/** A place abolished within a period may have figures of it all the same, e.g. targets. */
function hasFigure(dataset: Dataset, region: string, period: Period): boolean {
  return dataset.figures.some(
    (figure) =>
      figure.region === region &&
      figure.period === periodFor(period, timeOf(dataset, figure.indicator)),
  );
}
