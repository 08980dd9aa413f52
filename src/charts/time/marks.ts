/** What holds of every number in charts over time. */

import type { ChartMark } from "../model.ts";
import type { TimePoints } from "./model.ts";

/** Refuses a number that is none, or that has no words; `name` says of what it is. */
export function checkMark(name: string, mark: ChartMark, fail: (what: string) => void): void {
  if (Number.isFinite(mark.value) && mark.label) return;
  fail(`${name} has a mark of ${mark.value} labelled "${mark.label}"`);
}

/** Refuses a series that has no number, or one that cannot be drawn. */
export function checkPoints(name: string, points: TimePoints, fail: (what: string) => void): void {
  if (points.every((point) => point === null)) fail(`${name} has no number`);
  for (const point of points) if (point) checkMark(name, point, fail);
}

/** The words of a number, as it is labelled. */
export function labelsOfMark({ label, sign = "" }: ChartMark): readonly string[] {
  return [label, sign].filter((words) => words !== "");
}

/** The words of a number in one, "" where there is none. */
export function wordsOfMark(mark: ChartMark | null): string {
  return mark ? mark.label + (mark.sign ?? "") : "";
}
