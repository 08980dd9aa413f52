/**
 * A rectangle with its sides along the page's.
 *
 * Units: pt, from the lower left corner of the page's own coordinates.
 */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** An affine map as PDF writes it: `x' = ax + cy + e`, `y' = bx + dy + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Makes a map of six numbers. */
export function matrixOf(values: ArrayLike<number>): Matrix {
  const at = (index: number): number => values[index] ?? 0;
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** The map that does `inner` first and then `outer`. */
export function concat(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** The smallest box around a mapped rectangle. */
export function mapBox(matrix: Matrix, corners: ArrayLike<number>): Box {
  const [a, b, c, d, e, f] = matrix;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const x of [corners[0] ?? 0, corners[2] ?? 0]) {
    for (const y of [corners[1] ?? 0, corners[3] ?? 0]) {
      xs.push(a * x + c * y + e);
      ys.push(b * x + d * y + f);
    }
  }
  return {
    left: Math.min(...xs),
    bottom: Math.min(...ys),
    right: Math.max(...xs),
    top: Math.max(...ys),
  };
}

/** The box that two boxes share; where they share nothing, its left is beyond its right or its bottom above its top. */
export function intersect(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}

/** False for an empty box, such as `intersect` gives for two boxes that share nothing. */
export function isAnyOf({ left, bottom, right, top }: Box): boolean {
  return left < right && bottom < top;
}

/** The smallest box around all; null around none. */
export function boundsOf(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  if (!first) return null;
  let { left, bottom, right, top } = first;
  for (const box of rest) {
    left = Math.min(left, box.left);
    bottom = Math.min(bottom, box.bottom);
    right = Math.max(right, box.right);
    top = Math.max(top, box.top);
  }
  return { left, bottom, right, top };
}

/** True where the middle of one box lies in the other. */
export function holdsMiddleOf(outer: Box, inner: Box): boolean {
  const x = (inner.left + inner.right) / 2;
  const y = (inner.bottom + inner.top) / 2;
  return x >= outer.left && x <= outer.right && y >= outer.bottom && y <= outer.top;
}
