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
 * `ptPerUnit · (high − low) + low.before + high.after ≤ length`.
 */
export function fitScale(extents: readonly Extent[], lengthPt: number): Scale | null {
  const all = [...extents, { value: 0, beforePt: 1, afterPt: 1 }];
  let ptPerUnit = Number.POSITIVE_INFINITY;
  for (const low of all) {
    for (const high of all) {
      const roomPt = lengthPt - low.beforePt - high.afterPt;
      if (roomPt <= 0) return null;
      if (high.value > low.value)
        ptPerUnit = Math.min(ptPerUnit, roomPt / (high.value - low.value));
    }
  }
  if (ptPerUnit === Number.POSITIVE_INFINITY) ptPerUnit = 1;
  const min = Math.min(...all.map(({ value, beforePt }) => value - beforePt / ptPerUnit));
  return { min, max: min + lengthPt / ptPerUnit, lengthPt };
}

/** Where a value stands, from the low end of the scale. */
export function toPt({ min, max, lengthPt }: Scale, value: number): number {
  return ((value - min) / (max - min)) * lengthPt;
}
