/** Words what became of headline figures since the issue before. */

import {
  type Change,
  MOVE_KINDS,
  type Move,
  type MoveKind,
} from "../../analysis/over-time/model.ts";
import { type Context, measureName, placeName } from "../context.ts";
import type { FindingView, Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { nameFigure, sayAmount, sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { capitaliseFirst, join, plainText, say } from "../sentence.ts";

/** Up to so many places, each is said with its number. */
const MOST_WITH_NUMBERS = 2;

/** Words a change: its lead says what it is of, and how it moved where all places agree. */
export function sayChange(context: Context, change: Change): FindingView {
  const { locale } = context;
  const { moves, indicator, measure } = change;
  const kinds = new Set(moves.map(({ kind }) => kind));
  const [first] = moves;
  const name = measureName(context, indicator, measure);
  const movement = first && kinds.size === 1 ? locale.say(`changes.kind.${first.kind}`) : "";
  const lead = say(locale.say(`changes.lead${movement ? "" : "Several"}`), { name, movement });
  return {
    lead: plainText(capitaliseFirst(lead)),
    sentence: sentenceOf(context, moves, kinds.size === 1),
    aside: sayPeriods(context, moves),
  };
}

function sentenceOf(context: Context, moves: readonly Move[], areAlike: boolean): Sentence {
  const { locale } = context;
  const [first] = moves;
  if (first && moves.length === 1) {
    const { before, after } = first;
    const key = context.isOfOne ? "one" : "oneOf";
    return say(locale.say(`changes.${key}`), {
      place: placeName(context, first.region),
      after: nameFigure(context, after),
      before: nameFigure(context, before),
    });
  }
  const clauses =
    moves.length <= MOST_WITH_NUMBERS
      ? moves.map((move) => sayMove(context, move, areAlike))
      : kindsIn(moves).map(([kind, own]) => sayPlacesOf(context, kind, own, moves.length));
  return say(locale.say("changes.sentence"), { clauses: join(clauses, locale.say("list.clause")) });
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
  const movement = locale.say(`changes.kind.${kind}`);
  if (moves.length === all) {
    const count = sayCount(context, all, "places that moved alike");
    return say(locale.say("changes.all"), { count, movement });
  }
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
function sayPeriods(context: Context, moves: readonly Move[]): Sentence {
  const [first] = moves;
  if (!first) return [];
  return say(context.locale.say("changes.aside"), {
    after: periodsOf(context, [first.after]),
    before: periodsOf(context, [first.before]),
  });
}
