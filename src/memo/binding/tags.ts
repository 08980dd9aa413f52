import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Grafted } from "./graft.ts";

const name = (key: string) => PDFName.of(key);

/**
 * Joins the tags of all parts under one document element, each part below an element of its own; null where
 * no part has tags.
 *
 * Source: ISO 32000-1, 14.7: each page and annotation names its entry in one tree of parents, so that the
 * entries of every part but the first move up.
 */
export function joinTags(parts: readonly Grafted[], context: PDFContext): PDFRef | null {
  const roots = parts.map(({ catalog }) => catalog.lookupMaybe(name("StructTreeRoot"), PDFDict));
  if (roots.every((root) => !root)) return null;
  const [rootRef, documentRef] = [context.nextRef(), context.nextRef()];
  const parents: (readonly [key: number, entry: PDFObject])[] = [];
  const elements: PDFRef[] = [];
  for (const [index, root] of roots.entries()) {
    const part = parts[index] as Grafted;
    const base = (parents.at(-1)?.[0] ?? -1) + 1;
    moveParents(part, root ? base : null);
    if (!root) continue;
    parents.push(...parentsOf(root, context).map(([key, entry]) => [key + base, entry] as const));
    for (const ref of kidsOf(root, context)) {
      adopt(context.lookup(ref, PDFDict), documentRef);
      elements.push(ref);
    }
    prefixIds(part, `${index}.`);
  }
  context.assign(
    documentRef,
    context.obj({ Type: "StructElem", S: "Document", P: rootRef, K: elements } as never),
  );
  const parentTree = context.register(context.obj({ Nums: parents.flat() } as never));
  const last = parents.at(-1)?.[0] ?? -1;
  const root = {
    Type: "StructTreeRoot",
    K: documentRef,
    ParentTree: parentTree,
    ParentTreeNextKey: last + 1,
  };
  context.assign(rootRef, context.obj(root as never));
  const rootDict = context.lookup(rootRef, PDFDict);
  for (const key of ["RoleMap", "ClassMap"]) joinDicts(roots, key, rootDict, context);
  const idTree = listIds(context);
  if (idTree) rootDict.set(name("IDTree"), idTree);
  return rootRef;
}

/** The document element of a part becomes a part of the whole. */
function adopt(element: PDFDict, documentRef: PDFRef): void {
  element.set(name("P"), documentRef);
  if (element.get(name("S")) === name("Document")) element.set(name("S"), name("Part"));
}

function kidsOf(root: PDFDict, context: PDFContext): readonly PDFRef[] {
  const kids = root.get(name("K"));
  const found = kids && context.lookup(kids);
  const list = found instanceof PDFArray ? found.asArray() : kids ? [kids] : [];
  return list.map((kid) => (kid instanceof PDFRef ? kid : context.register(kid)));
}

/** Moves the keys that pages, annotations and forms have in the tree of parents; takes them away without one. */
function moveParents({ dicts }: Grafted, base: number | null): void {
  for (const dict of dicts) {
    for (const key of ["StructParents", "StructParent"].map(name)) {
      const value = dict.get(key);
      if (!(value instanceof PDFNumber)) continue;
      if (base === null) dict.delete(key);
      else dict.set(key, PDFNumber.of(value.asNumber() + base));
    }
  }
}

/** Entries of the tree of parents, by key. */
function parentsOf(root: PDFDict, context: PDFContext): readonly (readonly [number, PDFObject])[] {
  const entries: (readonly [number, PDFObject])[] = [];
  const pending = [root.get(name("ParentTree"))];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const dict = context.lookup(node, PDFDict);
    const numbers = dict.lookupMaybe(name("Nums"), PDFArray)?.asArray() ?? [];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const [key, entry] = [context.lookup(numbers[index]), numbers[index + 1]];
      if (key instanceof PDFNumber && entry) entries.push([key.asNumber(), entry]);
    }
    pending.push(...(dict.lookupMaybe(name("Kids"), PDFArray)?.asArray() ?? []));
  }
  return entries.sort(([a], [b]) => a - b);
}

/** Cells name their headers by id, and an id is one in the whole document. */
function prefixIds({ dicts }: Grafted, prefix: string): void {
  for (const dict of dicts) {
    const moved = isElement(dict) ? prefixed(dict.lookup(name("ID")), prefix) : null;
    if (moved) dict.set(name("ID"), moved);
    const headers = dict.lookup(name("Headers"));
    if (!(headers instanceof PDFArray)) continue;
    for (let index = 0; index < headers.size(); index++) {
      const moved = prefixed(headers.lookup(index), prefix);
      if (moved) headers.set(index, moved);
    }
  }
}

function isElement(dict: PDFDict): boolean {
  return dict.has(name("S")) && dict.has(name("P"));
}

/** Every element that has an id, by it. */
function listIds(context: PDFContext): PDFRef | null {
  const entries = context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const id = object instanceof PDFDict && isElement(object) ? object.lookup(name("ID")) : null;
    return id instanceof PDFString ? [[id.asString(), ref] as const] : [];
  });
  if (entries.length === 0) return null;
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const names = entries.flatMap(([id, ref]) => [PDFString.of(id), ref]);
  return context.register(context.obj({ Names: names } as never));
}

function prefixed(id: PDFObject | undefined, prefix: string): PDFString | null {
  const isText = id instanceof PDFString || id instanceof PDFHexString;
  return isText ? PDFString.of(prefix + id.decodeText()) : null;
}

/** Where two parts give a role or class another meaning, the first holds. */
function joinDicts(
  roots: readonly (PDFDict | undefined)[],
  key: string,
  target: PDFDict,
  context: PDFContext,
): void {
  const joined = PDFDict.withContext(context);
  for (const root of roots) {
    for (const [role, meaning] of root?.lookupMaybe(name(key), PDFDict)?.entries() ?? []) {
      if (!joined.has(role)) joined.set(role, meaning);
    }
  }
  if (joined.entries().length > 0) target.set(name(key), joined);
}
