const MM_PER_PT = 25.4 / 72;

/** A point of an upright page, in mm from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A page's box in its own coordinates, and the turn with which it is shown. */
interface Paper {
  readonly view: readonly number[];
  /** Clockwise: 0, 90, 180, 270. */
  readonly rotate: number;
}

/** Finds where a point of a page's own coordinates lies when the page is shown. */
export function placeOnPaper({ view, rotate }: Paper, x: number, y: number): Spot {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const spots: Readonly<Record<number, readonly [number, number]>> = {
    0: [x - left, top - y],
    90: [y - bottom, x - left],
    180: [right - x, y - bottom],
    270: [top - y, right - x],
  };
  const [across, down] = spots[rotate] ?? [0, 0];
  return { x: across * MM_PER_PT, y: down * MM_PER_PT };
}

/** Measures a page as it is shown. */
export function sizeOnPaper({ view, rotate }: Paper): { width: number; height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const [width, height] = [(right - left) * MM_PER_PT, (top - bottom) * MM_PER_PT];
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The same point on the page turned clockwise by a quarter, as a page with a landscape table is read. */
export function turnToRead({ x, y }: Spot, height: number): Spot {
  return { x: height - y, y: x };
}

/** The same point on the upright page again. */
export function turnBack({ x, y }: Spot, height: number): Spot {
  return { x: y, y: height - x };
}
