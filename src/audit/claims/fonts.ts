import type { Finding } from "../model.ts";
import { isKeyed, isList, isOf, type Keyed, nameOf, type Value } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";
import { countWrongWidths } from "./widths.ts";

/** Reports fonts that are not embedded, or whose encoding or widths are missing or wrong (ISO 19005-3, 6.2.11). */
export function checkArchiveFonts(claimant: Claimant): readonly Finding[] {
  const { file, level } = claimant;
  const isOfFont = (value: Value): value is Keyed =>
    isKeyed(value) && nameOf(file.at(value, "Type")) === "Font";
  return file.objects().flatMap(([, value]) => {
    if (!isOfFont(value)) return [];
    const name = nameOf(file.at(value, "BaseFont")) || "without a name";
    return faultsOf(claimant, value, level).map((what) =>
      fault("archive-font", `Font ${name} ${what}`),
    );
  });
}

function faultsOf(claimant: Claimant, font: Keyed, level: string): readonly string[] {
  const { file } = claimant;
  const kind = nameOf(file.at(font, "Subtype"));
  // The descendant fonts of a Type0 font are objects of their own, which `checkArchiveFonts` reaches as such.
  if (kind === "Type0") {
    const isNamed = /^Identity-[HV]$/.test(nameOf(file.at(font, "Encoding")));
    const isThere = isNamed || isOf(file.at(font, "Encoding"), "stream");
    const wrong = countWrongWidths(claimant, font);
    const text = /^[AU]$/.test(level) && !isOf(file.at(font, "ToUnicode"), "stream");
    return [
      ...(wrong === 0 ? [] : [`gives ${wrong} glyphs another width than they have`]),
      ...(isThere ? [] : ["has an encoding that is not in the file"]),
      ...(text ? ["does not say which characters it shows"] : []),
      ...(isList(file.at(font, "DescendantFonts")) ? [] : ["has no descendant"]),
    ];
  }
  if (kind === "Type3") return [];
  const descriptor = file.at(font, "FontDescriptor");
  const isEmbedded = ["FontFile", "FontFile2", "FontFile3"].some((key) =>
    isOf(file.at(descriptor, key), "stream"),
  );
  const map = file.at(font, "CIDToGIDMap");
  const isMapped = kind !== "CIDFontType2" || isOf(map, "stream") || nameOf(map) === "Identity";
  return [
    ...(isEmbedded ? [] : ["is not embedded"]),
    ...(isMapped ? [] : ["does not say which glyph a character has"]),
  ];
}
