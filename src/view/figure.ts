import { whyNotBeside } from "../analysis/beside.ts";
import type { Cell } from "../analysis/model.ts";
import { BOUND_SIGNS, type Figure } from "../dataset/model.ts";
import { type Context, indicatorOf, sourceAnchor } from "./context.ts";
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
    value: figure.value,
    unit: figure.unit,
    figures: [figure.id],
    formula: null,
    prefix: signed ? BOUND_SIGNS[figure.bound] : "",
    ...(signed ? markOf(context, figure) : {}),
    href: sourceAnchor(context, figure),
    ...(where === undefined ? {} : { where }),
  });
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

/** Why an outcome is not set beside its target: it is in another scope, or it is not stated whether in the same. */
type Elsewhere = "elsewhere" | "unstated";

/** Tells where the place of an empty cell reports the outcome before its target; null where it reports none. */
export function elsewhereOf(
  { dataset }: Context,
  empty: Cell,
  target: Cell | undefined,
): Elsewhere | null {
  const [aim] = target?.figures ?? [];
  if (empty.figures.length > 0 || !aim) return null;
  const why = whyNotBeside(dataset, aim);
  if (why === null) return null;
  return why === "scope-not-stated" ? "unstated" : "elsewhere";
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
