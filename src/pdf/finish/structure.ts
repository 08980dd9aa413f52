import { PDFName, PDFRef } from "@cantoo/pdf-lib";
import { type Element, numberOf, readElement, rewriteElement } from "../raw/element.ts";
import { type RawPdf, replaceBodies } from "../raw/open.ts";

/** Elements that hold running text: a box within one is part of its lines. */
const RUNNING = /^(P|H|H[1-6]|TD|TH|Caption|LI|LBody|Lbl|Link|Span|Em|Strong)$/;
/** What the browser makes of a box that says nothing of itself. */
const GENERIC = /^(Div|NonStruct)$/;
/** A cell of one row and one column is what a cell is. */
const CELL = /^T[DH]$/;
const USUAL_SPAN = / ?<<\/O \/Table\s\/(?:Row|Col)Span 1>>/g;
const NO_ATTRIBUTES = /\s\/A \[\]/;
const REFERENCES = /(\d+) 0 R/g;

/** Text of the objects that change, by number; null for those that go. */
type Changes = Map<number, string | null>;

/** What is needed to go through a structure once. */
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
 * Takes out of running text the elements that stand for boxes and say nothing, half of all there are, and calls those
 * that do say something, such as a language, spans. Cells no longer say that they are one row and one column large.
 *
 * Shape: what remains holds the same content in the same order. Without all that a file is smaller, opens faster and is
 * read aloud in whole sentences.
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

/** What stands in place of a kid of `owner`, once it belongs to `heir`. */
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

/** A number of content with the page that its element named. */
function contentOn({ page }: Element, kid: string): string {
  const isNumber = !kid.startsWith("<<") && numberOf(kid) === null;
  return isNumber && page !== null ? `<</Type /MCR /Pg ${page} /MCID ${kid}>>` : kid;
}

/** Tells the index from content to elements who has what the elements gone had. */
function passOn(walk: Walk, number: number): void {
  const text = textOf(walk, number);
  // A list of elements leads no further down.
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
