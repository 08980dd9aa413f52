/** What charts of who reports what, and of when, are drawn from. */

import type { Status } from "../../dataset/model.ts";
import type { FigureIdentity } from "../model.ts";

/**
 * Which place reports which periods: a row a place or several, a column a period.
 *
 * Shape: any number of rows; `periods` follow one another without one left out.
 */
export interface YearsSpec extends FigureIdentity {
  readonly form: "years";
  /** Before the key, e.g. `各地年份`; "" for none. */
  readonly title: string;
  /** What each mark is, e.g. `上年完成`. */
  readonly key: readonly { readonly status: Status; readonly label: string }[];
  /** Over the columns; "" where no words stand. */
  readonly periods: readonly string[];
  /** Rows whose outcomes may be compared come first. */
  readonly rows: readonly YearsRow[];
  /** Null where no outcomes may be compared. */
  readonly field: YearsField | null;
}

/** Places that report the same periods. */
export interface YearsRow {
  /** E.g. `平阴、张店、博山` or `41地`. */
  readonly label: string;
  readonly marks: readonly YearsMark[];
}

interface YearsMark {
  /** Index of the period. */
  readonly period: number;
  readonly status: Status;
}

/** The outcomes that may be compared: those of the first rows, of one period. */
export interface YearsField {
  readonly rows: number;
  /** Index of the period; each of these rows has an outcome in it. */
  readonly period: number;
  /** Beside the field, e.g. `同年，可比`. */
  readonly words: string;
}

/** What a place reports of an indicator; `words` is a target without a number. */
export const REPORTS = ["outcome", "target", "both", "words", "none"] as const;
export type Report = (typeof REPORTS)[number];

/**
 * Who reports what: a row an indicator, a column a place or, where there are many, a city of which places are counted.
 *
 * Shape: `rows` × `columns`, any number of either as far as the width goes: 10 points a column.
 */
export interface CoverageSpec extends FigureIdentity {
  readonly form: "coverage";
  /** Before the key; "" for none. */
  readonly title: string;
  readonly key: readonly { readonly report: Report; readonly label: string }[];
  /** Columns side by side under one name each: a place with one column, or a city with those of its places. */
  readonly columns: readonly CoverageColumns[];
  readonly rows: readonly CoverageRow[];
}

interface CoverageColumns {
  readonly label: string;
  readonly count: number;
}

export interface CoverageRow {
  readonly label: string;
  /** One a column: what the place reports, or words, as how many places of a city do. */
  readonly cells: readonly (Report | { readonly label: string })[];
  /** After the cells, e.g. `4/5`; "" for none. */
  readonly count: string;
}
