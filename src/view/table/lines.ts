import type { Row } from "../../analysis/analyze.ts";
import { aimOf, type Cell, type Comparison } from "../../analysis/model.ts";
import type { Period } from "../../dataset/model.ts";
import { type Context, indicatorOf } from "../context.ts";
import { quantityOf } from "../figure.ts";
import type { CellView, NoteView, Numeral, RowView } from "../model.ts";
import type { NoteBook } from "../notes.ts";
import { periodNumeral, periodOf } from "../period.ts";
import { rankIn } from "../rank.ts";
import { rowUnit } from "../unit.ts";
import { buildCell, decimalsOf, EMPTY, fromCell } from "./cell.ts";
import { isSaid, periodsAsked } from "./periods.ts";

/** One comparison of a table, worded but for its cells. */
export interface Line extends Omit<RowView, "cells" | "saysUnit"> {
  readonly source: Row;
  /** Place → the periods that its head says; the same for all lines of a table. */
  readonly asked: readonly (readonly Period[])[];
  /** The indicator's id. */
  readonly indicator: string;
  /** The most decimals among its numbers. */
  readonly decimals: number;
  /** True of counts and whole amounts, which are long and in units of their own. */
  readonly isOfWholes: boolean;
  readonly options: LineOptions;
}

interface LineOptions {
  /** True where outcomes bear their ranks also before an arrow. Default: false. */
  readonly bearsOutcomes?: boolean;
  /** True where what is not published at one end of an arrow has no dash. Default: false. */
  readonly isList?: boolean;
}

/** Words the lines of a table, one a comparison; an indicator's name stands on its first line only. */
export function wordLines(
  context: Context,
  notes: NoteBook,
  sources: readonly Row[],
  options: LineOptions = {},
): readonly Line[] {
  const cells = sources[0]?.comparison.cells ?? [];
  const asked = cells.map(({ region }, place) => periodsAsked(context, sources, region, place));
  return sources.map((source, index): Line => {
    const { comparison, before } = source;
    const indicator = indicatorOf(context, comparison.indicator);
    const full = indicator.short[context.language];
    const opens = sources[index - 1]?.comparison.indicator !== indicator.id;
    const decimals = decimalsIn(context, comparison);
    return {
      source,
      asked,
      indicator: indicator.id,
      name: opens ? full : "",
      full,
      unit: rowUnit(context, {
        indicator: indicator.id,
        unit: unitOf(source, indicator.unit),
        measure: comparison.measure,
      }),
      opens,
      notes: notes.take(comparison, before, options),
      decimals,
      isOfWholes: comparison.measure !== "growth" && decimals === 0,
      options,
    };
  });
}

/**
 * Makes the cell of a place.
 *
 * `place` counts the cells of the comparison from 0; `longest` is the most decimals of the column that the cell
 * stands in.
 */
export function makeCell(
  context: Context,
  { source, asked, options }: Line,
  place: number,
  longest: number,
): CellView {
  const { comparison, before } = source;
  const cell = comparison.cells[place];
  if (!cell) throw new Error(`The comparison of ${comparison.indicator} has no cell ${place}`);
  const built = before
    ? buildStep(context, { before, cell, place }, options)
    : { ...buildCell(context, cell, rankIn(comparison, cell.region), longest), from: null };
  return {
    ...built,
    ...otherPeriod(context, asked[place] ?? [], cell, before?.cells[place]),
  };
}

interface Step {
  readonly before: Comparison;
  readonly cell: Cell;
  readonly place: number;
}

/** What stands before the arrow and after it. */
function buildStep(
  context: Context,
  { before, cell, place }: Step,
  { bearsOutcomes = false, isList = false }: LineOptions,
): CellView {
  const outcome = before.cells[place];
  const rank = bearsOutcomes ? rankIn(before, cell.region) : null;
  const built = buildCell(context, cell, null, null);
  const from = fromCell(context, before, outcome, cell, rank);
  const isDash = ({ kind, words }: CellView) =>
    kind === "missing" && words === context.locale.say("labels.none");
  if (!isList || from === null) return { ...built, from };
  return isDash(built)
    ? { ...from, from: null, isOutcomeOnly: true }
    : { ...built, from: isDash(from) ? EMPTY : from };
}

/** The period of a cell where the head of its place does not say it: of what is after the arrow, else of what is before it. */
function otherPeriod(
  context: Context,
  asked: readonly Period[],
  cell: Cell,
  before: Cell | undefined,
): { readonly period?: Numeral } {
  const [after] = aimOf(cell);
  const figure = after ?? before?.figures[0];
  const said = after ? asked.at(-1) : asked[0];
  if (!figure || isSaid(context, said, figure)) return {};
  const behind = { figures: [figure.id], formula: "year of the figure" };
  return { period: periodNumeral(context, periodOf(context, figure), behind) };
}

/** The most decimals of a place's numbers: where places are columns they stand under each other at the point. */
export function decimalsOfPlace(context: Context, lines: readonly Line[], place: number): number {
  const figures = lines.flatMap(({ source }) => source.comparison.cells[place]?.figures ?? []);
  return Math.max(0, ...figures.map((figure) => decimalsOf(context, figure)));
}

function decimalsIn(context: Context, { cells }: Comparison): number {
  let most = 0;
  for (const figure of cells.flatMap((cell) => cell.figures)) {
    most = Math.max(most, decimalsOf(context, figure));
    // None of them may show more.
    if (most === quantityOf(context, figure).decimals) break;
  }
  return most;
}

/** The unit of the figures of a row, of what is before the arrow where nothing is after it. */
function unitOf({ comparison, before }: Row, fallback: string): string {
  const [first] = [...comparison.cells, ...(before?.cells ?? [])].flatMap(({ figures }) => figures);
  return first?.unit ?? fallback;
}

/** The notes of several lines, each once. */
export function notesOf(lines: readonly Line[]): readonly NoteView[] {
  return [...new Set(lines.flatMap(({ notes }) => notes))];
}
