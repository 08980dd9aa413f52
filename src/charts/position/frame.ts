/** The columns of rows with a scale of their own: names at the left, the scale, ranks and notes at the right. */

import type { LabelPart } from "../cell.ts";
import type { Placed } from "../layout.ts";
import { BRACKET_PT, COLUMN_GAP_PT, FIELD_PAD_PT, type Measure, PT_PER_MM } from "../style.ts";
import { widestPt, wrapText } from "../text.ts";
import type { IndicatorRow } from "./model.ts";
import type { Span } from "./spread.ts";
import { ASIDE_RATIO, LEAST_LENGTH_PT, NAMES_RATIO, WORDS } from "./style.ts";

/** Where the parts of every row stand. */
export interface Frame {
  readonly widthPt: number;
  readonly namesPt: number;
  /** The field, from its bracket to its right edge. */
  readonly field: Span;
  /** The room of marks and their words on it. */
  readonly room: Span;
  /** Width of the words at the right, which end with the figure. */
  readonly asidePt: number;
  readonly measure: Measure;
}

/** What stands on the scale of a row. */
export interface Content {
  readonly heightPt: number;
  /** From its top to the middle of the line that names and ranks stand on. */
  readonly firstPt: number;
  readonly place: (topPt: number) => Partial<Placed>;
  /** The words that found no room on it, place by place. */
  readonly left: readonly (readonly LabelPart[])[];
}

/** Measures the columns of a figure; null where words leave too little for marks. */
export function frameOf(
  rows: readonly IndicatorRow[],
  widthMm: number,
  measure: Measure,
): Frame | null {
  const widthPt = widthMm * PT_PER_MM;
  const widest = (key: keyof typeof STYLE_BY_WORDS, mostPt: number) => {
    const style = STYLE_BY_WORDS[key];
    const lines = rows.flatMap((row) => wrapText(row[key], mostPt, style, measure));
    return Math.min(mostPt, widestPt(lines, style, measure));
  };
  const [mostNamesPt, mostAsidePt] = [NAMES_RATIO * widthPt, ASIDE_RATIO.most * widthPt];
  const namesPt = Math.max(widest("label", mostNamesPt), widest("unit", mostNamesPt));
  const asidePt = Math.max(
    ASIDE_RATIO.least * widthPt,
    widest("rank", mostAsidePt),
    widest("note", mostAsidePt),
  );
  const field = [namesPt + COLUMN_GAP_PT, widthPt - asidePt - COLUMN_GAP_PT] as const;
  const room = [field[0] + BRACKET_PT + FIELD_PAD_PT, field[1] - FIELD_PAD_PT] as const;
  if (room[1] - room[0] < LEAST_LENGTH_PT) return null;
  return { widthPt, namesPt, field, room, asidePt, measure };
}

const STYLE_BY_WORDS = {
  label: WORDS.label,
  unit: WORDS.note,
  rank: WORDS.rank,
  note: WORDS.note,
} as const;

/** The field of what may be compared in a row. */
export function fieldOf(
  { field: [fromPt, toPt] }: Frame,
  topPt: number,
  heightPt: number,
): Partial<Placed> {
  const box = { x: fromPt, y: topPt, width: toPt - fromPt, height: heightPt };
  return { fields: [{ ...box, hasBracket: true }] };
}
