import type { Job } from "../../src/app/build/job.ts";
import type { BriefingSpec, Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { generateDataset } from "./generate.ts";
import type { DatasetOptions } from "./options.ts";

/** A country of invented places with a city for every ten of them, without a briefing but the generator's own. */
export function inventCountry(places: number, more: Partial<DatasetOptions> = {}): Dataset {
  const files = generateDataset({ places, cities: Math.ceil(places / 10), ...more })
    .filter(({ path }) => !path.startsWith("sources/"))
    .map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const { value, diagnostics } = readDataset(files);
  if (value === null) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return value;
}

/** The jobs of one place: its profile beside the others of its city, a pair with the next of these, and a monthly report of it alone. */
export function jobsOf(place: string, dataset: Dataset): readonly Job[] {
  const { within } = dataset.regionById.get(place) ?? { within: null };
  const near = [...dataset.regionById.values()]
    .filter((one) => one.within === within)
    .map(({ id }) => id);
  const own = (kind: string) => specLike(dataset, kind);
  const partner = near[(near.indexOf(place) + 1) % near.length] ?? place;
  const specs: readonly BriefingSpec[] = [
    { ...own("profile"), id: `profile-${place}`, regions: near, focus: place },
    { ...own("pair"), id: `pair-${place}`, regions: [place, partner] },
    { ...own("pair"), kind: "monthly", id: `monthly-${place}`, regions: [place] },
  ];
  return specs.flatMap((spec) =>
    (["zh", "en"] as const).map((language) => ({
      ...{ spec, id: spec.id, language },
      regions: spec.regions,
    })),
  );
}

function specLike({ briefings }: Dataset, kind: string): BriefingSpec {
  const found = [...briefings.values()].find((one) => one.kind === kind);
  if (!found) throw new Error(`The generator makes no ${kind}`);
  return found;
}
