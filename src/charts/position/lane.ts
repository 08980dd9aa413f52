/** Sets the discs of one lane: beside each other, each with its words where there is room for them. */

import { type LabelPart, partsPt } from "../cell.ts";
import { ARROW_PT, WAYS, whiskerOf } from "../style.ts";
import type { StripMark } from "./model.ts";
import type { RowScale } from "./scale.ts";
import { chooseSides, wordsSpan } from "./sides.ts";
import { type Span, type Stander, spread } from "./spread.ts";
import { BETWEEN_PT, MOST_ASIDE_PT } from "./style.ts";

/** What the lanes of a row have in common. */
interface LaneSite {
  readonly room: Span;
  readonly scale: RowScale;
  readonly radiusPt: number;
  readonly wordsOf: (mark: StripMark) => readonly LabelPart[];
}

/** A disc in its place. */
export interface SetDisc extends Stander {
  readonly mark: StripMark;
  /** Where it is drawn; `atPt` is where it belongs. */
  readonly drawnPt: number;
  readonly words: readonly LabelPart[];
  /** Where its words stand; null where they found no room. */
  readonly wordsSpan: Span | null;
}

/** Discs on one line, from the left. */
export type Tier = readonly SetDisc[];

/** What leaving out the words of the place in focus costs beside others. */
const FOCUS_WORTH = 100;

/**
 * Sets marks in as few tiers as let each disc stand near its place; null where the room is too narrow for a disc.
 *
 * Where there are several, neighbours stand in different ones. The place in focus has one to itself where its words would
 * find no room beside others.
 */
export function setLane(marks: readonly StripMark[], site: LaneSite): readonly Tier[] | null {
  const tiers = setTiers(marks, site);
  const isWithoutWords = tiers?.some((tier) =>
    tier.some(({ mark, wordsSpan }) => mark.isFocus && wordsSpan === null),
  );
  if (!isWithoutWords || marks.length === 1) return tiers;
  const alone = setTiers(
    marks.filter(({ isFocus }) => isFocus),
    site,
  );
  const others = setTiers(
    marks.filter(({ isFocus }) => !isFocus),
    site,
  );
  return alone && others && [...alone, ...others];
}

function setTiers(marks: readonly StripMark[], site: LaneSite): readonly Tier[] | null {
  const discs = marks
    .map((mark) => ({ mark, atPt: site.scale.at(mark.value), ...reachOf(mark, site.radiusPt) }))
    .toSorted((a, b) => a.atPt - b.atPt);
  for (let count = 1; count <= discs.length; count += 1) {
    const tiers = Array.from({ length: count }, (_, tier) =>
      standApart(
        discs.filter((_, index) => index % count === tier),
        site.room,
      ),
    );
    const set = tiers.filter((tier) => tier !== null);
    if (set.length === count && set.every((tier) => tier.every(isNear))) {
      return set.map((tier) => withWords(tier, site));
    }
  }
  return discs.length === 0 ? [] : null;
}

/** How far a disc with the sign of its bound reaches to either side. */
export function reachOf(
  { bound }: StripMark,
  radiusPt: number,
): { readonly beforePt: number; readonly afterPt: number } {
  const signPt = bound === "about" ? whiskerOf(radiusPt) : ARROW_PT;
  const reach = (way: 1 | -1) => radiusPt + (WAYS[bound].includes(way) ? signPt : 0);
  return { beforePt: reach(-1), afterPt: reach(1) };
}

type Disc = Stander & { readonly mark: StripMark };
type DrawnDisc = Disc & { readonly drawnPt: number };

function standApart(discs: readonly Disc[], room: Span): readonly DrawnDisc[] | null {
  const drawn = spread(discs, room, BETWEEN_PT);
  return drawn && discs.map((disc, index) => ({ ...disc, drawnPt: drawn[index] ?? disc.atPt }));
}

function isNear({ atPt, drawnPt }: DrawnDisc): boolean {
  return Math.abs(drawnPt - atPt) <= MOST_ASIDE_PT;
}

function withWords(discs: readonly DrawnDisc[], { room, scale, wordsOf }: LaneSite): Tier {
  const besides = discs.map(({ mark, drawnPt, beforePt, afterPt }) => ({
    mark: [drawnPt - beforePt, drawnPt + afterPt] as const,
    widthPt: partsPt(wordsOf(mark)),
    worth: mark.isFocus ? FOCUS_WORTH : 1,
  }));
  const sides = chooseSides(besides, room, scale.zeroPt === null ? [] : [scale.zeroPt]);
  return discs.map((disc, index) => {
    const [beside, side = "none"] = [besides[index], sides[index]];
    const span = beside ? wordsSpan(beside, side) : null;
    return { ...disc, words: wordsOf(disc.mark), wordsSpan: span };
  });
}

/** The marks of a lane whose words found no room, from the lowest value on, equal ones in the order given. */
export function withoutWords(
  marks: readonly StripMark[],
  tiers: readonly Tier[],
): readonly StripMark[] {
  const without = new Set(
    tiers.flatMap((tier) => tier.flatMap(({ mark, wordsSpan }) => (wordsSpan ? [] : [mark]))),
  );
  return marks.filter((mark) => without.has(mark)).toSorted((a, b) => a.value - b.value);
}
