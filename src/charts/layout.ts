/** Where everything stands, before it is drawn. Lengths in points from the upper left corner. */

import type { Bound, Status } from "../dataset/model.ts";
import type { TextStyle, Tone } from "./style.ts";

export interface Layout {
  readonly widthPt: number;
  readonly heightPt: number;
  /** `x` where bars lie, `y` where columns stand. */
  readonly valueAxis: "x" | "y";
  readonly fields: readonly Field[];
  readonly marks: readonly PlacedMark[];
  readonly curves: readonly Curve[];
  readonly squares: readonly Square[];
  readonly links: readonly Link[];
  readonly lines: readonly Line[];
  /** Dotted outlines of slots without a number. */
  readonly slots: readonly Box[];
  /** Grounds of words that would stand on a line. */
  readonly clearings: readonly Clearing[];
  readonly texts: readonly PlacedText[];
}

/** A bar begins at the zero line, a dot stands alone, a disc has a letter on it, a point is one of a swarm. */
export type MarkShape = "bar" | "dot" | "disc" | "point";

export interface PlacedMark {
  /** Marks of one axis share one scale: `check-scales.ts` holds them to it. */
  readonly axis: number;
  readonly shape: MarkShape;
  readonly value: number;
  /** Along the axis of values, from the upper left corner. */
  readonly atPt: number;
  /** How far from there it is drawn, so as not to lie on another; a leader line tells where it belongs. Default: 0. */
  readonly asidePt?: number;
  /** Beyond the drawing where the scale has no zero. */
  readonly zeroPt: number;
  /** The line at which the scale is mirrored: higher values lie to the left. Default: they lie to the right, or higher. */
  readonly mirrorPt?: number;
  /** Across it: the middle of the row or column. */
  readonly acrossPt: number;
  readonly status: Status;
  readonly bound: Bound;
  readonly tone: Tone;
  /** Half a bar's thickness, or a dot's radius with its outline. */
  readonly radiusPt: number;
}

/** Where a mark is drawn along the axis of values. */
export function drawnPt({ atPt, asidePt = 0 }: Pick<PlacedMark, "atPt" | "asidePt">): number {
  return atPt + asidePt;
}

/** A line through values of one axis. It has no gap: where there is one, a curve ends and another begins. */
export interface Curve {
  readonly axis: number;
  readonly zeroPt: number;
  /** Two or more, in the order of time. */
  readonly points: readonly Pick<PlacedMark, "value" | "atPt" | "acrossPt">[];
  readonly tone: Tone;
  readonly widthPt: number;
  /** True of a line to a target. */
  readonly isDashed: boolean;
}

/** What there is in a cell, without a scale. */
export interface Square {
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
  readonly fill: "whole" | "half" | "none";
  /** True where a frame stands around it. */
  readonly isFramed: boolean;
  readonly tone: Tone;
}

/** The arrow from an outcome to its target, between the edges of their marks. */
export interface Link {
  readonly fromPt: number;
  readonly toPt: number;
  readonly acrossPt: number;
  readonly tone: Tone;
  /** True where it points to the target. */
  readonly hasHead: boolean;
}

/** A leader begins at the true place of the mark that it belongs to; `zeroBehind` is a zero line under its marks. */
export interface Line {
  /** `stroke`: a short one over the marks, as where a series breaks. */
  readonly kind: "zero" | "hairline" | "reference" | "leader" | "zeroBehind" | "stroke";
  /** Of a stroke alone. */
  readonly tone?: Tone;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands on it may be compared: a pale ground with a bracket at its left, which other parts of it leave out. */
export interface Field extends Box {
  readonly hasBracket: boolean;
}

/** In the colour of what is under it. */
export interface Clearing extends Box {
  readonly isOnField: boolean;
}

/** A label of one or more lines. */
export interface PlacedText {
  readonly style: TextStyle;
  readonly lines: readonly {
    readonly text: string;
    readonly x: number;
    /** Of the baseline. */
    readonly y: number;
  }[];
}

/** What one part of a figure adds to it. */
export type Placed = Pick<
  Layout,
  "fields" | "marks" | "curves" | "squares" | "links" | "lines" | "slots" | "clearings" | "texts"
>;

/** Puts parts together in their order. */
export function gather(parts: readonly Partial<Placed>[]): Placed {
  return {
    fields: parts.flatMap(({ fields }) => fields ?? []),
    marks: parts.flatMap(({ marks }) => marks ?? []),
    curves: parts.flatMap(({ curves }) => curves ?? []),
    squares: parts.flatMap(({ squares }) => squares ?? []),
    links: parts.flatMap(({ links }) => links ?? []),
    lines: parts.flatMap(({ lines }) => lines ?? []),
    slots: parts.flatMap(({ slots }) => slots ?? []),
    clearings: parts.flatMap(({ clearings }) => clearings ?? []),
    texts: parts.flatMap(({ texts }) => texts ?? []),
  };
}

/** Where something stands, from the upper left corner. */
export function pointOf(
  { valueAxis }: Pick<Layout, "valueAxis">,
  mark: Pick<PlacedMark, "atPt" | "acrossPt" | "asidePt">,
): { readonly x: number; readonly y: number } {
  const [along, across] = [drawnPt(mark), mark.acrossPt];
  return valueAxis === "x" ? { x: along, y: across } : { x: across, y: along };
}
