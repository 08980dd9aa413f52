/**
 * Brings text to one form in which the same words are the same characters.
 *
 * Full-width and half-width become one (`％` `%`, `＞` `>`, `－` `-`), and all white space goes: a published
 * text has both at random.
 */
export function normalise(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}
