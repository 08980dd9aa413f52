/** Text that has this form already, as most printed words do: the replacements are then skipped. */
const PLAIN = /^[!-~\u4e00-\u9fff“”、。—]*$/;

/**
 * Brings printed text to the form in which quantities are read.
 *
 * Full-width and half-width become one (`％` `%`, `＞` `>`), and all white space goes. A full-width comma between
 * two digits parts two clauses; only a half-width one may part thousands.
 */
export function plainOf(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/(?<=\d)\s*，\s*(?=\d)/g, ";")
    .normalize("NFKC")
    .replace(/\s+/gu, "");
}
