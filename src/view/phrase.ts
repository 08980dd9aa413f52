import type { Bound, Figure } from "../dataset/model.ts";
import { frequencyOf } from "../dataset/time/period.ts";
import { type Context, indicatorOf, lookUp, lowerFirst, sourceAnchor } from "./context.ts";
import { factOf, figureText } from "./figure.ts";
import type { Numeral, Sentence } from "./model.ts";
import { MINUS } from "./number.ts";
import { join, type Slot, say, sayQuantity } from "./sentence.ts";
import { unitName } from "./unit.ts";

/**
 * Says a figure within a sentence: its direction where it is a rate, its unit, its bound, that it is an estimate.
 *
 * e.g. 增长5.5%, 下降6.5%, 804.1亿元, 预计增长2.5%, 增长10%以上.
 * Source: GB/T 15835—2011 and the usage of statistical communiqués: never 增长−x%.
 */
export function sayFigure(context: Context, figure: Figure): Sentence {
  return sayMoving(context, figure, "movement");
}

/** Says a figure as a thing, e.g. 增长5%左右, growth of about 5%: what is planned, what is published. */
export function nameFigure(context: Context, figure: Figure): Sentence {
  return sayMoving(context, figure, "noun");
}

/**
 * Names a figure as shortly as a cell or a label needs it, e.g. 增长10%以上, growth ≥10%; `where`: the anchor it stands under,
 * if not its own.
 */
export function nameShortly(context: Context, figure: Figure, where?: string): Sentence {
  const { locale } = context;
  const key = movementOf(context, figure);
  if (figure.value === null || key === "unchanged") return sayUnchanged(context, figure, "noun");
  const amount = quantity(context, figure, key !== "own", where);
  const bound = say(locale.say(`shortly.${figure.bound}`), { value: amount });
  return holdDirection(context, say(locale.say(`shortly.${key}`), { value: bound }));
}

function sayMoving(context: Context, figure: Figure, form: "movement" | "noun"): Sentence {
  const { locale } = context;
  if (figure.value === null) return [];
  const key = movementOf(context, figure);
  const isEstimate = figure.status === "estimate";
  if (key === "unchanged") return sayUnchanged(context, figure, form);
  const amount = bounded(context, figure.bound, quantity(context, figure, key !== "own"));
  const inside = isEstimate ? say(locale.say("estimated.inside"), { value: amount }) : amount;
  const moved = holdDirection(context, say(locale.say(`${form}.${key}`), { value: inside }));
  return isEstimate ? say(locale.say("estimated.outside"), { value: moved }) : moved;
}

/** Says that nothing has changed: no number is printed, and none enters the facts. */
function sayUnchanged(context: Context, figure: Figure, form: "movement" | "noun"): Sentence {
  const { locale } = context;
  context.shown.add(figure);
  const isOnYear = figure.on === "year_earlier" && frequencyOf(figure.period) === "year";
  const said = say(locale.say(`${form}.${isOnYear ? "unchanged" : "level"}`));
  return figure.status === "estimate"
    ? say(locale.say("estimated.outside"), { value: said })
    : said;
}

/** Joins the direction to the number in Chinese, which has no space there, so that no line breaks within 下降6.5%. */
function holdDirection({ language }: Context, [direction, ...rest]: Sentence): Sentence {
  const [number, ...after] = rest;
  if (!direction) return [];
  if (language !== "zh" || direction.isNumeral || !number?.isNumeral) return [direction, ...rest];
  return [{ ...number, prefix: direction.text + number.prefix }, ...after];
}

/** Says only the size of a movement whose direction has been said, e.g. an estimated 17.3% after "rose 21.2%". */
export function saySize(context: Context, figure: Figure): Sentence {
  const value = bounded(context, figure.bound, quantity(context, figure, true));
  return figure.status === "estimate"
    ? say(context.locale.say("estimated.alone"), { value })
    : value;
}

