import { createSegment, joinWords } from "../segment.ts";
import type { PlacedText } from "./layout.ts";
import type { ChartRow } from "./model.ts";
import { BASELINE_RATIO, LINE_PT, type Measure, TEXT, type TextStyle } from "./style.ts";

/** How the name of a row is set. */
export function nameStyle(row: ChartRow): TextStyle {
  return row.isFocus ? TEXT.focus : TEXT.name;
}

const segmentWithoutNames = createSegment([]);

/** Widths that are added in another order differ in their last digits: what a room was measured for has to fit it. */
const SLACK_PT = 0.01;

/** True where words of a width stand in a room. */
export function fitsIn(widthPt: number, roomPt: number): boolean {
  return widthPt <= roomPt + SLACK_PT;
}

/** Breaks a text into lines no wider than asked, between words and as far as they allow; joined again they are the text. */
export function wrapText(
  text: string,
  widthPt: number,
  style: TextStyle,
  measure: Measure,
): readonly string[] {
  const lines: string[] = [];
  const { segment = segmentWithoutNames } = measure;
  for (const word of joinWords(segment(text))) {
    const last = lines.at(-1);
    if (last !== undefined && fitsIn(measure((last + word).trimEnd(), style), widthPt)) {
      lines[lines.length - 1] = last + word;
    } else lines.push(word);
  }
  return lines;
}

/** Breaks a text as `wrapText` does, and also within a word that is wider than a line. */
export function breakText(
  text: string,
  widthPt: number,
  style: TextStyle,
  measure: Measure,
): readonly string[] {
  const fits = (line: string) => fitsIn(measure(line.trimEnd(), style), widthPt);
  return wrapText(text, widthPt, style, measure).flatMap((line) => {
    const parts: string[] = [];
    for (const sign of fits(line) ? [line] : line) {
      const last = parts.at(-1);
      if (last !== undefined && fits(last + sign)) parts[parts.length - 1] = last + sign;
      else parts.push(sign);
    }
    return parts;
  });
}

/** The width of the longest line. */
export function widestPt(lines: readonly string[], style: TextStyle, measure: Measure): number {
  return Math.max(0, ...lines.map((line) => measure(line.trimEnd(), style)));
}

/**
 * Sets lines of text from a top edge down; nothing where there are none.
 *
 * Units: points; `xOf` tells where each line begins.
 */
export function placeLines(
  lines: readonly string[],
  xOf: (line: string, index: number) => number,
  topPt: number,
  style: TextStyle,
): readonly PlacedText[] {
  if (lines.length === 0) return [];
  const baseline = (index: number) =>
    topPt + (index + 0.5) * LINE_PT + BASELINE_RATIO * style.sizePt - (style.raisedPt ?? 0);
  return [
    {
      style,
      lines: lines.map((text, index) => ({ text, x: xOf(text, index), y: baseline(index) })),
    },
  ];
}
