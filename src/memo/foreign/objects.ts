import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";

export const name = (key: string) => PDFName.of(key);

/** What a reference leads to, however long the way; undefined where it leads to nothing, to itself or to what is damaged. */
export function follow(object: PDFObject | undefined, context: PDFContext): PDFObject | undefined {
  const seen = new Set<PDFObject>();
  let at = object;
  while (at instanceof PDFRef) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = context.lookup(at);
  }
  return at instanceof PDFInvalidObject ? undefined : at;
}

export function dictAt(owner: PDFDict | undefined, key: string): PDFDict | undefined {
  const found = owner && follow(owner.get(name(key)), owner.context);
  return found instanceof PDFDict ? found : found instanceof PDFStream ? found.dict : undefined;
}

export function listAt(owner: PDFDict | undefined, key: string): readonly PDFObject[] {
  const found = owner && follow(owner.get(name(key)), owner.context);
  return found instanceof PDFArray ? found.asArray() : [];
}

/** The name that a key has, without its slash; empty for anything else. */
export function nameAt(owner: PDFDict, key: string): string {
  const found = follow(owner.get(name(key)), owner.context);
  return found instanceof PDFName ? found.decodeText() : "";
}

export function numberAt(owner: PDFDict, key: string): number | null {
  const found = follow(owner.get(name(key)), owner.context);
  return found instanceof PDFNumber ? found.asNumber() : null;
}

export function textAt(owner: PDFDict, key: string): string | null {
  const found = follow(owner.get(name(key)), owner.context);
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null;
}

/** The numbers of a list; null where it is none, or holds anything else. */
export function numbersAt(owner: PDFDict, key: string): readonly number[] | null {
  return numbersIn(follow(owner.get(name(key)), owner.context), owner.context);
}

export function numbersIn(
  list: PDFObject | undefined,
  context: PDFContext,
): readonly number[] | null {
  if (!(list instanceof PDFArray)) return null;
  const found = list.asArray().map((each) => follow(each, context));
  const numbers = found.flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : []));
  return numbers.length > 0 && numbers.length === found.length ? numbers : null;
}

/** A dictionary of its own with the same entries. */
export function cloneDict(dict: PDFDict): PDFDict {
  const clone = PDFDict.withContext(dict.context);
  for (const [key, value] of dict.entries()) clone.set(key, value);
  return clone;
}

/** Everything that some objects lead to, each once, in the order in which it is come upon. */
export function* reach(
  roots: readonly (PDFObject | undefined)[],
  context: PDFContext,
): Generator<PDFObject> {
  const seen = new Set<PDFObject>();
  const pending = [...roots];
  while (pending.length > 0) {
    const object = pending.pop();
    if (!object || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFRef) pending.push(context.lookup(object));
    else if (object instanceof PDFArray) pending.push(...object.asArray());
    else if (object instanceof PDFDict) pending.push(...object.values());
    else if (object instanceof PDFStream) pending.push(object.dict);
    yield object;
  }
}
