import { byText } from "../../by-text.ts";
import { type Dataset, type Figure, MEASURES, STATUSES } from "../../dataset/model.ts";
import { comparePeriods } from "../../dataset/time/period.ts";

/** What a figure is ordered by; null where it has nothing of the kind. */
type KeyOf = (figure: Figure) => number | null;

/** What figures may be ordered by. */
const COLUMNS = {
  place: ({ regionById }) => rankOf([...regionById.keys()], ({ region }) => region),
  indicator: ({ indicatorById }) => rankOf([...indicatorById.keys()], ({ indicator }) => indicator),
  theme: ({ themeById, indicatorById }) =>
    rankOf([...themeById.keys()], ({ indicator }) => indicatorById.get(indicator)?.theme ?? null),
  period: ({ figures }) =>
    rankOf(
      valuesOf(figures, ({ period }) => period, comparePeriods),
      ({ period }) => period,
    ),
  measure: () => rankOf(MEASURES, ({ measure }) => measure),
  status: () => rankOf(STATUSES, ({ status }) => status),
  value:
    () =>
    ({ value }) =>
      value,
  unit: ({ figures }) =>
    rankOf(
      valuesOf(figures, ({ unit }) => unit),
      ({ unit }) => unit,
    ),
  document: ({ documentById }) =>
    rankOf([...documentById.keys()].sort(byText), ({ document }) => document),
  published: ({ documentById }) => {
    const days = [...documentById.values()].flatMap(({ publishedOn }) => publishedOn ?? []);
    const sorted = [...new Set(days)].sort(byText);
    return rankOf(sorted, ({ document }) => documentById.get(document)?.publishedOn ?? null);
  },
} as const satisfies Readonly<Record<string, (dataset: Dataset) => KeyOf>>;

type Column = keyof typeof COLUMNS;
type Sort = Column | `-${Column}`;

const NAMES = Object.keys(COLUMNS) as Column[];
/** Each column, from the least, and with a minus from the greatest. */
export const SORTS = NAMES.flatMap((name): Sort[] => [name, `-${name}`]) as [Sort, ...Sort[]];

function rankOf(values: readonly string[], wordOf: (figure: Figure) => string | null): KeyOf {
  const rankByValue = new Map(values.map((value, rank) => [value, rank]));
  return (figure) => rankByValue.get(wordOf(figure) ?? "") ?? null;
}

function valuesOf(
  figures: readonly Figure[],
  wordOf: (figure: Figure) => string,
  compare: (a: string, b: string) => number = byText,
): readonly string[] {
  return [...new Set(figures.map(wordOf))].sort(compare);
}

// A dataset is immutable, so its figures are put into an order once; the WeakMap frees the orders with the dataset.
const ordersByDataset = new WeakMap<Dataset, Map<string, readonly Figure[]>>();
/** Orders kept at once: each takes some megabytes of a large dataset. */
const MOST_KEPT = 24;

/**
 * Gives all figures in an order, first things first; where that says nothing, and of figures alike, in that of the dataset.
 *
 * Those that have nothing to be ordered by come last, whichever way.
 */
export function inOrder(dataset: Dataset, sorts: readonly Sort[] = []): readonly Figure[] {
  if (sorts.length === 0) return dataset.figures;
  const orders = ordersByDataset.get(dataset) ?? new Map<string, readonly Figure[]>();
  ordersByDataset.set(dataset, orders);
  const name = sorts.join();
  const order = orders.get(name) ?? sort(dataset, sorts);
  // Deleting and setting the entry again moves it to the end: the first entry is then the least recently used.
  orders.delete(name);
  orders.set(name, order);
  for (const old of [...orders.keys()].slice(0, -MOST_KEPT)) orders.delete(old);
  return order;
}

function sort(dataset: Dataset, sorts: readonly Sort[]): readonly Figure[] {
  const { figures } = dataset;
  const keys = sorts.map((one) => keysOf(dataset, one));
  const places = Uint32Array.from(figures.keys());
  places.sort((a, b) => {
    for (const key of keys) {
      const [left = 0, right = 0] = [key[a], key[b]];
      if (left !== right) return left - right;
    }
    return a - b;
  });
  return Array.from(places, (place) => figures[place]).filter((figure) => figure !== undefined);
}

/** A number a figure, the least of which comes first. */
function keysOf(dataset: Dataset, sort: Sort): Float64Array {
  const isReversed = sort.startsWith("-");
  const keyOf: KeyOf = COLUMNS[sort.replace("-", "") as Column](dataset);
  return Float64Array.from(dataset.figures, (figure) => {
    const key = keyOf(figure);
    if (key === null) return Number.MAX_VALUE;
    return isReversed ? -key : key;
  });
}
