import type { Diagnostic } from "../../diagnostic.ts";
import { INVISIBLES, LOOKALIKES, meantBy, readAsMeant } from "./meant.ts";

/** A character that has no place in a text, and what to write instead. */
export interface CharacterFault extends Pick<Diagnostic, "code" | "message" | "hint"> {
  readonly character: string;
}

/** Controls except tab and line feed, U+2028 and U+2029, lone surrogates, U+FFFD and noncharacters. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffd]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u;

const SUSPECTS = new RegExp(`${CONTROLS.source}|${INVISIBLES.source}|${LOOKALIKES.source}`, "gu");

/** True where a text may hold a fault; a few suspects are none, e.g. U+FA0E, an ordinary character. */
export function isSuspect(text: string): boolean {
  SUSPECTS.lastIndex = 0;
  return SUSPECTS.test(text);
}

/**
 * Finds the characters that have no place in a text, each once; `field` is named in the message.
 *
 * Errors: `control-character`, `invisible-character`, `lookalike-character`.
 */
export function findCharacterFaults(text: string, field: string): readonly CharacterFault[] {
  const characters = new Set(text.match(SUSPECTS));
  return [...characters].flatMap((character) => faultOf(character, text, field) ?? []);
}

function faultOf(character: string, text: string, field: string): CharacterFault | null {
  const name = codePointOf(character);
  if (CONTROLS.test(character)) {
    const message = `${field} holds the control character ${name}; expected text.`;
    return { code: "control-character", message, hint: "delete it", character };
  }
  if (INVISIBLES.test(character)) {
    const known = NAME_BY_CODE_POINT[name];
    const message = `${field} holds ${name}${known ? `, ${known}` : ""}, which nobody sees; expected text without it.`;
    return { code: "invisible-character", message, hint: hintOf(text), character };
  }
  const meant = meantBy(character);
  if (meant === character) return null;
  const message =
    meant === null
      ? `${field} holds "${character}" (${name}), which is a part of characters; expected a character.`
      : `${field} holds "${character}" (${name}), which only looks like "${meant}" (${codePointOf(meant)}).`;
  const hint = meant === null ? "write the character that is meant" : `write "${meant}"`;
  return { code: "lookalike-character", message, hint, character };
}

/** Suggests the whole text without the fault where that is short. */
function hintOf(text: string): string {
  const meant = readAsMeant(text);
  const isShort = meant !== "" && meant.length <= 40 && !CONTROLS.test(meant);
  return isShort ? `write ${JSON.stringify(meant)}` : "delete it";
}

/** Names of the invisible characters that copied text often contains. */
const NAME_BY_CODE_POINT: Readonly<Record<string, string>> = {
  "U+00AD": "a soft hyphen",
  "U+200B": "a zero width space",
  "U+200C": "a zero width non-joiner",
  "U+200D": "a zero width joiner",
  "U+200E": "a left-to-right mark",
  "U+200F": "a right-to-left mark",
  "U+202A": "a left-to-right embedding",
  "U+202B": "a right-to-left embedding",
  "U+202C": "an end of direction",
  "U+202D": "a left-to-right override",
  "U+202E": "a right-to-left override",
  "U+2060": "a word joiner",
  "U+2066": "a left-to-right isolate",
  "U+2067": "a right-to-left isolate",
  "U+2068": "an isolate of direction",
  "U+2069": "an end of isolation",
  "U+FEFF": "a byte order mark",
};

/** e.g. `U+200B`. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
