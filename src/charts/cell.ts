import type { Status } from "../dataset/model.ts";
import type { Marks } from "./forms/model.ts";
import type { MarkShape } from "./layout.ts";
import type { ChartCell, ChartFigureSpec, ChartMark } from "./model.ts";
import type { Extent } from "./scale.ts";
import {
  ARROW_PT,
  BAND_PT,
  DOT_RADIUS_PT,
  GAP_PT,
  type Measure,
  SIGN_GAP_PT,
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
  /** From the value to the nearer end of the words, at most; negative where they stand across it. */
  readonly startPt: number;
  /** Where its mark is one of two: what keeps the words as far away as that, but for the scale. */
  readonly clears?: readonly Clear[];
  readonly parts: readonly LabelPart[];
  /** How many lines they stand below the middle of the row. Default: 0. */
  readonly line?: number;
}

/** Words begin beyond what a value reaches towards them. */
interface Clear {
  readonly value: number;
  readonly reachPt: number;
}

export interface LabelPart {
  readonly text: string;
  readonly style: TextStyle;
  /** From the words before it. */
  readonly gapPt: number;
  readonly widthPt: number;
  /** True where the words stand in a dotted slot; its padding is in the width. */
  readonly isSlot: boolean;
}

/** Between an outcome and its target where both stand after their marks. */
export const ARROW = "→";

/** How the words of a cell are set. */
export interface LabelSetting {
  readonly marks: Marks;
  /** What outcome and target are called where they are named; null in every other row. */
  readonly ends: ChartFigureSpec["ends"];
  /**
   * Where the words stand: before the marks, on either side of them, after them, or after them in two lines. Two marks never
   * have theirs before, nor one where the target is in words.
   */
  readonly side: "before" | "around" | "after" | "stacked";
  /** True in a figure with several panels, where an empty slot is centred on the zero line. */
  readonly isOfSeveral: boolean;
  readonly measure: Measure;
}

/** The words of one cell and where they stand beside its marks. */
export function labelCell(cell: ChartCell, setting: LabelSetting): readonly Label[] {
  const { marks, ends, side, isOfSeveral, measure } = setting;
  const part = (text: string, style: TextStyle, gapPt = GAP_PT): LabelPart[] =>
    text ? [{ text, style, gapPt, widthPt: measure(text, style), isSlot: false }] : [];
  const isOfTarget = marks.areTwo && cell.mark !== null && cell.empty !== "";
  const slot = isOfTarget
    ? [...part(ARROW, TEXT.sub), ...part(cell.empty, TEXT.sub)]
    : slotParts(cell.empty, measure);
  const value = ({ label, sign = "" }: ChartMark) => [
    ...part(label, TEXT.value),
    ...part(sign, TEXT.sign, SIGN_GAP_PT),
  ];
  const { mark, pair } = cell;
  const { shape, areTwo } = marks;
  const nearest = mark ?? pair;
  if (!nearest && areTwo && cell.empty && cell.emptyOf === "target") {
    const words = [...part(ARROW, TEXT.sub), ...part(cell.empty, TEXT.sub)];
    return [{ value: 0, side: 1, startPt: GAP_PT, parts: words }];
  }
  if (!nearest) {
    const startPt = isOfSeveral ? -partsPt(slot) / 2 : GAP_PT;
    return [{ value: 0, side: 1, startPt, parts: slot }];
  }
  const outcome = mark ? [...value(mark), ...part(cell.rank, TEXT.sub)] : slot;
  if (!areTwo) return [beside(nearest, nearest.value < 0 ? -1 : 1, outcome, shape)];
  if (!(mark && pair) && side !== "around" && side !== "stacked") {
    const own = mark ? outcome : value(nearest);
    const isBefore = side === "before" && !isOfTarget;
    return [
      beside(nearest, isBefore ? -1 : 1, isBefore ? [...slot, ...own] : [...own, ...slot], shape),
    ];
  }
  const from = { mark: nearest, parts: outcome, name: part(ends?.from ?? "", TEXT.sub) };
  const target = pair ? value(pair) : slot;
  const to = { mark: pair ?? nearest, parts: target, name: part(ends?.to ?? "", TEXT.sub) };
  const [low, high] = to.mark.value < from.mark.value ? [to, from] : [from, to];
  if (mark && side === "stacked") {
    const targetWords = pair ? to.parts : part(cell.empty, TEXT.sub);
    const outcomeWords = [...from.parts, ...part(ARROW, TEXT.sub)];
    return [
      { ...beside(high.mark, 1, outcomeWords, shape, low.mark), line: -0.5 },
      { ...beside(high.mark, 1, targetWords, shape, low.mark), line: 0.5 },
    ];
  }
  if (mark && pair && side === "after") {
    const words = [...from.parts, ...part(ARROW, TEXT.sub), ...to.parts];
    return [beside(high.mark, 1, words, shape, low.mark)];
  }
  return [
    beside(low.mark, -1, [...low.name, ...low.parts], shape, high.mark),
    beside(high.mark, 1, [...high.parts, ...high.name], shape, low.mark),
  ];
}

function slotParts(words: string, measure: Measure): readonly LabelPart[] {
  if (!words) return [];
  const widthPt = measure(words, TEXT.sub) + 2 * SLOT_PAD_PT;
  return [{ text: words, style: TEXT.sub, gapPt: GAP_PT, widthPt, isSlot: true }];
}

/** Words beside a mark; they keep clear of the arrow or band of the other, which may be as near as can be. */
function beside(
  mark: ChartMark,
  side: 1 | -1,
  parts: readonly LabelPart[],
  shape: MarkShape,
  other = mark,
): Label {
  const clears = [mark, other].map((one) => ({
    value: one.value,
    reachPt: reachPt(one, side, shape) + GAP_PT,
  }));
  const startPt = Math.max(...clears.map((clear) => clear.reachPt));
  return { value: mark.value, side, startPt, parts, ...(other === mark ? {} : { clears }) };
}

/** How far a mark with its arrow or band goes beyond its value. */
function reachPt({ bound, status }: ChartMark, side: 1 | -1, shape: MarkShape): number {
  if (bound === "about") return BAND_PT;
  const radiusPt = shape === "dot" ? radiusOf(status) : 0;
  const arrowSide = bound === "at_least" ? 1 : bound === "at_most" ? -1 : 0;
  return radiusPt + (side === arrowSide ? ARROW_PT : 0);
}

/** The room a mark itself needs on either side of its value. */
export function reachOf(mark: ChartMark, shape: MarkShape): Extent {
  const { value } = mark;
  return { value, beforePt: reachPt(mark, -1, shape), afterPt: reachPt(mark, 1, shape) };
}

export function radiusOf(status: Status): number {
  return status === "target" ? TARGET_RADIUS_PT : DOT_RADIUS_PT;
}

/** How many lines the words of a cell take. */
export function countLines(labels: readonly Label[]): number {
  return labels.some(({ line }) => line !== undefined) ? 2 : 1;
}

/** The length of a label's words with the gaps between them. */
export function partsPt(parts: readonly LabelPart[]): number {
  return parts.reduce(
    (sum, { widthPt, gapPt }, index) => sum + widthPt + (index > 0 ? gapPt : 0),
    0,
  );
}

/** The room a label needs along a horizontal axis. */
export function extentOf({ value, side, startPt, parts }: Label): Extent {
  const reach = startPt + partsPt(parts);
  const across = Math.max(0, -startPt);
  return { value, beforePt: side < 0 ? reach : across, afterPt: side > 0 ? reach : across };
}
