import { ENCODINGS } from "./encodings.ts";
import { charactersOf } from "./glyph-names.ts";
import type { SimpleFont } from "./model.ts";
import type { FontProgram } from "./program.ts";

/** Finds the glyph of a code of a TrueType font; null where it has none. Source: ISO 32000-1, 9.6.6.4. */
export function glyphInTrueType(
  { isSymbolic, isEncoded }: Pick<SimpleFont, "isSymbolic" | "isEncoded">,
  program: FontProgram,
  code: number,
  name: string,
): number | null {
  const found = isEncoded && !isSymbolic ? byName(program, name) : bySymbol(program, code);
  return found ?? (isSymbolic ? byName(program, name) : bySymbol(program, code));
}

function byName({ charts, byName: numbers }: FontProgram, name: string): number | null {
  const point = charactersOf(name)?.codePointAt(0);
  const unicode = point === undefined ? undefined : charts.get("3,1")?.get(point);
  const roman = charts.get("1,0")?.get(macCodes().get(name) ?? -1);
  return unicode ?? roman ?? numbers.get(name) ?? null;
}

/** Fonts of symbols keep their codes in one of three blocks beside the plain ones. */
const BLOCKS = [0xf000, 0, 0xf100, 0xf200];

function bySymbol({ charts }: FontProgram, code: number): number | null {
  for (const block of BLOCKS) {
    const glyph = charts.get("3,0")?.get(block + code);
    if (glyph !== undefined) return glyph;
  }
  const roman = charts.get("1,0")?.get(code);
  if (roman !== undefined) return roman;
  for (const chart of charts.values()) {
    const glyph = chart.get(code);
    if (glyph !== undefined) return glyph;
  }
  return null;
}

let codes: ReadonlyMap<string, number> | undefined;

function macCodes(): ReadonlyMap<string, number> {
  const names = ENCODINGS.get("MacRomanEncoding") ?? [];
  codes ??= new Map(
    names.flatMap((name, code) => (name === undefined ? [] : [[name, code] as const])),
  );
  return codes;
}
