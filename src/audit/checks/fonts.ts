import type { Finding, FontUse } from "../model.ts";
import type { Sheet } from "../read/sheet.ts";

/** The families of the project's pages and memos, whole or as a subset, e.g. `AAAAAA+NotoSansSC-Regular`. */
const PROJECT_FONTS: readonly RegExp[] = [
  /^([A-Z]{6}\+)?((NotoSans|NotoSerif)(SC)?-|Briefing|Tinos|ZhuqueFangsong)/,
];

/** Lists the fonts that text is set in, by name. */
export function listFonts(sheets: readonly Sheet[]): readonly FontUse[] {
  return firstUses(sheets)
    .map(({ font }) => font)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reports fonts that are not inside the document, that are drawn as pictures (Type 3), or that are not allowed. */
export function checkFonts(
  sheets: readonly Sheet[],
  allowed: readonly RegExp[] = PROJECT_FONTS,
): readonly Finding[] {
  return firstUses(sheets).flatMap(({ font, page }) => {
    const report = (code: Finding["code"], message: string): Finding[] => [
      { severity: "error", code, message: `Font ${font.name} ${message}`, page },
    ];
    if (font.isType3) return report("font-type3", "is Type 3: its text is pictures of characters");
    if (!font.isEmbedded)
      return report("font-not-embedded", "is not embedded: it looks different elsewhere");
    if (!allowed.some((pattern) => pattern.test(font.name)))
      return report("font-foreign", `is none of ${allowed.map(({ source }) => source).join(", ")}`);
    return [];
  });
}

/** Every font with the first page that it is used on. */
function firstUses(sheets: readonly Sheet[]): readonly { font: FontUse; page: number }[] {
  const uses = new Map<string, { font: FontUse; page: number }>();
  for (const { fonts, number: page } of sheets) {
    for (const [key, { name, missingFile, isType3Font: isType3 }] of fonts)
      if (!uses.has(key))
        uses.set(key, { font: { name, isEmbedded: isType3 || !missingFile, isType3 }, page });
  }
  return [...uses.values()];
}
