import { type Span, type Stander, spread } from "./spread.ts";

/** How points stack: the level of each, from 0 at the bottom, and how many levels there are. */
interface Stack {
  readonly levels: readonly number[];
  readonly count: number;
}

/**
 * Stacks things that would overlap: each on the lowest level where it has room, in the order given.
 *
 * Those that are named stand over all that they overlap, so that a line leads up from each without crossing a point that
 * was placed before.
 */
export function stack(
  things: readonly (Stander & { readonly isNamed: boolean })[],
  gapPt: number,
): Stack {
  const takenByLevel: Span[][] = [];
  const levels = things.map(({ atPt, beforePt, afterPt, isNamed }) => {
    const own: Span = [atPt - beforePt - gapPt / 2, atPt + afterPt + gapPt / 2];
    const isTaken = (taken: readonly Span[]) => taken.some((other) => meet(own, other));
    const last = takenByLevel.findLastIndex(isTaken);
    const free = takenByLevel.findIndex((taken) => !isTaken(taken));
    const level = isNamed ? last + 1 : free < 0 ? takenByLevel.length : free;
    const taken = takenByLevel[level];
    if (taken) taken.push(own);
    else takenByLevel.push([own]);
    return level;
  });
  return { levels, count: takenByLevel.length };
}

function meet([from, to]: Span, [otherFrom, otherTo]: Span): boolean {
  return from < otherTo && otherFrom < to;
}

/** Words centred where they belong, or beside each other as near to there as they have room. */
export interface Caption {
  readonly text: string;
  readonly atPt: number;
  readonly widthPt: number;
  /** Those worth least are left out first. */
  readonly worth: number;
}

export interface SetCaptions {
  /** With the middle of each. */
  readonly set: readonly (Caption & { readonly middlePt: number })[];
  readonly left: readonly Caption[];
}

/** Sets captions on one line, as many as it has room for. */
export function setCaptions(captions: readonly Caption[], room: Span, gapPt: number): SetCaptions {
  const sorted = captions.toSorted((a, b) => a.atPt - b.atPt);
  const things = sorted.map(({ atPt, widthPt }) => ({
    ...{ atPt, beforePt: widthPt / 2, afterPt: widthPt / 2 },
  }));
  const middles = spread(things, room, gapPt);
  if (middles || sorted.length === 0) {
    const set = sorted.map((caption, index) => ({
      ...caption,
      middlePt: middles?.[index] ?? caption.atPt,
    }));
    return { set, left: [] };
  }
  const least = sorted.reduce((a, b) => (b.worth < a.worth ? b : a));
  const { set, left } = setCaptions(
    sorted.filter((caption) => caption !== least),
    room,
    gapPt,
  );
  return { set, left: [...left, least].toSorted((a, b) => a.atPt - b.atPt) };
}
