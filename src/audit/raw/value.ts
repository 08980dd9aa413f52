/** A value as a PDF writes it; references are followed only where somebody asks. */
export type Value =
  | null
  | boolean
  | number
  | readonly Value[]
  | Name
  | Text
  | Ref
  | Word
  | Dict
  | Stream;

/** e.g. `/Type`, without its slash. */
interface Name {
  readonly kind: "name";
  readonly name: string;
}

/** A string of bytes, one character each. */
interface Text {
  readonly kind: "text";
  readonly bytes: string;
}

interface Ref {
  readonly kind: "ref";
  readonly number: number;
}

/** What is none of the others: an operator in a page's content, or a fault. */
interface Word {
  readonly kind: "word";
  readonly word: string;
}

export interface Dict {
  readonly kind: "dict";
  readonly entries: ReadonlyMap<string, Value>;
}

export interface Stream {
  readonly kind: "stream";
  readonly entries: ReadonlyMap<string, Value>;
  /** As in the file, filters and all; one character a byte. */
  readonly raw: string;
}

/** Anything with keys. */
export type Keyed = Dict | Stream;

/** True for a dictionary, also one with a stream behind it. */
export function isKeyed(value: Value | undefined): value is Keyed {
  return isOf(value, "dict") || isOf(value, "stream");
}

/** A dictionary and all those within it that are no objects of their own. */
export function keyedIn(value: Value): readonly Keyed[] {
  if (isList(value)) return value.flatMap(keyedIn);
  return isKeyed(value) ? [value, ...[...value.entries.values()].flatMap(keyedIn)] : [];
}

/** True for a value of a kind. */
export function isOf<K extends "name" | "text" | "ref" | "word" | "dict" | "stream">(
  value: Value | undefined,
  kind: K,
): value is Extract<Value, { readonly kind: K }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

/** True for a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The name that a value is; empty for anything else. */
export function nameOf(value: Value | undefined): string {
  return isOf(value, "name") ? value.name : "";
}

/** A text string as its reader sees it: UTF-16, UTF-8 or, near enough, Latin. Null for anything else. */
export function textOf(value: Value | undefined): string | null {
  if (!isOf(value, "text")) return null;
  const bytes = Buffer.from(value.bytes, "latin1");
  if (value.bytes.startsWith("\xFE\xFF")) return bytes.subarray(2).swap16().toString("utf16le");
  if (value.bytes.startsWith("\xEF\xBB\xBF")) return bytes.subarray(3).toString("utf8");
  return value.bytes;
}
