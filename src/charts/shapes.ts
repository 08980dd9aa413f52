/** Shapes that Chart.js does not draw, as plain vector strokes: no pattern, no clip path, no dash array, of which the browser prints every dash as a filled shape. */

import type { Box } from "./layout.ts";
import type { SvgContext } from "./svg-context.ts";

export type Context = SvgContext;
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Distance between diagonals along a bar; a whole number gives coordinates of few digits, and so a short path. */
const HATCH_PT = 5;
const DOT_HATCH_PT = 1.9;
const DOT_GAP_PT = 2.2;
/** Half the way from one dash of a circle to the next. */
const CIRCLE_DASH_PT = 1.6;
const DOT_PT = 0.8;

/** Rising diagonals that fill a box, in phase with its corner. */
export function hatchBox({ x, y, width, height }: Box): readonly Segment[] {
  const segments: Segment[] = [];
  for (let sum = HATCH_PT; sum < width + height; sum += HATCH_PT) {
    const left = Math.max(0, sum - height);
    const right = Math.min(width, sum);
    segments.push([x + left, y + sum - left, x + right, y + sum - right]);
  }
  return segments;
}

/** Rising diagonals that fill a circle. */
export function hatchCircle(x: number, y: number, radiusPt: number): readonly Segment[] {
  return [-DOT_HATCH_PT, 0, DOT_HATCH_PT].map((distance) => {
    const half = Math.sqrt(Math.max(0, radiusPt ** 2 - distance ** 2)) * Math.SQRT1_2;
    const aside = distance * Math.SQRT1_2;
    return [x + aside - half, y + aside + half, x + aside + half, y + aside - half];
  });
}

/** The outline of a circle in dashes, each so short that it may be straight. */
export function dashCircle(x: number, y: number, radiusPt: number): readonly Segment[] {
  const count = Math.max(8, Math.round((Math.PI * radiusPt) / CIRCLE_DASH_PT));
  const point = (part: number) => {
    const angle = (2 * Math.PI * part) / count;
    return [x + radiusPt * Math.cos(angle), y + radiusPt * Math.sin(angle)] as const;
  };
  return Array.from(
    { length: count },
    (_, index): Segment => [...point(index - 0.3), ...point(index + 0.3)],
  );
}

/** The outline of a box in dots. */
export function dotBox({ x, y, width, height }: Box): readonly Segment[] {
  const along = (length: number) => {
    const count = Math.max(1, Math.round(length / DOT_GAP_PT));
    return [...Array(count).keys()].map((index) => (index * length) / count);
  };
  return [
    ...along(width).flatMap((offset): Segment[] => [
      [x + offset, y, x + offset + DOT_PT, y],
      [x + offset, y + height, x + offset + DOT_PT, y + height],
    ]),
    ...along(height).flatMap((offset): Segment[] => [
      [x, y + offset, x, y + offset + DOT_PT],
      [x + width, y + offset, x + width, y + offset + DOT_PT],
    ]),
  ];
}

/** Strokes many segments as one path. */
export function strokeSegments(
  context: Context,
  segments: readonly Segment[],
  colour: string,
  widthPt: number,
): void {
  if (segments.length === 0) return;
  context.strokeStyle = colour;
  context.lineWidth = widthPt;
  context.beginPath();
  for (const [x1, y1, x2, y2] of segments) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
}
