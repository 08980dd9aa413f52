import type { ParsedYaml, YamlNode } from "./yaml-nodes.ts";

/** Data files nest 7 deep; a file nested deeper than this is left to the library. */
const MAX_DEPTH = 16;

/** Tabs, lone carriage returns and characters that may be faults: a file with any of them is left to the library. */
const UNUSUAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\r(?!\n)|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\ufff9-\uffff]|\p{Default_Ignorable_Code_Point}|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u{2f800}-\u{2fa1f}]/u;

/** Text without quotes that YAML 1.2 reads as null, a boolean or a number, and `<<`, which is a fault as a key. */
const NO_TEXT =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|<<|[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const [LF, CR, SPACE, QUOTE, HASH, APOSTROPHE] = [0x0a, 0x0d, 0x20, 0x22, 0x23, 0x27];
const [COMMA, MINUS, COLON, OPEN_LIST, BACKSLASH] = [0x2c, 0x2d, 0x3a, 0x5b, 0x5c];
const [CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5d, 0x7b, 0x7d];
/** Characters that cannot begin a text without quotes. */
const INDICATORS: ReadonlySet<number> = new Set(
  [..."-?:,[]{}#&*!|>'\"%@`"].map((sign) => sign.charCodeAt(0)),
);

/**
 * Reads YAML as our files are written: mappings and lists by indentation, those in brackets on one line, texts on
 * one line, comments. Some ten times as fast as the YAML library, with the same result.
 *
 * Shape: null for a file with anything else in it, which the library then reads and finds the faults of.
 */
export function readPlainYaml(text: string): ParsedYaml | null {
  if (UNUSUAL.test(text) || text.includes("__proto__")) return null;
  try {
    return new PlainReader(text).read();
  } catch (reason) {
    if (reason === NOT_PLAIN) return null;
    throw reason;
  }
}

/** Thrown where a file is not plain. */
const NOT_PLAIN = Symbol("not plain");

function giveUp(): never {
  throw NOT_PLAIN;
}

interface Read {
  readonly content: unknown;
  readonly node: YamlNode;
}

class PlainReader {
  readonly #text: string;
  /** Offset of the next character to be read. */
  #at = 0;
  /** Columns of spaces before the line with content that comes next; -1 at the end of the file. */
  #indent = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ParsedYaml {
    this.#findContent();
    if (this.#indent !== 0 || this.#isDash()) giveUp();
    const { content, node } = this.#readBlock(0, null);
    if (this.#hasContent()) giveUp();
    return { root: content, places: node };
  }

  /** Moves to the first character that is no space of the next line with content. */
  #findContent(): void {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      const start = at;
      while (text.charCodeAt(at) === SPACE) at += 1;
      const code = text.charCodeAt(at);
      if (!isBreak(code) && code !== HASH && at < text.length) {
        this.#at = at;
        this.#indent = at - start;
        return;
      }
      const end = text.indexOf("\n", at);
      if (end < 0) {
        this.#at = text.length;
        this.#indent = -1;
        return;
      }
      at = end + 1;
    }
  }

  /** Ends a line after its content: only spaces and a comment may follow. */
  #endLine(): void {
    const text = this.#text;
    const end = this.#at;
    this.#skipSpaces();
    const code = text.charCodeAt(this.#at);
    if (this.#at < text.length && !isBreak(code) && (code !== HASH || this.#at === end)) giveUp();
    const next = text.indexOf("\n", this.#at);
    if (next < 0) {
      this.#at = text.length;
      this.#indent = -1;
      return;
    }
    this.#at = next + 1;
    this.#findContent();
  }

  #hasContent(): boolean {
    return this.#indent >= 0;
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at += 1;
  }

  /** True before the end of a line, or a comment that lasts to it. */
  #isAtEnd(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return this.#at >= this.#text.length || isBreak(code) || code === HASH;
  }

  /** True where an entry of a list begins. */
  #isDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== MINUS) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return next === SPACE || isBreak(next) || this.#at + 1 >= this.#text.length;
  }

  /** Reads the mapping or list that begins here, whose entries all begin at `column`. */
  #readBlock(column: number, key: number | null): Read {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) giveUp();
    const read = this.#isDash() ? this.#readList(column, key) : this.#readMapping(column, key);
    this.#depth -= 1;
    return read;
  }

  #readMapping(column: number, key: number | null): Read {
    const content: Record<string, unknown> = {};
    const children = new Map<string, YamlNode>();
    const value = this.#at;
    do {
      const start = this.#at;
      const name = this.#readKey() ?? giveUp();
      if (children.has(name)) giveUp();
      const { content: one, node } = this.#readValue(column, start);
      content[name] = one;
      children.set(name, node);
    } while (this.#indent === column && !this.#isDash());
    if (this.#indent > column) giveUp();
    return { content, node: { key, value, number: null, children } };
  }

  /** Reads what stands after a colon, on its line or below it. */
  #readValue(column: number, key: number): Read {
    const end = this.#at;
    this.#skipSpaces();
    if (!this.#isAtEnd()) {
      const read = this.#readInline(key, false);
      this.#endLine();
      return read;
    }
    this.#at = end;
    this.#endLine();
    const isList = this.#indent === column && this.#isDash();
    if (this.#indent > column || isList) return this.#readBlock(this.#indent, key);
    return { content: null, node: { key, value: null, number: null, children: null } };
  }

  #readList(column: number, key: number | null): Read {
    const content: unknown[] = [];
    const children: YamlNode[] = [];
    const value = this.#at;
    do {
      const { content: one, node } = this.#readEntry(column);
      content.push(one);
      children.push(node);
    } while (this.#indent === column && this.#isDash());
    if (this.#indent > column) giveUp();
    return { content, node: { key, value, number: null, children } };
  }

  #readEntry(column: number): Read {
    const dash = this.#at;
    this.#at += 1;
    this.#skipSpaces();
    if (this.#isAtEnd()) {
      this.#at = dash + 1;
      this.#endLine();
      if (this.#indent <= column) giveUp();
      return this.#readBlock(this.#indent, this.#at);
    }
    if (this.#isDash()) giveUp();
    const start = this.#at;
    const isMapping = this.#readKey() !== null;
    this.#at = start;
    // The column of a mapping on the line of its dash (`- key: value`) is that of its first key.
    if (isMapping) return this.#readBlock(column + start - dash, start);
    const read = this.#readInline(start, false);
    this.#endLine();
    if (this.#indent > column) giveUp();
    return read;
  }

  /** Reads a key with the colon and the space after it; null where none stands here. */
  #readKey(): string | null {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (code === QUOTE || code === APOSTROPHE) {
      const name = this.#readQuoted(code);
      return this.#passColon() ? name : null;
    }
    if (INDICATORS.has(code)) return null;
    const start = this.#at;
    for (let at = start; at < text.length; at += 1) {
      const here = text.charCodeAt(at);
      if (isBreak(here)) return null;
      if (here === HASH && text.charCodeAt(at - 1) === SPACE) return null;
      if (here !== COLON) continue;
      this.#at = at;
      if (!this.#passColon()) continue;
      const name = text.slice(start, at);
      // Spaces before the colon, overlong keys, and keys such as `true` or `1` are rare: the library handles them.
      return name.endsWith(" ") || name.length > 200 || NO_TEXT.test(name) ? giveUp() : name;
    }
    return null;
  }

  #passColon(): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== COLON) return false;
    const next = text.charCodeAt(this.#at + 1);
    if (next !== SPACE && !isBreak(next) && this.#at + 1 < text.length) return false;
    this.#at += 1;
    return true;
  }

  /** Reads a value on its line; `isFlow` within brackets, where commas and brackets end a text. */
  #readInline(key: number, isFlow: boolean): Read {
    const value = this.#at;
    const code = this.#text.charCodeAt(value);
    if (code === OPEN_MAP) return this.#readFlowMapping(key);
    if (code === OPEN_LIST) return this.#readFlowList(key);
    if (code === QUOTE || code === APOSTROPHE) {
      const content = this.#readQuoted(code);
      return { content, node: { key, value, number: null, children: null } };
    }
    const text = this.#readPlain(isFlow);
    if (!NO_TEXT.test(text)) {
      return { content: text, node: { key, value, number: null, children: null } };
    }
    const content = resolve(text);
    const number = typeof content === "number" ? text : null;
    return {
      content,
      node: { key, value: content === null ? null : value, number, children: null },
    };
  }

  #readQuoted(quote: number): string {
    const text = this.#text;
    const start = this.#at + 1;
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isBreak(code) || (code === BACKSLASH && quote === QUOTE)) giveUp();
      if (code !== quote) continue;
      this.#at = at + 1;
      // Inside single quotes '' means one apostrophe: left to the library.
      return text.charCodeAt(at + 1) === quote ? giveUp() : text.slice(start, at);
    }
    return giveUp();
  }

  #readPlain(isFlow: boolean): string {
    const text = this.#text;
    const start = this.#at;
    const first = text.charCodeAt(start);
    const second = text.charCodeAt(start + 1);
    const isNegative = first === MINUS && second >= 0x30 && second <= 0x39;
    if (INDICATORS.has(first) && !isNegative) giveUp();
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isBreak(code)) break;
      if (isFlow) {
        if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP) break;
        if (code === OPEN_LIST || code === OPEN_MAP) giveUp();
      }
      if (code === COLON && endsKey(text.charCodeAt(at + 1), isFlow, at + 1 >= text.length)) {
        giveUp();
      }
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) {
        if (isFlow) giveUp();
        break;
      }
    }
    // Text within brackets must end before a comma or bracket on the same line; else the library reads the file.
    if (isFlow && (at >= text.length || isBreak(text.charCodeAt(at)))) giveUp();
    while (text.charCodeAt(at - 1) === SPACE) at -= 1;
    this.#at = at;
    return text.slice(start, at);
  }

  #readFlowMapping(key: number): Read {
    const content: Record<string, unknown> = {};
    const children = new Map<string, YamlNode>();
    const value = this.#at;
    this.#readItems(CLOSE_MAP, () => {
      const start = this.#at;
      const name = this.#readKey() ?? giveUp();
      if (children.has(name) || /[,[\]{}]/.test(name)) giveUp();
      this.#skipSpaces();
      const { content: one, node } = this.#readInline(start, true);
      content[name] = one;
      children.set(name, node);
    });
    return { content, node: { key, value, number: null, children } };
  }

  #readFlowList(key: number): Read {
    const content: unknown[] = [];
    const children: YamlNode[] = [];
    const value = this.#at;
    this.#readItems(CLOSE_LIST, () => {
      const { content: one, node } = this.#readInline(this.#at, true);
      content.push(one);
      children.push(node);
    });
    return { content, node: { key, value, number: null, children } };
  }

  /** Reads what stands between brackets, parted by commas. */
  #readItems(close: number, readItem: () => void): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) giveUp();
    const text = this.#text;
    this.#at += 1;
    this.#skipSpaces();
    while (text.charCodeAt(this.#at) !== close) {
      readItem();
      this.#skipSpaces();
      const code = text.charCodeAt(this.#at);
      if (code === close) break;
      if (code !== COMMA) giveUp();
      this.#at += 1;
      this.#skipSpaces();
    }
    this.#at += 1;
    this.#depth -= 1;
  }
}

/** Returns the value of a text that `NO_TEXT` matches, by the core schema of YAML 1.2. */
function resolve(text: string): string | number | boolean | null {
  switch (text.toLowerCase()) {
    case "~":
    case "null":
      return null;
    case "true":
    case "false":
      return text.toLowerCase() === "true";
    case ".nan":
      return Number.NaN;
    case "<<":
      return text;
  }
  if (/inf$/i.test(text)) {
    return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return Number(text);
}

/** A carriage return always belongs to \r\n here, since `UNUSUAL` excludes all others. */
function isBreak(code: number): boolean {
  return code === LF || code === CR;
}

/** True where a colon before this character would make a key of the text before it. */
function endsKey(next: number, isFlow: boolean, isLast: boolean): boolean {
  if (isLast || next === SPACE || isBreak(next)) return true;
  return (
    isFlow &&
    (next === COMMA ||
      next === OPEN_LIST ||
      next === CLOSE_LIST ||
      next === OPEN_MAP ||
      next === CLOSE_MAP)
  );
}
