/** Sets the key of marks over a figure: each mark with its words after it. */

import { gather, type Placed } from "../layout.ts";
import { COLUMN_GAP_PT, GAP_PT, LINE_PT, type Measure, TARGET_RADIUS_PT, TEXT } from "../style.ts";
import { breakText, fitsIn, placeLines, widestPt } from "../text.ts";

interface Key {
  readonly heightPt: number;
  /** `markAt` places the mark of an entry; it is told the middle of its place. */
  readonly place: (
    topPt: number,
    markAt: (index: number, x: number, y: number) => Partial<Placed>,
  ) => Placed;
}

const MARK_PT = 2 * TARGET_RADIUS_PT;

/** Sets a title and entries on as many lines as they need. */
export function setKey(
  title: string,
  entries: readonly string[],
  roomPt: number,
  measure: Measure,
): Key {
  let [x, line] = [0, 0];
  const set = [title, ...entries].map((text, index) => {
    const markPt = index === 0 ? 0 : MARK_PT + GAP_PT;
    const lines = breakText(text, roomPt - markPt, TEXT.sub, measure);
    const ownPt = markPt + widestPt(lines, TEXT.sub, measure);
    if (x > 0 && !fitsIn(x + ownPt, roomPt)) [x, line] = [0, line + 1];
    const one = { lines, x, line, markPt, index: index - 1 };
    if (lines.length > 1) [x, line] = [0, line + lines.length];
    else if (text !== "") x += ownPt + COLUMN_GAP_PT;
    return one;
  });
  const shown = set.filter(({ lines }) => lines.length > 0);
  return {
    heightPt: LINE_PT * Math.max(0, ...shown.map((one) => one.line + one.lines.length)),
    place: (topPt, markAt) =>
      gather(
        shown.flatMap((one) => {
          const y = topPt + one.line * LINE_PT;
          const texts = placeLines(one.lines, () => one.x + one.markPt, y, TEXT.sub);
          const isMarked = one.index >= 0;
          const mark = isMarked ? markAt(one.index, one.x + MARK_PT / 2, y + LINE_PT / 2) : {};
          return [mark, { texts }];
        }),
      ),
  };
}
