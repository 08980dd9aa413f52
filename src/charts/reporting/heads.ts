/** Sets the names of columns over them: level, in two rows by turns, or as stairs with a hairline to each column. */

import { gather, type Placed } from "../layout.ts";
import { GAP_PT, LINE_PT, type Measure, TEXT } from "../style.ts";
import { breakText, placeLines, widestPt } from "../text.ts";

/** A name, and the middle of the column that it is of. */
interface Head {
  readonly text: string;
  readonly atPt: number;
}

interface Heads {
  readonly heightPt: number;
  readonly place: (topPt: number) => Placed;
}

interface SetHead extends Head {
  readonly lines: readonly string[];
  readonly x: number;
  readonly widthPt: number;
  /** Lines of text under it. */
  readonly row: number;
}

/** The widest that a name in stairs is, before it goes over several lines. */
const WIDEST_RATIO = 0.3;
/** How far a name in stairs begins before its hairline. */
const HANG_PT = 3;

/** Sets names in the least height; where nothing else goes, those near an edge are broken. */
export function setHeads(heads: readonly Head[], widthPt: number, measure: Measure): Heads {
  const named = heads.filter(({ text }) => text !== "");
  const isWhole = (some: readonly SetHead[]) =>
    some.every(({ x, widthPt: ownPt }) => x >= 0 && x + ownPt <= widthPt);
  const set =
    [1, 2].map((rows) => centred(named, rows, widthPt, measure)).find(isClear) ??
    ([1, -1] as const).map((way) => stairs(named, way, widthPt, measure)).find(isWhole) ??
    stairs(named, 1, widthPt, measure, true);
  const lines = Math.max(0, ...set.map((head) => head.row + head.lines.length));
  return {
    heightPt: lines * LINE_PT,
    place: (topPt) => {
      const bottomPt = topPt + lines * LINE_PT;
      return gather(
        set.map((head) => {
          const endPt = bottomPt - head.row * LINE_PT;
          const startPt = endPt - head.lines.length * LINE_PT;
          const leader = { x1: head.atPt, y1: endPt, x2: head.atPt, y2: bottomPt };
          return {
            texts: placeLines(head.lines, () => head.x, startPt, TEXT.sub),
            lines: head.row > 0 ? [{ kind: "hairline", ...leader }] : [],
          };
        }),
      );
    },
  };
}

/** Each over its column, in so many rows by turns. */
function centred(
  heads: readonly Head[],
  rows: number,
  widthPt: number,
  measure: Measure,
): readonly SetHead[] {
  return heads.map((head, index) => {
    const ownPt = measure(head.text, TEXT.sub);
    const x = Math.max(0, Math.min(head.atPt - ownPt / 2, widthPt - ownPt));
    return { ...head, lines: [head.text], x, widthPt: ownPt, row: index % rows };
  });
}

/** True where no name meets another or the hairline of one above it. */
function isClear(set: readonly SetHead[]): boolean {
  return set.every((head, index) =>
    set.every((other, at) => {
      if (index === at || head.row > other.row) return true;
      const [startPt, endPt] = [head.x - GAP_PT, head.x + head.widthPt + GAP_PT];
      return head.row === other.row
        ? other.x >= endPt || other.x + other.widthPt <= startPt
        : other.atPt >= endPt - GAP_PT / 2 || other.atPt <= startPt + GAP_PT / 2;
    }),
  );
}

/**
 * Each above all that it would meet or whose hairlines it would cross.
 *
 * `way`: 1 where names begin at their columns, -1 where they end there.
 */
function stairs(
  heads: readonly Head[],
  way: 1 | -1,
  widthPt: number,
  measure: Measure,
  isBroken = false,
): readonly SetHead[] {
  const set: SetHead[] = [];
  for (const head of way > 0 ? heads.toReversed() : heads) {
    const startPt = head.atPt - way * HANG_PT;
    const edgePt = way > 0 ? widthPt - startPt : startPt;
    const roomPt = Math.min(widthPt * WIDEST_RATIO, isBroken ? edgePt : widthPt);
    const lines = breakText(head.text, roomPt, TEXT.sub, measure);
    const ownPt = widestPt(lines, TEXT.sub, measure);
    const x = way > 0 ? startPt : startPt - ownPt;
    const under = set.filter(
      (other) => other.x < x + ownPt + GAP_PT && other.x + other.widthPt > x - GAP_PT,
    );
    const row = Math.max(0, ...under.map((other) => other.row + other.lines.length));
    set.push({ ...head, lines, x, widthPt: ownPt, row });
  }
  return set;
}
