/** A linear scale from values to points. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly lengthPt: number;
}

/** A value on the axis and the room that its mark and labels take on either side of it. */
export interface Extent {
  readonly value: number;
  readonly beforePt: number;
  readonly afterPt: number;
}

/**
 * Finds the largest scale on which zero and every extent fit a length; null where the labels alone are too long.
 *
 * Of any two extents the distance and the outer sides have to fit, which bounds the points a unit:
 * `ptPerUnit · (right − left) + left.before + right.after ≤ length`. Where words reach over each other, as those
 * after a low value and those before a high one do, the bound is from below.
 */
export function fitScale(extents: readonly Extent[], lengthPt: number): Scale | null {
  const all = [...extents, { value: 0, beforePt: 1, afterPt: 1 }];
  let ptPerUnit = Number.POSITIVE_INFINITY;
  let leastPtPerUnit = 0;
  for (const left of all) {
    for (const right of all) {
      const roomPt = lengthPt - left.beforePt - right.afterPt;
      const distance = right.value - left.value;
      if (distance >= 0 && roomPt <= 0) return null;
      if (distance > 0) ptPerUnit = Math.min(ptPerUnit, roomPt / distance);
      if (distance < 0) leastPtPerUnit = Math.max(leastPtPerUnit, roomPt / distance);
    }
  }
  if (leastPtPerUnit > ptPerUnit) return null;
  if (ptPerUnit === Number.POSITIVE_INFINITY) ptPerUnit = 1;
  const min = Math.min(...all.map(({ value, beforePt }) => value - beforePt / ptPerUnit));
  return { min, max: min + lengthPt / ptPerUnit, lengthPt };
}

/** Where a value stands, from the low end of the scale. */
export function toPt({ min, max, lengthPt }: Scale, value: number): number {
  return ((value - min) / (max - min)) * lengthPt;
}
