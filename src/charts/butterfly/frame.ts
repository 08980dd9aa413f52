/** The columns of a butterfly: bars, numbers, names, numbers, bars; both halves are equally wide. */

import type { LabelPart } from "../cell.ts";
import type { ChartMark } from "../model.ts";
import { partsOf } from "../position/words.ts";
import {
  FIELD_PAD_PT,
  GAP_PT,
  type Measure,
  PT_PER_MM,
  SIGN_GAP_PT,
  SLOT_PAD_PT,
  TEXT,
} from "../style.ts";
import { fitsIn, widestPt, wrapText } from "../text.ts";
import { flowParts, type WordLines } from "../words.ts";
import type { ButterflyCell, ButterflySpec } from "./model.ts";
import { isInward, type Room } from "./scale.ts";
import {
  BAR_GAP_PT,
  BARS_PT,
  INNER_PT,
  LEAST_WORDS_PT,
  NAME_GAP_PT,
  NAMES_RATIOS,
  NUMBERS_RATIO,
  WORDS,
} from "./style.ts";

export interface Frame {
  readonly widthPt: number;
  readonly namesPt: number;
  /** Of the numbers of a side; words in their place may reach to its zero line. */
  readonly wordsPt: number;
  /** Of the bars of a side. */
  readonly room: Room;
  readonly measure: Measure;
}

/** Measures the columns; null where words leave too little for bars. */
export function frameOf(spec: ButterflySpec, measure: Measure): Frame | null {
  const frames = NAMES_RATIOS.map((ratio) => frameWith(spec, ratio, measure));
  const has = (leastPt: number) => (frame: Frame) => frame.room.outerPt >= leastPt;
  return frames.find(has(BARS_PT.enough)) ?? frames.findLast(has(BARS_PT.least)) ?? null;
}

function frameWith(spec: ButterflySpec, namesRatio: number, measure: Measure): Frame {
  const widthPt = spec.widthMm * PT_PER_MM;
  const namesPt = widestName(spec, namesRatio * widthPt, measure);
  const cells = spec.groups.flatMap(({ rows }) => rows.flatMap(({ left, right }) => [left, right]));
  const innerPt = cells.some(({ mark }) => mark && isInward(mark)) ? INNER_PT : 0;
  const mostPt = NUMBERS_RATIO * widthPt;
  const wordsPt = Math.max(
    LEAST_WORDS_PT,
    widestWords(cells, mostPt, measure),
    widestSlot(cells, mostPt, measure) - innerPt,
  );
  const sidePt = (widthPt - namesPt) / 2 - NAME_GAP_PT - wordsPt - BAR_GAP_PT - FIELD_PAD_PT;
  return { widthPt, namesPt, wordsPt, room: { outerPt: sidePt - innerPt, innerPt }, measure };
}

/** Names with their units are as wide as they are, up to a part of the figure. */
function widestName({ groups }: ButterflySpec, mostPt: number, measure: Measure): number {
  const widths = groups.flatMap(({ label, rows }) => {
    const lines = wrapText(label, mostPt, WORDS.name, measure);
    return rows.map(({ unit, sign }, index) => {
      const signPt = sign ? SIGN_GAP_PT + measure(sign, TEXT.sign) : 0;
      const unitPt = measure(unit, WORDS.unit) + signPt;
      if (index > 0) return unitPt;
      const wholePt = measure(label, WORDS.name) + (unit ? GAP_PT : 0) + unitPt;
      return fitsIn(wholePt, mostPt)
        ? wholePt
        : Math.max(unitPt, widestPt(lines, WORDS.name, measure));
    });
  });
  return Math.min(mostPt, Math.max(...widths));
}

/** The length of the longest number with its sign and period. */
function widestWords(cells: readonly ButterflyCell[], mostPt: number, measure: Measure): number {
  const flows = cells.map(({ mark, sub }) =>
    flowParts(mark ? partsOfMark(mark, sub, measure) : [], mostPt, measure),
  );
  return Math.max(
    0,
    ...flows.flatMap(({ words }) => words.map(({ xPt, widthPt }) => xPt + widthPt)),
  );
}

/** The length of the longest words in place of a number, in lines of the most. */
function widestSlot(cells: readonly ButterflyCell[], mostPt: number, measure: Measure): number {
  const flows = cells.map(({ mark, empty }) =>
    flowParts(mark ? [] : slotOf(empty, measure), mostPt, measure),
  );
  return Math.max(0, ...flows.flatMap(({ words }) => words.map(({ widthPt }) => widthPt)));
}

function slotOf(empty: string, measure: Measure): readonly LabelPart[] {
  return partsOf(empty, WORDS.unit, GAP_PT, measure).map((part) => ({
    ...part,
    widthPt: part.widthPt + 2 * SLOT_PAD_PT,
    isSlot: true,
  }));
}

function partsOfMark(
  { label, sign = "" }: ChartMark,
  sub: string,
  measure: Measure,
): readonly LabelPart[] {
  return [
    ...partsOf(label, WORDS.value, GAP_PT, measure),
    ...partsOf(sign, TEXT.sign, SIGN_GAP_PT, measure),
    ...partsOf(sub, WORDS.unit, GAP_PT, measure),
  ];
}

/** The words of a cell in lines: its number, sign and period, or in a slot what stands in its place. */
export function flowCell(
  { mark, sub, empty }: ButterflyCell,
  { wordsPt, room: { innerPt }, measure }: Frame,
): WordLines {
  if (mark) return flowParts(partsOfMark(mark, sub, measure), wordsPt, measure);
  return flowParts(slotOf(empty, measure), wordsPt + innerPt, measure);
}
