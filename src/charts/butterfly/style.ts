/** Sizes of a butterfly. */

import { GREY, INK } from "../../marks/palette.ts";

export const WORDS = {
  place: { sizePt: 9, weight: 700, colour: INK },
  name: { sizePt: 8.5, weight: 400, colour: INK },
  value: { sizePt: 8.5, weight: 700, colour: INK },
  unit: { sizePt: 7.5, weight: 400, colour: GREY },
} as const;

/** Parts of the width that names take at most; the second is for where bars lack room. */
export const NAMES_RATIOS = [0.36, 0.22] as const;
/** The part that the numbers of a side take at most. */
export const NUMBERS_RATIO = 0.18;
/** Words in place of numbers have at least this, and go over several lines. */
export const LEAST_WORDS_PT = 36;
/** From names to numbers, and from numbers to where bars may begin. */
export const NAME_GAP_PT = 7;
export const BAR_GAP_PT = 5;
/** Bars have room where they may be so long; on less than the least they tell nothing apart. */
export const BARS_PT = { enough: 44, least: 24 } as const;
/** Room for bars of negative values, which go from the zero line towards the names. */
export const INNER_PT = 22;
export const ROW_PT = 14;
export const BUTTERFLY_BAR_PT = 8;
