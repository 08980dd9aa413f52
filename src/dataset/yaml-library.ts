import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { guardDepth } from "./guard.ts";
import type { Position } from "./model.ts";
import type { Report } from "./text.ts";

/** The library takes long for each error token: those beyond this many are reported here, and not passed on to it. */
const MOST_ERRORS = 1000;

/**
 * Cuts a file into the tokens of its first document, and of the beginning of a second.
 *
 * Errors: `too-deep`, with null; `syntax` for each error beyond the first thousand, which are among the tokens instead.
 */
export function tokensOf(
  text: string,
  position: (offset: number) => Position,
  report: Report,
): readonly CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const counts = { document: 0, error: 0 };
  const take = (token: CST.Token) => {
    if (token.type === "document") counts.document += 1;
    if (token.type === "error") counts.error += 1;
    if (token.type !== "error" || counts.error <= MOST_ERRORS) tokens.push(token);
    else {
      const at = position(token.offset);
      report({ severity: "error", code: "syntax", message: `${token.message}.`, at });
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) take(token);
    if (counts.document > 1) return tokens;
    if (!guardDepth(parser, position, report)) return null;
  }
  for (const token of parser.end()) take(token);
  return tokens;
}

/** Composes the first document of a file, and the second where there is one; repeated keys are no error here. */
export function composeTokens(
  tokens: readonly CST.Token[],
  length: number,
): readonly (Document | undefined)[] {
  const composer = new Composer({
    prettyErrors: false,
    stringKeys: true,
    // The library would compare each key with all before it; `repeatedKeys` finds them in linear time.
    uniqueKeys: false,
  });
  const limit = Error.stackTraceLimit;
  // Errors in a file may be many, and their stack traces are never shown: none are made.
  Error.stackTraceLimit = 0;
  try {
    const documents = composer.compose(tokens, true, length) as Iterator<Document, undefined>;
    return [documents.next().value, documents.next().value];
  } finally {
    Error.stackTraceLimit = limit;
  }
}
