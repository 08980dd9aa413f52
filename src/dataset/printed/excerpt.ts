import type { Citation } from "../model.ts";
import { plainOf } from "./plain.ts";
import { type Quantity, quantitiesIn } from "./quantity.ts";
import type { UnitIndex } from "./unit-index.ts";

/** The printed words of a figure, read without their document. */
export interface Excerpt {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  /** True for a table cell: it prints the number with its sign, while unit and year are in the heads. */
  readonly isCell: boolean;
}

/** True for a place in a table: a row of an annex, `附表/地区生产总值`, or a cell of a sheet, `指标!C7`. */
export function isInTable(section: string): boolean {
  return /^\s*附表|[!！]\s*[A-Z]{1,3}\d+\s*$/.test(section);
}

/** Reads printed words: running text, or cells and heads of a table with a space between. */
export function readExcerpt({ section, printed }: Citation, units: UnitIndex): Excerpt {
  if (isInTable(section)) return readCells(printed, units);
  const text = plainOf(printed);
  return { text, quantities: quantitiesIn(text, units), isCell: false };
}

/** A head that names a year has digits, but is no cell: 2022年完成. */
const YEAR_HEAD = /\d{4}年/;
const FALL_HEAD = /下降|减少|降低|降幅/;
const RATE_HEAD = /增长|增速|增幅|涨幅/;

function readCells(printed: string, units: UnitIndex): Excerpt {
  const tokens = printed.trim().split(/\s+/).map(plainOf);
  const heads = tokens.filter((token) => YEAR_HEAD.test(token) || !/\d/.test(token));
  const unit = heads.map((head) => unitNamed(head, units)).find((found) => found !== null) ?? null;
  const hasRateHead = heads.some((head) => RATE_HEAD.test(head));
  const isFall = heads.some((head) => FALL_HEAD.test(head));
  const cells = tokens.filter((token) => !heads.includes(token));
  const text = cells.join(" ");
  const quantities = quantitiesIn(text, units).map((quantity): Quantity => {
    // In a row in 亿元, a number under a head such as 增速 is a rate: the unit of the row does not apply to it.
    const own = quantity.unit ?? (hasRateHead ? null : unit);
    const signs = quantity.signs.length > 0 || isFall ? quantity.signs : [1 as const];
    return { ...quantity, unit: own, signs };
  });
  return { text, quantities, isCell: true };
}

function unitNamed(head: string, { unitById, namesByFirst }: UnitIndex) {
  const named = namesByFirst.get(head.charAt(0))?.find(({ name }) => name === head);
  return unitById.get(head) ?? named?.unit ?? null;
}
