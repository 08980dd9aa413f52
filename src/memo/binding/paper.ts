import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import type { GraftedPage } from "./graft.ts";

export type Matrix = readonly [number, number, number, number, number, number];

/**
 * Turns a lying page, so that every page is upright A4 paper.
 *
 * Returns the matrix from points of the upright paper to those of the page's content.
 * Source: GB/T 9704—2012, 8: the head of a lying table is at the left edge of the paper, on odd and even pages.
 */
export function putOnPaper({ dict }: GraftedPage, context: PDFContext): Matrix {
  const [left, bottom, right, top] = boxOf(dict);
  let turn = dict.lookupMaybe(PDFName.of("Rotate"), PDFNumber)?.asNumber() ?? 0;
  const isWide = right - left > top - bottom;
  if (isWide === (turn % 180 === 0)) turn = (turn + 270) % 360;
  if (turn === 0) dict.delete(PDFName.of("Rotate"));
  else dict.set(PDFName.of("Rotate"), context.obj(turn));
  if (turn === 90) return [0, 1, -1, 0, right, bottom];
  if (turn === 180) return [-1, 0, 0, -1, right, top];
  if (turn === 270) return [0, -1, 1, 0, left, top];
  return [1, 0, 0, 1, left, bottom];
}

function boxOf(dict: PDFDict): readonly [number, number, number, number] {
  const box = dict.lookup(PDFName.of("MediaBox"), PDFArray);
  const at = (index: number) => box.lookup(index, PDFNumber).asNumber();
  return [at(0), at(1), at(2), at(3)];
}
