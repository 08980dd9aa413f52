import {
  PDFArray,
  type PDFContext,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";
import { follow, reach } from "./objects.ts";
import type { Placement } from "./placement.ts";

/** Which numbers of a place are across the page and which are up it, by its kind: ISO 32000-1, table 151. */
const AXES: Readonly<Record<string, readonly ("x" | "y")[]>> = {
  XYZ: ["x", "y"],
  FitH: ["y"],
  FitBH: ["y"],
  FitV: ["x"],
  FitBV: ["x"],
  FitR: ["x", "y", "x", "y"],
};

/** Moves the places that links and bookmarks lead to with their pages. */
export function movePlaces(
  roots: readonly (PDFObject | undefined)[],
  placements: ReadonlyMap<PDFRef, Placement>,
  context: PDFContext,
): void {
  for (const object of reach(roots, context)) {
    if (!(object instanceof PDFArray) || object.size() < 2) continue;
    const [page, kind] = [object.get(0), follow(object.get(1), context)];
    const placement = page instanceof PDFRef ? placements.get(page) : undefined;
    const axes = kind instanceof PDFName ? AXES[kind.decodeText()] : undefined;
    if (!placement || !axes) continue;
    for (const [index, axis] of axes.entries()) {
      const value = object.size() > index + 2 ? follow(object.get(index + 2), context) : null;
      if (!(value instanceof PDFNumber)) continue;
      const by = axis === "x" ? placement.dx : placement.dy;
      object.set(index + 2, PDFNumber.of(value.asNumber() * placement.scale + by));
    }
  }
}
