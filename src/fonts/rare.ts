import { readList } from "./folder.ts";
import { readRanges } from "./ranges.ts";

/** What stands in `templates/fonts/rare-fonts.json`. */
export interface RareList {
  /** Files of the fonts of pages and charts; all have the same rare characters. */
  readonly pages: readonly string[];
  /** By file: its name in a PDF, and the common characters that it lacks, as ranges. */
  readonly fonts: Readonly<Record<string, { readonly name: string; readonly lacking: string }>>;
  readonly slices: readonly RareSlice[];
}

/** A set of rare characters, as ranges, and for each font that has exactly these the file that holds them. */
interface RareSlice {
  readonly characters: string;
  readonly fonts: Readonly<Record<string, FontFile>>;
}

/** A font of the package. */
export interface FontFile {
  /** Relative to the folder of the list. */
  readonly file: string;
  /** The font's name in a PDF. */
  readonly name: string;
}

let list: RareList | null = null;
const commonByFont = new Map<string, FontFile>();
const lackingByFont = new Map<string, ReadonlySet<number>>();
const sliceByFont = new Map<string, ReadonlyMap<number, FontFile>>();

function readRare(): RareList {
  list ??= JSON.parse(readList("rare-fonts.json")) as RareList;
  return list;
}

/** Lists the common characters that a font of the package lacks. */
export function lackingIn(font: string): ReadonlySet<number> {
  const known = lackingByFont.get(font);
  if (known) return known;
  const lacking = new Set(readRanges(readRare().fonts[font]?.lacking ?? ""));
  lackingByFont.set(font, lacking);
  return lacking;
}

/** The file of a font of common characters: the same object each time, since `findFaces` uses it as a key. */
export function commonFile(font: string): FontFile {
  const known = commonByFont.get(font) ?? { file: font, name: readRare().fonts[font]?.name ?? "" };
  commonByFont.set(font, known);
  return known;
}

/** Finds the font that holds a rare character of a font; null where there is none. */
export function findSlice(font: string, code: number): FontFile | null {
  const known = sliceByFont.get(font) ?? indexSlices(font);
  sliceByFont.set(font, known);
  return known.get(code) ?? null;
}

function indexSlices(font: string): ReadonlyMap<number, FontFile> {
  const sliceByCode = new Map<number, FontFile>();
  for (const { characters, fonts } of readRare().slices) {
    const slice = fonts[font];
    if (slice) for (const code of readRanges(characters)) sliceByCode.set(code, slice);
  }
  return sliceByCode;
}

/** True of a rare character that pages and charts can show. */
export function isRareOfPages(code: number): boolean {
  const [font = ""] = readRare().pages;
  return findSlice(font, code) !== null;
}
