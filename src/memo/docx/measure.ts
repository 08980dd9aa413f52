/**
 * Measures of a memo in the units of a word processor.
 *
 * Units: twips, 1/20 pt, where nothing else is said; `Size` half points.
 * Source: GB/T 9704—2012, 5.2: 22 lines of 28 characters on 156 × 225 mm.
 */
export const LINE = 579; // 28.95 pt
export const CHARACTER = 315; // 15.75 pt
/** Height of a line where a page has so many. */
export const pitchOf = (lines: number): number => Math.round((LINE * 22) / lines);
/** Added to the width of each character, so that 28 characters of 16 pt fill 156 mm. */
export const TIGHTER = -5;
/** Space above, and below, the characters in a line: half of what characters of 16 pt leave of it. */
export const leadingOf = (pitch: number): number => (pitch - 320) / 2;

export const BODY_SIZE = 32; // 三号
export const TITLE_SIZE = 44; // 二号
export const SMALL_SIZE = 28; // 四号
export const SMALL_CHARACTER = 280;

export const RED = "FF3333";

export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Faces by their names in word processors; a machine that lacks a face puts another in its place. */
export const FACES = {
  fangsong: "仿宋_GB2312",
  biaosong: "方正小标宋简体",
  kai: "楷体_GB2312",
  hei: "黑体",
  song: "宋体",
} as const;
export type Face = keyof typeof FACES;

/** Fonts of a run: digits and letters in Times New Roman, whose digits are half a character wide (GB/T 15835). */
export const fontOf = (face: Face) => ({
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  cs: "Times New Roman",
  eastAsia: FACES[face],
  // Sets quotation marks in the Chinese font; Unicode has the same ones for Chinese and English.
  hint: "eastAsia",
});
