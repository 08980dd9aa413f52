/** A piece of a text; one that is kept stands on one line. */
interface Piece {
  readonly text: string;
  readonly isKept: boolean;
}

/** A number with its sign, and with what follows it at once: its unit, or the first character of it. */
const NUMBER = /[≥≤≈−+]?\d[\d.,—–]*(?:个?[百千]分点|[%％‰\p{Script=Han}]{1,2})?/gu;

/** Parts a text so that no line ends between a number and its sign or its unit. */
export function keepNumbers(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    pieces.push({ text: text.slice(end, index), isKept: false }, { text: number, isKept: true });
    end = index + number.length;
  }
  return [...pieces, { text: text.slice(end), isKept: false }].filter((piece) => piece.text !== "");
}
