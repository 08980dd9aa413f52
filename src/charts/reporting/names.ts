/** Sets the names of rows at the left of their marks, or above them. */

import type { PlacedText } from "../layout.ts";
import { COLUMN_GAP_PT, LINE_PT, type Measure, TEXT } from "../style.ts";
import { breakText, fitsIn, placeLines, widestPt } from "../text.ts";

/** Parts of the width that names may take; null: they stand above their marks. The best to read first. */
export const NAMINGS = [0.4, 0.25, null] as const;
type Naming = (typeof NAMINGS)[number];

interface SetName {
  readonly heightPt: number;
  /** The middle of the row's marks, from its upper edge. */
  readonly marksPt: number;
  readonly place: (topPt: number) => readonly PlacedText[];
}

interface RowNames {
  /** Where marks begin. */
  readonly endPt: number;
  /** One a row. */
  readonly names: readonly SetName[];
}

/** Sets one name a row; a row of one line is `rowPt` high. */
export function setNames(
  labels: readonly string[],
  naming: Naming,
  widthPt: number,
  rowPt: number,
  measure: Measure,
): RowNames {
  const roomPt = widthPt * (naming ?? 1);
  const set = labels.map((label) => breakList(label, roomPt, measure));
  const widest = Math.max(...set.map((lines) => widestPt(lines, TEXT.name, measure)));
  const names = set.map((lines): SetName => {
    const linesPt = lines.length * LINE_PT;
    const abovePt = naming === null ? linesPt : 0;
    const heightPt = abovePt + Math.max(rowPt, naming === null ? 0 : linesPt + rowPt - LINE_PT);
    const marksPt = (abovePt + heightPt) / 2;
    const startPt = naming === null ? 0 : marksPt - linesPt / 2;
    return {
      heightPt,
      marksPt,
      place: (topPt) => placeLines(lines, () => 0, topPt + startPt, TEXT.name),
    };
  });
  return { endPt: naming === null ? 0 : widest + COLUMN_GAP_PT, names };
}

/** A list goes on after a comma, so that no name is broken that fits on a line. */
function breakList(label: string, roomPt: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  for (const item of label.split(/(?<=、|, )/u)) {
    const last = lines.at(-1);
    const together = last === undefined ? item : last + item;
    if (fitsIn(measure(together.trimEnd(), TEXT.name), roomPt)) {
      lines[Math.max(0, lines.length - 1)] = together;
    } else lines.push(...breakText(item, roomPt, TEXT.name, measure));
  }
  return lines;
}
