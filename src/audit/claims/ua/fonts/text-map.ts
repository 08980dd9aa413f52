import type { RawFile } from "../../../raw/file.ts";
import { unpack } from "../../../raw/filters.ts";
import { isOf, type Keyed } from "../../../raw/value.ts";
import { readCMap } from "./cmap.ts";

/** Reads which text each code of a font stands for (ToUnicode); empty where it does not say. */
export function readTextMap(file: RawFile, font: Keyed): ReadonlyMap<number, string> {
  const map = file.at(font, "ToUnicode");
  return isOf(map, "stream") ? readCMap(unpack(map) ?? "").texts : new Map();
}

/** True for a font that says which text it shows by one of the predefined maps of identity. */
export function hasIdentityText(file: RawFile, font: Keyed): boolean {
  const map = file.at(font, "ToUnicode");
  return isOf(map, "name") && /^Identity-[HV]$/.test(map.name);
}
