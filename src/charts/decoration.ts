/** What Chart.js leaves to a plugin: rules, hatching, arrows, bands and empty slots. */

import { groupBy } from "../group-by.ts";
import { BLUE, FIELD, GREY, HAIRLINE, INK } from "../marks/palette.ts";
import {
  type Box,
  type Field,
  type Layout,
  type Line,
  type Link,
  type MarkShape,
  type PlacedMark,
  pointOf,
} from "./layout.ts";
import {
  type Context,
  dashCircle,
  dotBox,
  hatchBox,
  hatchCircle,
  type Segment,
  strokeSegments,
} from "./shapes.ts";
import { drawSquares } from "./squares.ts";
import {
  ARROW_HEAD_PT,
  ARROW_PT,
  BAND_PT,
  BRACKET_PT,
  DOT_RADIUS_PT,
  outlineOf,
  WAYS,
  whiskerOf,
} from "./style.ts";

const WHITE = "#ffffff";
const HAIRLINE_PT = 0.5;
const ZERO_PT = 0.75;
const STROKE_PT = 1;
/** Around the disc, where no letter runs through it. */
const DISC_RING_PT = 0.8;
const LINK_PT = 1.1;
const DASH_PT = 2;

/** Draws what lies under the marks. */
export function drawUnder(context: Context, layout: Layout): void {
  for (const field of layout.fields) drawField(context, field);
  strokeSegments(context, segmentsOf(layout.lines, "hairline"), HAIRLINE, HAIRLINE_PT);
  strokeSegments(context, segmentsOf(layout.lines, "reference").flatMap(dashed), GREY, HAIRLINE_PT);
  strokeSegments(context, segmentsOf(layout.lines, "zeroBehind"), INK, ZERO_PT);
  strokeSegments(context, segmentsOf(layout.lines, "leader"), GREY, HAIRLINE_PT);
  for (const mark of layout.marks) {
    if (mark.shape === "dot" && mark.bound === "about") fillBand(context, layout, mark);
  }
  for (const link of layout.links) {
    strokeSegments(context, segmentsOfLink(link), link.tone.line, LINK_PT);
  }
}

/** Fills the ground of what may be compared, with its bracket at the left. */
function drawField(context: Context, { hasBracket, ...box }: Field): void {
  fillBox(context, box, FIELD);
  if (hasBracket) fillBox(context, { ...box, width: BRACKET_PT }, BLUE);
}

/** The line from the outcome to the target, with its head where it has one. */
function segmentsOfLink({ fromPt, toPt, acrossPt, hasHead }: Link): readonly Segment[] {
  const line: Segment = [fromPt, acrossPt, toPt, acrossPt];
  if (!hasHead) return [line];
  const barbPt = toPt - Math.sign(toPt - fromPt) * ARROW_HEAD_PT;
  return [
    line,
    [barbPt, acrossPt - ARROW_HEAD_PT, toPt, acrossPt],
    [barbPt, acrossPt + ARROW_HEAD_PT, toPt, acrossPt],
  ];
}

/** Draws what lies over the marks. */
export function drawOver(context: Context, layout: Layout): void {
  for (const mark of layout.marks) FINISH[mark.shape](context, layout, mark);
  drawSquares(context, layout.squares);
  strokeSegments(context, segmentsOf(layout.lines, "zero"), INK, ZERO_PT);
  for (const [tone, lines] of groupBy(layout.lines, (line) => line.tone)) {
    strokeSegments(context, segmentsOf(lines, "stroke"), tone?.line ?? GREY, STROKE_PT);
  }
  for (const { isOnField, ...box } of layout.clearings) {
    fillBox(context, box, isOnField ? FIELD : WHITE);
  }
  strokeSegments(context, layout.slots.flatMap(dotBox), GREY, HAIRLINE_PT);
}

/** What the plugin adds to a mark that Chart.js has drawn. */
const FINISH: Readonly<
  Record<MarkShape, (context: Context, layout: Layout, mark: PlacedMark) => void>
> = {
  bar: (context, layout, mark) => {
    finishBar(context, layout, mark);
    drawArrow(context, layout, mark);
  },
  dot: (context, layout, mark) => {
    hatchRound(context, layout, mark);
    drawArrow(context, layout, mark);
  },
  disc: finishDisc,
  point: (context, layout, mark) => {
    hatchRound(context, layout, mark);
    drawWhiskers(context, layout, mark);
  },
};

function hatchRound(context: Context, layout: Layout, mark: PlacedMark): void {
  if (mark.status !== "estimate") return;
  const { x, y } = pointOf(layout, mark);
  const hatching = hatchCircle(x, y, mark.radiusPt);
  strokeSegments(context, hatching, mark.tone.line, outlineOf(mark.radiusPt));
}

/** The outline of an estimate in dashes, and a bound as an arrow or, about, as a line to either side. */
function finishDisc(context: Context, layout: Layout, mark: PlacedMark): void {
  const { radiusPt, status, tone, bound } = mark;
  const { x, y } = pointOf(layout, mark);
  if (status === "estimate") {
    const outline = dashCircle(x, y, radiusPt + DISC_RING_PT / 2);
    strokeSegments(context, outline, tone.line, DISC_RING_PT);
  }
  if (bound === "about") drawWhiskers(context, layout, mark);
  else drawArrow(context, layout, { ...mark, atPt: x });
}

