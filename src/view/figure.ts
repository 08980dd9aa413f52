import { figuresOn } from "../analysis/figure-index.ts";
import type { Cell } from "../analysis/model.ts";
import { BOUND_SIGNS, type Bound, type Figure } from "../dataset/model.ts";
import { stepFrom } from "../dataset/time/period.ts";
import { type Context, indicatorOf, sourceAnchor } from "./context.ts";
import { quotesIn } from "./facts.ts";
import type { Entry } from "./ledger.ts";
import type { Numeral } from "./model.ts";
import { formatNumber } from "./number.ts";

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
    is: "figure",
    value: figure.value,
    unit: figure.unit,
    figures: [figure.id],
    formula: null,
    ...boundOf(figure),
    prefix: signed ? BOUND_SIGNS[figure.bound] : "",
    ...(signed ? markOf(context, figure) : {}),
    href: sourceAnchor(context, figure),
    ...(where === undefined ? {} : { where }),
  });
}

/** The bound of a number, where it is one. */
export function boundOf({ bound }: { readonly bound: Bound }): { readonly bound?: Bound } {
  return bound === "exact" ? {} : { bound };
}

/** The digits of a figure; empty for words only. */
export function figureText(context: Context, figure: Figure): string {
  if (figure.value === null) return "";
  return formatNumber(
    figure.value,
    figureDecimals(context, figure),
    figure.precision,
    context.language,
  );
}

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

/** Puts the words of a figure without a number on the page; each number in them, e.g. of 1到2家, is a fact. */
export function showWords(
  context: Context,
  figure: Figure,
  where = sourceAnchor(context, figure) ?? "",
): string {
  context.shown.add(figure);
  const words = figureWords(context, figure);
  for (const fact of quotesIn("printed", where, words, { figures: [figure.id] })) {
    context.ledger.enter(fact);
  }
  return words;
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
