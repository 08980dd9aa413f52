import type { Span } from "./spread.ts";
import { WORDS_GAP_PT } from "./style.ts";

/** A mark in its place, and the words that are to stand beside it. */
export interface Beside {
  readonly mark: Span;
  readonly widthPt: number;
  /** What it costs to leave the words out. */
  readonly worth: number;
}

export type Side = "after" | "before" | "none";

/** Words before their mark stand well apart from what is before them: close behind another mark they would be read as its words. */
const BEFORE_GAP_PT = 4 * WORDS_GAP_PT;

/** After their mark words are looked for first. */
const COST: Readonly<Record<Side, (worth: number) => number>> = {
  after: () => 0,
  before: () => 0.001,
  none: (worth) => worth,
};
const SIDES: readonly Side[] = ["after", "before", "none"];

/** Where words stand on a side of their mark; null where they are left out. */
export function wordsSpan({ mark: [fromPt, toPt], widthPt }: Beside, side: Side): Span | null {
  const spans: Readonly<Record<Side, Span | null>> = {
    after: [toPt + WORDS_GAP_PT, toPt + WORDS_GAP_PT + widthPt],
    before: [fromPt - WORDS_GAP_PT - widthPt, fromPt - WORDS_GAP_PT],
    none: null,
  };
  return spans[side];
}

interface Chosen {
  readonly cost: number;
  /** Where the mark and its words end. */
  readonly endPt: number;
  readonly side: Side;
  readonly last: Chosen | null;
}

/**
 * Chooses the side of every mark's words so that the words left out are worth least.
 *
 * Shape: one side a mark, in the order given, which has to be that of the marks along the line. Words stay in the room and
 * touch no other words, no mark and none of `linesPt`. A choice depends on that for the mark before alone, so that all can
 * be tried.
 */
export function chooseSides(
  marks: readonly Beside[],
  room: Span,
  linesPt: readonly number[],
): readonly Side[] {
  let ways: readonly Chosen[] = [];
  for (const [index, one] of marks.entries()) {
    ways = SIDES.flatMap((side): readonly Chosen[] => {
      const words = wordsSpan(one, side);
      if (words && !isFree(words, room, linesPt)) return [];
      const startPt = Math.min(one.mark[0], words?.[0] ?? Number.POSITIVE_INFINITY);
      const endPt = Math.max(one.mark[1], words?.[1] ?? Number.NEGATIVE_INFINITY);
      const cost = COST[side](one.worth);
      if (index === 0) return [{ cost, endPt, side, last: null }];
      const last = cheapest(ways.filter((way) => isClear(way, startPt, side)));
      return last ? [{ cost: last.cost + cost, endPt, side, last }] : [];
    });
  }
  const sides: Side[] = [];
  for (let way = cheapest(ways); way; way = way.last) sides.unshift(way.side);
  return sides;
}

function isFree([fromPt, toPt]: Span, [leastPt, mostPt]: Span, linesPt: readonly number[]) {
  return (
    fromPt >= leastPt &&
    toPt <= mostPt &&
    linesPt.every((linePt) => linePt < fromPt - 1 || linePt > toPt + 1)
  );
}

/** Marks alone have been set beside each other already. */
function isClear({ endPt, side: lastSide }: Chosen, startPt: number, side: Side): boolean {
  if (side !== "before" && lastSide !== "after") return true;
  const gapPt = side === "before" ? BEFORE_GAP_PT : WORDS_GAP_PT;
  return endPt + gapPt <= startPt;
}

function cheapest(ways: readonly Chosen[]): Chosen | null {
  return ways.reduce<Chosen | null>(
    (best, way) => (best === null || way.cost < best.cost ? way : best),
    null,
  );
}
