/** Sizes and colours of rows with a scale of their own. */

import { BLUE, GREY, INK, RUST } from "../../marks/palette.ts";
import { TONES, type Tone } from "../style.ts";

const WHITE = "#ffffff";

export const WORDS = {
  label: { sizePt: 9, weight: 700, colour: INK },
  value: { sizePt: 8.5, weight: 400, colour: INK },
  focus: { sizePt: 8.5, weight: 700, colour: INK },
  note: { sizePt: 7.5, weight: 400, colour: GREY },
  rank: { sizePt: 9, weight: 700, colour: BLUE },
  /** Of rows that are not ranked. */
  unranked: { sizePt: 9, weight: 700, colour: GREY },
} as const;

/** Of letters on discs: one letter, and two or more, which need smaller ones. */
export const LETTER_PT = { one: 7.5, several: 6.5 } as const;

/** How a disc is drawn, and the colour of its letter. */
interface DiscStyle {
  readonly tone: Tone;
  readonly letter: string;
}

/** Of places that may be compared, and of others. Rust says that the value is a decrease. */
const DISC_TONES = {
  compared: { line: BLUE, tint: TONES.accent.tint },
  fall: { line: RUST, tint: TONES.below.tint },
  // As dark as text has to be, as a letter of this colour or on it is text.
  apart: { line: GREY, tint: TONES.apart.tint },
} as const;

/** The place in focus is filled, pale where its figure is an estimate; all others are rings. */
export function discStyle(
  kind: keyof typeof DISC_TONES,
  isFocus: boolean,
  isEstimate: boolean,
): DiscStyle {
  const { line, tint } = DISC_TONES[kind];
  if (!isFocus) return { tone: { fill: WHITE, line, tint }, letter: line };
  if (isEstimate) return { tone: { fill: tint, line, tint }, letter: line };
  return { tone: { fill: line, line, tint }, letter: WHITE };
}

/** Of points beside that of the place in focus: apart from it and from the field in grey print. */
const PEER = "#98a2ac";
export const PEER_TONE: Tone = { fill: PEER, line: PEER, tint: TONES.rest.tint };

/** Least radius of a disc; wider letters make all discs of a figure wider. */
export const LEAST_DISC_PT = 6;
/** From the letter to the outline of its disc. */
export const DISC_PAD_PT = 1.4;
/** Above and below the discs of a lane. */
export const LANE_PAD_PT = 1.6;
/** Between marks that would overlap, at least: an estimate has a ring around it. */
export const BETWEEN_PT = 1.2;
/** From a disc to its words, and from words to what they do not belong to. */
export const WORDS_GAP_PT = 2;
/** In a list, from the letter of a place to its words: a number that stands for a place must not read as a part of its value. */
export const LETTER_GAP_PT = 4;
/** Between the words of one place and those of the next. */
export const PLACES_GAP_PT = 8;
/** How far a disc may be drawn from its place before discs are set in more tiers. */
export const MOST_ASIDE_PT = 30;

/** A swarm's points become smaller where they stack higher than this, down to the least radius; then stacks grow. */
export const POINT_PT = 2.4;
export const LEAST_POINT_PT = 0.6;
export const POINT_GAP_PT = 0.6;
export const HIGH_STACK_PT = 54;
/** No stack is higher: the points of hundreds of equal values lie on each other. */
export const HIGHEST_STACK_PT = 160;
/** Where leaders run from points to words over them, and from lines to words under them. */
export const LEADER_PT = 5;

/** Parts of the width of a figure that names at the left take at most, and words at the right at least and at most. */
export const NAMES_RATIO = 0.24;
export const ASIDE_RATIO = { least: 0.16, most: 0.24 } as const;
/** Marks on less than this tell nothing apart. */
export const LEAST_LENGTH_PT = 60;
/** Over and under what a row shows. */
export const ROW_PAD_PT = 3.2;