/** Short lines towards the values that a bound leaves open. */
function drawWhiskers(context: Context, layout: Layout, mark: PlacedMark): void {
  const { radiusPt, bound, tone } = mark;
  const { x, y } = pointOf(layout, mark);
  const segments = WAYS[bound].map((way): Segment => {
    const startPt = x + way * radiusPt;
    return [startPt, y, startPt + way * whiskerOf(radiusPt), y];
  });
  strokeSegments(context, segments, tone.line, outlineOf(radiusPt));
}

/** A vertical line in dashes. */
function dashed([x1, y1, x2, y2]: Segment): readonly Segment[] {
  const count = Math.max(1, Math.ceil((y2 - y1) / (2 * DASH_PT)));
  return Array.from({ length: count }, (_, index): Segment => {
    const topPt = y1 + 2 * index * DASH_PT;
    return [x1, topPt, x2, Math.min(y2, topPt + DASH_PT)];
  });
}

function segmentsOf(lines: readonly Line[], kind: Line["kind"]): readonly Segment[] {
  return lines
    .filter((line) => line.kind === kind)
    .map(({ x1, y1, x2, y2 }): Segment => [x1, y1, x2, y2]);
}

/** The box of a bar from one value on its axis to another, in points. */
function boxOf({ valueAxis }: Layout, fromPt: number, toPt: number, mark: PlacedMark): Box {
  const startPt = Math.min(fromPt, toPt);
  const lengthPt = Math.abs(toPt - fromPt);
  const thickPt = 2 * (mark.shape === "bar" ? mark.radiusPt : DOT_RADIUS_PT + 1);
  const acrossPt = mark.acrossPt - thickPt / 2;
  return valueAxis === "x"
    ? { x: startPt, y: acrossPt, width: lengthPt, height: thickPt }
    : { x: acrossPt, y: startPt, width: thickPt, height: lengthPt };
}

function finishBar(context: Context, layout: Layout, mark: PlacedMark): void {
  const { atPt, zeroPt, tone, status, bound } = mark;
  const bar = boxOf(layout, zeroPt, atPt, mark);
  const inner = inset(bar, STROKE_PT / 2);
  if (status === "estimate") strokeSegments(context, hatchBox(inner), tone.line, STROKE_PT);
  if (status !== "actual") {
    context.strokeStyle = tone.line;
    context.lineWidth = STROKE_PT;
    context.strokeRect(inner.x, inner.y, inner.width, inner.height);
  }
  if (bound === "about") fillBand(context, layout, mark);
}

/** A box whose outline stays within the one given; a line where that is thinner than the outline. */
function inset({ x, y, width, height }: Box, byPt: number): Box {
  const less = (length: number) => Math.max(0, length - 2 * byPt);
  return { x: x + byPt, y: y + byPt, width: less(width), height: less(height) };
}

/** Fills the band of an `about`, with the value in its middle; the band of a bar does not cross the zero line. */
function fillBand(context: Context, layout: Layout, mark: PlacedMark): void {
  const { atPt, zeroPt, tone } = mark;
  const side = Math.sign(atPt - zeroPt) || mirroring(mark);
  const insidePt = Math.min(BAND_PT, Math.abs(atPt - zeroPt));
  const fromPt = atPt - side * (mark.shape === "bar" ? insidePt : BAND_PT);
  fillBox(context, boxOf(layout, fromPt, atPt + side * BAND_PT, mark), tone.tint);
  if (mark.shape === "bar") {
    const { x, y, width, height } = boxOf(layout, atPt, atPt, mark);
    strokeSegments(context, [[x, y, x + width, y + height]], tone.line, STROKE_PT);
  }
}

function fillBox(context: Context, { x, y, width, height }: Box, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}

/** Draws the arrow of `at_least` or `at_most`, towards the possible values; white where it lies in a filled bar. */
function drawArrow(context: Context, layout: Layout, mark: PlacedMark): void {
  const { bound, atPt, zeroPt, tone, status, shape, radiusPt } = mark;
  if (bound !== "at_least" && bound !== "at_most") return;
  const upwards = (layout.valueAxis === "x" ? 1 : -1) * mirroring(mark);
  const direction = bound === "at_least" ? upwards : -upwards;
  const isInside = shape === "bar" && direction * (zeroPt - atPt) > 0;
  if (isInside && Math.abs(zeroPt - atPt) < ARROW_PT + 2) return;
  const startPt = atPt + direction * (shape === "bar" ? 1.5 : radiusPt);
  const arrow = arrowSegments(layout, mark.acrossPt, startPt, direction);
  if (isInside && status === "estimate") strokeSegments(context, arrow, WHITE, 3 * STROKE_PT);
  const colour = isInside && status === "actual" ? WHITE : tone.line;
  strokeSegments(context, arrow, colour, STROKE_PT);
}

/** -1 on a mirrored side. */
function mirroring({ mirrorPt }: PlacedMark): 1 | -1 {
  return mirrorPt === undefined ? 1 : -1;
}

function arrowSegments(
  { valueAxis }: Layout,
  acrossPt: number,
  startPt: number,
  direction: number,
): readonly Segment[] {
  const tipPt = startPt + direction * (ARROW_PT - 1.5);
  const barbPt = tipPt - direction * ARROW_HEAD_PT;
  const segments: readonly Segment[] = [
    [startPt, acrossPt, tipPt, acrossPt],
    [barbPt, acrossPt - ARROW_HEAD_PT, tipPt, acrossPt],
    [barbPt, acrossPt + ARROW_HEAD_PT, tipPt, acrossPt],
  ];
  return valueAxis === "x"
    ? segments
    : segments.map(([along1, across1, along2, across2]) => [across1, along1, across2, along2]);
}
