import { CST, LineCounter, type Parser } from "yaml";
import type { Diagnostic } from "../diagnostic.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type { Position } from "./model.ts";
import type { Report } from "./text.ts";

/** Data files nest 7 deep. The YAML library's composer recurses, so a file nested very deep would end the process. */
const MAX_DEPTH = 32;

/**
 * Stops the parser at nesting beyond the limit, since the time of parsing grows faster than the depth.
 *
 * Errors: `too-deep`. Returns false then.
 */
export function guardDepth(
  { stack, offset }: Parser,
  position: (offset: number) => Position,
  report: Report,
): boolean {
  // The parser's stack also holds the document and the scalar being read: these are the 2.
  if (stack.length <= MAX_DEPTH + 2) return true;
  report(tooDeep(position(offset)));
  return false;
}

function tooDeep(at: Position): Diagnostic {
  const message = `The nesting is more than ${MAX_DEPTH} deep.`;
  const hint = "a data file nests 7 deep at most";
  return { severity: "error", code: "too-deep", message, at, hint };
}

type Token = CST.Token | CST.SourceToken;

/**
 * Reports what makes YAML dangerous to expand, before anything is expanded.
 *
 * Errors: `too-deep`, `alias`, `tag`, `directive`. Returns false where the tokens must not be composed.
 */
export function guardTokens(
  tokens: readonly CST.Token[],
  position: (offset: number) => Position,
  report: Report,
): boolean {
  let isSafe = true;
  const fault: Fault = (code, offset, message, hint) => {
    isSafe = false;
    report({ severity: "error", code, message, at: position(offset), hint });
  };
  // Two arrays instead of one of pairs: a large file has a hundred thousand tokens, and each pair would be an object.
  const pending: Token[] = [...tokens];
  const depths: number[] = tokens.map(() => 0);
  for (let token = pending.pop(); token; token = pending.pop()) {
    const depth = depths.pop() ?? 0;
    if (depth > MAX_DEPTH) {
      report(tooDeep(position(token.offset)));
      return false;
    }
    checkToken(token, fault);
    eachChild(token, (child) => {
      pending.push(child);
      depths.push(depth + 1);
    });
  }
  return isSafe;
}

type Fault = (code: DiagnosticCode, offset: number, message: string, hint: string) => void;

function checkToken(token: Token, fault: Fault): void {
  if (token.type === "alias" || token.type === "anchor") {
    const message = `\`${token.source}\` is an ${token.type}; expected the value itself.`;
    fault("alias", token.offset, message, "write the value out in each place");
  } else if (token.type === "directive") {
    const message = `\`${token.source.trim()}\` is a directive; expected plain YAML.`;
    fault("directive", token.offset, message, "delete the line");
  } else if (token.type === "tag") {
    const message = `\`${token.source}\` is a tag; expected the plain value.`;
    fault("tag", token.offset, message, "delete the tag");
  } else if (CST.isCollection(token)) {
    for (const { key } of token.items) {
      // A key `__proto__` would set the prototype of any object into which the mapping is copied.
      if (!key || !("source" in key) || !key.source.includes("__proto__")) continue;
      fault("unknown-key", key.offset, "`__proto__` is not a key of any file.", "delete it");
    }
  }
}

function eachChild(token: Token, take: (child: Token) => void): void {
  if (token.type === "document") {
    token.start.forEach(take);
    if (token.value) take(token.value);
  } else if (token.type === "block-scalar") {
    token.props.forEach(take);
  } else if (CST.isCollection(token)) {
    for (const { start, key, sep, value } of token.items) {
      start.forEach(take);
      if (key) take(key);
      sep?.forEach(take);
      if (value) take(value);
    }
  }
}

/** Finds where the lines of a text begin. The library's parser misses some where it finds errors. */
export function linesOf(text: string): Lines {
  const lines = new LineCounter();
  if (text.length > 0) lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    lines.addNewLine(end + 1);
  }
  return { text, counter: lines };
}

/** A text, and where its lines begin. */
export interface Lines {
  readonly text: string;
  readonly counter: LineCounter;
}

/** Turns offsets into places of one file. */
export function positionIn(file: string, { text, counter }: Lines): (offset: number) => Position {
  return (offset) => {
    // Editors count \r\n as one line end: an offset at the \n is shown at the \r.
    const isWithinEnd = text[offset] === "\n" && text[offset - 1] === "\r";
    const { line, col } = counter.linePos(isWithinEnd ? offset - 1 : offset);
    // In an empty file the library finds no line, while editors show line 1, column 1.
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
}
