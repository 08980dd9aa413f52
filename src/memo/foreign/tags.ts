import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";
import { dictAt, follow, listAt, name, nameAt } from "./objects.ts";

/** Deeper than any document is written: what goes on below leads nowhere. */
const DEEPEST = 200;

interface Found {
  readonly element: PDFDict;
  readonly page: PDFRef | null;
}

/**
 * Makes the tags of a file lead to the forms that its pages are drawn as.
 *
 * Returns false where the tags are no tree, so that they cannot be kept.
 * Source: ISO 32000-1, 14.7.4.2: content of a form is named by it, not by its page alone.
 */
export function moveTags(
  catalog: PDFDict,
  formByPage: ReadonlyMap<PDFRef, PDFRef>,
  gone: ReadonlySet<PDFDict>,
): boolean {
  const root = dictAt(catalog, "StructTreeRoot");
  const elements = root && isTree(root, "ParentTree", "Nums") ? listElements(root) : null;
  if (!root || !elements) return false;
  for (const found of elements) moveKids(found, formByPage, gone);
  return true;
}

/** True where a tree of names or numbers, if there is one, leads to each of its nodes once. */
export function isTree(owner: PDFDict, key: string, leaves: "Nums" | "Names"): boolean {
  const root = dictAt(owner, key);
  const seen = new Set<PDFDict>();
  const pending = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) return false;
    seen.add(node);
    if (listAt(node, leaves).length % 2 !== 0) return false;
    for (const kid of listAt(node, "Kids")) {
      const below = follow(kid, node.context);
      if (!(below instanceof PDFDict)) return false;
      pending.push(below);
    }
  }
  return true;
}

/** Lists the elements of a structure; null where one stands in two places or is missing. */
function listElements(root: PDFDict): readonly Found[] | null {
  const elements: Found[] = [];
  const seen = new Set<PDFDict>([root]);
  const pending = [{ element: root, page: null as PDFRef | null, depth: 0 }];
  for (let at = pending.pop(); at; at = pending.pop()) {
    if (at.depth > DEEPEST) return null;
    for (const kid of kidsOf(at.element)) {
      const element = follow(kid, root.context);
      if (!element) return null;
      if (!(element instanceof PDFDict) || isContent(element)) {
        if (at.element === root) return null;
        continue;
      }
      if (seen.has(element) || !element.has(name("S"))) return null;
      seen.add(element);
      const own = element.get(name("Pg"));
      const page = own instanceof PDFRef ? own : at.page;
      elements.push({ element, page });
      pending.push({ element, page, depth: at.depth + 1 });
    }
  }
  return elements;
}

function kidsOf(element: PDFDict): readonly PDFObject[] {
  const kids = follow(element.get(name("K")), element.context);
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = element.get(name("K"));
  return kid ? [kid] : [];
}

function isContent(dict: PDFDict): boolean {
  return /^(MCR|OBJR)$/.test(nameAt(dict, "Type"));
}

function moveKids(
  { element, page }: Found,
  formByPage: ReadonlyMap<PDFRef, PDFRef>,
  gone: ReadonlySet<PDFDict>,
): void {
  const { context } = element;
  const kids = kidsOf(element);
  if (kids.length === 0) return;
  const isGone = (kid: PDFObject) => {
    const found = follow(kid, context);
    const object = found instanceof PDFDict ? dictAt(found, "Obj") : undefined;
    return object !== undefined && gone.has(object);
  };
  const left = kids.filter((kid) => !isGone(kid));
  // A link that is none any longer is its words.
  if (left.length < kids.length && /^(Link|Form|Annot)$/.test(nameAt(element, "S")))
    element.set(name("S"), name("Span"));
  const moved = left.map((kid) => moveKid(kid, page, formByPage, context));
  element.set(name("K"), context.obj(moved as never));
}

function moveKid(
  kid: PDFObject,
  page: PDFRef | null,
  formByPage: ReadonlyMap<PDFRef, PDFRef>,
  context: PDFContext,
): PDFObject {
  const found = follow(kid, context);
  if (found instanceof PDFNumber) {
    const form = page && formByPage.get(page);
    const place = { Type: "MCR", Pg: page, Stm: form, MCID: found };
    return form ? (context.obj(place as never) as PDFObject) : kid;
  }
  if (!(found instanceof PDFDict) || nameAt(found, "Type") !== "MCR" || found.has(name("Stm")))
    return kid;
  const own = found.get(name("Pg"));
  const form = formByPage.get(own instanceof PDFRef ? own : (page ?? PDFRef.of(0)));
  if (form) found.set(name("Stm"), form);
  return kid;
}
