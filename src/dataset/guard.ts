import { CST, type LineCounter } from "yaml";
import type { Position } from "./model.ts";
import type { Report } from "./text.ts";

/** Our files nest 7 deep; the YAML library's composer recurses, and a deep enough file ends the process. */
const MAX_DEPTH = 32;

type Token = CST.Token | CST.SourceToken;

/**
 * Reports what makes YAML dangerous to expand, before anything is expanded.
 *
 * Errors: `too-deep`, `alias`, `tag`. Returns false where the tokens must not be composed.
 */
export function guardTokens(
  tokens: readonly CST.Token[],
  position: (offset: number) => Position,
  report: Report,
): boolean {
  let isSafe = true;
  const fault = (code: string, offset: number, message: string, hint: string) => {
    isSafe = false;
    report({ severity: "error", code, message, at: position(offset), hint });
  };
  const pending: { token: Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) {
      const message = `The nesting is more than ${MAX_DEPTH} deep.`;
      fault("too-deep", token.offset, message, "a data file nests 7 deep at most");
      return false;
    }
    if (token.type === "alias" || token.type === "anchor") {
      const message = `\`${token.source}\` is an ${token.type}; expected the value itself.`;
      fault("alias", token.offset, message, "write the value out in each place");
    }
    if (token.type === "tag") {
      const message = `\`${token.source}\` is a tag; expected the plain value.`;
      fault("tag", token.offset, message, "delete the tag");
    }
    // Such a key would set the prototype of whatever object it is copied into.
    if ("source" in token && token.source.includes("__proto__") && token.type !== "comment") {
      fault("unknown-key", token.offset, "`__proto__` is not a key of any file.", "delete it");
    }
    for (const child of childrenOf(token)) pending.push({ token: child, depth: depth + 1 });
  }
  return isSafe;
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === "document") {
    return [...token.start, ...(token.value ? [token.value] : [])];
  }
  if (token.type === "block-scalar") return token.props;
  if (!CST.isCollection(token)) return [];
  return token.items.flatMap(({ start, key, sep, value }) => [
    ...start,
    ...(key ? [key] : []),
    ...(sep ?? []),
    ...(value ? [value] : []),
  ]);
}

/** Turns offsets into places of one file. */
export function positionIn(file: string, lines: LineCounter): (offset: number) => Position {
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    // An empty file has no line for the library, but has one for the reader.
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
}
