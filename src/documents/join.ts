/**
 * Joins what was broken into lines, as its language is written: Chinese has no space there, words of letters have one.
 *
 * Digits get none: a program that breaks within numbers writes nothing where it does, and a space that is meant is kept.
 */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((joined, line) => {
    const isBetweenWords = /[A-Za-z0-9,.;:)]$/.test(joined) && /^[A-Za-z0-9(]/.test(line);
    const isWithinNumber = /[\d.,]$/.test(joined) && /^[\d.,]/.test(line);
    return joined + (isBetweenWords && !isWithinNumber ? " " : "") + line;
  }, "");
}
