import type { Rect } from "./placement.ts";

/** A rectangle on a page as it is shown, in points from its upper left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a point of a page's own space is seen once the page is turned clockwise, `turn` in degrees. */
export function seenAt([left, bottom, right, top]: Rect, turn: number, x: number, y: number) {
  if (turn === 90) return [y - bottom, x - left] as const;
  if (turn === 180) return [right - x, y - bottom] as const;
  if (turn === 270) return [top - y, right - x] as const;
  return [x - left, top - y] as const;
}

/** The same the other way round: the point of a page's own space that is seen at a place. */
export function pointAt([left, bottom, right, top]: Rect, turn: number, x: number, y: number) {
  if (turn === 90) return [left + y, bottom + x] as const;
  if (turn === 180) return [right - x, bottom + y] as const;
  if (turn === 270) return [right - y, top - x] as const;
  return [left + x, top - y] as const;
}

export function areaSeen(paper: Rect, turn: number, [x0, y0, x1, y1]: Rect): Area {
  const corners = [seenAt(paper, turn, x0, y0), seenAt(paper, turn, x1, y1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Width and height of a page once it is turned. */
export function sizeSeen([left, bottom, right, top]: Rect, turn: number) {
  const [width, height] = [right - left, top - bottom];
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

export function touches(a: Area, b: Area): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** The smallest area around some. */
export function around(areas: readonly Area[]): Area {
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
}
