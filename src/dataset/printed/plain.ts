/**
 * Brings printed text to the form in which quantities are read.
 *
 * Full-width and half-width become one (`％` `%`, `＞` `>`), and all white space goes. A full-width comma between
 * two digits parts two clauses; only a half-width one may part thousands.
 */
export function plainOf(text: string): string {
  return text
    .replace(/(?<=\d)\s*，\s*(?=\d)/g, ";")
    .normalize("NFKC")
    .replace(/\s+/gu, "");
}
