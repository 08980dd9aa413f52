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

/** A scale, and the two extents that keep it from being larger. */
export interface Fit {
  readonly scale: Scale;
  readonly binding: readonly [left: Extent, right: Extent];
}

const ZERO: Extent = { value: 0, beforePt: 1, afterPt: 1 };

/** Finds the largest scale on which zero and every extent fit a length; null where the labels alone are too long. */
export function fitScale(extents: readonly Extent[], lengthPt: number): Scale | null {
  return fitExtents(extents, lengthPt)?.scale ?? null;
}

/**
 * Finds the same scale, and what binds it.
 *
 * Of any two extents the distance and the outer sides have to fit, which bounds the points a unit:
 * `ptPerUnit · (right − left) + left.before + right.after ≤ length`. Where words reach over each other, as those
 * after a low value and those before a high one do, the bound is from below. At a given scale only the two that
 * reach furthest matter, so that the largest scale is found by going from one such pair to the next.
 */
export function fitExtents(extents: readonly Extent[], lengthPt: number): Fit | null {
  const all = [...extents, ZERO];
  let [least, most] = [0, 0];
  for (const { value } of all) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  let ptPerUnit = lengthPt / (most - least);
  if (!Number.isFinite(ptPerUnit)) ptPerUnit = 1;
  for (;;) {
    const [left, right] = outermost(all, ptPerUnit);
    const roomPt = lengthPt - left.beforePt - right.afterPt;
    const distance = right.value - left.value;
    if (distance > 0) {
      if (roomPt <= 0) return null;
      const less = roomPt / distance;
      if (less < ptPerUnit) {
        ptPerUnit = less;
        continue;
      }
    } else if (ptPerUnit * distance > roomPt) {
      // A larger scale would be needed, and none is to be had.
      return null;
    }
    return { scale: scaleFrom(left, ptPerUnit, lengthPt), binding: [left, right] };
  }
}

/** The extents that reach furthest to either side. */
function outermost(extents: readonly Extent[], ptPerUnit: number): readonly [Extent, Extent] {
  let [left, right] = [ZERO, ZERO];
  let [leftPt, rightPt] = [-ZERO.beforePt, ZERO.afterPt];
  for (const extent of extents) {
    const atPt = extent.value * ptPerUnit;
    if (atPt - extent.beforePt < leftPt) {
      left = extent;
      leftPt = atPt - extent.beforePt;
    }
    if (atPt + extent.afterPt > rightPt) {
      right = extent;
      rightPt = atPt + extent.afterPt;
    }
  }
  return [left, right];
}

function scaleFrom({ value, beforePt }: Extent, ptPerUnit: number, lengthPt: number): Scale {
  const min = value - beforePt / ptPerUnit;
  return { min, max: min + lengthPt / ptPerUnit, lengthPt };
}

/** Where a value stands, from the low end of the scale. */
export function toPt({ min, max, lengthPt }: Scale, value: number): number {
  return ((value - min) / (max - min)) * lengthPt;
}
