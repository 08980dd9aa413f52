import { Refusal } from "../refuse.ts";

/** The library makes a cell of all that a merged one covers; a sheet that a person merged covers some hundreds. */
const MOST_COVERED = 100_000;

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;

/** Refuses a part of a workbook whose merged cells cover more than anybody merges. Errors: `unpacked`. */
export function checkMerged(name: string, part: Uint8Array): void {
  if (!SHEET.test(name)) return;
  let covered = 0;
  for (const [, left = "", top, right = "", bottom] of new TextDecoder()
    .decode(part)
    .matchAll(MERGED)) {
    const columns = columnOf(right) - columnOf(left) + 1;
    covered += Math.abs(columns * (Number(bottom) - Number(top) + 1));
    if (covered > MOST_COVERED) throw new Refusal("unpacked");
  }
}

/** The number of a column, from 1: `C` → 3. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
