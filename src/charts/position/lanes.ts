/** Sets both lanes of a row on the scale that leaves most words at their discs. */

import { type LabelPart, partsPt } from "../cell.ts";
import type { Frame } from "./frame.ts";
import { reachOf, setLane, type Tier, withoutWords } from "./lane.ts";
import type { StripMark, StripRow } from "./model.ts";
import { type RowScale, scaleOfRow } from "./scale.ts";
import { WORDS_GAP_PT } from "./style.ts";
import { wordsOfMark } from "./words.ts";

/** The lanes of a row, and the marks whose words found no room in them. */
interface SetLanes {
  readonly scale: RowScale;
  readonly compared: readonly Tier[];
  readonly beside: readonly Tier[];
  readonly left: readonly StripMark[];
}

/**
 * Tries scales that leave more and more room for words at their ends, until one leaves all words after their discs.
 *
 * Shape: that one, or else the one that leaves out fewest words, and of these the one that needs fewest tiers and turns
 * fewest words; null where the room is too narrow for a disc.
 */
export function setLanes(
  row: StripRow,
  { room, measure }: Frame,
  radiusPt: number,
): SetLanes | null {
  const marks = [...row.compared, ...row.beside];
  const wordsByMark = new Map(marks.map((mark) => [mark, wordsOfMark(mark, measure)]));
  const wordsOf = (mark: StripMark) => wordsByMark.get(mark) ?? [];
  const values = marks.map(({ value }) => value);
  const leastCost = A_TIER * [row.compared, row.beside].filter((lane) => lane.length > 0).length;
  let [best, least] = [null as SetLanes | null, Number.POSITIVE_INFINITY];
  const halfPt = (room[1] - room[0]) / 2;
  for (const ends of endsOf(row, radiusPt, halfPt, wordsOf)) {
    if (best && ends[0] + ends[1] > halfPt) continue;
    const site = { room, scale: scaleOfRow(values, room, ends), radiusPt, wordsOf };
    const [compared, beside] = [setLane(row.compared, site), setLane(row.beside, site)];
    if (!compared || !beside) continue;
    const left = [...withoutWords(row.compared, compared), ...withoutWords(row.beside, beside)];
    const set = { scale: site.scale, compared, beside, left };
    const cost = costOf(set);
    if (cost < least) [best, least] = [set, cost];
    if (cost === leastCost) break;
  }
  return best;
}

type Ends = readonly [beforePt: number, afterPt: number];

/**
 * Room for marks alone at either end, and for words beside them, of discs that may have been moved.
 *
 * `marksPt`: what marks have of the room at least. A lane that ends before the other needs less room beyond.
 */
function endsOf(
  { compared, beside }: StripRow,
  radiusPt: number,
  marksPt: number,
  wordsOf: (mark: StripMark) => readonly LabelPart[],
): readonly Ends[] {
  const reaches = [...compared, ...beside].map((mark) => reachOf(mark, radiusPt));
  const beforePt = Math.max(0, ...reaches.map((reach) => reach.beforePt));
  const afterPt = Math.max(0, ...reaches.map((reach) => reach.afterPt));
  const lanes = [compared, beside].map((lane) => lane.toSorted((a, b) => a.value - b.value));
  const values = lanes.flat().map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const roomsAt = (end: 0 | -1) => {
    const wordsPt = lanes.map((lane) => {
      const last = lane.at(end);
      if (!last) return 0;
      const insidePart = Math.abs(last.value - (end === 0 ? low : high)) / (high - low || 1);
      return partsPt(wordsOf(last)) - insidePart * marksPt;
    });
    const besidePt = WORDS_GAP_PT + Math.max(...wordsPt);
    return [0, 2 * radiusPt + besidePt, 4 * radiusPt + besidePt];
  };
  return roomsAt(0)
    .flatMap((lowPt) => roomsAt(-1).map((highPt): Ends => [beforePt + lowPt, afterPt + highPt]))
    .toSorted((a, b) => a[0] + a[1] - b[0] - b[1]);
}

/** Words left out cost more than any number of tiers, and these more than words before their disc, which read worse. */
const LEFT_OUT = 1e6;
const A_TIER = 1e3;

function costOf(set: SetLanes): number {
  return (
    LEFT_OUT * set.left.length + A_TIER * (set.compared.length + set.beside.length) + turned(set)
  );
}

/** How many words stand before their disc. */
function turned({ compared, beside }: SetLanes): number {
  const discs = [...compared, ...beside].flat();
  return discs.filter(({ wordsSpan, drawnPt }) => wordsSpan && wordsSpan[0] < drawnPt).length;
}
