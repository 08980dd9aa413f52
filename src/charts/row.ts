/** Places the marks and words of one cell in a row. */

import { countLines, type Label, partsPt, radiusOf } from "./cell.ts";
import {
  type Clearing,
  gather,
  type Line,
  type Link,
  type Placed,
  type PlacedMark,
} from "./layout.ts";
import type { ChartCell, ChartMark } from "./model.ts";
import { type Scale, toPt } from "./scale.ts";
import {
  ARROW_PT,
  BAR_PT,
  GAP_PT,
  LEAST_LINK_PT,
  LINE_PT,
  SLOT_HEIGHT_PT,
  SLOT_PAD_PT,
  TONES,
  type Tone,
  WAYS,
} from "./style.ts";
import { placeLines } from "./text.ts";

/** The row of a panel that a cell is placed in. */
interface CellSite {
  /** Of the panel. */
  readonly axis: number;
  /** Where the panel's scale begins. */
  readonly originPt: number;
  readonly scale: Scale;
  readonly shape: PlacedMark["shape"];
  readonly tone: Tone;
  readonly isOnField: boolean;
  /** The middle of the row. */
  readonly y: number;
  /** Values at which lines run through the row, beside zero. */
  readonly references: readonly number[];
}

/** From and to, along the row. */
type Span = readonly [startPt: number, endPt: number];

/** The outcome and the target, as far as there are any. */
function marksOf({ mark, pair }: ChartCell): readonly ChartMark[] {
  return [mark, pair].filter((one) => one !== null);
}

/** Places everything of one cell. */
export function placeCell(cell: ChartCell, labels: readonly Label[], site: CellSite): Placed {
  const { axis, scale, shape, y } = site;
  const at = (value: number) => site.originPt + toPt(scale, value);
  const zeroPt = at(0);
  const linesPt = [zeroPt, ...site.references.map(at)];
  // The target is drawn first, so that an outcome of nearly the same value lies on top of the target's ring.
  const marks = marksOf(cell)
    .toReversed()
    .map((mark): PlacedMark => {
      const { value, status, bound, isFall } = mark;
      const isLower = mark === cell.pair && cell.step === "below" && !cell.isApart;
      const isRust = isLower || (isFall && site.tone === TONES.accent);
      const tone = isRust ? TONES.below : site.tone;
      const radiusPt = shape === "bar" ? BAR_PT / 2 : radiusOf(status);
      const atPt = at(value);
      return { axis, shape, value, atPt, zeroPt, acrossPt: y, status, bound, tone, radiusPt };
    });
  const words = labels.map((label) => placeLabel(label, at, y + (label.line ?? 0) * LINE_PT));
  const spans = words.flatMap(({ span }) => span);
  return gather([
    { marks, lines: shape === "dot" ? leaders(marks, spans, zeroPt, y) : [] },
    {
      links: linksOf(cell, at, site),
      clearings: spans
        .filter((span) => linesPt.some((linePt) => isAcross(span, linePt)))
        .map((span) => clearing(span, countLines(labels) * SLOT_HEIGHT_PT, site)),
    },
    ...words,
  ]);
}

/** True where the values that a mark's bound leaves open lie in this direction, and so its own arrow. */
function opensTowards({ bound }: ChartMark, way: number): boolean {
  const isOneSided = bound === "at_least" || bound === "at_most";
  return isOneSided && WAYS[bound].some((one) => one === way);
}

/**
 * The arrow from outcome to target; none where the two may not be compared, or where it has no room. Where the arrow of a
 * bound lies on its way it ends at that, without a head: one line would point both ways.
 */
function linksOf(
  { mark, pair, isApart = false, step }: ChartCell,
  at: (value: number) => number,
  { y, tone }: CellSite,
): readonly Link[] {
  if (!mark || !pair || isApart) return [];
  const [fromPt, toPt] = [at(mark.value), at(pair.value)];
  const way = Math.sign(toPt - fromPt);
  const hasHead = !opensTowards(pair, -way);
  const edgeOf = (one: ChartMark, towards: number) =>
    radiusOf(one.status) + (opensTowards(one, towards) ? ARROW_PT : 0);
  const [startPt, endPt] = [fromPt + way * edgeOf(mark, way), toPt - way * edgeOf(pair, -way)];
  if (way * (endPt - startPt) < LEAST_LINK_PT) return [];
  const own = step === "below" ? TONES.below : tone;
  return [{ fromPt: startPt, toPt: endPt, acrossPt: y, tone: own, hasHead }];
}

function placeLabel(label: Label, at: (value: number) => number, y: number) {
  const { side, parts } = label;
  const lengthPt = partsPt(parts);
  const beginPt = nearestTo(label, at) - (side < 0 ? lengthPt : 0);
  let x = beginPt;
  const placed: Partial<Placed>[] = [];
  for (const [index, { text, style, gapPt, widthPt, isSlot }] of parts.entries()) {
    if (index > 0) x += gapPt;
    const textX = x + (isSlot ? SLOT_PAD_PT : 0);
    const slot = { x, y: y - SLOT_HEIGHT_PT / 2, width: widthPt, height: SLOT_HEIGHT_PT };
    placed.push({
      slots: isSlot ? [slot] : [],
      texts: placeLines([text], () => textX, y - LINE_PT / 2, style),
    });
    x += widthPt;
  }
  const span: readonly Span[] = parts.length > 0 ? [[beginPt, beginPt + lengthPt]] : [];
  return { ...gather(placed), span };
}

/** The nearer end of words, as near to their mark as the marks of the cell allow. */
function nearestTo(
  { value, side, startPt, clears = [{ value, reachPt: startPt }] }: Label,
  at: (value: number) => number,
): number {
  return side * Math.max(...clears.map((clear) => side * at(clear.value) + clear.reachPt));
}

function isAcross([startPt, endPt]: Span, linePt: number): boolean {
  return startPt < linePt && linePt < endPt;
}

function clearing([startPt, endPt]: Span, height: number, { y, isOnField }: CellSite): Clearing {
  const width = endPt - startPt + GAP_PT;
  const box = { x: startPt - GAP_PT / 2, y: y - height / 2, width, height };
  return { ...box, isOnField };
}

/** The hairline in a dot's row: from the zero line to the nearest mark or words; none where these cross the line. */
function leaders(
  marks: readonly PlacedMark[],
  spans: readonly Span[],
  zeroPt: number,
  y: number,
): readonly Line[] {
  const ends = [
    ...marks.flatMap(({ atPt, radiusPt }) => [atPt - radiusPt, atPt + radiusPt]),
    ...spans.flatMap(([startPt, endPt]) => [startPt - GAP_PT, endPt + GAP_PT]),
  ].map((end) => end - zeroPt);
  const nearest = ends.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
  const isAside = ends.every((end) => end > 0) || ends.every((end) => end < 0);
  if (nearest === undefined || !isAside) return [];
  return [{ kind: "hairline", x1: zeroPt, y1: y, x2: zeroPt + nearest, y2: y }];
}
