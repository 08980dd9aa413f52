import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { apply, type Matrix, multiply, UNIT } from "../../pdf-reader/matrix.ts";
import type { Operators } from "../../pdf-reader/open.ts";
import type { Rect } from "./placement.ts";

/** A text as it is drawn at once, in the page's own space. */
export interface DrawnText {
  readonly text: string;
  readonly box: Rect;
  /** Degrees by which the page is turned clockwise for it to be upright; null for a text at an angle. */
  readonly turn: number | null;
  readonly size: number;
  /** True where its font is not in the file, so that a picture of the page may lack it. */
  readonly isUnembedded: boolean;
}

/** What a page draws, roughly: enough to tell where it draws nothing for sure. */
export interface PageContent {
  readonly texts: readonly DrawnText[];
  /** About everything that is no text: what is clipped or white counts as well. */
  readonly drawings: readonly Rect[];
}

/** Reads what a page draws, and where; `number` from 1. */
export async function readPageContent(
  document: PDFDocumentProxy,
  ops: Operators,
  number: number,
): Promise<PageContent> {
  const page = await document.getPage(number);
  const drawings = await readDrawings(page, ops);
  const texts = await readTexts(page);
  page.cleanup();
  return { texts, drawings };
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** How far letters reach above and below their baseline, in their size. */
const ABOVE = 0.9;
const BELOW = 0.25;

async function readTexts(page: PDFPageProxy): Promise<readonly DrawnText[]> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items.flatMap((item) =>
    "str" in item && item.str.trim() !== "" ? [layText(item as Item, page)] : [],
  );
}

function layText({ str, transform, width, height, fontName }: Item, page: PDFPageProxy) {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const [along, across] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const [u, v] = [
    [a / along, b / along],
    [c / across, d / across],
  ] as const;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const far of [0, width])
    for (const up of [-BELOW * height, ABOVE * height]) {
      xs.push(x + u[0] * far + v[0] * up);
      ys.push(y + u[1] * far + v[1] * up);
    }
  const fonts = page.commonObjs;
  return {
    text: str,
    box: boundsOf(xs, ys),
    turn: turnOf(u),
    size: height,
    isUnembedded: !fonts.has(fontName) || fonts.get(fontName).missingFile === true,
  };
}

function turnOf([x, y]: readonly [number, number]): number | null {
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  const turn = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - turn) < 1 ? (turn + 360) % 360 : null;
}

const UNIT_SQUARE = [0, 0, 1, 1];

async function readDrawings(page: PDFPageProxy, ops: Operators): Promise<readonly Rect[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map(Object.entries(ops).map(([name, number]) => [number, name]));
  const whole = page.view as unknown as Rect;
  const found: Rect[] = [];
  const saved: Matrix[] = [];
  let space = UNIT;
  const move = (matrix: ArrayLike<number> | null) => {
    if (matrix) space = multiply(Array.from(matrix) as unknown as Matrix, space);
  };
  const restore = () => {
    space = saved.pop() ?? UNIT;
  };
  const steps: Readonly<Record<string, (args: never) => void>> = {
    save: () => saved.push(space),
    restore,
    transform: (matrix: number[]) => move(matrix),
    paintFormXObjectBegin: ([matrix]: [number[] | null]) => {
      saved.push(space);
      move(matrix);
    },
    paintFormXObjectEnd: restore,
    constructPath: ([paint, , corners]: [number, unknown, ArrayLike<number> | null]) => {
      if (corners && names.get(paint) !== "endPath") found.push(mapBox(space, corners));
    },
    paintImageXObject: () => found.push(mapBox(space, UNIT_SQUARE)),
    paintImageMaskXObject: () => found.push(mapBox(space, UNIT_SQUARE)),
    beginAnnotation: ([, rect]: [unknown, Rect]) => found.push([...rect]),
  };
  fnArray.forEach((operator, index) => {
    const name = names.get(operator) ?? "";
    const step = steps[name];
    if (step) step((argsArray[index] ?? []) as never);
    // Whatever else paints may reach anywhere.
    else if (/^(paint|shadingFill)/.test(name)) found.push(whole);
  });
  return found;
}

function mapBox(matrix: Matrix, corners: ArrayLike<number>): Rect {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(corners);
  const points = [x0, x1].flatMap((x) => [y0, y1].map((y) => apply(matrix, x, y)));
  return boundsOf(
    points.map(([x]) => x),
    points.map(([, y]) => y),
  );
}

function boundsOf(xs: readonly number[], ys: readonly number[]): Rect {
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
