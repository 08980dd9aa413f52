/** One operator of a page's content with what stands before it for it. */
export interface Operation {
  readonly operator: string;
  /** As written; a list is one operand. */
  readonly operands: readonly string[];
  /** Where it stands in the content, operands included. */
  readonly start: number;
  readonly end: number;
}

const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)+/y;
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const HEX = /<[^<>]*>/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** The picture of an inline image ends with a word of its own. */
const IMAGE_END = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;

/**
 * Cuts the content of a page into operators.
 *
 * Shape: null where it cannot be read to its end, e.g. for a string that is never closed.
 * Source: ISO 32000-1, 7.8.2.
 */
export function readOperations(content: string): readonly Operation[] | null {
  const operations: Operation[] = [];
  let operands: string[] = [];
  let start = -1;
  for (let at = skip(content, 0); at < content.length; at = skip(content, at)) {
    if (start < 0) start = at;
    const end = endOf(content, at);
    if (end === null) return null;
    const text = content.slice(at, end);
    at = end;
    if (isOperand(text)) {
      operands.push(text);
      continue;
    }
    if (text === "ID") {
      IMAGE_END.lastIndex = at;
      if (!IMAGE_END.test(content)) return null;
      at = IMAGE_END.lastIndex;
    }
    operations.push({ operator: text, operands, start, end: at });
    operands = [];
    start = -1;
  }
  return operations;
}

function isOperand(text: string): boolean {
  return /^[/(<[]/.test(text) || NUMBER.test(text) || /^(?:true|false|null)$/.test(text);
}

function skip(content: string, at: number): number {
  SPACE.lastIndex = at;
  return SPACE.test(content) ? SPACE.lastIndex : at;
}

/** Where the word, string, list or dictionary at a place ends; null where it does not. */
function endOf(content: string, at: number): number | null {
  const first = content[at];
  if (first === "(") return endOfString(content, at);
  if (first === "[") return endOfGroup(content, at + 1, "]");
  if (content.startsWith("<<", at)) return endOfGroup(content, at + 2, ">>");
  for (const pattern of [NAME, HEX, WORD]) {
    pattern.lastIndex = at;
    if (pattern.test(content)) return pattern.lastIndex;
  }
  return null;
}

function endOfGroup(content: string, from: number, close: string): number | null {
  let at = skip(content, from);
  while (at < content.length) {
    if (content.startsWith(close, at)) return at + close.length;
    const end = endOf(content, at);
    if (end === null) return null;
    at = skip(content, end);
  }
  return null;
}

function endOfString(content: string, at: number): number | null {
  let depth = 0;
  for (let place = at; place < content.length; place += 1) {
    const character = content[place];
    if (character === "\\") place += 1;
    else if (character === "(") depth += 1;
    else if (character === ")" && --depth === 0) return place + 1;
  }
  return null;
}
