import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { wrapContent } from "./content.ts";
import type { GraftedPage } from "./graft.ts";

/** A4, in points. */
const PAPER = { width: 595.276, height: 841.89 } as const;
/** 1 mm: what may be A4 as some program rounds it. */
const TOLERANCE = 72 / 25.4;

export type Matrix = readonly [number, number, number, number, number, number];

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

const name = (key: string) => PDFName.of(key);

/**
 * Puts a page on upright A4 paper: turned where it lies, made smaller where it is larger, centred where it is
 * smaller.
 *
 * Returns the matrix from points of the upright paper to those of the page's content.
 * Source: GB/T 9704—2012, 8: the head of a lying table is at the left edge of the paper, on odd and even pages.
 */
export function putOnPaper({ dict }: GraftedPage, context: PDFContext): Matrix {
  const box = boxOf(dict);
  let turn = (((dict.lookupMaybe(name("Rotate"), PDFNumber)?.asNumber() ?? 0) % 360) + 360) % 360;
  const lies = turn % 180 === 0 ? box.width > box.height : box.height > box.width;
  if (lies) turn = (turn + 270) % 360;
  const paper = turn % 180 === 0 ? PAPER : { width: PAPER.height, height: PAPER.width };
  const fitted = isNear(box, paper) ? box : centre(shrink(dict, box, paper, context), paper);
  const { left, bottom, width, height } = fitted;
  dict.set(name("MediaBox"), context.obj([left, bottom, left + width, bottom + height]));
  for (const key of ["CropBox", "TrimBox", "BleedBox", "ArtBox"]) dict.delete(name(key));
  if (turn === 0) dict.delete(name("Rotate"));
  else dict.set(name("Rotate"), context.obj(turn));
  return matrixOf(turn, fitted);
}

function matrixOf(turn: number, { left, bottom, width, height }: Box): Matrix {
  if (turn === 90) return [0, 1, -1, 0, left + width, bottom];
  if (turn === 180) return [-1, 0, 0, -1, left + width, bottom + height];
  if (turn === 270) return [0, -1, 1, 0, left, bottom + height];
  return [1, 0, 0, 1, left, bottom];
}

/** What a viewer shows of a page. */
function boxOf(dict: PDFDict): Box {
  const box =
    dict.lookupMaybe(name("CropBox"), PDFArray) ?? dict.lookup(name("MediaBox"), PDFArray);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box
    .asArray()
    .map((_, index) => box.lookup(index, PDFNumber).asNumber());
  return {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    width: Math.abs(x1 - x0),
    height: Math.abs(y1 - y0),
  };
}

type Size = { readonly width: number; readonly height: number };

function isNear(box: Box, paper: Size): boolean {
  return (
    Math.abs(box.width - paper.width) <= TOLERANCE &&
    Math.abs(box.height - paper.height) <= TOLERANCE
  );
}

function centre({ left, bottom, width, height }: Box, paper: Size): Box {
  return {
    left: left - (paper.width - width) / 2,
    bottom: bottom - (paper.height - height) / 2,
    ...paper,
  };
}

/** Makes content and annotations smaller; a page that is smaller already stays as it is. */
function shrink(dict: PDFDict, box: Box, paper: Size, context: PDFContext): Box {
  const scale = Math.min(1, paper.width / box.width, paper.height / box.height);
  if (scale === 1) return box;
  wrapContent(dict, `q\n${scale} 0 0 ${scale} 0 0 cm`, "Q", context);
  const annotations = dict.lookupMaybe(name("Annots"), PDFArray);
  for (let index = 0; annotations && index < annotations.size(); index++) {
    const annotation = annotations.lookup(index);
    if (!(annotation instanceof PDFDict)) continue;
    for (const key of ["Rect", "QuadPoints"]) {
      const numbers = annotation.lookupMaybe(name(key), PDFArray);
      for (let at = 0; numbers && at < numbers.size(); at++) {
        numbers.set(at, PDFNumber.of(numbers.lookup(at, PDFNumber).asNumber() * scale));
      }
    }
  }
  const { left, bottom, width, height } = box;
  return {
    left: left * scale,
    bottom: bottom * scale,
    width: width * scale,
    height: height * scale,
  };
}
