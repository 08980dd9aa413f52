import { Decimal } from "decimal.js";
import { whyNotBeside } from "../analysis/beside.ts";
import { aimOf, type Cell, type Comparison } from "../analysis/model.ts";
import { BOUND_SIGNS, type Bound, type Figure } from "../dataset/model.ts";
import { type Context, indicatorOf, lookUp, sourceAnchor } from "./context.ts";
import { quotesIn } from "./facts.ts";
import type { Entry } from "./ledger.ts";
import type { Fact, Numeral } from "./model.ts";
import { formatAmount, formatNumber, powerOf } from "./number.ts";
import { remarkMark } from "./remark-mark.ts";
import { formulaOf, inScale, type Quantity, type Scale, type Speech, scaleOf } from "./scale.ts";

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
    ...factOf(context, figure),
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

/** The value behind a figure on the page, in the unit that it is said in, with its bound. */
export function factOf(
  context: Speech,
  figure: Figure,
): Pick<Fact, "is" | "value" | "unit" | "figures" | "formula" | "bound"> {
  const { id, value, unit, precision } = figure;
  const coarse = value === null ? null : coarseScale(context, unit, value, precision);
  const scale = coarse ?? scaleOf(context, figure);
  const formula = formulaOf(scale);
  const own = { is: "figure", figures: [id], formula, ...boundOf(figure) } as const;
  if (formula === null || value === null) return { ...own, value, unit, formula: null };
  const said = inScale(scale, { value: new Decimal(value), decimals: 0, precision: null });
  return { ...own, value: said.value.toNumber(), unit: scale.many };
}

/**
 * The value that a figure is drawn with: in one unit for all figures of its indicator, so that 1.5万 and 1616 beside one
 * another are drawn as 15000 and 1616. Null for words only.
 */
export function drawnValue(speech: Speech, figure: Figure): number | null {
  if (figure.value === null) return null;
  return quantityOf(speech, figure).value.toNumber();
}

/** The digits of a figure, e.g. 4.24万 of one known to hundreds; empty for words only. */
export function figureText(speech: Speech, figure: Figure): string {
  if (figure.value === null) return "";
  const { value, decimals, precision } = quantityOf(speech, figure);
  const format = isScaled(speech, figure.unit) ? formatNumber : formatAmount;
  return format(value, decimals, precision, speech.language);
}

/** True of a unit that has a power of ten in its name, such as 万元: it is given no other. */
function isScaled({ dataset, language }: Speech, unit: string): boolean {
  return /^[万亿\d]/u.test(lookUp(dataset.unitById, unit).name[language]);
}

/** The power of ten that stands beside the digits of an amount known to tens or more, with its unit; null where none does. */
export function coarseScale(
  speech: Speech,
  unit: string,
  value: number | Decimal,
  precision: number | null,
): Scale | null {
  const power = isScaled(speech, unit) ? null : powerOf(value, precision, speech.language);
  if (power === null) return null;
  const name = lookUp(speech.dataset.unitById, unit).name[speech.language];
  const many = power.words.trim() + (speech.language === "en" ? ` ${name}` : name);
  return { shift: -Math.log10(power.factor), one: many, many };
}

/** The number of a figure in the unit that it is said in. */
export function quantityOf(speech: Speech, figure: Figure): Quantity {
  const { value, precision } = figure;
  const printed = {
    value: new Decimal(value ?? 0),
    decimals: figureDecimals(speech, figure),
    precision,
  };
  return inScale(scaleOf(speech, figure), printed);
}

/** Digits after the point that a figure may show in the unit of the data: the indicator's, or one for rates. */
function figureDecimals(context: Pick<Context, "dataset">, figure: Figure): number {
  const isRate = figure.measure === "growth";
  return isRate ? RATE_DECIMALS : indicatorOf(context, figure.indicator).decimals;
}

/** Rates are shown with no more than two digits; documents print one, at most two. */
const RATE_DECIMALS = 2;

/**
 * Why one end of an arrow stands without the other: what was published for it is in another scope or on another basis, or
 * it is not stated whether in the same scope.
 */
type Elsewhere = "elsewhere" | "unstated";

/** Tells where the place of an empty cell publishes what belongs beside the other end; null where it publishes none. */
export function elsewhereOf(
  { dataset }: Context,
  asked: Pick<Comparison, "indicator" | "measure" | "target">,
  empty: Cell | undefined,
  other: Cell | undefined,
): Elsewhere | null {
  const [end] = other ? aimOf(other) : [];
  if (!end || (empty && empty.figures.length > 0)) return null;
  const why = whyNotBeside(dataset, asked, end);
  if (why === null) return null;
  return why === "scope-not-stated" ? "unstated" : "elsewhere";
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
export function figureWords({ dataset, language }: Speech, figure: Figure): string {
  const words = figure.text ?? "";
  return dataset.phraseByWords.get(words)?.[language] ?? words;
}

/** The small sign after a number: estimate, contradiction, remark, in this order; and where it is explained. */
export function markOf(
  { dataset, locale, marksAnchor }: Pick<Context, "dataset" | "locale" | "marksAnchor">,
  figure: Figure,
): Pick<Entry, "mark" | "markHref"> {
  const marks = [
    figure.status === "estimate" ? locale.say("mark.estimate") : "",
    figure.standing === "contradicted" ? locale.say("mark.conflict") : "",
    figure.remark !== null ? remarkMark({ dataset, locale }, figure.remark) : "",
  ];
  const mark = marks.join("");
  return { mark, markHref: mark === "" ? null : marksAnchor };
}
