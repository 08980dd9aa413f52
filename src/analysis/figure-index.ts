import type { Dataset, Figure, Measure, SourceDocument } from "../dataset/model.ts";

/** The figures of a dataset where they can be found without looking through all of them. */
export interface FigureIndex {
  readonly figureById: ReadonlyMap<string, Figure>;
  /** Id → where the figure stands among those of the dataset. */
  readonly placeById: ReadonlyMap<string, number>;
  /** What is asked, e.g. `retail_sales/growth/outcome` → region → figures, as written. */
  readonly figuresByTopic: ReadonlyMap<string, FiguresByRegion>;
  /** Region → its document with the latest plan year. */
  readonly latestDocumentByRegion: ReadonlyMap<string, SourceDocument>;
  /** Document → its place among those of its region, the latest being the largest. */
  readonly recencyByDocument: ReadonlyMap<string, number>;
}

// A dataset never changes, so its index is made once and goes when the dataset goes.
const indexByDataset = new WeakMap<Dataset, FigureIndex>();

/** Region → everything it publishes on one thing. */
export type FiguresByRegion = ReadonlyMap<string, readonly Figure[]>;

/** What is asked: an indicator and a measure, what was reached or what is planned. */
interface Asked {
  readonly indicator: string;
  readonly measure: Measure;
  readonly target: boolean;
}

/** Returns the index of a dataset, made the first time it is asked for. */
export function indexFigures(dataset: Dataset): FigureIndex {
  const known = indexByDataset.get(dataset);
  if (known) return known;
  const index = buildIndex(dataset);
  indexByDataset.set(dataset, index);
  return index;
}

const NOTHING: FiguresByRegion = new Map();

/** Returns everything published on one thing, in any year. */
export function figuresOn(dataset: Dataset, asked: Asked): FiguresByRegion {
  return indexFigures(dataset).figuresByTopic.get(topicOf(asked)) ?? NOTHING;
}

/** Returns the figures with these ids, in the order of the dataset. */
export function figuresWithIds(dataset: Dataset, ids: Iterable<string>): readonly Figure[] {
  const { placeById } = indexFigures(dataset);
  const places = [...new Set(ids)].flatMap((id) => placeById.get(id) ?? []);
  return places.sort((a, b) => a - b).flatMap((place) => dataset.figures[place] ?? []);
}

function topicOf({ indicator, measure, target }: Asked): string {
  return `${indicator}/${measure}/${target ? "target" : "outcome"}`;
}

function buildIndex(dataset: Dataset): FigureIndex {
  const figureById = new Map<string, Figure>();
  const figuresByTopic = new Map<string, Map<string, Figure[]>>();
  for (const figure of dataset.figures) {
    const { indicator, measure, status, region } = figure;
    figureById.set(figure.id, figure);
    const topic = topicOf({ indicator, measure, target: status === "target" });
    entryOf(entryOf(figuresByTopic, topic, newMap), region, newList).push(figure);
  }
  const placeById = new Map(dataset.figures.map(({ id }, place) => [id, place]));
  return { figureById, placeById, figuresByTopic, ...indexDocuments(dataset) };
}

function newMap(): Map<string, Figure[]> {
  return new Map();
}

function newList(): Figure[] {
  return [];
}

function indexDocuments(dataset: Dataset) {
  const documents = [...dataset.documentById.values()].sort(compareByAge);
  return {
    latestDocumentByRegion: new Map(documents.map((document) => [document.region, document])),
    recencyByDocument: new Map(documents.map((document, place) => [document.id, place])),
  };
}

function compareByAge(a: SourceDocument, b: SourceDocument): number {
  return a.planYear - b.planYear || a.pastYear - b.pastYear || (a.id < b.id ? -1 : 1);
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
