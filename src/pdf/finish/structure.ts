import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/** Elements that hold running text: a box within one is part of its lines. */
const RUNNING = /^(P|H|H[1-6]|TD|TH|Caption|LI|LBody|Lbl|Link|Span|Em|Strong)$/;
/** What the browser makes of a box that says nothing of itself. */
const GENERIC = /^(Div|NonStruct)$/;
/** Keys of an element that is a box and nothing else. */
const PLAIN = new Set(["Type", "S", "P", "Pg", "K"].map((key) => PDFName.of(key)));

/** An element with what it holds: content and elements, in reading order. */
interface Element {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly role: string;
}

/**
 * Takes out of running text the elements that stand for boxes and say nothing, half of all there are, and calls those
 * that do say something, such as a language, spans.
 *
 * Shape: what remains holds the same content in the same order. Without them a file is smaller, opens faster and is
 * read aloud in whole sentences.
 */
export function simplifyStructure(revision: Revision): void {
  const { catalog } = revision;
  const root = revision.get(catalog.get(PDFName.of("StructTreeRoot")));
  if (!(root instanceof PDFDict)) return;
  /** Object number of an element that is gone → the one that has its content now. */
  const heirs = new Map<number, PDFRef>();
  for (const kid of kidsOf(revision, root)) {
    const element = elementAt(revision, kid);
    if (element) simplify(revision, element, false, heirs);
  }
  passOn(revision, root, heirs);
}

function simplify(
  revision: Revision,
  element: Element,
  isInText: boolean,
  heirs: Map<number, PDFRef>,
): void {
  const inner = isInText || RUNNING.test(element.role);
  const kids = kidsOf(revision, element.dict);
  const held = inner
    ? kids.flatMap((kid) => dissolve(revision, element, element.dict, kid, heirs))
    : kids;
  if (held.some((kid, index) => kid !== kids[index]) || held.length !== kids.length) {
    revision.edit(element.ref).set(PDFName.of("K"), revision.raw.context.obj([...held]));
  }
  for (const kid of held) {
    const child = elementAt(revision, kid);
    if (!child) continue;
    if (inner && GENERIC.test(child.role))
      revision.edit(child.ref).set(PDFName.of("S"), PDFName.of("Span"));
    simplify(revision, child, inner, heirs);
  }
}

/** What stands in place of a kid of `owner`, once it belongs to `heir`. */
function dissolve(
  revision: Revision,
  heir: Element,
  owner: PDFDict,
  kid: PDFObject,
  heirs: Map<number, PDFRef>,
): readonly PDFObject[] {
  const child = elementAt(revision, kid);
  if (!child) return [owner === heir.dict ? kid : contentOn(revision, owner, kid)];
  if (!isPlainBox(child)) {
    if (owner !== heir.dict) revision.edit(child.ref).set(PDFName.of("P"), heir.ref);
    return [kid];
  }
  heirs.set(child.ref.objectNumber, heir.ref);
  revision.remove(child.ref);
  return kidsOf(revision, child.dict).flatMap((inner) =>
    dissolve(revision, heir, child.dict, inner, heirs),
  );
}

function isPlainBox({ dict, role }: Element): boolean {
  return GENERIC.test(role) && dict.keys().every((key) => PLAIN.has(key));
}

/** A number of content with the page that its element named. */
function contentOn({ raw }: Revision, owner: PDFDict, kid: PDFObject): PDFObject {
  const page = owner.get(PDFName.of("Pg"));
  if (!(kid instanceof PDFNumber) || page === undefined) return kid;
  return raw.context.obj({ Type: "MCR", Pg: page, MCID: kid });
}

function kidsOf({ get }: Revision, owner: PDFDict): readonly PDFObject[] {
  const kids = owner.get(PDFName.of("K"));
  if (kids === undefined) return [];
  const list = get(kids);
  return list instanceof PDFArray ? list.asArray() : [kids];
}

function elementAt({ get }: Revision, kid: PDFObject): Element | null {
  if (!(kid instanceof PDFRef)) return null;
  const dict = get(kid);
  const role = dict instanceof PDFDict ? dict.get(PDFName.of("S")) : undefined;
  if (!(dict instanceof PDFDict) || !(role instanceof PDFName)) return null;
  return { ref: kid, dict, role: role.asString().slice(1) };
}

/** Tells the index from content to elements who has what the elements gone had. */
function passOn(revision: Revision, root: PDFDict, heirs: ReadonlyMap<number, PDFRef>): void {
  const { raw } = revision;
  const heirOf = (object: PDFObject): PDFObject =>
    object instanceof PDFRef ? (heirs.get(object.objectNumber) ?? object) : object;
  const visit = (node: PDFObject | undefined): void => {
    const dict = raw.get(node);
    if (!(node instanceof PDFRef) || !(dict instanceof PDFDict)) return;
    for (const kid of listIn(raw.get(dict.get(PDFName.of("Kids"))))) visit(kid);
    const numbers = listIn(raw.get(dict.get(PDFName.of("Nums"))));
    if (numbers.length === 0) return;
    const passed = numbers.map((entry) => {
      const list = raw.get(entry);
      if (!(entry instanceof PDFRef) || !(list instanceof PDFArray)) {
        return list instanceof PDFArray
          ? raw.context.obj(list.asArray().map(heirOf))
          : heirOf(entry);
      }
      revision.replace(entry, raw.context.obj(list.asArray().map(heirOf)));
      return entry;
    });
    revision.edit(node).set(PDFName.of("Nums"), raw.context.obj(passed));
  };
  visit(root.get(PDFName.of("ParentTree")));
}

function listIn(object: PDFObject | undefined): readonly PDFObject[] {
  return object instanceof PDFArray ? object.asArray() : [];
}
