/** A font program in a PDF: its glyphs by number, and how they are found. */
export interface FontProgram {
  readonly kind: "truetype" | "cff" | "type1";
  readonly glyphs: number;
  /** Width of a glyph in thousandths of the type size; null where it cannot be told. */
  widthOf(glyph: number): number | null;
  /** True where something is drawn for the glyph. */
  isDrawn(glyph: number): boolean;
  /** Names of the glyphs by number; empty where they have none. */
  readonly names: readonly string[];
  /** Number of the glyph with a name. */
  readonly byName: ReadonlyMap<string, number>;
  /** Code → number of the glyph, as the program itself encodes them; null where it does not. */
  readonly encoding: ReadonlyMap<number, string> | null;
  /** Number of a character in a collection (CID) → number of its glyph; null where they are the same. */
  readonly byCid: ReadonlyMap<number, number> | null;
  /** Tables of characters, e.g. `3,1`; none but in TrueType. */
  readonly charts: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Maps names to their numbers, the first where two are the same. */
export function numbersOf(names: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [number, name] of names.entries()) if (!numbers.has(name)) numbers.set(name, number);
  return numbers;
}
