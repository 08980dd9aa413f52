/** First and last code point of a run of characters. */
export type Block = readonly [first: number, last: number];

/** The 6,763 characters and the signs of GB 2312. */
export function gb2312(): readonly string[] {
  const decoder = new TextDecoder("gb18030");
  const rows = [...Array(0xf7 - 0xa1 + 1).keys()].map((row) => row + 0xa1);
  return rows
    .filter((row) => row <= 0xa9 || row >= 0xb0)
    .flatMap((row) =>
      [...Array(94).keys()].map((cell) => decoder.decode(Uint8Array.of(row, cell + 0xa1))),
    );
}

/** Every character of some blocks. */
export function charactersOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(([first, last]) =>
    [...Array(last - first + 1).keys()].map((offset) => String.fromCodePoint(first + offset)),
  );
}

const RADICALS: Block = [0x2e80, 0x2fdf];
const PRIVATE: Block = [0xe000, 0xf8ff];
const NO_CHARACTERS: Block = [0xfffd, 0xffff];

/** A Kangxi radical shares its glyph with the ideograph, and a PDF would say the radical; private use says nothing. */
export function isWanted(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ![RADICALS, PRIVATE, NO_CHARACTERS].some(([first, last]) => code >= first && code <= last);
}
