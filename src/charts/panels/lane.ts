/** Sets words for which no mark stands in a lane of their own at the right of a panel, outside of its scale. */

import { ARROW } from "../cell.ts";
import type { Marks } from "../forms/model.ts";
import { type Box, gather, type Placed } from "../layout.ts";
import type { ChartCell } from "../model.ts";
import { LINE_PT, type Measure, SLOT_PAD_PT, TEXT, type TextStyle } from "../style.ts";
import { breakText, placeLines, widestPt, wrapText } from "../text.ts";

/** Between the arrow and the words it leads to. */
const ARROW_GAP_PT = 2;

export interface Lane {
  readonly widthPt: number;
  readonly linesOf: (cell: ChartCell) => number;
  /** Sets the words of a cell around the middle of its row, from the left end of the lane. */
  readonly place: (cell: ChartCell, startPt: number, y: number) => Partial<Placed>;
}

/** How long and how high the words of a lane may be. */
interface LaneLimits {
  readonly lines: number;
  /** Longer words go over more lines. */
  readonly mostPt: number;
}

/** The words of one cell, those of a target after an arrow. */
interface LaneWords {
  readonly text: string;
  readonly style: TextStyle;
  readonly hasArrow: boolean;
  readonly isSlot: boolean;
}

/** The words in their lines. */
interface SetWords extends LaneWords {
  readonly lines: readonly string[];
  /** Of what stands beside the words. */
  readonly asidePt: number;
  readonly widthPt: number;
}

/** The lane that the cells of a panel need; null where none has words beside marks, or for which the scale has no room. */
export function laneOf(
  cells: readonly ChartCell[],
  marks: Marks,
  { lines, mostPt }: LaneLimits,
  measure: Measure,
): Lane | null {
  const set = (words: LaneWords): SetWords => {
    const asidePt = asideOf(words, measure);
    const textPt = evenPt(words, { lines, mostPt: mostPt - asidePt }, measure);
    const broken = breakText(words.text, textPt, words.style, measure);
    return { ...words, asidePt, lines: broken, widthPt: asidePt + textPt };
  };
  const setByCell = new Map(
    cells.flatMap((cell) => wordsOf(cell, cells, marks).map((words) => [cell, set(words)])),
  );
  if (setByCell.size === 0) return null;
  return {
    widthPt: Math.max(...[...setByCell.values()].map(({ widthPt }) => widthPt)),
    linesOf: (cell) => setByCell.get(cell)?.lines.length ?? 0,
    place: (cell, startPt, y) => {
      const words = setByCell.get(cell);
      return words ? placeWords(words, { startPt, y }, measure) : {};
    },
  };
}

function wordsOf(cell: ChartCell, all: readonly ChartCell[], marks: Marks): readonly LaneWords[] {
  const { mark, pair, empty, emptyOf } = cell;
  const isWhole = mark !== null && (pair !== null || !marks.areTwo);
  if (empty === "" || isWhole) return [];
  const isBare = mark === null && pair === null && emptyOf === undefined;
  if (isBare && !hasBothSigns(all)) return [];
  const hasArrow = marks.areTwo && (mark !== null || (emptyOf === "target" && pair === null));
  const style = emptyOf === undefined ? TEXT.sub : TEXT.words;
  return [{ text: empty, style, hasArrow, isSlot: isBare }];
}

/** True where the zero line stands within the scale, so that no words have room at it. */
function hasBothSigns(cells: readonly ChartCell[]): boolean {
  return cells.some(({ mark, pair }) => [mark, pair].some((one) => one !== null && one.value < 0));
}

/** What stands beside the words themselves. */
function asideOf({ hasArrow, isSlot }: LaneWords, measure: Measure): number {
  if (isSlot) return 2 * SLOT_PAD_PT;
  return hasArrow ? measure(ARROW, TEXT.sub) + ARROW_GAP_PT : 0;
}

/** The width at which words go over as few lines as they have to, all of about the same length. */
function evenPt(words: LaneWords, { lines, mostPt }: LaneLimits, measure: Measure): number {
  for (let count = lines; count <= MOST_LINES; count += 1) {
    const widthPt = narrowestPt(words, count, measure);
    if (widthPt <= mostPt) return widthPt;
  }
  return mostPt;
}

const MOST_LINES = 4;

/** The least width at which words take no more lines than asked. */
function narrowestPt({ text, style }: LaneWords, lines: number, measure: Measure): number {
  const wholePt = measure(text, style);
  for (let widthPt = Math.ceil(wholePt / lines); widthPt < wholePt; widthPt += 1) {
    const set = wrapText(text, widthPt, style, measure);
    if (set.length <= lines && widestPt(set, style, measure) <= widthPt) return widthPt;
  }
  return wholePt;
}

function placeWords(
  { style, hasArrow, isSlot, lines, asidePt }: SetWords,
  { startPt, y }: { readonly startPt: number; readonly y: number },
  measure: Measure,
): Placed {
  const topPt = y - (lines.length * LINE_PT) / 2;
  const textPt = startPt + (isSlot ? SLOT_PAD_PT : asidePt);
  const widthPt = widestPt(lines, style, measure) + 2 * SLOT_PAD_PT;
  const slot: Box = { x: startPt, y: topPt, width: widthPt, height: lines.length * LINE_PT };
  return gather([
    { slots: isSlot ? [slot] : [], texts: placeLines(lines, () => textPt, topPt, style) },
    { texts: hasArrow ? placeLines([ARROW], () => startPt, topPt, TEXT.sub) : [] },
  ]);
}
