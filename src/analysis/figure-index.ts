import {
  type Dataset,
  type Figure,
  MEASURES,
  type Measure,
  type Period,
} from "../dataset/model.ts";
import { groupBy } from "../group-by.ts";

/** Lookup tables for the figures of a dataset. */
interface FigureIndex {
  readonly figureById: ReadonlyMap<string, Figure>;
  /** Id → where the figure stands among those of the dataset. */
  readonly placeById: ReadonlyMap<string, number>;
  /** Indicator → what is published on it, by measure, what was reached before what is planned. */
  readonly topicsByIndicator: ReadonlyMap<string, readonly Topic[]>;
}

/** One measure of an indicator, reached or planned: the figures that count or contradict, as written. */
interface Topic extends Omit<Asked, "indicator"> {
  readonly byRegion: FiguresByRegion;
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
  const { measure, target } = asked;
  const topic = topicsOn(dataset, asked.indicator).find(
    (one) => one.measure === measure && one.target === target,
  );
  return topic?.byRegion ?? NOTHING;
}

const NO_TOPICS: readonly Topic[] = [];

/** Returns what is published on an indicator, of any place: by measure, what was reached before what is planned. */
export function topicsOn(dataset: Dataset, indicator: string): readonly Topic[] {
  return indexFigures(dataset).topicsByIndicator.get(indicator) ?? NO_TOPICS;
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

function buildIndex(dataset: Dataset): FigureIndex {
  const figureById = new Map<string, Figure>();
  const topicsByIndicator = new Map<string, GrowingTopic[]>();
  for (const figure of dataset.figures) {
    const { indicator, measure, status, region } = figure;
    figureById.set(figure.id, figure);
    if (!isAnswer(figure)) continue;
    const topics = entryOf(topicsByIndicator, indicator, newList<GrowingTopic>);
    const byRegion = growingTopic(topics, measure, status === "target").byRegion;
    entryOf(byRegion, region, newList<Figure>).push(figure);
  }
  for (const topics of topicsByIndicator.values()) topics.sort(byQuestion);
  const placeById = new Map(dataset.figures.map(({ id }, place) => [id, place]));
  return { figureById, placeById, topicsByIndicator };
}

interface GrowingTopic extends Topic {
  readonly byRegion: Map<string, Figure[]>;
}

function growingTopic(topics: GrowingTopic[], measure: Measure, target: boolean): GrowingTopic {
  const known = topics.find((one) => one.measure === measure && one.target === target);
  if (known) return known;
  const made = { measure, target, byRegion: new Map() };
  topics.push(made);
  return made;
}

function byQuestion(a: Topic, b: Topic): number {
  return (
    MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure) || Number(a.target) - Number(b.target)
  );
}

function newList<Item>(): Item[] {
  return [];
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
