import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import { guardDepth } from "./guard.ts";
import type { Position } from "./model.ts";
import type { Report } from "./text.ts";

/** The library takes its time for each error; beyond as many only their number counts. */
const MOST_ERRORS = 1000;

/**
 * Cuts a file into the tokens of its first document, and of the beginning of a second.
 *
 * Errors: `too-deep`, null then; `syntax` for errors beyond the first thousand, which come among the tokens.
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

/** Makes the first documents of a file's tokens, a second where there is one; keys may stand twice. */
export function composeTokens(
  tokens: readonly CST.Token[],
  length: number,
): readonly (Document | undefined)[] {
  const composer = new Composer({
    prettyErrors: false,
    stringKeys: true,
    // Each key would be held against all before it.
    uniqueKeys: false,
  });
  const limit = Error.stackTraceLimit;
  // Its errors are told by their place in the file, and may be many: where in the program they were made is of no use.
  Error.stackTraceLimit = 0;
  try {
    const documents = composer.compose(tokens, true, length) as Iterator<Document, undefined>;
    return [documents.next().value, documents.next().value];
  } finally {
    Error.stackTraceLimit = limit;
  }
}
