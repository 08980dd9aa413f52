/**
 * A text without ways of writing that a reader need not know: capitals, full width, lü and lu, Xi'an and Xian.
 *
 * The pages' scripts do the same.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
}

/** The words of what is looked for. */
export function wordsToFind(asked: string): readonly string[] {
  return plainText(asked)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** True where a plain text has all the words. */
export function hasWords(plain: string, words: readonly string[]): boolean {
  return words.every((word) => plain.includes(word));
}
