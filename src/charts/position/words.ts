/** The words of a place: its value with what belongs to it, beside its mark or in a list. */

import { type LabelPart, partsPt } from "../cell.ts";
import type { PlacedText } from "../layout.ts";
import { GAP_PT, LINE_PT, type Measure, SIGN_GAP_PT, type TextStyle } from "../style.ts";
import { placeLines } from "../text.ts";
import type { Frame } from "./frame.ts";
import type { StripMark } from "./model.ts";
import { LETTER_GAP_PT, PLACES_GAP_PT, WORDS, WORDS_GAP_PT } from "./style.ts";

/** Words in one style; none where there is no text. */
export function partsOf(
  text: string,
  style: TextStyle,
  gapPt: number,
  measure: Measure,
): readonly LabelPart[] {
  if (text === "") return [];
  return [{ text, style, gapPt, widthPt: measure(text, style), isSlot: false }];
}

/** The words of a mark in reading order: value, sign, grey words. */
export function wordsOfMark(
  { label, sign = "", sub = "", isFocus }: StripMark,
  measure: Measure,
): readonly LabelPart[] {
  return [
    ...partsOf(label, isFocus ? WORDS.focus : WORDS.value, WORDS_GAP_PT, measure),
    ...partsOf(sign, WORDS.note, SIGN_GAP_PT, measure),
    ...partsOf(sub, WORDS.note, WORDS_GAP_PT, measure),
  ];
}

/** The same in a list, after the letter of the place; grey words part from it where all are longer than a line. */
export function listedWords(
  mark: StripMark,
  { asidePt, measure }: Pick<Frame, "asidePt" | "measure">,
): readonly LabelPart[] {
  const { sub = "", letter } = mark;
  const head = partsOf(letter, WORDS.focus, PLACES_GAP_PT, measure);
  const own = wordsOfMark(mark, measure).map((part, index) =>
    index === 0 ? { ...part, gapPt: LETTER_GAP_PT } : part,
  );
  const words = [...head, ...own];
  if (sub === "" || partsPt(words) <= asidePt) return words;
  return [...words.slice(0, -1), ...partsOf(sub, WORDS.note, GAP_PT, measure)];
}

/** Sets words one after another from a point on, around the middle of their line. */
export function placeParts(
  parts: readonly LabelPart[],
  fromPt: number,
  middlePt: number,
): readonly PlacedText[] {
  let x = fromPt;
  return parts.flatMap(({ text, style, gapPt, widthPt }, index) => {
    if (index > 0) x += gapPt;
    const beginPt = x;
    x += widthPt;
    return placeLines([text], () => beginPt, middlePt - LINE_PT / 2, style);
  });
}
