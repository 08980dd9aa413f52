import type { Cell } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, sourceAnchor } from "../context.ts";
import { figureText, isElsewhere, showFigure, showWords } from "../figure.ts";
import type { CellView, Numeral } from "../model.ts";
import { type Rank, showRank } from "../rank.ts";

/** What stands before the arrow; nothing where no target follows. */
export function fromCell(context: Context, cell: Cell | undefined, target: Cell): CellView | null {
  if (!cell || target.figures.length === 0) return null;
  const built = buildCell(context, cell, null, null);
  return isElsewhere(context, cell, target)
    ? { ...built, words: context.locale.say("mark.elsewhere") }
    : built;
}

/** Words one answer. `longest`: decimals of its column; null where numbers do not stand under each other. */
export function buildCell(
  context: Context,
  cell: Cell,
  rank: Rank | null,
  longest: number | null,
): CellView {
  const numbers = cell.figures.filter((figure) => figure.value !== null);
  const first = cell.figures[0];
  if (!first) return missingCell(context);
  if (numbers.length === 0) return wordsCell(context, first);
  const decimals = Math.max(...numbers.map((figure) => decimalsOf(context, figure)));
  return {
    ...EMPTY,
    numerals: showNumbers(context, numbers),
    rank: rank ? showRank(context, rank) : null,
    isProvisional: rank?.isProvisional ?? false,
    pad: longest === null ? "" : padOf(longest, decimals),
  };
}

/** What is not published. */
export function missingCell({ locale }: Context): CellView {
  return { ...EMPTY, kind: "missing", isNumber: false, words: locale.say("labels.none") };
}

/** Two numbers of a contradiction carry their mark once, after the second; each its own where they differ. */
function showNumbers(context: Context, figures: readonly Figure[]): readonly Numeral[] {
  const numerals = figures.map((figure) => showFigure(context, figure, { signed: true }));
  const last = numerals.at(-1);
  return numerals.map((one) =>
    one !== last && one.mark === last?.mark ? { ...one, mark: "" } : one,
  );
}

/** A cell with nothing in it. */
export const EMPTY: CellView = {
  kind: "number",
  isNumber: true,
  numerals: [],
  words: "",
  href: null,
  rank: null,
  isProvisional: false,
  pad: "",
  from: null,
  place: [],
};

function wordsCell(context: Context, figure: Figure): CellView {
  return {
    ...EMPTY,
    kind: "words",
    isNumber: false,
    words: showWords(context, figure),
    href: sourceAnchor(context, figure),
  };
}

/** The empty space that stands for the decimals that others of the column have. */
function padOf(longest: number, decimals: number): string {
  if (longest === decimals) return "";
  return decimals === 0 ? `pad-point-${longest}` : `pad-${longest - decimals}`;
}

/** Digits after the point that a figure shows. */
export function decimalsOf(context: Context, figure: Figure): number {
  return figureText(context, figure).split(".")[1]?.length ?? 0;
}
