import type { RawFile } from "../../raw/file.ts";
import { isKeyed, isList, type Keyed, nameOf, textOf, type Value } from "../../raw/value.ts";
import { type Meaning, meaningOf } from "./roles.ts";

/** A structure element. */
export interface Element extends Meaning {
  readonly dict: Keyed;
  /** As the file names it, before the role map. */
  readonly role: string;
  readonly parent: Element | null;
  readonly kids: readonly Element[];
  /** The language that it, or what it lies within, is said to be in; null where nothing says so. */
  readonly language: string | null;
}

/** The structure tree of a document. */
export interface Tree {
  readonly root: Keyed | null;
  /** Kids of the root. */
  readonly tops: readonly Element[];
  /** All in reading order. */
  readonly elements: readonly Element[];
  readonly byDict: ReadonlyMap<Keyed, Element>;
  /** The elements that the parent tree lists for a page, a form or an annotation, by its number. */
  readonly parents: ReadonlyMap<number, Value>;
}

/** Reads the structure tree; one without elements where there is none. */
export function readTree(file: RawFile): Tree {
  const found = file.at(file.catalog, "StructTreeRoot");
  const root = isKeyed(found) ? found : null;
  const meanings = new Map<string, Meaning>();
  const meaning = (role: string): Meaning => {
    const known = meanings.get(role);
    if (known) return known;
    const made = meaningOf(role, (name) => nameOf(file.at(root, "RoleMap", name)));
    meanings.set(role, made);
    return made;
  };
  const elements: Element[] = [];
  const byDict = new Map<Keyed, Element>();
  const below = (value: Value, parent: Element | null): readonly Element[] => {
    const dict = file.follow(value);
    if (isList(dict)) return dict.flatMap((each) => below(each, parent));
    if (!isKeyed(dict) || !isElement(dict) || byDict.has(dict)) return [];
    const role = nameOf(file.at(dict, "S"));
    const language = textOf(file.at(dict, "Lang")) ?? parent?.language ?? null;
    const kids: Element[] = [];
    const element = { dict, role, parent, kids, language, ...meaning(role) };
    byDict.set(dict, element);
    elements.push(element);
    kids.push(...below(file.at(dict, "K"), element));
    return [element];
  };
  const tops = below(file.at(root, "K"), null);
  return { root, tops, elements, byDict, parents: readNumbers(file, file.at(root, "ParentTree")) };
}

/** Kids are also references to content (MCR) and to objects (OBJR). */
function isElement({ entries }: Keyed): boolean {
  return entries.has("S") && !/^(MCR|OBJR)$/.test(nameOf(entries.get("Type")));
}

/** Reads a number tree. Source: ISO 32000-1, 7.9.7. */
function readNumbers(file: RawFile, tree: Value): ReadonlyMap<number, Value> {
  const values = new Map<number, Value>();
  const seen = new Set<Value>();
  const read = (node: Value) => {
    if (!isKeyed(node) || seen.has(node)) return;
    seen.add(node);
    const pairs = file.at(node, "Nums");
    if (isList(pairs))
      for (let index = 0; index + 1 < pairs.length; index += 2)
        values.set(Number(file.follow(pairs[index])), pairs[index + 1] ?? null);
    const kids = file.at(node, "Kids");
    if (isList(kids)) for (const kid of kids) read(file.follow(kid));
  };
  read(tree);
  return values;
}

/** The element that an annotation or a form as a whole belongs to (StructParent); null where it belongs to none. */
export function elementOfObject(file: RawFile, { parents }: Tree, object: Keyed): Keyed | null {
  const number = file.at(object, "StructParent");
  const found = typeof number === "number" ? file.follow(parents.get(number)) : null;
  return isKeyed(found) ? found : null;
}

/** The element of marked content with a number, on a page or in a form (StructParents). */
export function elementOfContent(
  file: RawFile,
  { parents }: Tree,
  owner: Keyed,
  number: number,
): Keyed | null {
  const key = file.at(owner, "StructParents");
  const list = typeof key === "number" ? file.follow(parents.get(key)) : null;
  const found = isList(list) ? file.follow(list[number]) : null;
  return isKeyed(found) ? found : null;
}

/** Tags that group others without a meaning for them. */
const TRANSPARENT = /^(NonStruct|Div)$/;

/** The kids of an element, those of mere groups in their place. */
export function meantKids(element: Element): readonly Element[] {
  if (!element.kids.some(({ type }) => TRANSPARENT.test(type))) return element.kids;
  return element.kids.flatMap((kid) => (TRANSPARENT.test(kid.type) ? meantKids(kid) : [kid]));
}

/** The element that another belongs to, mere groups left out. */
export function meantParent({ parent }: Element): Element | null {
  return parent !== null && TRANSPARENT.test(parent.type) ? meantParent(parent) : parent;
}
