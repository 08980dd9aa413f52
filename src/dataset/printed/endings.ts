/** Meanings of words at the end of a text. The longest match counts: 不低于 is not read as 低于, nor 签约 as 约. */
interface Endings<T> {
  readonly meaningByWord: ReadonlyMap<string, T>;
  readonly longest: number;
}

/** Makes a table of endings; each row has words with a space between. */
export function endings<T>(rows: readonly (readonly [T, string])[]): Endings<T> {
  const entries = rows.flatMap(([meaning, words]) =>
    words.split(" ").map((word) => [word, meaning] as const),
  );
  return {
    meaningByWord: new Map(entries),
    longest: Math.max(...entries.map(([word]) => word.length)),
  };
}

/** Returns the meaning of the longest listed word at the end of a text; null where there is none. */
export function endOf<T>(text: string, { meaningByWord, longest }: Endings<T>): T | null {
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const found = meaningByWord.get(text.slice(-length));
    if (found !== undefined) return found;
  }
  return null;
}
