import { Decimal } from "decimal.js";
import { figuresOn } from "../analysis/figure-index.ts";
import type { Cell } from "../analysis/model.ts";
import { BOUND_SIGNS, type Figure } from "../dataset/model.ts";
import { stepFrom } from "../dataset/time/period.ts";
import { type Context, indicatorOf, lookUp, sourceAnchor } from "./context.ts";
import type { Entry } from "./ledger.ts";
import type { Numeral } from "./model.ts";
import { formatAmount, formatNumber, scaleOf } from "./number.ts";

/** How a figure is shown. */
interface Showing {
  /** True in tables and charts, which show bounds and marks as signs, e.g. `≥`; sentences say them in words. */
  readonly signed: boolean;
  /** The anchor, where the number has none of its own. */
  readonly where?: string;
}

/** Makes a figure of the dataset a number on the page, signed and marked, linked to its source. */
export function showFigure(context: Context, figure: Figure, { signed, where }: Showing): Numeral {
  context.shown.add(figure);
  return context.ledger.enter({
    text: figureText(context, figure),
    value: figure.value,
    unit: figure.unit,
    figures: [figure.id],
    formula: scaleFormula(context, figure),
    prefix: signed ? BOUND_SIGNS[figure.bound] : "",
    ...(signed ? markOf(context, figure) : {}),
    href: sourceAnchor(context, figure),
    ...(where === undefined ? {} : { where }),
  });
}

/** The digits of a figure; empty for words only. */
export function figureText(context: Context, figure: Figure): string {
  const { value, precision, unit } = figure;
  if (value === null) return "";
  const format = isScaled(context, unit) ? formatNumber : formatAmount;
  return format(value, figureDecimals(context, figure), precision, context.language);
}

/** True of a unit that has a power of ten in its name, such as 万元: it is given no other. */
export function isScaled({ dataset, language }: Context, unit: string): boolean {
  return /^[万亿\d]/u.test(lookUp(dataset.unitById, unit).name[language]);
}

/** How the digits of a figure are made of its value; null where they are the value, known to one unit or better. */
export function scaleFormula(context: Context, { value, precision, unit }: Figure): string | null {
  if (value === null || isScaled(context, unit)) return null;
  const scale = scaleOf(value, precision, context.language);
  return scale && `${SCALED} ${new Decimal(1).div(scale.factor).toFixed()}`;
}

/** How the formula of a figure begins of which only the point is moved. */
export const SCALED = "printed value ×";

/** Digits after the point that a figure may show: the indicator's, or one for rates. */
export function figureDecimals(context: Context, figure: Figure): number {
  const isRate = figure.measure === "growth";
  return isRate ? RATE_DECIMALS : indicatorOf(context, figure.indicator).decimals;
}

/** Rates are shown with no more than two digits; documents print one, at most two. */
const RATE_DECIMALS = 2;

/** True where the place of an empty cell reports the outcome before its target, but in a scope other than the target's. */
export function isElsewhere(context: Context, empty: Cell, target: Cell | undefined): boolean {
  const [aim] = target?.figures ?? [];
  if (empty.figures.length > 0 || !aim) return false;
  const { region, indicator, measure, period } = aim;
  const outcomes =
    figuresOn(context.dataset, { indicator, measure, target: false }).get(region) ?? [];
  const before = stepFrom(period, -1, indicatorOf(context, indicator).time);
  return outcomes.some((figure) => figure.period === before);
}

/** Words of a figure without a number, in the language of the page. */
export function figureWords({ dataset, language }: Context, figure: Figure): string {
  const words = figure.text ?? "";
  return dataset.phraseByWords.get(words)?.[language] ?? words;
}

/** The small sign after a number: estimate, contradiction, remark, in this order; and where it is explained. */
function markOf(
  { locale, marksAnchor }: Context,
  figure: Figure,
): Pick<Entry, "mark" | "markHref"> {
  const marks = [
    figure.status === "estimate" ? locale.say("mark.estimate") : "",
    figure.standing === "contradicted" ? locale.say("mark.conflict") : "",
    figure.remark !== null ? locale.say("mark.remark") : "",
  ];
  const mark = marks.join("");
  return { mark, markHref: mark === "" ? null : marksAnchor };
}
