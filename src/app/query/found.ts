import { compare } from "../../analysis/compare.ts";
import { existingPlaces } from "../../analysis/existing.ts";
import { findFindings } from "../../analysis/findings/find.ts";
import type { Finding } from "../../analysis/findings/model.ts";
import { type Ask, withReference } from "../../analysis/findings/reference.ts";
import { openReferences, publishingPlaces } from "../../analysis/references.ts";
import { askedOf, type Timing, timingOf } from "../../analysis/timing.ts";
import { asOf } from "../../dataset/as-of.ts";
import type { Dataset } from "../../dataset/model.ts";
import { partOf } from "../../dataset/part.ts";
import { frequencyOf } from "../../dataset/time/period.ts";
import { datasetAsOf } from "./as-of.ts";
import { placesCompared } from "./compared-places.ts";
import { QueryFault, quoted } from "./fault.ts";
import { knownPlaces } from "./known.ts";
import { periodAsked } from "./period-choice.ts";
import type { PlacesAsked } from "./subset.ts";

interface FindingsAsked extends PlacesAsked {
  readonly focus?: string | undefined;
  readonly period?: string | undefined;
  readonly as_of?: string | undefined;
}

/** Everything that was found, and in what. */
export interface Found {
  /** The part about the places. */
  readonly dataset: Dataset;
  readonly timing: Timing;
  readonly regions: readonly string[];
  readonly focus: string | null;
  /** The most worth first. */
  readonly findings: readonly Finding[];
  /** Adds to one what is told for reference. */
  readonly refer: (finding: Finding) => Finding;
}

// A part of a dataset is immutable, so what it says is found once; the WeakMap frees it with the part.
const foundByPart = new WeakMap<Dataset, Map<string, Found>>();
/** So many questions are remembered of the same places. */
const MOST_KEPT = 4;

/**
 * Finds all there is to say of some places, whatever it is about.
 *
 * Errors: QueryFault for places that cannot be compared or are too many, for a focus that is none of them and a period that is none.
 */
export function findAll(whole: Dataset, query: FindingsAsked): Found {
  const known = datasetAsOf(whole, query.as_of);
  const places = placesCompared(known, query);
  checkCount(places.regions, query);
  const focus = focusAmong(known, query.focus, places.regions);
  const part = partOf(whole, [...places.regions, ...places.references]);
  const dataset = asOf(part, query.as_of ?? null);
  const period = periodAsked(query.period);
  const frequency = typeof period === "string" ? "year" : frequencyOf(period.period);
  const timing = timingOf(dataset, { period, frequency, headline: [] }, places.regions);
  const asked = { ...places, focus, asOf: query.as_of ?? null };
  return remembered(
    dataset,
    JSON.stringify([timing, focus, places.arePlacesListed, places.regions]),
    () => {
      const regions = existingPlaces(dataset, asked, timing.period);
      const search = { timing, regions, focus };
      const references = publishingPlaces(dataset, places.references);
      const ask = askOf(dataset, search, references);
      return {
        ...search,
        dataset,
        findings: find(dataset, search),
        refer: (finding) => withReference(finding, ask),
      };
    },
  );
}

/** More places than this take seconds to look through. */
const MOST_PLACES = 200;

function checkCount(regions: readonly string[], { places, group, within }: PlacesAsked): void {
  if (regions.length <= MOST_PLACES) return;
  const field = within ? "within" : group ? "group" : "places";
  throw new QueryFault(
    `Findings are of at most ${MOST_PLACES} places; these are ${regions.length}`,
    {
      field,
      value: within ?? group ?? places?.join() ?? null,
      hint: "name fewer under `places`, or a smaller `group` or `within`",
    },
  );
}

function focusAmong(
  dataset: Dataset,
  written: string | undefined,
  regions: readonly string[],
): string | null {
  const [focus] =
    (written && knownPlaces(dataset, [written], { field: "focus", what: "place" })) || [];
  if (focus === undefined || regions.includes(focus)) return focus ?? null;
  throw new QueryFault(`${quoted(focus)} is not among the places`, {
    field: "focus",
    value: focus,
    hint: "name it among the places as well",
  });
}

type Search = Pick<Found, "timing" | "regions" | "focus">;

function askOf(dataset: Dataset, { timing, regions }: Search, references: readonly string[]): Ask {
  const wholes = openReferences(dataset, references);
  return (indicator, measure, target) => {
    const question = { indicator, measure, target, regions, ...askedOf(timing, target) };
    return wholes.of(compare(dataset, question), question);
  };
}

function find(dataset: Dataset, search: Search): readonly Finding[] {
  const found = findFindings(dataset, {
    ...search,
    ratios: [...dataset.ratioById.values()],
    contrasts: [...dataset.contrastById.values()],
  });
  return found.toSorted((a, b) => b.weight - a.weight);
}

function remembered(dataset: Dataset, question: string, work: () => Found): Found {
  const known = foundByPart.get(dataset) ?? new Map<string, Found>();
  foundByPart.set(dataset, known);
  const found = known.get(question) ?? work();
  // Deleting and setting the entry again moves it to the end: the first entry is then the least recently used.
  known.delete(question);
  known.set(question, found);
  for (const old of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(old);
  return found;
}
