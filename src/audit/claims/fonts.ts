import type { Finding } from "../model.ts";
import { isKeyed, isList, isOf, type Keyed, nameOf, type Value } from "../raw/value.ts";
import { type Claimant, fault } from "./model.ts";
import { isPredefined } from "./ua/fonts/predefined.ts";
import { countWrongWidths } from "./widths.ts";

/**
 * Reports fonts whose encoding or widths are missing or wrong (ISO 19005-3, 6.2.11).
 *
 * What is shown in them is looked into apart (`noteFonts`): a font that shows nothing need not be embedded.
 */
export function checkArchiveFonts(claimant: Claimant): readonly Finding[] {
  const { file, pageOf } = claimant;
  const isOfFont = (value: Value): value is Keyed =>
    isKeyed(value) && nameOf(file.at(value, "Type")) === "Font";
  return file.objects().flatMap(([number, value]) => {
    if (!isOfFont(value)) return [];
    const name = nameOf(file.at(value, "BaseFont")) || "without a name";
    return faultsOf(claimant, value).map((what) =>
      fault("archive-font", `Font ${name} ${what}`, pageOf(number)),
    );
  });
}

function faultsOf(claimant: Claimant, font: Keyed): readonly string[] {
  const { file } = claimant;
  const kind = nameOf(file.at(font, "Subtype"));
  // The descendant fonts of a Type0 font are objects of their own, which `checkArchiveFonts` reaches as such.
  if (kind === "Type0") {
    const isNamed = isPredefined(nameOf(file.at(font, "Encoding")));
    const isThere = isNamed || isOf(file.at(font, "Encoding"), "stream");
    const wrong = countWrongWidths(claimant, font);
    return [
      ...(wrong === 0 ? [] : [`gives ${wrong} glyphs another width than they have`]),
      ...(isThere ? [] : ["has an encoding that is not in the file"]),
      ...(isList(file.at(font, "DescendantFonts")) ? [] : ["has no descendant"]),
    ];
  }
  return [];
}
