import type { Period } from "../../dataset/model.ts";
import { type Context, regionOf } from "../context.ts";
import type { ColumnView, Numeral } from "../model.ts";
import { periodNumeral } from "../period.ts";
import type { Extent } from "./extent.ts";
import type { Line } from "./lines.ts";

/** A table with its words measured, before it has a form. */
export interface Setting {
  readonly context: Context;
  readonly id: string;
  readonly caption: string;
  readonly lines: readonly Line[];
  /** Region ids, in the order of the page; those for reference last. */
  readonly regions: readonly string[];
  /** Those of them that all others lie within. */
  readonly references: readonly string[];
  /** What the cell of a line and a place takes. */
  readonly extentsByLine: readonly (readonly Extent[])[];
  /** True where targets follow their outcomes. */
  readonly isPlan: boolean;
  /** True for a narrow table of one place. */
  readonly isList: boolean;
  /** Width of the table, in mm. */
  readonly widthMm: number;
  /** Width of a column for notes beside places in columns, in mm; 0 for none. */
  readonly remarkMm: number;
}

/** Widths of the leading columns where places are columns, in mm: of names, of units. */
export const STUBS = {
  zh: { outcome: [38, 21], plan: [31, 15], wide: [38, 19] },
  en: { outcome: [46, 25], plan: [36, 20.5], wide: [46, 27] },
} as const;

/** A landscape page has room for wider names. */
export const WIDE_MM = 200;

/** Outcome and arrow of a step, in mm, where its numbers need no more. */
export const STEP = {
  zh: { fromMm: 8.6, arrowMm: 3.6, wideFromMm: 11 },
  en: { fromMm: 7.8, arrowMm: 3.2, wideFromMm: 11 },
} as const;

/** Before a step. */
export const STEP_PADDING_MM = 1.5;

/** Between what stands in a column and the next. */
export const GAP_MM = 2;

/** The periods asked of a place: its head says them. */
export function askedOf(lines: readonly Line[], place: number): readonly Period[] {
  return lines[0]?.asked[place] ?? [];
}

/** A place's name over its periods, where no head over several columns says them. */
export function columnOf(
  context: Context,
  { lines, references }: Pick<Setting, "lines" | "references">,
  region: string,
  { place, hasYears = true }: { readonly place: number; readonly hasYears?: boolean },
): ColumnView {
  return {
    name: regionOf(context, region).short[context.language],
    ...(references.includes(region) ? { isReference: true } : {}),
    years: hasYears ? askedOf(lines, place).map((period) => headPeriod(context, period)) : [],
  };
}

/** A period at the head of a column or a row. */
export function headPeriod(context: Context, period: Period): Numeral {
  return periodNumeral(context, { period, time: null }, { formula: "year of the column" });
}

/** Lengths as CSS custom properties; the width of a table that may be narrower than the page, all its columns together. */
export function styleOf(
  lengthsMm: Readonly<Record<string, number>>,
  widthsMm: readonly number[] = [],
): string {
  const widthMm = widthsMm.reduce((sum, mm) => sum + mm, 0);
  return [
    ...(widthMm > 0 ? [`width: min(100%, ${round(widthMm)}mm)`] : []),
    ...Object.entries(lengthsMm).map(([name, mm]) => `--${name}: ${round(mm)}mm`),
  ].join("; ");
}

/** Widths as parts of the whole, in per cent. */
export function sharesOf(widthsMm: readonly number[]): readonly string[] {
  const wholeMm = widthsMm.reduce((sum, mm) => sum + mm, 0);
  return widthsMm.map((mm) => `${round((100 * mm) / wholeMm)}%`);
}

/** To a hundredth of a millimetre. */
export function round(mm: number): number {
  return Math.round(mm * 100) / 100;
}
