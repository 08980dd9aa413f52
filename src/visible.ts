/** Control and format characters (direction marks, zero-width ones), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Escapes text for one line of a terminal: characters that would act on the terminal or be invisible.
 *
 * e.g. the escape that clears the screen becomes `\x1b[2J`.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, escapeOf);
}

/** Escapes as `visible` does, for text of several lines: line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(HIDDEN, (character) =>
    /[\n\t]/.test(character) ? character : escapeOf(character),
  );
}

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeOf(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16);
  return SHORT[character] ?? (point.length > 2 ? `\\u{${point}}` : `\\x${point.padStart(2, "0")}`);
}

/** Escapes the same characters in JSON by `\u` escapes, from which a reader of the JSON gets the characters back. */
export function visibleJson(json: string): string {
  return json.replace(HIDDEN, (character) =>
    character === "\n"
      ? character
      : Array.from({ length: character.length }, (_, index) => unitOf(character, index)).join(""),
  );
}

function unitOf(character: string, index: number): string {
  return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
}
