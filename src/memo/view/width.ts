/**
 * Measures text in characters: an ASCII character is half a Chinese one.
 *
 * Source: GB/T 15835—2011, 5.1.7: digits take half the width of a Chinese character.
 */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character <= "~" ? 0.5 : 1), 0);
}
