/** A course of figures as points of a drawing. */

import type { Course } from "../../analysis/over-time/model.ts";
import type { TimePoint } from "../../charts/time/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { drawMark, drawSilently } from "../chart/mark.ts";
import type { Context } from "../context.ts";
import { drawnValue } from "../figure.ts";

/** One point a period. Only the last number is printed, in the drawing `id`; null: none is. */
export function pointsOf(
  context: Context,
  { points }: Course,
  id: string | null,
): readonly (TimePoint | null)[] {
  const last = points.findLastIndex((point) => point !== null);
  return points.map((point, index) => {
    if (!point) return null;
    const isPrinted = id !== null && index === last;
    const mark = isPrinted
      ? drawMark(context, id, point.figure)
      : drawSilently(context, point.figure);
    return mark && { ...mark, ...(point.isAfterBreak ? { isAfterBreak: true } : {}) };
  });
}

/** The figures of courses, in their order. */
export function figuresOf(courses: readonly Course[]): readonly Figure[] {
  return courses.flatMap(({ points }) => points.flatMap((point) => point?.figure ?? []));
}

/** The lowest and the highest figure drawn; the first of several; none where all are equal. */
export function endsOf(
  context: Context,
  figures: readonly Figure[],
): { readonly lowest: Figure; readonly highest: Figure } | null {
  const drawn = figures.map((figure) => ({ figure, value: drawnValue(context, figure) ?? 0 }));
  const sorted = drawn.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest || lowest.value === highest.value) return null;
  return { lowest: lowest.figure, highest: highest.figure };
}
