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

/** A scale, and the extents that keep it from being larger, or that leave none. */
export interface Fit {
  readonly scale: Scale | null;
  readonly binding: readonly Extent[];
}

const ZERO: Extent = { value: 0, beforePt: 1, afterPt: 1 };

/** Finds the largest scale on which zero and every extent fit a length; null where the labels alone are too long. */
export function fitScale(extents: readonly Extent[], lengthPt: number): Scale | null {
  return fitExtents(extents, lengthPt).scale;
}

/**
 * Finds the same scale, and what binds it.
 *
 * Of any two extents the distance and the outer sides have to fit, which bounds the points a unit:
 * `ptPerUnit · (right − left) + left.before + right.after ≤ length`. Where words reach over each other, as those
 * after a low value and those before a high one do, the bound is from below. At a given scale only the two that
 * reach furthest matter, so that the largest scale is found by going from one such pair to the next.
 */
export function fitExtents(extents: readonly Extent[], lengthPt: number): Fit {
  const all = [...extents, ZERO];
  let bound: readonly Extent[] = extremes(all);
  let ptPerUnit = lengthPt / distanceOf(bound);
  if (!Number.isFinite(ptPerUnit)) ptPerUnit = 1;
  for (;;) {
    const [left, right] = outermost(all, ptPerUnit);
    const roomPt = lengthPt - left.beforePt - right.afterPt;
    const distance = distanceOf([left, right]);
    if (distance > 0 && roomPt <= 0) return { scale: null, binding: [left, right] };
    const less = distance > 0 ? roomPt / distance : ptPerUnit;
    if (less < ptPerUnit) {
      [ptPerUnit, bound] = [less, [left, right]];
      continue;
    }
    // Words that reach over each other would fit only at a larger scale, which `bound` does not allow.
    if (distance <= 0 && ptPerUnit * distance > roomPt)
      return { scale: null, binding: [left, right, ...bound] };
    const min = left.value - left.beforePt / ptPerUnit;
    return {
      scale: { min, max: min + lengthPt / ptPerUnit, lengthPt },
      binding: [left, right],
    };
  }
}

/** The extents of the lowest and the highest value. */
function extremes(extents: readonly Extent[]): readonly [Extent, Extent] {
  let [least, most] = [ZERO, ZERO];
  for (const extent of extents) {
    if (extent.value < least.value) least = extent;
    if (extent.value > most.value) most = extent;
  }
  return [least, most];
}

function distanceOf([left, right]: readonly Extent[]): number {
  return (right?.value ?? 0) - (left?.value ?? 0);
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

/** Where a value stands, from the low end of the scale. */
export function toPt({ min, max, lengthPt }: Scale, value: number): number {
  return ((value - min) / (max - min)) * lengthPt;
}
