import { basename, parse } from "node:path";
import type { Dataset } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import type { Front } from "../../intake/front.ts";
import type { Reading } from "../../intake/model.ts";

/** A place in a file, and the document that the file is for it. */
interface DocumentOfPlace {
  readonly region: string;
  readonly document: string;
}

/** What was read of one place. */
export interface PlaceReading extends DocumentOfPlace, Omit<Reading, "numbers"> {}

/**
 * Divides a reading by place, since a document of the data is of one: the place that it was read for first, which also has what is
 * of no place, then the others in the order of the data.
 */
export function placesIn(
  { candidates, ignored, unread }: Reading,
  first: DocumentOfPlace,
  file: string,
  dataset: Pick<Dataset, "documentById" | "regionById">,
): readonly PlaceReading[] {
  const byPlace = groupBy(candidates, ({ region }) => region ?? first.region);
  const others = [...dataset.regionById.keys()].filter(
    (region) => region !== first.region && byPlace.has(region),
  );
  const documentOf = documentFinder(first, file, dataset);
  return [
    { ...first, candidates: byPlace.get(first.region) ?? [], ignored, unread },
    ...others.map((region) => ({
      ...{ region, document: documentOf(region), ignored: [], unread: [] },
      candidates: byPlace.get(region) ?? [],
    })),
  ];
}

/** The document of another place in the same file: the one that the data has, else one called after the first. */
function documentFinder(
  first: DocumentOfPlace,
  file: string,
  { documentById }: Pick<Dataset, "documentById">,
): (region: string) => string {
  const name = basename(file);
  const own = [...documentById.values()].filter(({ proof }) => proof?.file === name);
  const idByRegion = new Map(own.map(({ region, id }) => [region, id]));
  const start = `${first.region}-`;
  const rest = first.document.startsWith(start)
    ? first.document.slice(start.length)
    : first.document;
  return (region) => idByRegion.get(region) ?? `${region}-${rest}`;
}

/** What a file of tables says of itself where no line is a title with a year: its name, and the first year in that or in it. */
export function frontOfFile(file: string, text: string): Front | null {
  const title = parse(basename(file)).name;
  const year = YEAR.exec(title)?.[0] ?? YEAR.exec(text)?.[0];
  if (year === undefined) return null;
  const years = { past: Number(year), plan: Number(year) + 1 };
  return { title, kind: "other", issuer: null, number: null, date: null, years };
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
