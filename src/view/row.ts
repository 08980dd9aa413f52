import type { Row } from "../analysis/analyze.ts";
import type { Cell, Comparison } from "../analysis/model.ts";
import type { Figure } from "../dataset/model.ts";
import { type Context, indicatorOf, rowUnit, sourceAnchor } from "./context.ts";
import { figureText, figureWords, isElsewhere, showFigure } from "./figure.ts";
import type { CellView, Numeral, RowView } from "./model.ts";
import type { NoteBook } from "./notes.ts";
import { type Rank, rankIn, showRank } from "./rank.ts";

/** Words the rows of a table, one a comparison; an indicator's name stands on its first row only. */
export function buildRows(
  context: Context,
  notes: NoteBook,
  sources: readonly Row[],
): readonly RowView[] {
  let before = "";
  const longest = longestByColumn(context, sources);
  return sources.map((source) => {
    const { indicator } = source.comparison;
    const opens = indicator !== before;
    before = indicator;
    return buildRow(context, notes, source, { opens, longest });
  });
}

/** The most decimals of each column: its numbers stand under each other at the decimal point. */
function longestByColumn(context: Context, sources: readonly Row[]): readonly number[] {
  const columns = sources[0]?.comparison.cells ?? [];
  return columns.map((_, index) =>
    longestOf(
      context,
      sources.flatMap(({ comparison }) => comparison.cells[index]?.figures ?? []),
    ),
  );
}

function longestOf(context: Context, figures: readonly Figure[]): number {
  return Math.max(0, ...figures.map((figure) => decimalsOf(context, figure)));
}

/** Counts and whole amounts are long and in units of their own: such a row ends where the column does. */
function isOfWholes(context: Context, { cells, measure }: Comparison): boolean {
  const figures = cells.flatMap((cell) => cell.figures);
  return measure !== "growth" && longestOf(context, figures) === 0;
}

interface RowPlace {
  readonly opens: boolean;
  readonly longest: readonly number[];
}

function buildRow(
  context: Context,
  notes: NoteBook,
  source: Row,
  { opens, longest }: RowPlace,
): RowView {
  const { comparison, outcome } = source;
  const indicator = indicatorOf(context, comparison.indicator);
  const areWhole = isOfWholes(context, comparison);
  const longestIn = (index: number) => (areWhole ? 0 : (longest[index] ?? 0));
  return {
    name: opens ? indicator.short[context.language] : "",
    full: indicator.short[context.language],
    unit: rowUnit(context, unitOf(comparison, indicator.unit), comparison.measure),
    opens,
    notes: notes.take(comparison, outcome),
    cells: comparison.cells.map((cell, index) => ({
      ...(outcome
        ? buildCell(context, cell, null, null)
        : buildCell(context, cell, rankIn(comparison, cell.region), longestIn(index))),
      from: outcome ? fromCell(context, outcome.cells[index], cell) : null,
    })),
  };
}

function unitOf(comparison: Comparison, fallback: string): string {
  return comparison.cells.flatMap((cell) => cell.figures)[0]?.unit ?? fallback;
}

/** What stands before the arrow; nothing where no target follows. */
function fromCell(context: Context, cell: Cell | undefined, target: Cell): CellView | null {
  if (!cell || target.figures.length === 0) return null;
  const built = buildCell(context, cell, null, null);
  return isElsewhere(context, cell, target)
    ? { ...built, words: context.locale.say("mark.elsewhere") }
    : built;
}

/** `longest`: decimals of its column; null where numbers do not stand under each other. */
function buildCell(
  context: Context,
  cell: Cell,
  rank: Rank | null,
  longest: number | null,
): CellView {
  const numbers = cell.figures.filter((figure) => figure.value !== null);
  const first = cell.figures[0];
  if (!first)
    return {
      ...EMPTY,
      kind: "missing",
      isNumber: false,
      words: context.locale.say("labels.none"),
    };
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

/** Two numbers of a contradiction carry their mark once, after the second. */
function showNumbers(context: Context, figures: readonly Figure[]): readonly Numeral[] {
  return figures.map((figure, index) => {
    const numeral = showFigure(context, figure, { signed: true });
    return index < figures.length - 1 ? { ...numeral, mark: "" } : numeral;
  });
}

const EMPTY: CellView = {
  kind: "number",
  isNumber: true,
  numerals: [],
  words: "",
  href: null,
  rank: null,
  isProvisional: false,
  pad: "",
  from: null,
};

function wordsCell(context: Context, figure: Figure): CellView {
  context.shown.add(figure);
  return {
    ...EMPTY,
    kind: "words",
    isNumber: false,
    words: figureWords(context, figure),
    href: sourceAnchor(context, figure),
  };
}

/** The empty space that stands for the decimals that others of the column have. */
function padOf(longest: number, decimals: number): string {
  if (longest === decimals) return "";
  return decimals === 0 ? `pad-point-${longest}` : `pad-${longest - decimals}`;
}

function decimalsOf(context: Context, figure: Figure): number {
  return figureText(context, figure).split(".")[1]?.length ?? 0;
}
