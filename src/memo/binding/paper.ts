import { PDFArray, type PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import type { GraftedPage } from "./graft.ts";

export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix from points of the upright paper to those of a page's content; every page is on A4. */
export function paperMatrix({ dict }: GraftedPage): Matrix {
  const [left, bottom, right, top] = boxOf(dict);
  const turn = dict.lookupMaybe(PDFName.of("Rotate"), PDFNumber)?.asNumber() ?? 0;
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
