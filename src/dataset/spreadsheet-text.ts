/**
 * Matches text that a spreadsheet takes for a formula because of its first sign, also in full width.
 *
 * Source: OWASP, CSV Injection.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A signed number such as +3.5% needs no guard: a spreadsheet computes nothing from it. */
const NUMBER = /^[+\-＋－]\d[\d.,]*\s?[%％‰]?$/u;

/**
 * Writes text into a cell of a CSV so that a spreadsheet shows it and does not run it: `'` goes before what would be
 * a formula. `unguardText` gives the text back.
 */
export function guardText(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Reads what `guardText` wrote. */
export function unguardText(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
