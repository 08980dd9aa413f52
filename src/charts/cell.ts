import type { ChartForm, Status } from "../dataset/model.ts";
import type { ChartCell, ChartFigureSpec, ChartMark } from "./model.ts";
import type { Extent } from "./scale.ts";
import {
  ARROW_PT,
  BAND_PT,
  DOT_RADIUS_PT,
  GAP_PT,
  type Measure,
  SLOT_PAD_PT,
  TARGET_RADIUS_PT,
  TEXT,
  type TextStyle,
} from "./style.ts";

/** Words on one side of a mark, in reading order. */
export interface Label {
  /** The value they stand beside; 0 where there is no mark. */
  readonly value: number;
  /** 1 towards higher values, -1 towards lower ones. */
  readonly side: 1 | -1;
  /** From the value to the nearer end of the words. */
  readonly startPt: number;
  readonly parts: readonly LabelPart[];
}

export interface LabelPart {
  readonly text: string;
  readonly style: TextStyle;
  readonly widthPt: number;
  /** True where the words stand in a dotted slot; its padding is in the width. */
  readonly isSlot: boolean;
}

/** What the two ends of a dumbbell are called where they are named; null in every other row. */
type Ends = ChartFigureSpec["ends"];

/** The words of one cell and where they stand beside its marks. */
export function labelCell(
  cell: ChartCell,
  form: ChartForm,
  ends: Ends,
  measure: Measure,
): readonly Label[] {
  const part = (text: string, style: TextStyle): LabelPart[] =>
    text ? [{ text, style, widthPt: measure(text, style), isSlot: false }] : [];
  const slot = slotParts(cell.empty, measure);
  const value = (mark: ChartMark) => part(mark.label, TEXT.value);
  const rank = part(cell.rank, TEXT.sub);
  const { mark, pair } = cell;
  const isDumbbell = form === "dumbbell";
  if (mark && pair) {
    const from = [...part(ends?.from ?? "", TEXT.sub), ...value(mark), ...rank];
    const to = value(pair);
    const toName = part(ends?.to ?? "", TEXT.sub);
    return pair.value < mark.value
      ? [
          beside(pair, -1, [...toName, ...to], form),
          beside(mark, 1, [...value(mark), ...rank, ...part(ends?.from ?? "", TEXT.sub)], form),
        ]
      : [beside(mark, -1, from, form), beside(pair, 1, [...to, ...toName], form)];
  }
  if (mark && isDumbbell) {
    return [beside(mark, -1, [...value(mark), ...rank], form), beside(mark, 1, slot, form)];
  }
  if (mark) return [beside(mark, mark.value < 0 ? -1 : 1, [...value(mark), ...rank], form)];
  if (pair) return [beside(pair, -1, slot, form), beside(pair, 1, value(pair), form)];
  return [{ value: 0, side: 1, startPt: GAP_PT, parts: slot }];
}

function slotParts(words: string, measure: Measure): readonly LabelPart[] {
  if (!words) return [];
  const widthPt = measure(words, TEXT.sub) + 2 * SLOT_PAD_PT;
  return [{ text: words, style: TEXT.sub, widthPt, isSlot: true }];
}

function beside(
  mark: ChartMark,
  side: 1 | -1,
  parts: readonly LabelPart[],
  form: ChartForm,
): Label {
  return { value: mark.value, side, startPt: reachPt(mark, side, form) + GAP_PT, parts };
}

/** How far a mark with its arrow or band goes beyond its value. */
function reachPt({ bound, status }: ChartMark, side: 1 | -1, form: ChartForm): number {
  if (bound === "about") return BAND_PT;
  const radiusPt = form === "dots" || form === "dumbbell" ? radiusOf(status) : 0;
  const arrowSide = bound === "at_least" ? 1 : bound === "at_most" ? -1 : 0;
  return radiusPt + (side === arrowSide ? ARROW_PT : 0);
}

/** The room a mark itself needs on either side of its value. */
export function reachOf(mark: ChartMark, form: ChartForm): Extent {
  const { value } = mark;
  return { value, beforePt: reachPt(mark, -1, form), afterPt: reachPt(mark, 1, form) };
}

export function radiusOf(status: Status): number {
  return status === "target" ? TARGET_RADIUS_PT : DOT_RADIUS_PT;
}

/** The length of a label's words with the gaps between them. */
export function partsPt(parts: readonly LabelPart[]): number {
  return parts.reduce((sum, { widthPt }) => sum + widthPt, Math.max(0, parts.length - 1) * GAP_PT);
}

/** The room a label needs along a horizontal axis. */
export function extentOf({ value, side, startPt, parts }: Label): Extent {
  const reach = startPt + partsPt(parts);
  return { value, beforePt: side < 0 ? reach : 0, afterPt: side > 0 ? reach : 0 };
}
