import type { RawFile } from "../../../raw/file.ts";
import { unpack } from "../../../raw/filters.ts";
import { isOf, nameOf, textOf, type Value } from "../../../raw/value.ts";
import type { RuleId } from "../rules.ts";
import type { FontProgram } from "./program.ts";

/** A name of a subset begins with six letters. Source: ISO 32000-1, 9.6.4. */
function isSubset(file: RawFile, font: Value): boolean {
  return /^[A-Z]{6}\+/.test(nameOf(file.at(font, "BaseFont")));
}

/** A subset of Type 1 that lists its glyphs (CharSet) has to list them all. */
export function charSetFaults(
  file: RawFile,
  font: Value,
  program: FontProgram | null,
): readonly RuleId[] {
  const list = textOf(file.at(font, "FontDescriptor", "CharSet"));
  if (list === null || program === null || !isSubset(file, font)) return [];
  const listed = new Set(list.split("/").map((name) => name.trim()));
  const isWhole = program.names.every(
    (name) => name === ".notdef" || name === "" || listed.has(name),
  );
  return isWhole ? [] : ["7.21.4.2-1"];
}

/** A subset of a CID font that lists its glyphs (CIDSet) has to list them all. */
export function cidSetFaults(
  file: RawFile,
  font: Value,
  program: FontProgram | null,
  glyphOfCid: (cid: number) => number | null,
): readonly RuleId[] {
  const stream = file.at(font, "FontDescriptor", "CIDSet");
  const content = isOf(stream, "stream") ? unpack(stream) : null;
  if (content === null || program === null || !isSubset(file, font)) return [];
  const isListed = (cid: number) =>
    ((content.charCodeAt(cid >> 3) || 0) & (0x80 >> (cid & 7))) !== 0;
  const cids = program.byCid
    ? [...program.byCid.keys()]
    : Array.from({ length: MOST_CIDS }, (_, cid) => cid).filter((cid) => {
        const glyph = glyphOfCid(cid);
        return glyph !== null && glyph > 0 && program.isDrawn(glyph);
      });
  return cids.every((cid) => cid === 0 || isListed(cid)) ? [] : ["7.21.4.2-2"];
}

const MOST_CIDS = 0x10000;
