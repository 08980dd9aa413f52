import type { Dataset, Figure, SourceDocument } from "../dataset/model.ts";

/** The figures of a dataset where they can be found without looking through all of them. */
export interface FigureIndex {
  readonly figureById: ReadonlyMap<string, Figure>;
  /** Indicator → region → figures, as written. */
  readonly figuresByIndicator: ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>;
  /** Region → its document with the latest plan year. */
  readonly latestDocumentByRegion: ReadonlyMap<string, SourceDocument>;
  /** Document → its place among those of its region, the latest being the largest. */
  readonly recencyByDocument: ReadonlyMap<string, number>;
}

// A dataset never changes, so its index is made once and goes when the dataset goes.
const indexByDataset = new WeakMap<Dataset, FigureIndex>();

/** Returns the index of a dataset, made the first time it is asked for. */
export function indexFigures(dataset: Dataset): FigureIndex {
  const known = indexByDataset.get(dataset);
  if (known) return known;
  const index = buildIndex(dataset);
  indexByDataset.set(dataset, index);
  return index;
}

const NO_FIGURES: readonly Figure[] = [];

/** Returns everything published on an indicator in a region. */
export function figuresOf(dataset: Dataset, indicator: string, region: string): readonly Figure[] {
  return indexFigures(dataset).figuresByIndicator.get(indicator)?.get(region) ?? NO_FIGURES;
}

function buildIndex(dataset: Dataset): FigureIndex {
  const figureById = new Map<string, Figure>();
  const figuresByIndicator = new Map<string, Map<string, Figure[]>>();
  for (const figure of dataset.figures) {
    figureById.set(figure.id, figure);
    const byRegion = entryOf(figuresByIndicator, figure.indicator, () => new Map());
    entryOf(byRegion, figure.region, () => []).push(figure);
  }
  return { figureById, figuresByIndicator, ...indexDocuments(dataset) };
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
