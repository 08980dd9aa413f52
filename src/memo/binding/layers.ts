import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
} from "@cantoo/pdf-lib";
import type { Grafted } from "./graft.ts";

const name = (key: string) => PDFName.of(key);

/** Joins the layers of attached files, so that what is hidden in one stays hidden; null where there are none. */
export function joinLayers(parts: readonly Grafted[], context: PDFContext): PDFDict | null {
  const found = parts.flatMap(
    ({ catalog }) => catalog.lookupMaybe(name("OCProperties"), PDFDict) ?? [],
  );
  if (found.length === 0) return null;
  const defaults = found.flatMap((layers) => layers.lookupMaybe(name("D"), PDFDict) ?? []);
  const joined = Object.fromEntries(
    ["ON", "Order", "AS", "Locked"].flatMap((key) => {
      const values = list(defaults, key);
      return values.length > 0 ? [[key, values]] : [];
    }),
  );
  const off = found.flatMap(hiddenIn);
  return context.obj({
    OCGs: list(found, "OCGs"),
    // PDF/A and PDF/UA ask for a name, whatever it is.
    D: { Name: PDFHexString.fromText("附件"), ...joined, OFF: off },
  } as never) as unknown as PDFDict;
}

function list(dicts: readonly PDFDict[], key: string): readonly PDFObject[] {
  return dicts.flatMap((dict) => dict.lookupMaybe(name(key), PDFArray)?.asArray() ?? []);
}

/** The layers that a part hides: those it lists or, where it hides all at first, all but those it shows. */
function hiddenIn(layers: PDFDict): readonly PDFObject[] {
  const defaults = layers.lookupMaybe(name("D"), PDFDict);
  const state = defaults ? [defaults] : [];
  if (defaults?.get(name("BaseState")) !== name("OFF")) return list(state, "OFF");
  const shown = new Set(list(state, "ON"));
  return list([layers], "OCGs").filter((layer) => !shown.has(layer));
}
