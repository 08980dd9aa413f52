import type { RawFile } from "../../../raw/file.ts";
import { isKeyed, isList, isOf, type Keyed, nameOf, type Value } from "../../../raw/value.ts";
import type { RuleId } from "../rules.ts";
import { ENCODINGS } from "./encodings.ts";
import { charactersOf, isListed } from "./glyph-names.ts";
import type { FontView, ShownGlyph, SimpleFont } from "./model.ts";
import type { FontProgram } from "./program.ts";
import { isEmbedded, readProgram } from "./read-program.ts";
import { charSetFaults } from "./subset.ts";
import { readTextMap } from "./text-map.ts";
import { glyphInTrueType } from "./truetype-glyph.ts";

/** Reads a font of single bytes: Type1, TrueType or Type3. Source: ISO 32000-1, 9.6. */
export function viewSimple(file: RawFile, dict: Keyed): FontView {
  const descriptor = file.at(dict, "FontDescriptor");
  const font = readSimple(file, dict, descriptor);
  const isDrawnHere = font.kind === "Type3";
  const hasProgram = isDrawnHere || isEmbedded(file, descriptor);
  return {
    codesOf: (bytes) => [...bytes].map((byte) => byte.charCodeAt(0)),
    glyphOf: glyphsOf(file, dict, font),
    faults: [
      ...(font.kind === "TrueType" && hasProgram ? trueTypeFaults(font) : []),
      ...(font.kind.endsWith("Type1") ? charSetFaults(file, dict, font.program) : []),
    ],
    visibleFaults: [
      ...(hasProgram ? [] : (["7.21.4.1-1"] as const)),
      ...(font.kind === "TrueType" ? chartFaults(font) : []),
    ],
  };
}

/** Bit of the flags of a font with glyphs outside of the standard Latin set. Source: ISO 32000-1, table 123. */
const SYMBOLIC = 1 << 2;

function readSimple(file: RawFile, dict: Keyed, descriptor: Value): SimpleFont {
  const encoding = file.at(dict, "Encoding");
  const flags = file.at(descriptor, "Flags");
  return {
    kind: nameOf(file.at(dict, "Subtype")),
    isSymbolic: typeof flags === "number" && (flags & SYMBOLIC) !== 0,
    program: readProgram(file, descriptor),
    isEncoded: encoding !== null,
    base: isKeyed(encoding) ? nameOf(file.at(encoding, "BaseEncoding")) : nameOf(encoding),
    differences: readDifferences(file, file.at(encoding, "Differences")),
  };
}

function readDifferences(file: RawFile, list: Value): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let code = 0;
  for (const item of isList(list) ? list.map(file.follow) : []) {
    if (typeof item === "number") code = item;
    else if (isOf(item, "name")) names.set(code++, item.name);
  }
  return names;
}

function trueTypeFaults(font: SimpleFont): readonly RuleId[] {
  const { isSymbolic, isEncoded, base, differences, program } = font;
  if (isSymbolic) return isEncoded ? ["7.21.6-3"] : [];
  const isNamed = base === "WinAnsiEncoding" || base === "MacRomanEncoding";
  const isKnown =
    differences.size === 0 ||
    (program?.charts.has("3,1") === true && [...differences.values()].every(isListed));
  return isNamed && isKnown ? [] : ["7.21.6-2"];
}

function chartFaults({ isSymbolic, program }: SimpleFont): readonly RuleId[] {
  if (program?.kind !== "truetype") return [];
  const { charts } = program;
  if (isSymbolic) return charts.size === 1 || charts.has("3,0") ? [] : ["7.21.6-4"];
  return charts.has("1,0") || charts.has("3,1") ? [] : ["7.21.6-1"];
}

function glyphsOf(file: RawFile, dict: Keyed, font: SimpleFont): (code: number) => ShownGlyph {
  const texts = readTextMap(file, dict);
  const first = Number(file.at(dict, "FirstChar") ?? 0);
  const list = file.at(dict, "Widths");
  const missing = Number(file.at(dict, "FontDescriptor", "MissingWidth") ?? 0);
  const said = (code: number) => {
    const width = isList(list) ? file.follow(list[code - first]) : null;
    return isList(list) ? Number(width ?? missing) : null;
  };
  return (code) => {
    const name = nameAt(font, code);
    const glyph = font.program && glyphAt(font, font.program, code, name);
    return {
      text: texts.get(code) ?? textOfName(file, dict, name),
      isPresent: font.program === null ? null : glyph !== null,
      isMissing: name === ".notdef" || (font.program?.kind === "truetype" && glyph === 0),
      said: said(code),
      real: font.program && glyph !== null ? font.program.widthOf(glyph) : null,
    };
  };
}

/** The name of the glyph of a code; empty where nothing names it. */
function nameAt(
  { kind, base, differences, program, isSymbolic }: SimpleFont,
  code: number,
): string {
  const changed = differences.get(code);
  if (changed !== undefined) return changed;
  const named = ENCODINGS.get(base)?.[code];
  if (base !== "" && named !== undefined) return named;
  if (kind === "Type3" || (base !== "" && ENCODINGS.has(base))) return "";
  const built = program?.encoding?.get(code);
  if (built !== undefined) return built;
  if (kind === "TrueType" && isSymbolic) return "";
  return ENCODINGS.get("StandardEncoding")?.[code] ?? "";
}

function glyphAt(
  font: SimpleFont,
  program: FontProgram,
  code: number,
  name: string,
): number | null {
  if (program.kind === "truetype") return glyphInTrueType(font, program, code, name);
  return program.byName.get(name) ?? null;
}

/** Names of glyphs of the font ZapfDingbats, which no other list has. */
const DINGBAT = /^a\d{1,3}$/;

function textOfName(file: RawFile, dict: Keyed, name: string): string | null {
  const isDingbat = DINGBAT.test(name) && /Dingbats/i.test(nameOf(file.at(dict, "BaseFont")));
  return isDingbat ? name : charactersOf(name);
}
