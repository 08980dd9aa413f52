/** Places the discs of one line with their letters, words and leaders, and the line that they stand on. */

import { gather, type Line, type Placed, type PlacedMark, type PlacedText } from "../layout.ts";
import { LINE_PT, type Measure, type TextStyle, UNSEEN_PT } from "../style.ts";
import { placeLines } from "../text.ts";
import type { SetDisc, Tier } from "./lane.ts";
import type { RowScale } from "./scale.ts";
import type { Span } from "./spread.ts";
import {
  DISC_PAD_PT,
  discStyle,
  LANE_PAD_PT,
  LEAST_DISC_PT,
  LETTER_PT,
  WORDS_GAP_PT,
} from "./style.ts";
import { placeParts } from "./words.ts";

export interface TierSite {
  readonly axis: number;
  readonly kind: "compared" | "apart";
  readonly scale: RowScale;
  readonly room: Span;
  readonly radiusPt: number;
  readonly topPt: number;
  /** What other words take of the line; null for none. */
  readonly held: Span | null;
  readonly measure: Measure;
}

export function placeTier(tier: Tier, site: TierSite): Placed {
  const { topPt, radiusPt } = site;
  const middlePt = topPt + LANE_PAD_PT + radiusPt;
  return gather([
    { lines: [...freeOf(tier, site, middlePt), ...zeroOf(tier, site)] },
    ...tier.map((disc) => placeDisc(disc, middlePt, site)),
  ]);
}

function placeDisc(disc: SetDisc, middlePt: number, site: TierSite): Partial<Placed> {
  const { mark, atPt, drawnPt, words, wordsSpan } = disc;
  const { axis, scale, radiusPt, measure, kind } = site;
  const { value, status, bound, isFocus, isFall = false } = mark;
  const own = kind === "compared" && isFall ? "fall" : kind;
  const { tone, letter } = discStyle(own, isFocus, status === "estimate");
  const placed: PlacedMark = {
    ...{ axis, shape: "disc", value, atPt, asidePt: drawnPt - atPt, zeroPt: scale.at(0) },
    ...{ acrossPt: middlePt, status, bound, tone, radiusPt },
  };
  return {
    marks: [placed],
    lines: Math.abs(drawnPt - atPt) > UNSEEN_PT ? [leader(disc, middlePt, site)] : [],
    texts: [
      ...placeLetter(mark.letter, drawnPt, middlePt, letter, measure),
      ...(wordsSpan ? placeParts(words, wordsSpan[0], middlePt) : []),
    ],
  };
}

/** From the true place, at the upper edge of the tier, straight down to the disc, or aslant to its top where that is aside. */
function leader({ atPt, drawnPt }: SetDisc, middlePt: number, { topPt, radiusPt }: TierSite): Line {
  const asidePt = atPt - drawnPt;
  const isOver = Math.abs(asidePt) < radiusPt;
  const y2 = middlePt - (isOver ? Math.sqrt(radiusPt ** 2 - asidePt ** 2) : radiusPt);
  return { kind: "leader", x1: atPt, y1: topPt, x2: isOver ? atPt : drawnPt, y2 };
}

/** The zero line through the tier, but not through a disc that stands on it. */
function zeroOf(tier: Tier, { scale, topPt, radiusPt }: TierSite): readonly Line[] {
  const { zeroPt } = scale;
  if (zeroPt === null) return [];
  const isTaken = tier.some(({ drawnPt }) => Math.abs(drawnPt - zeroPt) < radiusPt);
  const endPt = topPt + 2 * (radiusPt + LANE_PAD_PT);
  const spans: readonly Span[] = isTaken
    ? [
        [topPt, topPt + LANE_PAD_PT],
        [endPt - LANE_PAD_PT, endPt],
      ]
    : [[topPt, endPt]];
  return spans.map(([y1, y2]) => ({ kind: "zero", x1: zeroPt, y1, x2: zeroPt, y2 }));
}

function letterStyle(letter: string, colour: string): TextStyle {
  const sizePt = [...letter].length > 1 ? LETTER_PT.several : LETTER_PT.one;
  return { sizePt, weight: 700, colour };
}

function placeLetter(
  letter: string,
  drawnPt: number,
  middlePt: number,
  colour: string,
  measure: Measure,
): readonly PlacedText[] {
  const style = letterStyle(letter, colour);
  const fromPt = drawnPt - measure(letter, style) / 2;
  return placeLines([letter], () => fromPt, middlePt - LINE_PT / 2, style);
}

/** The radius of discs that all these letters fit on. */
export function discRadius(letters: readonly string[], measure: Measure): number {
  const reaches = letters.map((letter) => {
    const style = letterStyle(letter, "");
    return Math.hypot(measure(letter, style) / 2, CAP_RATIO * style.sizePt) + DISC_PAD_PT;
  });
  return Math.max(LEAST_DISC_PT, ...reaches);
}

/** Half the height of a capital in parts of the font size. */
const CAP_RATIO = 0.36;

/** What discs and their words take of their line, from the left. */
export function occupiedBy(tier: Tier): Span[] {
  return tier
    .flatMap(({ drawnPt, beforePt, afterPt, wordsSpan }): readonly Span[] => [
      [drawnPt - beforePt, drawnPt + afterPt],
      ...(wordsSpan ? [wordsSpan] : []),
    ])
    .toSorted(([a], [b]) => a - b);
}

/** The hairline under discs, where neither they nor words stand. */
function freeOf(tier: Tier, { room, held }: TierSite, y: number): readonly Line[] {
  const [roomPt, endPt] = room;
  const own = [...occupiedBy(tier), ...(held ? [held] : [])].toSorted(([a], [b]) => a - b);
  const taken: readonly Span[] = [...own, [endPt, endPt]];
  let freePt = roomPt;
  return taken.flatMap(([fromPt, toPt]) => {
    const [x1, x2] = [freePt, fromPt === endPt ? endPt : fromPt - WORDS_GAP_PT];
    freePt = Math.max(freePt, toPt + WORDS_GAP_PT);
    return x2 > x1 ? [{ kind: "hairline", x1, y1: y, x2, y2: y } as const] : [];
  });
}
