/** What stands on the scale of a row of a position strip: two lanes of discs, and words about missing places. */

import { partsPt } from "../cell.ts";
import { gather, type Placed } from "../layout.ts";
import { LINE_PT } from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import type { Content, Frame } from "./frame.ts";
import { reachOf, type SetDisc, setLane, type Tier, withoutWords } from "./lane.ts";
import type { StripMark, StripRow } from "./model.ts";
import { type RowScale, scaleOfRow } from "./scale.ts";
import type { Span } from "./spread.ts";
import { LANE_PAD_PT, WORDS, WORDS_GAP_PT } from "./style.ts";
import { occupiedBy, placeTier, type TierSite } from "./tier.ts";
import { listedWords, wordsOfMark } from "./words.ts";

/** What stands on the scale of a row; null where there is too little room for a disc. */
export function stripContent(
  row: StripRow,
  axis: number,
  frame: Frame,
  radiusPt: number,
): Content | null {
  const set = setRow(row, frame, radiusPt);
  if (!set) return null;
  const { scale, compared, beside, left } = set;
  const tierPt = 2 * (radiusPt + LANE_PAD_PT);
  const comparedPt = compared.length * tierPt;
  const lanesPt = comparedPt + beside.length * tierPt;
  const missing = setMissing(row.missing, beside, scale, frame);
  const site = { axis, scale, room: frame.room, radiusPt, measure: frame.measure };
  const place = (topPt: number) =>
    gather([
      row.isField && comparedPt > 0 ? fieldOf(frame, topPt, comparedPt) : {},
      placeLane(compared, topPt, { ...site, kind: row.isField ? "compared" : "apart" }),
      placeLane(beside, topPt + comparedPt, { ...site, kind: "apart" }, missing.inLane),
      {
        texts: placeLines(
          missing.lines,
          () => missing.fromPt,
          topPt + lanesPt - (missing.inLane ? (tierPt + LINE_PT) / 2 : 0),
          WORDS.note,
        ),
      },
    ]);
  return {
    heightPt: lanesPt + (missing.inLane ? 0 : missing.lines.length * LINE_PT),
    firstPt: lanesPt > 0 ? tierPt / 2 : LINE_PT / 2,
    place,
    left: left.map(({ mark }) => listedWords(mark, frame)),
  };
}

/** The lanes of a row, and the discs whose words found no room in them. */
interface SetRow {
  readonly scale: RowScale;
  readonly compared: readonly Tier[];
  readonly beside: readonly Tier[];
  readonly left: readonly SetDisc[];
}

/** Tries scales that leave room for words at their ends, and takes the one that leaves out fewest and turns fewest. */
function setRow(row: StripRow, { room, measure }: Frame, radiusPt: number): SetRow | null {
  const marks = [...row.compared, ...row.beside];
  const wordsByMark = new Map(marks.map((mark) => [mark, wordsOfMark(mark, measure)]));
  const wordsOf = (mark: StripMark) => wordsByMark.get(mark) ?? [];
  const sorted = marks.toSorted((a, b) => a.value - b.value);
  // Discs at an end may be moved by their width.
  const widthAt = (end: 0 | -1) =>
    2 * radiusPt +
    WORDS_GAP_PT +
    Math.max(
      ...[row.compared, row.beside].map((lane) => {
        const last = lane.toSorted((a, b) => a.value - b.value).at(end);
        return last ? partsPt(wordsOf(last)) : 0;
      }),
    );
  const reaches = marks.map((mark) => reachOf(mark, radiusPt));
  const beforePt = Math.max(0, ...reaches.map((reach) => reach.beforePt));
  const afterPt = Math.max(0, ...reaches.map((reach) => reach.afterPt));
  const ends = [0, widthAt(0)].flatMap((lowPt) =>
    [0, widthAt(-1)].map((highPt) => [beforePt + lowPt, afterPt + highPt] as const),
  );
  const set = ends.flatMap(([lowPt, highPt], index): readonly SetRow[] => {
    if (index > 0 && lowPt + highPt > (room[1] - room[0]) / 2) return [];
    const scale = scaleOfRow(
      sorted.map(({ value }) => value),
      room,
      [lowPt, highPt],
    );
    const site = { room, scale, radiusPt, wordsOf };
    const [compared, beside] = [setLane(row.compared, site), setLane(row.beside, site)];
    if (!compared || !beside) return [];
    return [
      { scale, compared, beside, left: [...withoutWords(compared), ...withoutWords(beside)] },
    ];
  });
  return set.toSorted((a, b) => a.left.length - b.left.length || turned(a) - turned(b))[0] ?? null;
}

/** How many words stand before their disc, where they read worse than after it. */
function turned({ compared, beside }: SetRow): number {
  const discs = [...compared, ...beside].flat();
  return discs.filter(({ wordsSpan, drawnPt }) => wordsSpan && wordsSpan[0] < drawnPt).length;
}

function placeLane(
  tiers: readonly Tier[],
  topPt: number,
  site: Omit<TierSite, "topPt" | "held">,
  held: Span | null = null,
): Placed {
  const tierPt = 2 * (site.radiusPt + LANE_PAD_PT);
  return gather(
    tiers.map((tier, index) =>
      placeTier(tier, {
        ...site,
        topPt: topPt + index * tierPt,
        held: index === tiers.length - 1 ? held : null,
      }),
    ),
  );
}

function fieldOf({ field: [fromPt, toPt] }: Frame, topPt: number, heightPt: number) {
  const box = { x: fromPt, y: topPt, width: toPt - fromPt, height: heightPt };
  return { fields: [{ ...box, hasBracket: true }] };
}

/** The words about missing places. */
interface Missing {
  readonly lines: readonly string[];
  readonly fromPt: number;
  /** What they take of the last tier of the lower lane; null where they do not stand in it. */
  readonly inLane: Span | null;
}

/** Puts them where the lower lane is free at either end, else on lines of their own. */
function setMissing(
  text: string,
  beside: readonly Tier[],
  { zeroPt }: RowScale,
  { room, measure }: Frame,
): Missing {
  const lengthPt = measure(text, WORDS.note);
  const tier = beside.at(-1);
  const taken = tier ? occupiedBy(tier) : [];
  if (zeroPt !== null) taken.push([zeroPt, zeroPt]);
  const firstPt = Math.min(...taken.map(([fromPt]) => fromPt)) - 2 * WORDS_GAP_PT;
  const lastPt = Math.max(...taken.map(([, toPt]) => toPt)) + 2 * WORDS_GAP_PT;
  const free: readonly Span[] = [
    [room[0], firstPt],
    [lastPt, room[1]],
  ];
  const end = free.findIndex(([fromPt, toPt]) => toPt - fromPt >= lengthPt);
  if (text === "" || !tier || end < 0) {
    const lines = breakText(text, room[1] - room[0], WORDS.note, measure);
    return { lines, fromPt: room[0], inLane: null };
  }
  const fromPt = end === 0 ? room[0] : room[1] - lengthPt;
  return { lines: [text], fromPt, inLane: [fromPt, fromPt + lengthPt] };
}
