import type { KeyFigure } from "../analysis/key-figures.ts";
import type { Figure } from "../dataset/model.ts";
import { type Context, indicatorOf, measureName } from "./context.ts";
import { markOf } from "./figure.ts";
import type { KeyFiguresView, KeyFigureView, Sentence } from "./model.ts";
import { periodsOf } from "./period.ts";
import { nameShortly } from "./phrase.ts";
import { rankIn } from "./rank.ts";
import { join, plainText, say, verbatim } from "./sentence.ts";
import { buildCell } from "./table/cell.ts";
import { figuresOf, legendOf } from "./table/legend.ts";
import { termName, termNotesOf } from "./terms.ts";
import { unitName } from "./unit.ts";

/** Words the key figures of a place, with the marks among them; null where it has none. */
export function buildKeyFigures(
  context: Context,
  figures: readonly KeyFigure[],
): KeyFiguresView | null {
  if (figures.length === 0) return null;
  const entries = figures.map((figure) => wordKeyFigure(context, figure));
  const cells = figures.flatMap(({ cell, growth }) => [cell, { ...cell, figures: growth }]);
  return {
    id: KEY_FIGURES,
    entries,
    legend: legendOf(
      context,
      figuresOf(cells),
      entries.map(({ amount }) => amount),
    ),
  };
}

/** Anchor of the part. */
const KEY_FIGURES = "figures";

function wordKeyFigure(context: Context, { comparison, cell, ...rest }: KeyFigure): KeyFigureView {
  const { indicator, measure } = comparison;
  const { standing, growth } = rest;
  const { locale } = context;
  const numbers = cell.figures.filter(({ value }) => value !== null);
  const [first] = numbers;
  const rank = rankIn(comparison, cell.region);
  // The amount is measured by the indicator itself, whatever the unit; growth says what it is of.
  const isAmount = measure === indicatorOf(context, indicator).measure;
  return {
    name: isAmount
      ? indicatorOf(context, indicator).short[context.language]
      : measureName(context, indicator, measure),
    period: periodsOf(context, numbers.slice(0, 1)),
    amount: buildCell(context, { ...cell, figures: numbers }, rank, null),
    unit: first ? unitName(context, first, first.value) : "",
    isFall: isAmount ? areFalls(growth) : areFalls(numbers),
    terms: join(termsOf(context, numbers), locale.say("list.detail")),
    growth: sayGrowth(context, growth, numbers),
    standing: standing === "beside" ? locale.say("position.unranked") : "",
  };
}

/** The basis and scope of figures, as far as they state one. */
function termsOf(context: Context, figures: readonly Figure[]): readonly Sentence[] {
  return termNotesOf(figures).flatMap(({ key, clauses }) =>
    clauses.flatMap(({ term }) => (term === null ? [] : [verbatim(termName(context, key, term))])),
  );
}

/** e.g. 增长5.5%, 下降6.5%, with marks, and in brackets the basis where the amount has another. */
function sayGrowth(
  context: Context,
  figures: readonly Figure[],
  amounts: readonly Figure[],
): Sentence {
  const { locale } = context;
  const said = figures.map((figure, index) => {
    const { mark = "", markHref = null } = markOf(context, figure);
    const isLast = index === figures.length - 1;
    return nameShortly(context, figure).map((piece) =>
      piece.isNumeral && isLast && mark !== ""
        ? // After the sign of a percentage, which belongs to the number.
          { ...piece, text: piece.text + piece.tail, tail: "", mark, markHref }
        : piece,
    );
  });
  const value = join(said, " / ");
  const known = termsOf(context, amounts).map(plainText);
  const own = termsOf(context, figures).filter((term) => !known.includes(plainText(term)));
  const details = join(own, locale.say("list.detail"));
  return details.length === 0 ? value : say(locale.say("section.fewDetail"), { value, details });
}

function areFalls(figures: readonly Figure[]): boolean {
  return (
    figures.length > 0 && figures.every(({ value, measure }) => isRate(measure) && (value ?? 0) < 0)
  );
}

function isRate(measure: Figure["measure"]): boolean {
  return measure === "growth" || measure === "change";
}
