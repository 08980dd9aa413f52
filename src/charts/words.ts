/** Sets the words of a cell on lines of their own above its marks, where there is no room beside them. */

import { type LabelPart, labelCell, reachOf } from "./cell.ts";
import type { FigureToLayOut } from "./forms/model.ts";
import { gather, type Placed } from "./layout.ts";
import type { ChartCell } from "./model.ts";
import { type Extent, fitScale, type Scale } from "./scale.ts";
import { GAP_PT, LINE_PT, type Measure, SLOT_PAD_PT, type TextStyle } from "./style.ts";
import { breakText, fitsIn, placeLines, widestPt } from "./text.ts";

/** Words where they stand in their panel. */
interface SetWords {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly isSlot: boolean;
  readonly xPt: number;
  /** The line on which they begin. */
  readonly line: number;
  readonly widthPt: number;
}

export interface WordLines {
  readonly words: readonly SetWords[];
  readonly count: number;
}

/** Every cell's words in lines no longer than asked, broken even within a word where nothing else helps. */
export function flowWords(
  spec: FigureToLayOut,
  lengthPt: number,
  measure: Measure,
): ReadonlyMap<ChartCell, WordLines> {
  const cells = spec.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return new Map(cells.map((cell) => [cell, flowCell(cell, spec, lengthPt, measure)]));
}

function flowCell(
  cell: ChartCell,
  { marks, ends }: FigureToLayOut,
  lengthPt: number,
  measure: Measure,
): WordLines {
  const hasBoth = cell.mark !== null && cell.pair !== null;
  const named = hasBoth ? ends : null;
  const labels = labelCell(cell, {
    marks,
    ends: named,
    side: hasBoth ? "around" : "after",
    isOfSeveral: false,
    measure,
  });
  const parts = labels.flatMap((label) => label.parts);
  return flowParts(parts, lengthPt, measure);
}

/** Sets words after one another in lines no longer than asked; those nearer than usual stay with the words before them. */
export function flowParts(
  parts: readonly LabelPart[],
  lengthPt: number,
  measure: Measure,
): WordLines {
  const words: SetWords[] = [];
  let [x, line] = [0, 0];
  for (const [index, { text, style, gapPt, widthPt, isSlot }] of parts.entries()) {
    const keptPt = keptWithPt(parts, index);
    if (x > 0 && !fitsIn(x + gapPt + widthPt + keptPt, lengthPt)) [x, line] = [0, line + 1];
    const padPt = isSlot ? 2 * SLOT_PAD_PT : 0;
    const lines = breakText(text, lengthPt - padPt - keptPt, style, measure);
    const own = { lines, style, isSlot, widthPt: widestPt(lines, style, measure) + padPt };
    const xPt = x > 0 ? x + gapPt : 0;
    words.push({ ...own, xPt, line });
    [x, line] = lines.length > 1 ? [0, line + lines.length] : [xPt + own.widthPt, line];
  }
  return { words, count: Math.max(0, ...words.map((one) => one.line + one.lines.length)) };
}

/** How long the words are that stay on the line of these, such as the sign of a number. */
function keptWithPt(parts: readonly LabelPart[], index: number): number {
  let keptPt = 0;
  for (const { gapPt, widthPt } of parts.slice(index + 1)) {
    if (gapPt >= GAP_PT) break;
    keptPt += gapPt + widthPt;
  }
  return keptPt;
}

/** True where no word had to be broken. */
export function isUnbroken(linesByCell: ReadonlyMap<ChartCell, WordLines>): boolean {
  return [...linesByCell.values()].every(({ words }) =>
    words.every(({ lines }) => lines.length === 1),
  );
}

/** The largest scale on which the marks, without their words, fit the length. */
export function scaleOfMarks(spec: FigureToLayOut, lengthPt: number): Scale | null {
  const cells = spec.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const extents = cells.flatMap(({ mark, pair }): Extent[] =>
    [mark, pair].flatMap((one) => (one ? [reachOf(one, spec.marks.shape)] : [])),
  );
  return fitScale(extents, lengthPt);
}

/** Places the words of a cell from a corner down. */
export function placeWords({ words }: WordLines, originPt: number, topPt: number): Placed {
  return gather(
    words.map(({ lines, style, isSlot, xPt, line, widthPt }) => {
      const [x, y] = [originPt + xPt, topPt + line * LINE_PT];
      const slot = { x, y, width: widthPt, height: lines.length * LINE_PT };
      return {
        slots: isSlot ? [slot] : [],
        texts: placeLines(lines, () => x + (isSlot ? SLOT_PAD_PT : 0), y, style),
      };
    }),
  );
}

/** Places words so that each of their lines begins or ends at a point. */
export function placeAligned(
  { words, count }: WordLines,
  edgePt: number,
  align: "start" | "end",
  topPt: number,
): Placed {
  if (align === "start") return placeWords({ words, count }, edgePt, topPt);
  const lines = Array.from({ length: count }, (_, line) =>
    words.filter((one) => one.line === line),
  );
  return gather(
    lines.map((own) => {
      const lengthPt = Math.max(0, ...own.map(({ xPt, widthPt }) => xPt + widthPt));
      return placeWords({ words: own, count }, edgePt - lengthPt, topPt);
    }),
  );
}
