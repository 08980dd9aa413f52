/** Words a row of the latest figures: of one place, of one indicator. */

import type { Cell, ReasonCode } from "../../analysis/model.ts";
import type { Earlier, LatestAnswer, LatestRow } from "../../analysis/over-time/model.ts";
import type { Period } from "../../dataset/model.ts";
import { type Context, indicatorOf, placeName } from "../context.ts";
import type { CellView, LatestRowView } from "../model.ts";
import { periodNumeral } from "../period.ts";
import { rankIn } from "../rank.ts";
import { buildCell, decimalsOf, EMPTY, missingCell } from "../table/cell.ts";
import { wordSparkline } from "./sparkline.ts";

/** The columns of numbers, in their order. */
const COLUMNS = ["amount", "amountEarlier", "growth", "growthEarlier"] as const;

/** Where a row stands, and how high its line is. */
interface RowSite {
  readonly region: string;
  /** That of the head over the row. */
  readonly period: Period | null;
  readonly id: string;
  readonly heightMm: number;
}

/** Words the figures of a place and their course. */
export function buildRow(context: Context, row: LatestRow, site: RowSite): LatestRowView {
  const { region } = site;
  const decimals = row.amount ? decimalsIn(context, row.amount) : 0;
  const [amount, growth] = [
    buildPair(context, row.amount, site, decimals),
    buildPair(context, row.growth, site, row.growth ? decimalsIn(context, row.growth) : 0),
  ];
  const cells = {
    amount: amount[0],
    amountEarlier: amount[1],
    growth: growth[0],
    growthEarlier: growth[1],
  };
  const isFirst = row.amount === null;
  return {
    name: placeName(context, region),
    isFocus: context.focus.includes(region),
    cells: COLUMNS.map((column) => withPeriod(context, cells[column], column, isFirst, row, site)),
    ...wordSparkline(context, row.trend, site),
  };
}

/** Digits after the point of all numbers of an indicator, so that they stand under each other. */
function decimalsIn(context: Context, { comparison, earlier }: LatestAnswer): number {
  const figures = [
    ...comparison.cells.flatMap((cell) => cell.figures),
    ...earlier.flatMap(({ figure }) => figure ?? []),
  ];
  return Math.max(0, ...figures.map((figure) => decimalsOf(context, figure)));
}

/** The latest number and that of a year before; nothing where the measure is not asked for. */
function buildPair(
  context: Context,
  answer: LatestAnswer | null,
  { region }: RowSite,
  decimals: number,
): readonly [CellView, CellView] {
  if (!answer) return [NOTHING, NOTHING];
  const { comparison, earlier } = answer;
  const at = comparison.cells.findIndex((cell) => cell.region === region);
  const cell = comparison.cells[at];
  const before = earlier[at];
  if (!cell || !before) return [NOTHING, NOTHING];
  return [
    buildCell(context, cell, rankIn(comparison, region), decimals),
    buildEarlier(context, before, cell, decimals),
  ];
}

/** Nothing is asked for here. */
const NOTHING: CellView = { ...EMPTY, isNumber: false, kind: "missing" };

function buildEarlier(
  context: Context,
  { figure, why }: Earlier,
  cell: Cell,
  decimals: number,
): CellView {
  if (figure) {
    const own: Cell = { region: cell.region, figures: [figure], figure };
    return buildCell(context, own, null, decimals);
  }
  const { locale } = context;
  const sign = SIGN_OF[why] ?? "missing";
  if (sign === "missing") return missingCell(context);
  return {
    ...missingCell(context),
    words: locale.say(`mark.${sign}`),
    meaning: locale.say(`latest.sign.${sign}`),
  };
}

/** The sign in place of a number of a year before; of all others that nothing is published. */
const SIGN_OF: Partial<Readonly<Record<ReasonCode, "elsewhere" | "unstated">>> = {
  basis: "elsewhere",
  scope: "elsewhere",
  unit: "elsewhere",
  reference: "elsewhere",
  "basis-not-stated": "unstated",
  "scope-not-stated": "unstated",
};

/** A latest number of another period than the head says has its own beside it. */
function withPeriod(
  context: Context,
  cell: CellView,
  column: (typeof COLUMNS)[number],
  isFirst: boolean,
  row: LatestRow,
  { region, period }: RowSite,
): CellView {
  if (column !== (isFirst ? "growth" : "amount")) return cell;
  const answer = isFirst ? row.growth : row.amount;
  const figure = answer?.comparison.cells.find((one) => one.region === region)?.figures[0];
  if (!figure || figure.period === period) return cell;
  const { time } = indicatorOf(context, row.indicator);
  const of = { figures: [figure.id], formula: "year of the figure" };
  return { ...cell, period: periodNumeral(context, { period: figure.period, time }, of) };
}
