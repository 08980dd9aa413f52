import type { Value } from "./value.ts";

/** A value and where the text goes on after it. */
interface Parsed {
  readonly value: Value;
  readonly next: number;
}

/** What a byte may be: ISO 32000-1, 7.2.2. */
const [REGULAR, SPACE, DELIMITER] = [0, 1, 2];
const KIND_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) =>
  "\0\t\n\f\r ".includes(String.fromCharCode(byte))
    ? SPACE
    : "()<>[]{}/%".includes(String.fromCharCode(byte))
      ? DELIMITER
      : REGULAR,
);
const HEX = /<([^<>]*)>/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const [ZERO, NINE, LETTER_R, PERCENT, CR, LF] = [0x30, 0x39, 0x52, 0x25, 0x0d, 0x0a];

/**
 * Reads the value at a place of a PDF; one character a byte.
 *
 * Shape: null at the end of the text. A closing bracket, or anything else that is no value, is a word; so is an opening one
 * within more others than any file has.
 * Source: ISO 32000-1, 7.2 and 7.3.
 */
export function parseValue(text: string, from: number, depth = 0): Parsed | null {
  const at = skipSpace(text, from);
  if (at >= text.length) return null;
  const character = text[at];
  if (character === "(") return parseText(text, at);
  const isDeep = depth >= MOST_NESTED;
  if (character === "[" && !isDeep) return parseList(text, at, depth + 1);
  if (text.startsWith("<<", at) && !isDeep) return parseDict(text, at, depth + 1);
  if (text.startsWith(">>", at)) return { value: { kind: "word", word: ">>" }, next: at + 2 };
  if (character === "<") {
    const hex = match(HEX, text, at);
    if (hex) return { value: { kind: "text", bytes: fromHex(hex[1] ?? "") }, next: HEX.lastIndex };
  }
  if (character === "/") {
    const next = endOfWord(text, at + 1);
    return { value: { kind: "name", name: unescapeName(text.slice(at + 1, next)) }, next };
  }
  const next = endOfWord(text, at);
  if (next === at) return { value: { kind: "word", word: character ?? "" }, next: at + 1 };
  const integer = integerIn(text, at, next);
  if (integer !== null) {
    const end = endOfReference(text, next);
    return end === null
      ? { value: integer, next }
      : { value: { kind: "ref", number: integer }, next: end };
  }
  const word = text.slice(at, next);
  if (NUMBER.test(word)) return { value: Number(word), next };
  return { value: CONSTANTS.get(word) ?? wordOf(word), next };
}

/** The place after characters that are neither space nor delimiter. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && KIND_OF_BYTE[text.charCodeAt(at)] === REGULAR) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** A number of digits alone; null for anything else. A content stream is full of them. */
function integerIn(text: string, from: number, to: number): number | null {
  if (to - from > MOST_DIGITS) return null;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return null;
    number = number * 10 + code - ZERO;
  }
  return number;
}

/** So many digits are exact. */
const MOST_DIGITS = 15;

/** The place after ` 0 R`, which makes of the number before it a reference; null where something else stands there. */
function endOfReference(text: string, from: number): number | null {
  const generation = afterSpaces(text, from);
  let at = generation;
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (generation === from || at === generation) return null;
  const end = afterSpaces(text, at);
  const isReference = end > at && text.charCodeAt(end) === LETTER_R;
  return isReference && endOfWord(text, end) === end + 1 ? end + 1 : null;
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (KIND_OF_BYTE[text.charCodeAt(at)] === SPACE) at += 1;
  return at;
}

/** Deeper brackets are damage, or were made to use up the stack. */
const MOST_NESTED = 500;

const CONSTANTS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

function wordOf(word: string): Value {
  return word === "null" ? null : { kind: "word", word };
}

/** The place after spaces and comments. */
export function skipSpace(text: string, from: number): number {
  let at = afterSpaces(text, from);
  while (text.charCodeAt(at) === PERCENT) {
    while (at < text.length && !isEndOfLine(text.charCodeAt(at))) at += 1;
    at = afterSpaces(text, at);
  }
  return Math.min(at, text.length);
}

function isEndOfLine(code: number): boolean {
  return code === CR || code === LF;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads values up to a closing word; what is left open ends with the text. */
function parseUntil(text: string, from: number, end: string, depth: number) {
  const values: Value[] = [];
  let next = from;
  for (;;) {
    const parsed = parseValue(text, next, depth);
    if (!parsed) break;
    next = parsed.next;
    const { value } = parsed;
    if (typeof value === "object" && value !== null && "word" in value && value.word === end) break;
    values.push(value);
  }
  return { values, next };
}

function parseList(text: string, at: number, depth: number): Parsed {
  const { values, next } = parseUntil(text, at + 1, "]", depth);
  return { value: values, next };
}

function parseDict(text: string, at: number, depth: number): Parsed {
  const { values, next } = parseUntil(text, at + 2, ">>", depth);
  const entries = new Map<string, Value>();
  for (let index = 0; index + 1 < values.length; index += 2) {
    const key = values[index];
    const value = values[index + 1];
    if (typeof key === "object" && key !== null && "name" in key)
      entries.set(key.name, value ?? null);
  }
  return { value: { kind: "dict", entries }, next };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function parseText(text: string, at: number): Parsed {
  let depth = 0;
  let bytes = "";
  let place = at;
  for (; place < text.length; place += 1) {
    const character = text[place] ?? "";
    if (character === "\\") {
      const octal = /^[0-7]{1,3}/.exec(text.slice(place + 1, place + 4))?.[0];
      const next = text[place + 1] ?? "";
      if (octal) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      else if (next !== "\n" && next !== "\r") bytes += ESCAPES[next] ?? next;
      place += octal?.length ?? 1;
      continue;
    }
    if (character === "(" && depth++ === 0) continue;
    if (character === ")" && --depth === 0) break;
    bytes += character;
  }
  return { value: { kind: "text", bytes }, next: Math.min(place + 1, text.length) };
}

function fromHex(digits: string): string {
  const even = digits.replace(/\s/g, "");
  return Buffer.from(even.length % 2 === 0 ? even : `${even}0`, "hex").toString("latin1");
}

function unescapeName(name: string): string {
  if (!name.includes("#")) return name;
  return name.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
