import type { RawFile } from "../../../raw/file.ts";
import { unpack } from "../../../raw/filters.ts";
import { isOf, type Value } from "../../../raw/value.ts";
import { readCff } from "./cff.ts";
import type { FontProgram } from "./program.ts";
import { readTrueType, tablesOf } from "./truetype.ts";
import { readType1 } from "./type1.ts";

/** True where a font's descriptor holds a font program, readable or not. */
export function isEmbedded(file: RawFile, descriptor: Value): boolean {
  return KEYS.some((key) => isOf(file.at(descriptor, key), "stream"));
}

const KEYS = ["FontFile", "FontFile2", "FontFile3"] as const;

/** Reads the font program of a descriptor; null where there is none, or none that can be read. */
export function readProgram(file: RawFile, descriptor: Value): FontProgram | null {
  for (const key of KEYS) {
    const stream = file.at(descriptor, key);
    const content = isOf(stream, "stream") ? unpack(stream) : null;
    if (content === null) continue;
    const font = Buffer.from(content, "latin1");
    try {
      return key === "FontFile" ? readType1(font) : readModern(font);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return null;
    }
  }
  return null;
}

function readModern(font: Buffer): FontProgram | null {
  const tables = tablesOf(font);
  if (tables === null) return readCff(font);
  const cff = tables.get("CFF ");
  return cff ? readCff(font.subarray(cff.at, cff.at + cff.length)) : readTrueType(font);
}
