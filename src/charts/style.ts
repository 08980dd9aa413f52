/** Sizes and colours of every chart. Lengths in points on paper; font sizes of 8.5 and 9, and 6.5 for signs. */

import type { Bound } from "../dataset/model.ts";
import { BAND, BLUE, GREY, INK, RUST, SLATE } from "../marks/palette.ts";
import type { Segment } from "../segment.ts";
import type { ChartGroup, ChartRow } from "./model.ts";

export const PT_PER_MM = 72 / 25.4;

/** Highest drawing: an A4 page without its margins, a title and a source line. A higher figure is divided. */
export const HIGHEST_MM = 225;

/** One colour in its three uses: a filled mark, an outline or hatching, and the band of an "about". */
export interface Tone {
  readonly fill: string;
  readonly line: string;
  readonly tint: string;
}

/**
 * Every tone that marks are drawn in. L* 32, 56 and 76: apart in grey print and for every kind of colour blindness. Rust
 * is in grey as dark as blue: a direction or a sign always says the same.
 */
export const TONES = {
  accent: { fill: BLUE, line: BLUE, tint: BAND },
  apart: { fill: SLATE, line: "#6b7783", tint: "#d3d8dd" },
  rest: { fill: "#b4bcc4", line: SLATE, tint: "#e1e5e9" },
  below: { fill: RUST, line: RUST, tint: "#e6c8bb" },
} as const satisfies Readonly<Record<string, Tone>>;

/** The row in focus has the accent and all others are grey; without a focus, only groups set apart are grey. */
export function toneOf(row: ChartRow, group: ChartGroup, hasFocus: boolean): Tone {
  if (hasFocus) return row.isFocus ? TONES.accent : TONES.rest;
  return group.isSetApart ? TONES.apart : TONES.accent;
}

export interface TextStyle {
  readonly sizePt: number;
  readonly weight: 400 | 700;
  readonly colour: string;
  /** Higher than words of its size in the middle of the line. Default: 0. */
  readonly raisedPt?: number;
}

export const TEXT = {
  name: { sizePt: 9, weight: 400, colour: INK },
  focus: { sizePt: 9, weight: 700, colour: INK },
  title: { sizePt: 9, weight: 700, colour: INK },
  value: { sizePt: 9, weight: 400, colour: INK },
  words: { sizePt: 8.5, weight: 400, colour: INK },
  sub: { sizePt: 8.5, weight: 400, colour: GREY },
  /** As the marks in tables are. */
  sign: { sizePt: 6.5, weight: 400, colour: GREY, raisedPt: 1.85 },
} as const satisfies Record<string, TextStyle>;

/** Tells how wide a text is when set. */
export interface Measure {
  (text: string, style: TextStyle): number;
  /** Cuts text into words, between which lines break. Default: by the dictionary alone. */
  readonly segment?: Segment;
}

/** From the middle of a line of text down to its baseline, in parts of the font size. */
export const BASELINE_RATIO = 0.36;
export const LINE_PT = 12;

/** Height of a row, 7 mm; less where so many rows would not fit on a page. */
export const ROW_PT = 20;
/** Charts and panels that stand side by side are small; so are the steps between their rows. */
export const SMALL_ROW_PT = 17.5;
export const SMALL_WIDTH_MM = 80;
export const LEAST_ROW_PT = 14;
export const ALL_ROWS_PT = 570;
/** The room of marks that stand under their numbers. */
export const MARKS_PT = 13;
export const BAR_PT = 11;
export const DOT_RADIUS_PT = 3;
/** A ring that stays visible around an outcome of the same value. */
export const TARGET_RADIUS_PT = 4.4;
export const ARROW_PT = 8;
/** Length and half the width of the head of an arrow. */
export const ARROW_HEAD_PT = 2.6;
/** A shorter line from outcome to target has no room for its head. */
export const LEAST_LINK_PT = ARROW_HEAD_PT + 1;
/** How far a mark may be drawn from its place without a line that says so. */
export const UNSEEN_PT = 2;
/** Width of the bracket at the left of a field. */
export const BRACKET_PT = 1.6;
/** From the edge of a field to the words on it. */
export const FIELD_PAD_PT = 5;
/** Half the width of the band of an "about": only a sign for it, as documents state no margin of error. */
export const BAND_PT = 7.5;
/** Where the values lie that a bound leaves open: 1 above the printed one, -1 below. */
export const WAYS: Readonly<Record<Bound, readonly (1 | -1)[]>> = {
  exact: [],
  about: [-1, 1],
  at_least: [1],
  at_most: [-1],
};
export const GAP_PT = 4;
/** Between a number and the sign that belongs to it. */
export const SIGN_GAP_PT = 0.8;
/** Between names, grey words and marks. */
export const COLUMN_GAP_PT = 8;
export const GROUP_GAP_PT = 6;
export const PANEL_GAP_PT = 12;
/** Room at the edges of a drawing for half the width of a stroke, so that no stroke is cut there. */
export const EDGE_PT = 1;
/** From the caption of a figure to the titles of its panels. */
export const TITLES_PT = 1.5 * PT_PER_MM;
export const SLOT_PAD_PT = 4;
export const SLOT_HEIGHT_PT = 12;

const OUTLINE_PT = 1;

/** Width of the outline of a round mark; finer on small ones. */
export function outlineOf(radiusPt: number): number {
  return Math.min(OUTLINE_PT, radiusPt / 3);
}

/** Length of the line at a small round mark that says on which side its bound is open. */
export function whiskerOf(radiusPt: number): number {
  return Math.min(3, 1.2 * radiusPt);
}
