/** What stands in words around the scale of a row: its name, unit, rank, target, and what is not drawn on it. */

import { aimOf, type Cell } from "../../analysis/model.ts";
import type { Position } from "../../analysis/positions.ts";
import type { IndicatorRow } from "../../charts/position/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, indicatorOf, listNames, measureName, placeName } from "../context.ts";
import { figureWords, markOf, showFigure, showWords } from "../figure.ts";
import type { Numeral, Sentence } from "../model.ts";
import { periodNumeral, periodOf } from "../period.ts";
import { nameShortly } from "../phrase.ts";
import { rankIn, showRank } from "../rank.ts";
import { plainText, say, verbatim } from "../sentence.ts";
import { saysUnit, unitName } from "../unit.ts";
import { whyBeside } from "../why-beside.ts";

/** Anchor of the figure. */
export const POSITION_FIGURE = "position-figure";

/** What all rows of a figure have in common. */
export interface RowFrame {
  /** True where each row says its period, as they differ. */
  readonly isDated: boolean;
}

/** The words beside a scale, but for what is said of places that are not on it. */
export function wordBeside(
  context: Context,
  position: Position,
  { isDated }: RowFrame,
): Omit<IndicatorRow, "missing"> {
  const { comparison, compared, isField } = position;
  const { indicator, measure } = comparison;
  const isOwn = measure === indicatorOf(context, indicator).measure;
  const label = isOwn
    ? indicatorOf(context, indicator).short[context.language]
    : measureName(context, indicator, measure);
  const [first] = compared;
  return {
    label,
    unit: [
      ...sayUnit(context, position, label),
      ...(isDated && first ? [sayPeriodOf(context, first)] : []),
      ...(isField ? [] : [sayWhy(context, position)]),
    ].join(context.locale.say("list.detail")),
    rank: sayRank(context, position),
    ...(position.standing === "ranked" ? {} : { isUnranked: true }),
    note: sayTarget(context, position.target),
    isField,
  };
}

function sayUnit(context: Context, { comparison, compared }: Position, label: string) {
  const figures = comparison.cells.flatMap((cell) => cell.figures);
  const figure = compared[0] ?? figures.find(({ value }) => value !== null);
  const unit = figure ? unitName(context, figure, null) : "";
  return saysUnit(label, unit) || unit === "" ? [] : [unit];
}

/** Why none of the row may be compared. */
function sayWhy(context: Context, { comparison }: Position): string {
  const why = whyBeside(context, [comparison]);
  const key = why === "" ? "chart.beside" : "chart.unranked";
  return plainText(say(context.locale.say(key), { why }));
}

/** The rank; of two that may be compared none, as they show their order. */
function sayRank(context: Context, { comparison, place, standing }: Position): string {
  const rank = rankIn(comparison, place);
  if (!rank) return standing === "beside" ? context.locale.say("position.unranked") : "";
  const { text } = showRank(context, rank);
  return rank.isProvisional ? `(${text})` : text;
}

/** The target of the place, with its period. */
function sayTarget(context: Context, target: Cell | null): string {
  const aims = target ? aimOf(target) : [];
  const [first] = aims;
  if (!target || !first) return "";
  const { locale } = context;
  const isInstead = target.figures.length === 0;
  const said = aims.map((figure) => sayAim(context, figure, isInstead));
  return plainText(
    say(locale.say("position.target"), {
      period: sayPeriodOf(context, first),
      value: said.join(" / "),
    }),
  );
}

function sayAim(context: Context, figure: Figure, isInstead: boolean): string {
  if (figure.value === null) return sayWords(context, figure);
  if (!isInstead) return textOf(showFigure(context, figure, { signed: true }));
  const { mark = "" } = markOf(context, figure);
  return plainText(nameShortly(context, figure)) + mark;
}

/** Longer words would take too many lines beside a scale: they stand in the table of targets. */
const MOST_CHARACTERS = { zh: 20, en: 40 } as const;

function sayWords(context: Context, figure: Figure): string {
  context.shown.add(figure);
  const isShort = figureWords(context, figure).length <= MOST_CHARACTERS[context.language];
  return isShort
    ? showWords(context, figure, POSITION_FIGURE)
    : context.locale.say("chart.inWords");
}

/** Numbers of a contradiction carry their mark once, after the last; each its own where they differ. */
function markOnce(numerals: readonly Numeral[]): readonly Numeral[] {
  const last = numerals.at(-1);
  return numerals.map((one) =>
    one !== last && one.mark === last?.mark ? { ...one, mark: "" } : one,
  );
}

/** What a numeral shows within a drawing. */
function textOf({ prefix, text, mark }: Numeral): string {
  return prefix + text + mark;
}

/** The period of a figure with its unit, e.g. 2022年. */
export function sayPeriodOf(context: Context, figure: Figure): string {
  const one = periodOf(context, figure);
  const behind = { figures: [figure.id], formula: "year of the figure" };
  const { text } = periodNumeral(context, one, behind);
  return text === one.period ? plainText(say(context.locale.say("year"), { value: text })) : text;
}

/** e.g. 张店0.4 / 1.2‡; 博山仅有文字: what answers, but not by one number in the unit of the row. */
export function sayUndrawn(context: Context, { undrawn, compared }: Position): readonly string[] {
  const { locale } = context;
  return undrawn.map(({ region, figures }) => {
    const numbers = figures.filter(({ value }) => value !== null);
    const shown = numbers.map((one) => showFigure(context, one, { signed: true }));
    const said = markOnce(shown).map(textOf);
    const isOfOtherUnit = figures.length === 1;
    const [first] = numbers;
    const unit = first && isOfOtherUnit ? unitName(context, first, first.value) : "";
    const value =
      numbers.length > 0
        ? withUnit(context, said.join(" / "), unit)
        : verbatim(locale.say("chart.doubt.words-only"));
    const place = placeName(context, region);
    const answer = plainText(say(locale.say("position.undrawn"), { place, value }));
    const [figure] = figures;
    if (!figure || figure.period === compared[0]?.period) return answer;
    const period = sayPeriodOf(context, figure);
    return plainText(say(locale.say("position.undrawnThen"), { answer, period }));
  });
}

function withUnit({ locale }: Context, value: string, unit: string): Sentence {
  return unit === "" ? verbatim(value) : say(locale.say("quantity"), { value, unit });
}

/** e.g. 峄城、高青未公布; nothing where all publish it. */
export function sayMissing(context: Context, { missing }: Position): readonly string[] {
  if (missing.length === 0) return [];
  const places = listNames(
    context,
    missing.map((region) => placeName(context, region)),
  );
  return [plainText(say(context.locale.say("position.missing"), { places }))];
}
