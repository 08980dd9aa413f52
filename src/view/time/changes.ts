/** Words what became of headline figures since the issue before. */

import {
  type Change,
  MOVE_KINDS,
  type Move,
  type MoveKind,
} from "../../analysis/over-time/model.ts";
import { groupBy } from "../../group-by.ts";
import { type Context, indicatorOf, measureName, placeName } from "../context.ts";
import type { ChangesView, SaidView, Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { nameFigure, sayAmount, sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { capitaliseFirst, join, plainText, say } from "../sentence.ts";

/** Up to so many places, each is said with its number. */
const MOST_WITH_NUMBERS = 2;

/** Words all changes, under the periods that most of them are of. */
export function sayChanges(context: Context, changes: readonly Change[]): ChangesView {
  const counts = groupBy(changes, (change) => periodsKey(context, change));
  const [most = []] = [...counts.values()].sort((a, b) => b.length - a.length);
  const [first] = most;
  return {
    basis: first ? sayPeriods(context, first, "basis") : [],
    items: changes.map((change) => sayChange(context, change, most.includes(change))),
  };
}

/** Equal for those whose periods are said in the same words. */
function periodsKey(context: Context, { indicator, moves: [first] }: Change): string {
  const { time } = indicatorOf(context, indicator);
  return `${time} ${first?.before.period} ${first?.after.period}`;
}

/** Its lead says what it is of, and how it moved where all places agree. */
function sayChange(context: Context, change: Change, isOfBasis: boolean): SaidView {
  const { locale } = context;
  const { moves, indicator, measure } = change;
  const kinds = new Set(moves.map(({ kind }) => kind));
  const [first] = moves;
  const isOfRate = first === undefined || kinds.size > 1 || !SAYS_GROWTH[first.kind];
  const name = isOfRate
    ? measureName(context, indicator, measure)
    : indicatorOf(context, indicator).short[context.language];
  const movement = first && kinds.size === 1 ? locale.say(`changes.kind.${first.kind}`) : "";
  const lead = say(locale.say(`changes.lead${movement ? "" : "Several"}`), { name, movement });
  return {
    lead: plainText(capitaliseFirst(lead)),
    sentence: sentenceOf(context, moves, kinds.size === 1),
    aside: isOfBasis ? [] : sayPeriods(context, change, "aside"),
  };
}

/** True of words that say by themselves that they are of growth. */
const SAYS_GROWTH: Readonly<Record<MoveKind, boolean>> = {
  "turned-up": true,
  "turned-down": true,
  faster: true,
  slower: true,
  "less-fall": true,
  "more-fall": true,
  up: false,
  down: false,
  same: false,
};

function sentenceOf(context: Context, moves: readonly Move[], areAlike: boolean): Sentence {
  const { locale } = context;
  const [first] = moves;
  if (first && moves.length === 1) {
    const { before, after } = first;
    const key = context.isOfOne ? "one" : "oneOf";
    const said = say(locale.say(`changes.${key}`), {
      place: placeName(context, first.region),
      after: nameFigure(context, after),
      before: nameFigure(context, before),
    });
    return capitaliseFirst(said);
  }
  const clauses =
    moves.length <= MOST_WITH_NUMBERS
      ? moves.map((move) => sayMove(context, move, areAlike))
      : kindsIn(moves).map(([kind, own]) => sayPlacesOf(context, kind, own, moves.length));
  const all = join(clauses, locale.say("list.clause"));
  return capitaliseFirst(say(locale.say("changes.sentence"), { clauses: all }));
}

function sayMove(context: Context, { region, after, kind }: Move, isSaid: boolean): Sentence {
  const { locale } = context;
  return say(locale.say(`changes.${isSaid ? "placeLed" : "place"}`), {
    place: placeName(context, region),
    movement: locale.say(`changes.kind.${kind}`),
    value: sayAmount(context, after),
  });
}

/** The moves of each kind, in the order of the kinds. */
function kindsIn(moves: readonly Move[]): readonly (readonly [MoveKind, readonly Move[]])[] {
  return MOVE_KINDS.map(
    (kind) => [kind, moves.filter((move) => move.kind === kind)] as const,
  ).filter(([, own]) => own.length > 0);
}

/** Which places moved that way; of all of them, how many. */
function sayPlacesOf(
  context: Context,
  kind: MoveKind,
  moves: readonly Move[],
  all: number,
): Sentence {
  const { locale } = context;
  if (moves.length === all) {
    const count = sayCount(context, all, "places that moved alike");
    return say(locale.say("changes.all"), { count });
  }
  const movement = locale.say(`changes.kind.${kind}`);
  const places = namePlaces(
    context,
    moves.map(({ region }) => region),
    MOST_NAMED,
  );
  return say(locale.say("changes.places"), { places, movement });
}

/** Longer lists name a handful and count. */
const MOST_NAMED = 4;

/** The period, and the one before it. */
function sayPeriods(
  context: Context,
  { moves: [first] }: Change,
  key: "basis" | "aside",
): Sentence {
  if (!first) return [];
  return say(context.locale.say(`changes.${key}`), {
    after: periodsOf(context, [first.after]),
    before: periodsOf(context, [first.before]),
  });
}
