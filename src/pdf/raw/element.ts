/** A structure element, read by regular expressions from its text as the browser writes it: far faster than parsing. */
export interface Element {
  readonly role: string;
  /** Where its content is, e.g. `52 0 R`; null where it names no page. */
  readonly page: string | null;
  /** What it holds, in reading order: elements (`12 0 R`), numbers of content (`3`), other things (`<<…>>`). */
  readonly kids: readonly string[];
  /** True where it says nothing but where it belongs and what it holds. */
  readonly isPlain: boolean;
}

const VALUE = String.raw`\[[^\]]*\]|\d+ 0 R|\d+`;
const PLAIN = new RegExp(
  String.raw`^<</Type /StructElem\s/S /(\w+)\s/P \d+ 0 R\s(?:/Pg (\d+ 0 R)\s)?/K (${VALUE})>>$`,
);
const TYPE = /^<<\/Type \/StructElem\s/;
/** A string, which is skipped because it may hold any text, e.g. `/S /P`; the browser escapes every bracket in it. */
const WORDS = String.raw`\((?:[^\\()]|\\.)*\)`;
const ROLE = keyOf("S", String.raw`/\w+`);
const PARENT = keyOf("P", String.raw`\d+ 0 R`);
const PAGE = keyOf("Pg", String.raw`\d+ 0 R`);
const KIDS = keyOf("K", VALUE);
const KID = /<<[^>]*>>|\d+ 0 R|\d+/g;
const REFERENCE = /^(\d+) 0 R$/;

/** Reads an element; null for an object of another kind. */
export function readElement(text: string): Element | null {
  const plain = PLAIN.exec(text);
  if (plain) {
    const [, role = "", page = null, kids = ""] = plain;
    return { role, page, kids: kids.match(KID) ?? [], isPlain: true };
  }
  if (!TYPE.test(text)) return null;
  const kids = find(text, KIDS);
  // Only a `/Pg` before the kids is the element's own: references among the kids name pages, too.
  const page = find(text.slice(0, kids?.at), PAGE)?.value ?? null;
  const role = find(text, ROLE)?.value.slice(1) ?? "";
  return { role, page, kids: kids?.value.match(KID) ?? [], isPlain: false };
}

/** The fields of an element to be changed. */
interface ElementChanges {
  readonly role?: string;
  /** Number of the element that it belongs to. */
  readonly parent?: number;
  readonly kids?: readonly string[];
}

/** Writes an element anew with some of it changed; all else stays as it is. */
export function rewriteElement(text: string, { role, parent, kids }: ElementChanges): string {
  let written = text;
  if (role !== undefined) written = put(written, ROLE, `/${role}`);
  if (parent !== undefined) written = put(written, PARENT, `${parent} 0 R`);
  if (kids !== undefined) written = put(written, KIDS, `[${kids.join(" ")}]`);
  return written;
}

/** The number of the object that a kid refers to; null for anything else. */
export function numberOf(kid: string): number | null {
  const number = REFERENCE.exec(kid)?.[1];
  return number === undefined ? null : Number(number);
}

function keyOf(name: string, value: string): RegExp {
  return new RegExp(`${WORDS}|/${name} (${value})`, "g");
}

function find(text: string, key: RegExp): { readonly at: number; readonly value: string } | null {
  for (const match of text.matchAll(key)) {
    const value = match[1];
    if (value !== undefined) return { at: match.index + match[0].length - value.length, value };
  }
  return null;
}

function put(text: string, key: RegExp, value: string): string {
  const old = find(text, key);
  if (old === null) return text;
  return text.slice(0, old.at) + value + text.slice(old.at + old.value.length);
}
