import type { PDFPageProxy } from "pdfjs-dist";
import { apply, type Matrix, multiply, UNIT } from "../../../pdf-reader/matrix.ts";
import type { Operators } from "../../../pdf-reader/open.ts";

/** A line along a side of the page, in points of the page as it is shown: where it lies, and from where to where it goes. */
export interface Rule {
  readonly isLevel: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A thicker bar is no line but a field. */
const THICKEST = 3;
const SHORTEST = 4;
/** A page with more is a map or a drawing. */
const MOST_RULES = 4_000;

/** What a page draws beside its words. */
interface Drawn {
  readonly rules: readonly Rule[];
  /** How many pictures it has that may show words. */
  readonly pictures: number;
}

/** Smaller pictures, as a share of their page, are seals and signs. */
const SMALLEST_PICTURE = 0.05;

type Point = readonly [x: number, y: number];

/** Reads the level and upright lines of a page, strokes or thin fields, none where it is a drawing; and counts its pictures. */
export async function drawnOn(page: PDFPageProxy, ops: Operators, view: Matrix): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map(Object.entries(ops).map(([name, number]) => [number, name]));
  const rules: Rule[] = [];
  let pictures = 0;
  const { width, height } = page.getViewport({ scale: 1 });
  const saved: Matrix[] = [];
  let space = view;
  const takePicture = () => {
    const [a, b, c, d] = space;
    if (Math.abs(a * d - b * c) >= SMALLEST_PICTURE * width * height) pictures++;
  };
  const restore = () => {
    space = saved.pop() ?? view;
  };
  const steps: Readonly<Record<string, (args: never) => void>> = {
    save: () => saved.push(space),
    restore,
    transform: (matrix: ArrayLike<number>) => {
      space = multiply(matrixOf(matrix), space);
    },
    paintFormXObjectBegin: ([matrix]: [ArrayLike<number> | null]) => {
      saved.push(space);
      if (matrix) space = multiply(matrixOf(matrix), space);
    },
    paintFormXObjectEnd: restore,
    constructPath: ([paint, [path]]: [number, readonly (ArrayLike<number> | null)[]]) => {
      const how = names.get(paint) ?? "";
      if (path && how !== "endPath" && rules.length <= MOST_RULES) {
        rules.push(...rulesIn(path, space, /stroke/i.test(how)));
      }
    },
    paintImageXObject: takePicture,
    paintImageMaskXObject: takePicture,
    paintInlineImageXObject: takePicture,
  };
  for (const [index, operator] of fnArray.entries()) {
    steps[names.get(operator) ?? ""]?.((argsArray[index] ?? []) as never);
  }
  return { rules: rules.length > MOST_RULES ? [] : rules, pictures };
}

function matrixOf(values: ArrayLike<number>): Matrix {
  return Array.from({ length: UNIT.length }, (_, at) => values[at] ?? 0) as unknown as Matrix;
}

function rulesIn(path: ArrayLike<number>, space: Matrix, isStroked: boolean): readonly Rule[] {
  return outlinesOf(path).flatMap((outline) => {
    const points = outline.map(([x, y]) => apply(space, x, y));
    return isStroked ? sidesOf(points) : barOf(points);
  });
}

/** Numbers of a path: how many follow each operator (move, line, two kinds of curves, close). */
const FOLLOW = [2, 2, 6, 4, 0];
const [MOVE, CLOSE] = [0, 4];

/** The outlines of a path, each closed one with its first point at its end. */
function outlinesOf(path: ArrayLike<number>): readonly (readonly Point[])[] {
  const outlines: Point[][] = [];
  for (let at = 0; at < path.length; ) {
    const operator = path[at] ?? CLOSE;
    const size = FOLLOW[operator] ?? 0;
    const open = outlines.at(-1);
    const [first] = open ?? [];
    if (operator === MOVE || !open) outlines.push([]);
    if (operator === CLOSE && first) open?.push(first);
    else if (size > 0) outlines.at(-1)?.push([path[at + size - 1] ?? 0, path[at + size] ?? 0]);
    at += 1 + size;
  }
  return outlines;
}

function sidesOf(points: readonly Point[]): readonly Rule[] {
  return points.slice(1).flatMap((end, index) => barOf([points[index] ?? end, end]));
}

/** The line that a thin field is; nothing where it is none. */
function barOf(points: readonly Point[]): readonly Rule[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (height <= THICKEST && width >= SHORTEST) {
    return [{ isLevel: true, at: (top + bottom) / 2, from: left, to: right }];
  }
  if (width <= THICKEST && height >= SHORTEST) {
    return [{ isLevel: false, at: (left + right) / 2, from: top, to: bottom }];
  }
  return [];
}
