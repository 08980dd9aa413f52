import { isCommon, rareIn } from "./common.ts";
import { readFont } from "./folder.ts";
import { writeRanges } from "./ranges.ts";
import { commonFile, type FontFile, findSlice, lackingIn } from "./rare.ts";

/** A family in one weight, as pages declare it, and the fonts of the package that its characters come from. */
export interface FontStack {
  readonly family: string;
  /** Null where it is declared without. */
  readonly weight: number | null;
  /** Code points of the user's own font, where the family is one, else null; it takes precedence over the package's. */
  readonly own: ReadonlySet<number> | null;
  /** Files of the package's fonts, the best first. */
  readonly fonts: readonly string[];
  /** True where the first font has every common character: then only rare characters are looked up. */
  readonly hasCommon: boolean;
}

/** A font that a page needs beside those it always has. */
export interface ExtraFont {
  /** Relative to the page. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The font's name in a PDF. */
  readonly name: string;
}

/** Declarations for the characters of a page that the fonts it always has lack, and the fonts they name. */
interface ExtraFaces {
  readonly css: string;
  readonly fonts: readonly ExtraFont[];
}

/** Finds a font for each character of a text that a family lacks; what no font has stays without one. */
export function findFaces(text: string, stacks: readonly FontStack[]): ExtraFaces {
  const rare = rareIn(text);
  const rules: string[] = [];
  const fontByPath = new Map<string, ExtraFont>();
  for (const stack of stacks) {
    for (const [{ file, name }, codes] of filesFor(stack, text, rare)) {
      const path = `fonts/${file}`;
      const bytes = readFont(file);
      if (bytes === null) continue;
      fontByPath.set(path, { path, bytes, name });
      rules.push(face(stack, path, codes));
    }
  }
  return { css: rules.join("\n"), fonts: [...fontByPath.values()] };
}

function face({ family, weight }: FontStack, path: string, codes: readonly number[]): string {
  const weighs = weight === null ? "" : ` font-weight: ${weight};`;
  const range = writeRanges(codes);
  return `@font-face { font-family: "${family}";${weighs} src: url("${path}"); unicode-range: ${range}; }`;
}

function filesFor(
  stack: FontStack,
  text: string,
  rare: readonly number[],
): ReadonlyMap<FontFile, readonly number[]> {
  const codesByFile = new Map<FontFile, number[]>();
  for (const code of codesLacking(stack, text, rare)) {
    const file = findFile(stack.fonts, code);
    if (file === null) continue;
    codesByFile.set(file, [...(codesByFile.get(file) ?? []), code]);
  }
  return codesByFile;
}

/** The code points of a text that the font declared for the family lacks. */
function codesLacking(
  { own, hasCommon, fonts: [first = ""] }: FontStack,
  text: string,
  rare: readonly number[],
): readonly number[] {
  if (hasCommon) return rare;
  const codes = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  if (own !== null) return codes.filter((code) => code > 0x7e && !own.has(code));
  const lacking = lackingIn(first);
  return [...codes.filter((code) => lacking.has(code)), ...rare];
}

/** The first of some fonts of the package that has a character, and the file that holds it; null where none has. */
export function findFile(fonts: readonly string[], code: number): FontFile | null {
  for (const font of fonts) {
    if (isCommon(code) && !lackingIn(font).has(code)) return commonFile(font);
    const slice = findSlice(font, code);
    if (slice) return slice;
  }
  return null;
}
