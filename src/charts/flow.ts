/** Sets words of several styles after one another, on as many lines as they need. */

import type { PlacedText } from "./layout.ts";
import { GAP_PT, LINE_PT, type Measure, SIGN_GAP_PT, type TextStyle } from "./style.ts";
import { breakText, fitsIn, placeLines } from "./text.ts";

/** Words in one style. */
export interface FlowPart {
  readonly text: string;
  readonly style: TextStyle;
  /** From the words before it on its line. Default: `GAP_PT`. */
  readonly gapPt?: number;
}

/** Words set, without a place yet. */
export interface Flow {
  readonly lines: number;
  readonly widthPt: number;
  /** `x`: the left edge, or the right one of words that are set from there. */
  readonly place: (x: number, topPt: number, isFromRight?: boolean) => readonly PlacedText[];
}

interface SetPart {
  readonly texts: readonly string[];
  readonly style: TextStyle;
  readonly line: number;
  readonly xPt: number;
}

/** Sets words on lines no wider than asked; a word that is wider is broken. Parts without words are left out. */
export function flowParts(parts: readonly FlowPart[], roomPt: number, measure: Measure): Flow {
  const set: SetPart[] = [];
  const endsPt: number[] = [];
  const worded = parts.filter(({ text }) => text !== "");
  for (const [index, { text, style, gapPt = GAP_PT }] of worded.entries()) {
    const tailPt = signPt(worded[index + 1], measure);
    const last = Math.max(0, endsPt.length - 1);
    const afterPt = endsPt.length > 0 ? (endsPt[last] ?? 0) + gapPt : 0;
    const isAfter = fitsIn(afterPt + measure(text, style) + tailPt, roomPt);
    const texts = isAfter ? [text] : breakText(text, roomPt - tailPt, style, measure);
    const [line, xPt] = isAfter ? [last, afterPt] : [endsPt.length, 0];
    set.push({ texts, style, line, xPt });
    for (const [at, one] of texts.entries()) {
      endsPt[line + at] = xPt + measure(one.trimEnd(), style);
    }
  }
  const place: Flow["place"] = (x, topPt, isFromRight = false) =>
    set.flatMap(({ texts, style, line, xPt }) => {
      const starts = texts.map((_, index) => {
        const endPt = endsPt[line + index] ?? 0;
        return isFromRight ? x - endPt + xPt : x + xPt;
      });
      const startOf = (text: string) => starts[texts.indexOf(text)] ?? x;
      return placeLines(texts, startOf, topPt + line * LINE_PT, style);
    });
  return { lines: endsPt.length, widthPt: Math.max(0, ...endsPt), place };
}

/** The room of a sign, which stays on the line of its number; 0 for other words. */
function signPt(part: FlowPart | undefined, measure: Measure): number {
  return part?.gapPt === SIGN_GAP_PT ? SIGN_GAP_PT + measure(part.text, part.style) : 0;
}
