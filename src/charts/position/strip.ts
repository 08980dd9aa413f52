/** What stands on the scale of a row of a position strip: two lanes of discs, and words about missing places. */

import { gather, type Placed } from "../layout.ts";
import { LINE_PT } from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import { type Content, type Frame, fieldOf } from "./frame.ts";
import type { Tier } from "./lane.ts";
import { setLanes } from "./lanes.ts";
import type { StripRow } from "./model.ts";
import type { RowScale } from "./scale.ts";
import type { Span } from "./spread.ts";
import { LANE_PAD_PT, WORDS, WORDS_GAP_PT } from "./style.ts";
import { occupiedBy, placeTier, type TierSite } from "./tier.ts";
import { listedWords } from "./words.ts";

/** What stands on the scale of a row; null where there is too little room for a disc. */
export function stripContent(
  row: StripRow,
  axis: number,
  frame: Frame,
  radiusPt: number,
): Content | null {
  const set = setLanes(row, frame, radiusPt);
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
    left: left.map((mark) => listedWords(mark, frame)),
  };
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
