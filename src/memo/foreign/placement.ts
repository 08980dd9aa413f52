import type { PDFDict } from "@cantoo/pdf-lib";
import { numberAt, numbersAt } from "./objects.ts";

/** Left, bottom, right, top. */
export type Rect = readonly [number, number, number, number];

/** How a page lies on its paper: where a point of it comes to is `scale · point + (dx, dy)`. */
export interface Placement {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
  /** What a viewer shows of it, in its own points. */
  readonly shown: Rect;
  readonly paper: Rect;
  /** Degrees, clockwise. */
  readonly turn: number;
}

/** What is done to a page on its paper: a point of it comes to `scale · point + (dx, dy)`. */
export type Move = Pick<Placement, "scale" | "dx" | "dy">;

/** The placement of a page that is moved once it is placed. */
export function moveOn(placement: Placement, move: Move | null): Placement {
  if (!move) return placement;
  const { scale, dx, dy } = move;
  return {
    ...placement,
    scale: placement.scale * scale,
    dx: placement.dx * scale + dx,
    dy: placement.dy * scale + dy,
  };
}

/** A4, in points. */
const A4 = { width: 595.276, height: 841.89 } as const;
/** 1 mm: what may be A4 as some program rounds it. */
const TOLERANCE = 72 / 25.4;
/** What readers take for a page that does not say how large it is. */
const LETTER: Rect = [0, 0, 612, 792];

/**
 * Places a page on upright A4 paper: turned where it lies, made smaller where it is larger, centred where it is
 * smaller.
 *
 * Source: GB/T 9704—2012, 8: the head of a lying table is at the left edge of the paper, on odd and even pages.
 */
export function placePage(dict: PDFDict): Placement {
  const shown = shownBox(dict);
  const unit = numberAt(dict, "UserUnit") ?? 1;
  const inPoints = unit > 0 ? unit : 1;
  const width = (shown[2] - shown[0]) * inPoints;
  const height = (shown[3] - shown[1]) * inPoints;
  let turn = turnOf(dict);
  const lies = turn % 180 === 0 ? width > height : height > width;
  if (lies) turn = (turn + 270) % 360;
  const paper = turn % 180 === 0 ? A4 : { width: A4.height, height: A4.width };
  const isNear =
    Math.abs(width - paper.width) <= TOLERANCE && Math.abs(height - paper.height) <= TOLERANCE;
  if (isNear) {
    const box = shown.map((value) => value * inPoints) as unknown as Rect;
    return { scale: inPoints, dx: 0, dy: 0, shown, paper: box, turn };
  }
  const scale = inPoints * Math.min(1, paper.width / width, paper.height / height);
  const middle = (size: number, low: number, high: number) => (size - (low + high) * scale) / 2;
  return {
    scale,
    dx: middle(paper.width, shown[0], shown[2]),
    dy: middle(paper.height, shown[1], shown[3]),
    shown,
    paper: [0, 0, paper.width, paper.height],
    turn,
  };
}

/** How a page is turned, in degrees, clockwise. Anything but quarter turns is none, as readers have it. */
export function turnOf(dict: PDFDict): number {
  const turn = numberAt(dict, "Rotate") ?? 0;
  return turn % 90 === 0 ? ((turn % 360) + 360) % 360 : 0;
}

/** What both boxes hold; the larger one where they have nothing in common. */
function shownBox(dict: PDFDict): Rect {
  const media = boxAt(dict, "MediaBox") ?? LETTER;
  const crop = boxAt(dict, "CropBox");
  const both = crop && intersect(media, crop);
  return both ?? media;
}

function boxAt(dict: PDFDict, key: string): Rect | null {
  const [x0, y0, x1, y1] = numbersAt(dict, key) ?? [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  const box: Rect = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  return isEmpty(box) ? null : box;
}

/** What two rectangles have in common; null where that is nothing. */
export function intersect(a: Rect, b: Rect): Rect | null {
  const box: Rect = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return isEmpty(box) ? null : box;
}

function isEmpty([left, bottom, right, top]: Rect): boolean {
  return !(right > left && top > bottom);
}

/** A point of a page, where it comes to on the paper. */
export function movePoint({ scale, dx, dy }: Placement, x: number, y: number) {
  return [x * scale + dx, y * scale + dy] as const;
}

export function moveRect(placement: Placement, [left, bottom, right, top]: Rect): Rect {
  return [...movePoint(placement, left, bottom), ...movePoint(placement, right, top)];
}
