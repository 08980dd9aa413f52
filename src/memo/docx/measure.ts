/**
 * Measures of a memo in the units of a word processor.
 *
 * Units: twips, 1/20 pt, where nothing else is said; `Size` half points.
 * Source: GB/T 9704—2012, 5.2: 22 lines of 28 characters on 156 × 225 mm.
 */
export const LINE = 579; // 28.95 pt
export const CHARACTER = 315; // 15.75 pt
/** Taken from each character, so that 28 of 16 pt fill 156 mm. */
export const TIGHTER = -5;
/** A line of 28.95 pt leaves half of what its 16 pt of characters do not take above and below them. */
export const LEADING = (LINE - 320) / 2;

export const BODY_SIZE = 32; // 三号
export const TITLE_SIZE = 44; // 二号
export const SMALL_SIZE = 28; // 四号
export const SMALL_CHARACTER = 280;

export const RED = "FF3333";

export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Faces by the names they have in word processors; the user's machine has them or puts others. */
export const FACES = {
  fangsong: "仿宋_GB2312",
  biaosong: "方正小标宋简体",
  kai: "楷体_GB2312",
  hei: "黑体",
  song: "宋体",
} as const;
export type Face = keyof typeof FACES;

/** Digits and letters in the face that GB/T 15835 wants half a character wide. */
export const fontOf = (face: Face) => ({
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  cs: "Times New Roman",
  eastAsia: FACES[face],
  // Quotation marks are Chinese, too.
  hint: "eastAsia",
});
