import { PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import type { RawPdf } from "../raw/open.ts";

/** A PDF under change: objects replaced and added over those that the browser wrote. */
export interface Revision {
  readonly raw: RawPdf;
  readonly catalog: PDFDict;
  /** Follows a reference to the object with its changes so far, parsed once; any other object is returned as it is. */
  get(object: PDFObject | undefined): PDFObject | undefined;
  /** The dictionary that a reference leads to; changes to it are kept. */
  edit(ref: PDFRef): PDFDict;
  /** The dictionary under a key of another one, to be changed; it is made where there is none. */
  editIn(owner: PDFDict, key: string): PDFDict;
  replace(ref: PDFRef, object: PDFObject): void;
  add(object: PDFObject): PDFRef;
  /** Object number → object, of all that differ from the browser's. */
  readonly changed: ReadonlyMap<number, PDFObject>;
  readonly count: number;
}

/** Begins to change a PDF. */
export function revise(raw: RawPdf): Revision {
  const changed = new Map<number, PDFObject>();
  const parsed = new Map<number, PDFObject | undefined>();
  let count = raw.bodies.length;
  const replace = (ref: PDFRef, object: PDFObject) => {
    changed.set(ref.objectNumber, object);
  };
  const get = (object: PDFObject | undefined): PDFObject | undefined => {
    if (!(object instanceof PDFRef)) return object;
    const number = object.objectNumber;
    if (changed.has(number)) return changed.get(number);
    if (!parsed.has(number)) parsed.set(number, raw.get(object));
    return parsed.get(number);
  };
  const edit = (ref: PDFRef): PDFDict => {
    const object = get(ref);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) throw new Error(`Expected a dictionary at ${ref}`);
    replace(ref, object as PDFObject);
    return dict;
  };
  const editIn = (owner: PDFDict, key: string): PDFDict => {
    const held = owner.get(PDFName.of(key));
    if (held instanceof PDFRef) return edit(held);
    if (held instanceof PDFDict) return held;
    const made = raw.context.obj({});
    owner.set(PDFName.of(key), made);
    return made;
  };
  const add = (object: PDFObject): PDFRef => {
    const ref = PDFRef.of(count);
    count += 1;
    replace(ref, object);
    return ref;
  };
  const root = raw.trailer.get(PDFName.of("Root"));
  if (!(root instanceof PDFRef)) throw new Error("Expected a reference to the catalog");
  return {
    raw,
    catalog: edit(root),
    get,
    edit,
    editIn,
    replace,
    add,
    changed,
    get count() {
      return count;
    },
  };
}
