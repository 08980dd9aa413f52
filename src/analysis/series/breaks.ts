/** Finds the gaps and breaks of a series, across which its points may not be compared. */

import type { Figure, Period } from "../../dataset/model.ts";
import { areAlike, compareBases, compareScopes } from "../../dataset/sameness.ts";
import { nextOnLine, periodsBetween } from "./line.ts";
import type { Break, Difference, Gap, Line, Point, SeriesPoint } from "./model.ts";

/** A period in which something is published. */
export interface Slot {
  readonly period: Period;
  /** What belongs to the series; null where only others are published. */
  readonly own: Point | null;
  /** In other variants, those with more periods first. */
  readonly others: readonly Point[];
}

/** Returns the points of the series, each with its relation to the one before (`follows`). */
export function followsOf(slots: readonly Slot[], line: Line): readonly SeriesPoint[] {
  const points: SeriesPoint[] = [];
  let isAfterGap = false;
  for (const [index, { own, period }] of slots.entries()) {
    const before = slots[index - 1];
    if (before && !isNext(before.period, period, line)) isAfterGap = true;
    if (!own) continue;
    const last = points.at(-1);
    const isJoined = slots[index - 1]?.own && canBeJoined(last, own);
    const follows = !last ? "first" : isAfterGap ? "gap" : isJoined ? "next" : "break";
    points.push({ ...own, follows });
    isAfterGap = false;
  }
  return points;
}

/** Returns the gaps between the first point of the series and the last. */
export function gapsIn(slots: readonly Slot[], line: Line): readonly Gap[] {
  const inside = betweenOwn(slots);
  return inside.flatMap(({ period }, index) => {
    const before = inside[index - 1];
    const periods = before ? periodsBetween(before.period, period, line) : [];
    const [from, to] = [periods[0], periods.at(-1)];
    return from && to ? [{ from, to, periods }] : [];
  });
}

/** Returns where a point of the series has a neighbour of another scope, basis, reference or unit. */
export function breaksIn(slots: readonly Slot[]): readonly Break[] {
  return slots.flatMap((slot, index) => {
    const earlier = slots[index - 1];
    if (!earlier || !(earlier.own || slot.own)) return [];
    const [before, after] = [firstOf(earlier), firstOf(slot)];
    const differences = before && after ? differencesOf(before, after) : [];
    if (!before || !after || differences.length === 0) return [];
    const figures = [...before.figures, ...after.figures].map(({ id }) => id);
    return [{ before: before.period, after: after.period, differences, figures }];
  });
}

function isNext(before: Period, after: Period, line: Line): boolean {
  return nextOnLine(before, line) === after;
}

function betweenOwn(slots: readonly Slot[]): readonly Slot[] {
  const first = slots.findIndex(({ own }) => own !== null);
  const last = slots.findLastIndex(({ own }) => own !== null);
  return first < 0 ? [] : slots.slice(first, last + 1);
}

function firstOf({ own, others }: Slot): Point | undefined {
  return own ?? others[0];
}

/** True for two points in one unit, of one scope and on one basis: what is not stated may be another each time. */
function canBeJoined(last: Point | undefined, next: Point): boolean {
  const [a, b] = [last?.figures[0], next.figures[0]];
  return a !== undefined && b !== undefined && a.unit === b.unit && areAlike(a, b);
}

function differencesOf(a: Point, b: Point): readonly Difference[] {
  const [before, after] = [a.figures[0], b.figures[0]];
  if (!before || !after) return [];
  return KEYS.flatMap(([what, key]) =>
    isSame[what](before, after) ? [] : [{ what, before: before[key], after: after[key] }],
  );
}

const isSame: Readonly<Record<Difference["what"], (a: Figure, b: Figure) => boolean>> = {
  scope: (a, b) => compareScopes(a, b) === "same",
  basis: (a, b) => compareBases(a, b) === "same",
  reference: (a, b) => a.on === b.on,
  unit: (a, b) => a.unit === b.unit,
};

const KEYS: readonly (readonly [Difference["what"], "scope" | "basis" | "on" | "unit"])[] = [
  ["scope", "scope"],
  ["basis", "basis"],
  ["reference", "on"],
  ["unit", "unit"],
];
