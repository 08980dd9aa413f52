/** Faces that GB/T 9704—2012 names, and the fonts that are one or stand in for it. */
const FONTS = {
  仿宋: /fang-?song|仿宋|zhuque/i,
  小标宋: /biao-?song|小标宋|notoserif.*(bold|black|semibold)/i,
  楷体: /kai/i,
  黑体: /hei|黑体|notosans/i,
  宋体: /simsun|宋体|notoserif.*regular|(?<!biao-?|fang-?)song/i,
} as const;

export type Face = keyof typeof FONTS;

/** Tells whether a font is a certain face or stands in for it. */
export function isFace(font: string, face: Face): boolean {
  return FONTS[face].test(font);
}

/** Names the face of a font, or the font where it is none of them. */
export function faceOf(font: string): string {
  const found = Object.entries(FONTS).find(([, pattern]) => pattern.test(font));
  return found?.[0] ?? font.replace(/^[A-Z]{6}\+/, "");
}
