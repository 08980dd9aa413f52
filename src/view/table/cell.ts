import { aimOf, type Cell, type Comparison } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, sourceAnchor } from "../context.ts";
import { elsewhereOf, figureText, markOf, showFigure, showWords } from "../figure.ts";
import type { CellView, Numeral, Sentence } from "../model.ts";
import { nameShortly } from "../phrase.ts";
import { type Rank, showRank } from "../rank.ts";
import { join } from "../sentence.ts";

/**
 * What stands before the arrow, and what is missing after it is a dash: a target that is not published takes no outcome
 * away. Nothing where there is neither.
 */
export function fromCell(
  context: Context,
  before: Pick<Comparison, "indicator" | "measure" | "target">,
  cell: Cell | undefined,
  after: Cell,
  rank: Rank | null = null,
): CellView | null {
  if (!cell || (cell.figures.length === 0 && aimOf(after).length === 0)) return null;
  const built = buildCell(context, cell, rank, null);
  if (cell.apart) return built;
  const elsewhere = elsewhereOf(context, before, cell, after);
  if (elsewhere === null) return built;
  const { locale } = context;
  const meaning = elsewhere === "elsewhere" && before.target ? "targetElsewhere" : elsewhere;
  return {
    ...built,
    words: locale.say(`mark.${elsewhere}`),
    meaning: locale.say(`legend.${meaning}`),
  };
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
  if (!first && cell.apart) return apartCell(context, cell.apart);
  if (!first) return cell.instead ? insteadCell(context, cell.instead) : missingCell(context);
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

/** A target in another measure than the row's, e.g. 增长10%以上 among amounts: its number says what it is of. */
function insteadCell(context: Context, figures: readonly Figure[]): CellView {
  const [first] = figures.filter(({ value }) => value === null);
  if (first) return wordsCell(context, first);
  const said = figures.map((figure, index) =>
    withMark(nameShortly(context, figure), {
      ...markOf(context, figure),
      ...(index < figures.length - 1 ? { mark: "" } : {}),
    }),
  );
  return { ...EMPTY, kind: "words", isNumber: false, said: join(said, " / ") };
}

/** Puts the mark of a figure on its number. */
function withMark(sentence: Sentence, { mark, markHref = null }: Mark): Sentence {
  return sentence.map((piece) => (piece.isNumeral && mark ? { ...piece, mark, markHref } : piece));
}

type Mark = ReturnType<typeof markOf>;

/** What is not published. */
export function missingCell({ locale }: Context): CellView {
  return {
    ...EMPTY,
    kind: "missing",
    isNumber: false,
    words: locale.say("labels.none"),
    meaning: locale.say("labels.missing"),
  };
}

/** What is published, but stands in another row. */
function apartCell({ locale }: Context, apart: NonNullable<Cell["apart"]>): CellView {
  const empty = { ...EMPTY, kind: "missing", isNumber: false } as const;
  if (apart === "own-row") return empty;
  return {
    ...empty,
    words: locale.say(`mark.${apart}`),
    meaning: locale.say(`legend.${apart}Apart`),
  };
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

/** Digits after the point that a figure shows, for numbers to stand under each other; none of one such as 4.24万. */
export function decimalsOf(context: Context, figure: Figure): number {
  return /\.(\d+)$/.exec(figureText(context, figure))?.[1]?.length ?? 0;
}
