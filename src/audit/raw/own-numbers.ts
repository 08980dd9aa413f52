import { openRawFile, type RawFile } from "./file.ts";
import { pagesOf } from "./pages.ts";
import { isList, nameOf, type Value } from "./value.ts";

/** What a page says of the number that an attachment has of its own, beside the number of the whole. */
export interface OwnNumbers {
  /** True where nobody is to see or read it. */
  readonly isCovered: boolean;
  /** Where it is, in the page's own space: left, bottom, right, top. */
  readonly boxes: readonly (readonly number[])[];
}

/**
 * Reads what pages say of such numbers (`OwnNumbers`, an entry of this program's memos), by page from 1.
 *
 * Shape: empty where the file cannot be followed object by object: then it says nothing that counts.
 */
export function readOwnNumbers(bytes: Uint8Array): ReadonlyMap<number, OwnNumbers> {
  const file = openRawFile(bytes);
  if (!file) return new Map();
  return new Map(
    pagesOf(file).flatMap((page, index): [number, OwnNumbers][] => {
      const state = nameOf(file.at(page, "OwnNumbers", "State"));
      const boxes = boxesIn(file, file.at(page, "OwnNumbers", "Boxes"));
      return boxes.length > 0 ? [[index + 1, { isCovered: state === "Covered", boxes }]] : [];
    }),
  );
}

function boxesIn(file: RawFile, list: Value): readonly (readonly number[])[] {
  return (isList(list) ? list : []).flatMap((each) => {
    const box = file.follow(each);
    return isList(box) ? [box.map(file.follow).map(Number)] : [];
  });
}

/** True for a point in one of some boxes. */
export function isWithin({ boxes }: OwnNumbers, x: number, y: number): boolean {
  return boxes.some(
    ([left = 0, bottom = 0, right = 0, top = 0]) =>
      x >= left && x <= right && y >= bottom && y <= top,
  );
}
