import { readAsMeant } from "../dataset/characters/meant.ts";

/**
 * Brings text to one form in which the same words are the same characters.
 *
 * Full-width and half-width become one (`％` `%`, `＞` `>`, `－` `-`), and all white space goes: a published
 * text has both at random. Radicals become the characters that they look like (`⻓` `长`), and invisible characters go:
 * text copied out of a PDF has both.
 */
export function normalise(text: string): string {
  return readAsMeant(text).normalize("NFKC").replace(/\s+/gu, "");
}
