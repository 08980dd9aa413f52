import { parseValue } from "../../../raw/parse.ts";
import { isList, isOf, nameOf, type Value } from "../../../raw/value.ts";

/** A table of character codes in a PDF: to characters of a collection, or to text. */
export interface CMap {
  readonly name: string;
  /** 1 for writing from top to bottom. */
  readonly mode: number;
  /** The tables that it builds on (`usecmap`). */
  readonly uses: readonly string[];
  /** Lengths of codes in bytes, each with its first and last code. */
  readonly spaces: readonly {
    readonly bytes: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** Code → number in the collection. */
  readonly cids: ReadonlyMap<number, number>;
  /** Code → text. */
  readonly texts: ReadonlyMap<number, string>;
}

/** State of a table while it is read. */
interface Reading {
  readonly spaces: CMap["spaces"][number][];
  readonly cids: Map<number, number>;
  readonly texts: Map<number, string>;
}

/** Most codes of one range: a longer one is none. */
const MOST = 0x10000;

/** Reads a table of codes. Source: Adobe Technical Note 5014. */
export function readCMap(content: string): CMap {
  const reading: Reading = { spaces: [], cids: new Map(), texts: new Map() };
  const uses: string[] = [];
  let name = "";
  let mode = 0;
  let operands: Value[] = [];
  for (let at = 0, parsed = parseValue(content, at); parsed; parsed = parseValue(content, at)) {
    at = parsed.next;
    if (!isOf(parsed.value, "word")) {
      operands.push(parsed.value);
      continue;
    }
    const { word } = parsed.value;
    const before = operands.at(-2);
    if (word === "usecmap") uses.push(nameOf(operands.at(-1)));
    if (word === "def" && nameOf(before) === "WMode") mode = Number(operands.at(-1));
    if (word === "def" && nameOf(before) === "CMapName") name = nameOf(operands.at(-1)) || name;
    SECTIONS[word]?.(operands, reading);
    operands = [];
  }
  return { name, mode, uses, ...reading };
}

type Section = (operands: readonly Value[], reading: Reading) => void;

const SECTIONS: Readonly<Record<string, Section | undefined>> = {
  endcodespacerange: (operands, { spaces }) => {
    for (const [from, to] of inGroups(operands, 2))
      spaces.push({ bytes: bytesOf(from).length, from: numberOf(from), to: numberOf(to) });
  },
  endcidchar: (operands, { cids }) => {
    for (const [code, cid] of inGroups(operands, 2)) cids.set(numberOf(code), Number(cid));
  },
  endcidrange: (operands, { cids }) => {
    for (const [from, to, cid] of inGroups(operands, 3))
      for (const [code, step] of codesIn(from, to)) cids.set(code, Number(cid) + step);
  },
  endbfchar: (operands, { texts }) => {
    for (const [code, text] of inGroups(operands, 2)) texts.set(numberOf(code), textIn(text));
  },
  endbfrange: (operands, { texts }) => {
    for (const [from, to, text] of inGroups(operands, 3))
      for (const [code, step] of codesIn(from, to))
        texts.set(code, isList(text) ? textIn(text[step]) : later(textIn(text), step));
  },
};

function inGroups(operands: readonly Value[], size: number): readonly (readonly Value[])[] {
  // The first operand is the count of entries, which stands before the section's first word.
  const entries = operands.filter((value, index) => index > 0 || typeof value !== "number");
  return Array.from({ length: Math.floor(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );
}

function* codesIn(from: Value | undefined, to: Value | undefined) {
  const first = numberOf(from);
  const last = Math.min(numberOf(to), first + MOST);
  for (let code = first; code <= last; code += 1) yield [code, code - first] as const;
}

function bytesOf(value: Value | undefined): string {
  return isOf(value, "text") ? value.bytes : "";
}

function numberOf(value: Value | undefined): number {
  const bytes = bytesOf(value);
  return codeIn(bytes, 0, bytes.length);
}

function textIn(value: Value | undefined): string {
  const bytes = Buffer.from(bytesOf(value), "latin1");
  return bytes.length % 2 === 0
    ? Buffer.from(bytes).swap16().toString("utf16le")
    : bytes.toString("latin1");
}

/** The text of a later code of a range: its last unit counts up. */
function later(text: string, step: number): string {
  if (text === "" || step === 0) return text;
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + step);
}

/** Cuts strings into codes; of two bytes where the table does not say how long they are. */
export function cutterOf({ spaces }: Pick<CMap, "spaces">): (bytes: string) => readonly number[] {
  const lengths = [...new Set(spaces.map((space) => space.bytes))].sort((a, b) => a - b);
  if (lengths.length === 0) return inPairs;
  const isCode = (code: number, length: number) =>
    spaces.some(({ bytes, from, to }) => bytes === length && code >= from && code <= to);
  return (bytes) => {
    const codes: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const read = (length: number) => codeIn(bytes, at, length);
      const length = lengths.find((each) => isCode(read(each), each)) ?? lengths.at(-1) ?? 1;
      codes.push(read(length));
      at += length;
    }
    return codes;
  };
}

function inPairs(bytes: string): readonly number[] {
  const codes: number[] = [];
  for (let at = 0; at < bytes.length; at += 2) codes.push(codeIn(bytes, at, 2));
  return codes;
}

function codeIn(bytes: string, at: number, length: number): number {
  let code = 0;
  for (let index = at; index < at + length && index < bytes.length; index += 1)
    code = code * 256 + bytes.charCodeAt(index);
  return code;
}
