import { endsOf } from "../../analysis/findings/field.ts";
import type { FindingOf } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import { sayMarks } from "../claim.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import {
  countInWords,
  indicatorName,
  joinAsList,
  movementOf,
  sayCount,
  sayFigure,
  saySize,
} from "../phrase.ts";
import { MOST_NAMED, namePlaces, sayEnd, sayPlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { sayEndOnce } from "./ends.ts";
import { leadWithin, sayWithin } from "./field.ts";
import type { Form, Wording } from "./form.ts";

type Divergence = FindingOf<"divergence">;
type Params = Divergence["params"];

/** The same indicator rose here and fell there: a few place by place, of many how many and the ends. */
export function wordDivergence(
  context: Context,
  { indicator, params }: Divergence,
  form: Form,
): Wording {
  const name = indicatorName(context, indicator);
  return {
    lead: (heading) => leadOf(heading, name, params),
    sentence: form === "led" ? sayLed(context, name, params) : sayAlone(context, name, params),
  };
}

function leadOf(context: Context, indicator: string, params: Params): Sentence {
  const { field, rose, fell, unchanged } = params;
  const isOneEach = rose.length === 1 && fell.length === 1 && unchanged.length === 0;
  const told = (figures: readonly Figure[], of: string) =>
    isOneEach
      ? namePlaces(
          context,
          figures.map(({ region }) => region),
        )
      : countInWords(context, figures.length, of);
  return say(context.locale.say(`finding.divergence.${isOneEach ? "leadNamed" : "lead"}`), {
    within: leadWithin(context, field),
    indicator,
    rose: told(rose, "places where it rose"),
    fell: told(fell, "places where it fell"),
    marks: sayMarks(context, {
      subjects: [...rose, ...fell],
      field: [...rose, ...fell, ...unchanged],
    }),
  });
}

type Way = "rose" | "fell" | "unchanged";

/** All ways in one sentence. */
function sayAlone(context: Context, indicator: string, params: Params): Sentence {
  const isMany = WAYS.reduce((sum, way) => sum + params[way].length, 0) > MOST_NAMED;
  return say(context.locale.say("finding.divergence.alone"), {
    within: sayWithin(context, params.field),
    indicator,
    moves: inContrast(context, movesOf(context, params, "alone", isMany ? FEW : MOST_NAMED)),
  });
}

/** A sentence for each way, or for two places one sentence: no more than two numbers in any. */
function sayLed(context: Context, indicator: string, params: Params): Sentence {
  const { locale } = context;
  const { rose, fell, unchanged } = params;
  const numbered = unchanged.filter((figure) => movementOf(context, figure) !== "unchanged");
  const isShort = rose.length + fell.length + numbered.length <= FEW;
  const moves = movesOf(context, params, "led", FEW);
  const sentences = isShort ? [inContrast(context, moves)] : moves;
  const said = sentences.map((one, index) =>
    say(locale.say(`finding.divergence.${index === 0 ? "led" : "ledNext"}`), {
      indicator,
      moves: one,
    }),
  );
  return join(said, locale.say("list.sentence"));
}

const WAYS: readonly Way[] = ["rose", "fell", "unchanged"];

/** Up to this many places of one way are told each with its number, where there are many of another or a lead goes before. */
const FEW = 2;

/** Rose in these, but fell in those and did not change in others. */
function inContrast({ locale }: Context, [first = [], ...others]: readonly Sentence[]): Sentence {
  const joined = others.map((one, index) =>
    join([[], one], locale.say(`finding.divergence.${index === 0 ? "but" : "and"}`)),
  );
  return join([first, ...joined], "");
}

/** One clause a way, of the ways that some place went; where more than `most` went it, how many and the end. */
function movesOf(context: Context, params: Params, form: Form, most: number): readonly Sentence[] {
  // Where a bound leaves open which places are at an end, none is named as the highest or lowest.
  const ends = endsOf(params.field);
  const endOf = { rose: ends?.highest ?? [], fell: ends?.lowest ?? [], unchanged: [] };
  return WAYS.flatMap((way): readonly Sentence[] => {
    const figures = params[way];
    if (figures.length === 0) return [];
    if (figures.length > most) return [countMove(context, { way, form, figures, end: endOf[way] })];
    const isStill = figures.every(({ value }) => value === 0);
    return [isStill ? listUnchanged(context, figures) : listMoves(context, figures)];
  });
}

/** e.g. 平阴增长21.2%、博山预计增长17.3%; English names the movement once. */
function listMoves(context: Context, figures: readonly Figure[]): Sentence {
  const moves = figures.map((figure, index) => {
    const wording = context.locale.say(`finding.divergence.${index === 0 ? "move" : "moveAgain"}`);
    // Making either slot enters a number in the ledger: only the one that the wording uses may be made.
    const value = wording.includes("{movement}")
      ? { movement: sayFigure(context, figure) }
      : { amount: saySize(context, figure) };
    return say(wording, { place: placeName(context, figure.region), ...value });
  });
  return joinAsList(context, moves, "finding.divergence.list");
}

/** Places without a change, those of one status together. */
function listUnchanged(context: Context, figures: readonly Figure[]): Sentence {
  const alike = [...groupBy(figures, ({ status }) => status).values()];
  const moves = alike.map((some) => {
    for (const figure of some) context.shown.add(figure);
    return say(context.locale.say("finding.divergence.move"), {
      place: namePlaces(
        context,
        some.map(({ region }) => region),
      ),
      movement: join(
        some.slice(0, 1).map((figure) => sayFigure(context, figure)),
        "",
      ),
    });
  });
  return joinAsList(context, moves);
}

interface Counted {
  readonly way: Way;
  readonly form: Form;
  readonly figures: readonly Figure[];
  /** All that are at the end of the field on this side; none where a bound leaves it open. */
  readonly end: readonly Figure[];
}

/** e.g. 41地增长，最高的是张店（12%）; 19地下降，其中平阴（下降3%），降幅最大的是博山（下降8%）. */
function countMove(context: Context, { way, form, figures, end }: Counted): Sentence {
  const { locale, focus, peers = [] } = context;
  const isCertain = end.length > 0 && end.every((figure) => figures.includes(figure));
  const own = figures.filter(
    (figure) =>
      [...focus, ...peers].includes(figure.region) && !(isCertain && end.includes(figure)),
  );
  // After a lead there is room for two numbers.
  const told = form === "led" ? own.slice(0, 1) : own;
  const sayThisEnd = form === "led" && end.length > 1 ? sayEndOnce : sayEnd;
  const part = (key: string, some: readonly Figure[], word: typeof sayEnd) =>
    some.length === 0
      ? ""
      : say(locale.say(`finding.divergence.${key}`), { places: word(context, some) });
  const [first] = figures;
  const isAlike = way === "unchanged" && figures.some(({ value }) => value !== 0);
  const movement = isAlike ? "alike" : first ? movementOf(context, first) : "";
  return say(locale.say(`finding.divergence.count.${movement}`), {
    count: sayCount(context, figures.length, `places where it ${PAST[way]}`),
    own: part("own", told, sayPlaces),
    end: part(`end.${way}`, isCertain ? end : [], sayThisEnd),
  });
}

const PAST: Readonly<Record<Way, string>> = {
  rose: "rose",
  fell: "fell",
  unchanged: "was unchanged",
};