/** Says only how much, e.g. 5.5%, 804.1亿元, where the sentence names the direction; for a fall also that it is one. */
export function sayAmount(context: Context, figure: Figure, { hasUnit = true } = {}): Sentence {
  if (["fall", "fewer", "down"].includes(movementOf(context, figure)))
    return nameFigure(context, figure);
  const amount = bounded(
    context,
    figure.bound,
    hasUnit ? quantity(context, figure, false) : [numeralOf(context, figure, false)],
  );
  return figure.status === "estimate"
    ? say(context.locale.say("estimated.alone"), { value: amount })
    : amount;
}

/** Joins sentences as the language joins names. */
export function joinAsList(
  { locale }: Context,
  sentences: readonly Sentence[],
  key = "list",
): Sentence {
  const head = join(sentences.slice(0, -1), locale.say(`${key}.separator`));
  const last = sentences.at(-1) ?? [];
  return sentences.length > 1 ? join([head, last], locale.say(`${key}.last`)) : last;
}

type Movement = "own" | "rise" | "fall" | "more" | "fewer" | "up" | "down" | "unchanged";

/** Which way a figure goes: amounts grow (增长), numbers of things become more (增加), rates go up (提高). */
export function movementOf(
  context: Context,
  { indicator, measure, unit, value, bound }: Figure,
): Movement {
  if (measure !== "growth" && measure !== "change") return "own";
  // Zero with a bound, e.g. at least 0, is said as a number.
  if (value === null || (value === 0 && bound === "exact")) return "unchanged";
  const isOfRate = indicatorOf(context, indicator).measure === "share" || unit === POINTS;
  if (isOfRate) return value >= 0 ? "up" : "down";
  if (measure === "change") return value >= 0 ? "more" : "fewer";
  return value >= 0 ? "rise" : "fall";
}

const POINTS = "个百分点";

function quantity(context: Context, figure: Figure, unsigned: boolean, where?: string): Sentence {
  const wording = context.locale.say(figure.unit === "%" ? "percent" : "quantity");
  const unit = unitName(context, figure, figure.value);
  return sayQuantity(wording, numeralOf(context, figure, unsigned, where), unit);
}

/** True where two amounts are said in one unit, so that it may stand once. */
export function shareUnit(context: Context, a: Figure, b: Figure): boolean {
  const [first, second] = [a, b].map((figure) => unitName(context, figure, null));
  return first === second;
}

function numeralOf(context: Context, figure: Figure, unsigned: boolean, where?: string): Numeral {
  context.shown.add(figure);
  const text = figureText(context, figure);
  return context.ledger.enter({
    text: unsigned ? text.replace(MINUS, "") : text,
    ...factOf(context, figure),
    href: sourceAnchor(context, figure),
    ...(where === undefined ? {} : { where }),
  });
}

/** Says that a number is a bound, where it is one. */
export function bounded({ locale }: Context, bound: Bound, value: Sentence): Sentence {
  return say(locale.say(`bound.${bound}`), { value });
}

/** A count within a sentence, in words up to ten, entered as a fact; `where`: the anchor it stands under, if not its own. */
export function sayCount(
  { ledger, locale }: Context,
  count: number,
  formula: string,
  where?: string,
): Numeral {
  const key = `countWords.${count}`;
  const text = locale.has(key) ? locale.say(key) : String(count);
  const fact = { text, is: "count", value: count, unit: null, figures: [], formula } as const;
  return ledger.enter(where === undefined ? fact : { ...fact, where });
}

/** A count in a lead. Written as a word it is not entered as a fact, since the sentence names what it counts. */
export function countInWords(context: Context, count: number, formula: string): Slot {
  const key = `countWords.${count}`;
  return context.locale.has(key) ? context.locale.say(key) : sayCount(context, count, formula);
}

/** The name of an indicator of the dataset within a sentence. */
export function indicatorName({ dataset, language }: Context, id: string): string {
  const { short, name } = lookUp(dataset.indicatorById, id);
  return language === "en" ? lowerFirst(short.en) : name.zh;
}
