import type { Dataset, Figure, Measure, Period } from "../dataset/model.ts";
import { groupBy } from "../group-by.ts";

/** Lookup tables for the figures of a dataset. */
interface FigureIndex {
  readonly figureById: ReadonlyMap<string, Figure>;
  /** Id → where the figure stands among those of the dataset. */
  readonly placeById: ReadonlyMap<string, number>;
  /** What is asked, e.g. `retail_sales/growth/outcome` → region → figures that count or contradict, as written. */
  readonly figuresByTopic: ReadonlyMap<string, FiguresByRegion>;
}

// A dataset is immutable, so its index is made once; the WeakMap frees it with the dataset.
const indexByDataset = new WeakMap<Dataset, FigureIndex>();

/** Region → its figures on one indicator and measure, outcomes or targets. */
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

/** Returns all figures on an indicator and measure, of any period; of revised ones only the one that counts. */
export function figuresOn(dataset: Dataset, asked: Asked): FiguresByRegion {
  return indexFigures(dataset).figuresByTopic.get(topicOf(asked)) ?? NOTHING;
}

const NO_FIGURES: readonly Figure[] = [];
const FEW = 4;

// The lists of an index are immutable: each is grouped by period once, and the WeakMap frees the groups with it.
const periodsByList = new WeakMap<readonly Figure[], ReadonlyMap<Period, readonly Figure[]>>();

/** Returns the figures of a period, out of a list of `FiguresByRegion`. */
export function ofPeriod(published: readonly Figure[], period: Period | null): readonly Figure[] {
  if (period === null) return NO_FIGURES;
  if (published.length <= FEW) {
    const isAll = published.every((figure) => figure.period === period);
    return isAll ? published : published.filter((figure) => figure.period === period);
  }
  const known = periodsByList.get(published) ?? groupBy(published, (figure) => figure.period);
  periodsByList.set(published, known);
  return known.get(period) ?? NO_FIGURES;
}

/** Returns the figures with these ids, in the order of the dataset. */
export function figuresWithIds(dataset: Dataset, ids: Iterable<string>): readonly Figure[] {
  const { placeById } = indexFigures(dataset);
  const places = [...new Set(ids)].flatMap((id) => placeById.get(id) ?? []);
  return places.sort((a, b) => a - b).flatMap((place) => dataset.figures[place] ?? []);
}

/** True for a figure that answers a question: it counts, or is one of several that contradict each other. */
export function isAnswer({ standing }: Figure): boolean {
  return standing === "counts" || standing === "contradicted";
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
    if (!isAnswer(figure)) continue;
    const topic = topicOf({ indicator, measure, target: status === "target" });
    entryOf(entryOf(figuresByTopic, topic, newMap), region, newList).push(figure);
  }
  const placeById = new Map(dataset.figures.map(({ id }, place) => [id, place]));
  return { figureById, placeById, figuresByTopic };
}

function newMap(): Map<string, Figure[]> {
  return new Map();
}

function newList(): Figure[] {
  return [];
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
