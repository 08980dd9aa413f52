/** Names places: all of a few, of many a handful with how many more there are. */

import type { Figure } from "../dataset/model.ts";
import { type Context, placeName } from "./context.ts";
import type { Sentence } from "./model.ts";
import { joinAsList, sayAmount, sayCount } from "./phrase.ts";
import { asSentence, join, type Slot, say } from "./sentence.ts";

/** Up to this many places, all are named. */
export const MOST_NAMED = 5;
/** Of more places this many are named, or up to `MOST_NAMED` where more are in focus or peers. */
const HANDFUL = 3;

/** What is said of each place. */
interface Each<Item> {
  readonly regionOf: (item: Item) => string;
  readonly word: (item: Item) => Slot;
  /** Those to be named, after the place in focus and peers, where not all are. Default: the first. */
  readonly ends?: readonly Item[];
}

/** Lists something of each place, e.g. 平阴、张店、峄城等12地; English counts those not named. */
export function listPlaces<Item>(
  context: Context,
  items: readonly Item[],
  { regionOf, word, ends = [] }: Each<Item>,
  most = MOST_NAMED,
): Sentence {
  const { locale } = context;
  const worded = (item: Item) => asSentence(word(item));
  if (items.length <= most) return joinAsList(context, items.map(worded));
  const few = handful(context, items, regionOf, ends);
  const named = join(few.map(worded), locale.say("list.separator"));
  const wording = locale.say("list.handful");
  // Chinese says how many places there are, English how many are not named: only that count may enter the ledger.
  const count = wording.includes("{total}")
    ? { total: sayCount(context, items.length, "places that this is said of") }
    : { rest: sayCount(context, items.length - few.length, "places not named") };
  return say(wording, { named, ...count });
}

/** A handful of many, in their order: the place in focus, peers, `ends` and then the first; no more than `most`. */
export function handful<Item>(
  { focus, peers = [] }: Context,
  items: readonly Item[],
  regionOf: (item: Item) => string,
  ends: readonly Item[] = [],
  most = MOST_NAMED,
): readonly Item[] {
  const kept = [...focus, ...peers].flatMap((region) =>
    items.filter((item) => regionOf(item) === region),
  );
  const chosen = new Set(kept.slice(0, most));
  for (const item of [...ends, ...items]) {
    if (chosen.size >= Math.min(HANDFUL, most)) break;
    chosen.add(item);
  }
  return items.filter((item) => chosen.has(item));
}

/** Names of places. */
export function namePlaces(
  context: Context,
  regions: readonly string[],
  most = MOST_NAMED,
): Sentence {
  const word = (region: string) => placeName(context, region);
  return listPlaces(context, regions, { regionOf: (region) => region, word }, most);
}

/** Says places with their figures, e.g. 张店（5.5%）; of many that have the same figure the number once. */
export function sayPlaces(context: Context, figures: readonly Figure[]): Sentence {
  const { locale } = context;
  const [first] = figures;
  const isOne = figures.every(
    ({ value, status, bound }) =>
      value === first?.value && status === first.status && bound === first.bound,
  );
  if (first && isOne && figures.length > MOST_NAMED) {
    const place = namePlaces(
      context,
      figures.map(({ region }) => region),
    );
    return say(locale.say("placeValue"), { place, value: sayAmount(context, first) });
  }
  const word = (figure: Figure) =>
    say(locale.say("placeValue"), {
      place: placeName(context, figure.region),
      value: sayAmount(context, figure),
    });
  return listPlaces(context, figures, { regionOf: ({ region }) => region, word });
}

/** Several at one end of a field: where their values differ, it says that they are about the same. */
export function sayEnd(context: Context, figures: readonly Figure[]): Sentence {
  const places = sayPlaces(context, figures);
  return isEven(figures) ? places : say(context.locale.say("finding.alike"), { places });
}

/** True where all values are equal. */
export function isEven(figures: readonly Figure[]): boolean {
  return figures.every(({ value }) => value === figures[0]?.value);
}
