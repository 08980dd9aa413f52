import type { RawFile } from "../../../raw/file.ts";
import { unpack } from "../../../raw/filters.ts";
import {
  isKeyed,
  isList,
  isOf,
  type Keyed,
  nameOf,
  textOf,
  type Value,
} from "../../../raw/value.ts";
import { readWidths } from "../../widths.ts";
import type { RuleId } from "../rules.ts";
import { type CMap, cutterOf, readCMap } from "./cmap.ts";
import type { FontView, ShownGlyph } from "./model.ts";
import { collectionOf, isIdentity, isKnownCollection, isPredefined } from "./predefined.ts";
import type { FontProgram } from "./program.ts";
import { isEmbedded, readProgram } from "./read-program.ts";
import { cidSetFaults } from "./subset.ts";
import { hasIdentityText, readTextMap } from "./text-map.ts";

/** Reads a composite font (Type0). Source: ISO 32000-1, 9.7. */
export function viewComposite(file: RawFile, font: Keyed): FontView {
  const list = file.at(font, "DescendantFonts");
  const inner = isList(list) ? file.follow(list[0]) : null;
  const encoding = file.at(font, "Encoding");
  const descriptor = file.at(inner, "FontDescriptor");
  const hasProgram = isEmbedded(file, descriptor);
  const program = readProgram(file, descriptor);
  const cmap = isOf(encoding, "stream") ? readCMap(unpack(encoding) ?? "") : null;
  return {
    codesOf: cutterOf(cmap ?? { spaces: [] }),
    glyphOf: glyphsOf(file, font, inner, program, cmap),
    faults: [
      ...collectionFaults(file, encoding, inner),
      ...encodingFaults(file, encoding, cmap),
      ...(hasProgram && !isMapped(file, inner) ? (["7.21.3.2-1"] as const) : []),
      ...cidSetFaults(file, inner, program, glyphOfCid(file, inner, program)),
    ],
    visibleFaults: hasProgram ? [] : ["7.21.4.1-1"],
  };
}

function glyphsOf(
  file: RawFile,
  font: Keyed,
  inner: Value,
  program: FontProgram | null,
  cmap: CMap | null,
): (code: number) => ShownGlyph {
  const texts = readTextMap(file, font);
  const name = cmap?.name ?? nameOf(file.at(font, "Encoding"));
  const isTold =
    isKnownCollection(collectionOf(name)) ||
    isKnownCollection(systemOf(file, inner).collection) ||
    hasIdentityText(file, font);
  // The codes of the other predefined tables lead to numbers that only readers know, as do tables that build on them.
  const isKnown = cmap === null ? isIdentity(name) : cmap.uses.length === 0;
  const cidOf = (code: number) => (cmap === null ? code : (cmap.cids.get(code) ?? 0));
  const glyphOf = glyphOfCid(file, inner, program);
  const widths = readWidths(file.at(inner, "W"), file.follow);
  const usual = Number(file.at(inner, "DW") ?? 1000);
  return (code) => {
    const text = texts.get(code) ?? (isTold ? "?" : null);
    if (program === null || !isKnown) return { ...UNKNOWN, text };
    const cid = cidOf(code);
    const glyph = glyphOf(cid);
    const isPresent = glyph !== null && glyph < program.glyphs;
    return {
      text,
      isPresent,
      isMissing: cid === 0 || glyph === 0,
      said: widths.get(cid) ?? usual,
      real: isPresent ? program.widthOf(glyph) : null,
    };
  };
}

const UNKNOWN = { isPresent: null, isMissing: false, said: null, real: null } as const;

/** Numbers of glyphs by the numbers of characters. */
function glyphOfCid(
  file: RawFile,
  inner: Value,
  program: FontProgram | null,
): (cid: number) => number | null {
  const map = file.at(inner, "CIDToGIDMap");
  if (program?.kind === "truetype" && isOf(map, "stream")) {
    const bytes = Buffer.from(unpack(map) ?? "", "latin1");
    return (cid) => (cid * 2 + 2 <= bytes.length ? bytes.readUInt16BE(cid * 2) : null);
  }
  const byCid = program?.byCid;
  return byCid ? (cid) => byCid.get(cid) ?? null : (cid) => cid;
}

function isMapped(file: RawFile, inner: Value): boolean {
  const map = file.at(inner, "CIDToGIDMap");
  const isTrueType = nameOf(file.at(inner, "Subtype")) === "CIDFontType2";
  return !isTrueType || isOf(map, "stream") || nameOf(map) === "Identity";
}

function systemOf(file: RawFile, owner: Value) {
  const system = file.at(owner, "CIDSystemInfo");
  const held = isList(system) ? file.follow(system[0]) : system;
  const text = (key: string) => textOf(file.at(held, key)) ?? "";
  return {
    collection: `${text("Registry")}-${text("Ordering")}`,
    supplement: Number(file.at(held, "Supplement") ?? 0),
  };
}

/** The font has to have the characters of the collection that its encoding leads to. */
function collectionFaults(file: RawFile, encoding: Value, inner: Value): readonly RuleId[] {
  const own = systemOf(file, inner);
  if (!isKeyed(encoding)) {
    const wanted = collectionOf(nameOf(encoding));
    return wanted === "" || wanted === own.collection ? [] : ["7.21.3.1-1"];
  }
  if (isIdentity(nameOf(file.at(encoding, "CMapName")))) return [];
  const wanted = systemOf(file, encoding);
  const isFitting = own.collection === wanted.collection && own.supplement <= wanted.supplement;
  return isFitting ? [] : ["7.21.3.1-1"];
}

function encodingFaults(file: RawFile, encoding: Value, cmap: CMap | null): readonly RuleId[] {
  if (cmap === null) return isPredefined(nameOf(encoding)) ? [] : ["7.21.3.3-1"];
  const base = file.at(encoding, "UseCMap");
  const based = isKeyed(base) ? nameOf(file.at(base, "CMapName")) : nameOf(base);
  const foreign = [...(base === null ? [] : [based]), ...cmap.uses].some(
    (name) => !isPredefined(name),
  );
  return [
    ...(Number(file.at(encoding, "WMode") ?? 0) === cmap.mode ? [] : (["7.21.3.3-2"] as const)),
    ...(foreign ? (["7.21.3.3-3"] as const) : []),
  ];
}
