import { endsOf } from "../../analysis/findings/field.ts";
import type { FindingOf } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import {
  countInWords,
  indicatorName,
  joinAsList,
  movementOf,
  sayCount,
  sayFigure,
} from "../phrase.ts";
import { MOST_NAMED, sayEnd, sayPlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { sayWithin } from "./field.ts";
import type { Form, Wording } from "./form.ts";

type Divergence = FindingOf<"divergence">;

/** The same indicator rose here and fell there: a few place by place, of many how many and the ends. */
export function wordDivergence(
  context: Context,
  { indicator, params }: Divergence,
  form: Form,
): Wording {
  const { locale } = context;
  const { field, rose, fell, unchanged } = params;
  const name = indicatorName(context, indicator);
  const isMany = rose.length + fell.length + unchanged.length > MOST_NAMED;
  const moves = isMany ? countMoves(context, params) : nameMoves(context, params);
  return {
    lead: (heading) =>
      say(locale.say("finding.divergence.lead"), {
        indicator: name,
        rose: countInWords(heading, rose.length, "places where it rose"),
        fell: countInWords(heading, fell.length, "places where it fell"),
      }),
    sentence: say(locale.say(`finding.divergence.${form}`), {
      within: sayWithin(context, field),
      indicator: name,
      moves: join(moves, locale.say("list.contrast")),
    }),
  };
}

type Way = "rose" | "fell" | "unchanged";

function nameMoves(context: Context, params: Divergence["params"]): readonly Sentence[] {
  return WAYS.map((way) => params[way])
    .filter((figures) => figures.length > 0)
    .map((figures) => listMoves(context, figures));
}

const WAYS: readonly Way[] = ["rose", "fell", "unchanged"];

function listMoves(context: Context, figures: readonly Figure[]): Sentence {
  const moves = figures.map((figure) =>
    say(context.locale.say("finding.divergence.move"), {
      place: placeName(context, figure.region),
      movement: sayFigure(context, figure),
    }),
  );
  return joinAsList(context, moves);
}

/** e.g. 41地增长，最高的是张店（12%），19地下降，其中平阴（下降3%），降幅最大的是博山（下降8%）. */
function countMoves(context: Context, params: Divergence["params"]): readonly Sentence[] {
  // Where a bound leaves open which places are at an end, none is named as the highest or lowest.
  const ends = endsOf(params.field);
  const endOf = { rose: ends?.highest ?? [], fell: ends?.lowest ?? [], unchanged: [] };
  return WAYS.flatMap((way): readonly Sentence[] => {
    const figures = params[way];
    const [first] = figures;
    if (!first) return [];
    if (figures.length <= FEW) return [listMoves(context, figures)];
    const isAlike = way === "unchanged" && figures.some(({ value }) => value !== 0);
    const movement = isAlike ? "alike" : movementOf(context, first);
    return [countMove(context, way, figures, movement, endOf[way])];
  });
}

/** Up to this many places of one direction are named, however many there are of the other. */
const FEW = 2;

function countMove(
  context: Context,
  way: Way,
  figures: readonly Figure[],
  movement: string,
  end: readonly Figure[],
): Sentence {
  const { locale, focus, peers = [] } = context;
  const isCertain = end.length > 0 && end.every((figure) => figures.includes(figure));
  const own = figures.filter(
    (figure) =>
      [...focus, ...peers].includes(figure.region) && !(isCertain && end.includes(figure)),
  );
  const part = (key: string, some: readonly Figure[], word: typeof sayEnd) =>
    some.length === 0
      ? ""
      : say(locale.say(`finding.divergence.${key}`), { places: word(context, some) });
  return say(locale.say(`finding.divergence.count.${movement}`), {
    count: sayCount(context, figures.length, `places where it ${PAST[way]}`),
    own: part("own", own, sayPlaces),
    end: part(`end.${way}`, isCertain ? end : [], sayEnd),
  });
}

const PAST: Readonly<Record<Way, string>> = {
  rose: "rose",
  fell: "fell",
  unchanged: "was unchanged",
};
