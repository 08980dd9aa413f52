import type { RawFile } from "../../raw/file.ts";
import type { Keyed } from "../../raw/value.ts";
import type { Xmp } from "../xmp.ts";
import type { Element, Tree } from "./tree.ts";

/** A document as the rules of PDF/UA look at it. */
export interface Accessible {
  readonly file: RawFile;
  readonly xmp: Xmp | null;
  readonly pages: readonly Keyed[];
  readonly tree: Tree;
  /** True where the document as a whole says which language it is in. */
  readonly hasLanguage: boolean;
}

/** Finds the page of an element, from 1; null where neither it nor what it holds names one. */
export function pageOf({ file, pages }: Accessible, element: Element): number | null {
  const own = file.at(element.dict, "Pg");
  const index = pages.indexOf(own as Keyed);
  if (index >= 0) return index + 1;
  for (const kid of element.kids) {
    const found = pageOf({ file, pages } as Accessible, kid);
    if (found !== null) return found;
  }
  return null;
}

/** Names an element, e.g. `The tag TR (object 12)`. */
export function nameOfElement({ role, type }: Element): string {
  return `The tag ${role}${type === role || type === "" ? "" : ` (${type})`}`;
}
