import { PDFName, PDFRef } from "@cantoo/pdf-lib";
import { type Element, numberOf, readElement, rewriteElement } from "../raw/element.ts";
import { type RawPdf, replaceBodies } from "../raw/open.ts";

/** Elements that hold running text: a box within one is part of its lines. */
const RUNNING = /^(P|H|H[1-6]|TD|TH|Caption|LI|LBody|Lbl|Link|Span|Em|Strong)$/;
/** Element types that the browser writes for a box without a meaning of its own. */
const GENERIC = /^(Div|NonStruct)$/;
/** Cells: their attributes RowSpan 1 and ColSpan 1 are removed, as 1 is the default. */
const CELL = /^T[DH]$/;
const USUAL_SPAN = / ?<<\/O \/Table\s\/(?:Row|Col)Span 1>>/g;
const NO_ATTRIBUTES = /\s\/A \[\]/;
const REFERENCES = /(\d+) 0 R/g;

/** Text of the objects that change, by number; null for those that go. */
type Changes = Map<number, string | null>;

/** State of one pass through a structure tree. */
interface Walk {
  readonly raw: RawPdf;
  readonly changes: Changes;
  /** Number of an element that is gone → the one that has its content now. */
  readonly heirs: Map<number, number>;
}

/** An element with its number. */
interface Numbered extends Element {
  readonly number: number;
}

/**
 * Removes generic elements without attributes from running text, about half of all elements, and turns generic elements
 * with attributes there, e.g. a language, into Span. Removes RowSpan 1 and ColSpan 1 from cells.
 *
 * Shape: the structure holds the same content in the same order. The file gets smaller and opens faster, and screen
 * readers read whole sentences.
 */
export function simplifyStructure(raw: RawPdf): RawPdf {
  const root = raw.catalog.get(PDFName.of("StructTreeRoot"));
  if (!(root instanceof PDFRef)) return raw;
  const walk: Walk = { raw, changes: new Map(), heirs: new Map() };
  const text = textOf(walk, root.objectNumber);
  for (const number of numbersIn(text, "K")) {
    const element = elementAt(walk, number);
    if (element) simplify(walk, element, false);
  }
  for (const number of numbersIn(text, "ParentTree")) passOn(walk, number);
  return replaceBodies(raw, walk.changes);
}

function simplify(walk: Walk, element: Numbered, isInText: boolean): void {
  const inner = isInText || RUNNING.test(element.role);
  const { kids } = element;
  const held = inner ? kids.flatMap((kid) => dissolve(walk, element, element, kid)) : kids;
  if (held.length !== kids.length || held.some((kid, index) => kid !== kids[index])) {
    change(walk, element.number, { kids: held });
  }
  if (CELL.test(element.role)) {
    const text = textOf(walk, element.number).replace(USUAL_SPAN, "").replace(NO_ATTRIBUTES, "");
    walk.changes.set(element.number, text);
  }
  for (const kid of held) {
    const child = elementAt(walk, numberOf(kid));
    if (!child) continue;
    if (inner && GENERIC.test(child.role)) change(walk, child.number, { role: "Span" });
    simplify(walk, child, inner);
  }
}

/** Gives what replaces a kid of `owner` among the kids of `heir`: the kid itself, or the kids of a removed element. */
function dissolve(walk: Walk, heir: Numbered, owner: Numbered, kid: string): readonly string[] {
  const child = elementAt(walk, numberOf(kid));
  if (!child) return [owner === heir ? kid : contentOn(owner, kid)];
  if (!child.isPlain || !GENERIC.test(child.role)) {
    if (owner !== heir) change(walk, child.number, { parent: heir.number });
    return [kid];
  }
  walk.heirs.set(child.number, heir.number);
  walk.changes.set(child.number, null);
  return child.kids.flatMap((inner) => dissolve(walk, heir, child, inner));
}

/** Writes an MCID of a removed element as a reference with the page that the element named. */
function contentOn({ page }: Element, kid: string): string {
  const isNumber = !kid.startsWith("<<") && numberOf(kid) === null;
  return isNumber && page !== null ? `<</Type /MCR /Pg ${page} /MCID ${kid}>>` : kid;
}

/** Corrects the parent tree, which leads from content to elements: removed elements are replaced by their heirs. */
function passOn(walk: Walk, number: number): void {
  const text = textOf(walk, number);
  // Only inner nodes (`Kids`) and leaves (`Nums`) lead further down, not the lists of elements that leaves refer to.
  const below = [...numbersIn(text, "Kids"), ...numbersIn(text, "Nums")];
  for (const kid of below) {
    if (!walk.heirs.has(kid) && elementAt(walk, kid) === null) passOn(walk, kid);
  }
  const passed = text.replace(REFERENCES, (whole, number) => {
    const heir = walk.heirs.get(Number(number));
    return heir === undefined ? whole : `${heir} 0 R`;
  });
  if (passed !== text) walk.changes.set(number, passed);
}

/** Numbers of the objects that a key of an object refers to. */
function numbersIn(text: string, key: string): readonly number[] {
  const value = new RegExp(String.raw`/${key} (\[[^\]]*\]|\d+ 0 R)`).exec(text)?.[1] ?? "";
  return [...value.matchAll(REFERENCES)].map(([, number]) => Number(number));
}

function elementAt(walk: Walk, number: number | null): Numbered | null {
  if (number === null) return null;
  const element = readElement(textOf(walk, number));
  return element && { ...element, number };
}

function change(walk: Walk, number: number, changes: Parameters<typeof rewriteElement>[1]): void {
  walk.changes.set(number, rewriteElement(textOf(walk, number), changes));
}

function textOf({ raw, changes }: Walk, number: number): string {
  return changes.get(number) ?? raw.bodies[number]?.toString("latin1") ?? "";
}
