/** Sets words over or under an axis, centred where they belong, on further lines where they would overlap. */

import type { PlacedText } from "./layout.ts";
import { GAP_PT, LINE_PT, type Measure, TEXT, type TextStyle } from "./style.ts";
import { breakText, placeLines, widestPt } from "./text.ts";

/** Words and the middle of where they belong. */
interface AxisWord {
  readonly text: string;
  readonly atPt: number;
  /** Default: small and grey. */
  readonly style?: TextStyle;
}

interface AxisWords {
  readonly heightPt: number;
  readonly place: (topPt: number) => readonly PlacedText[];
}

/** Sets words between two edges; a word stays inside them even where it then is not centred. */
export function setAxisWords(
  words: readonly AxisWord[],
  [fromPt, toPt]: readonly [number, number],
  measure: Measure,
): AxisWords {
  const rows: { endPt: number; lines: number }[] = [];
  const set = words
    .filter(({ text }) => text !== "")
    .map(({ text, atPt, style = TEXT.sub }) => {
      const lines = breakText(text, toPt - fromPt, style, measure);
      const widthPt = widestPt(lines, style, measure);
      const x = Math.max(fromPt, Math.min(atPt - widthPt / 2, toPt - widthPt));
      const free = rows.findIndex(({ endPt }) => endPt + GAP_PT <= x);
      const row = free < 0 ? rows.length : free;
      rows[row] = { endPt: x + widthPt, lines: Math.max(rows[row]?.lines ?? 0, lines.length) };
      return { lines, style, x, row };
    });
  const topOf = (row: number) =>
    LINE_PT * rows.slice(0, row).reduce((sum, { lines }) => sum + lines, 0);
  return {
    heightPt: topOf(rows.length),
    place: (topPt) =>
      set.flatMap(({ lines, style, x, row }) =>
        placeLines(lines, () => x, topPt + topOf(row), style),
      ),
  };
}
