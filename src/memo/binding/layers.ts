import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject } from "@cantoo/pdf-lib";
import type { Grafted } from "./graft.ts";

const name = (key: string) => PDFName.of(key);

/** Joins the layers of attached files, so that what is hidden in one stays hidden; null where there are none. */
export function joinLayers(parts: readonly Grafted[], context: PDFContext): PDFDict | null {
  const found = parts.flatMap(
    ({ catalog }) => catalog.lookupMaybe(name("OCProperties"), PDFDict) ?? [],
  );
  if (found.length === 0) return null;
  const list = (dicts: readonly PDFDict[], key: string): readonly PDFObject[] =>
    dicts.flatMap((dict) => dict.lookupMaybe(name(key), PDFArray)?.asArray() ?? []);
  const defaults = found.flatMap((layers) => layers.lookupMaybe(name("D"), PDFDict) ?? []);
  const joined = Object.fromEntries(
    ["ON", "OFF", "Order", "AS", "Locked"].map((key) => [key, list(defaults, key)]),
  );
  return context.obj({ OCGs: list(found, "OCGs"), D: joined } as never) as unknown as PDFDict;
}
