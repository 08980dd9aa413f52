import { createSegment, joinWords } from "../../segment.ts";
import type { CellView, Numeral } from "../model.ts";
import { plainText } from "../sentence.ts";
import { EMPTY } from "./cell.ts";
import { type Setting, widestPieceMm, widthMm } from "./text-width.ts";

/** The type of tables; kinds of briefings set smaller, never larger. */
const NUMBER: Setting = { sizePt: 8.5 };
/** English numbers before and after an arrow are set smaller. */
const STEP: Setting = { sizePt: 8 };
export const HEAD: Setting = { sizePt: 8.5, isBold: true };
export const NAME: Setting = { sizePt: 8.5 };
export const SMALL: Setting = { sizePt: 8 };
const MARK: Setting = { sizePt: 6.5 };
const POWER: Setting = { sizePt: 6.5 };
const RANK: Setting = { sizePt: 6.5 };
const PERIOD: Setting = { sizePt: 7.5 };

/** What a cell takes, in mm; 0 for what it does not have. */
export interface Extent {
  /** Its numbers, without marks and the empty space for decimals. */
  readonly numberMm: number;
  readonly markMm: number;
  readonly padMm: number;
  readonly rankMm: number;
  /** Of words, the least width on which they stand, in no more than a few lines. */
  readonly wordsMm: number;
  /** Before the arrow. */
  readonly fromMm: number;
  readonly hasArrow: boolean;
  /** Below all else, of a figure that is of another period than the head says. */
  readonly periodMm: number;
}

/** Lines that words in a cell may take. */
const LINES_OF_WORDS = 7;

/** Tells how much room a cell takes. */
export function measureCell(made: CellView, isSmall: boolean): Extent {
  const cell = made.isOutcomeOnly ? { ...EMPTY, from: made } : made;
  const size = isSmall ? STEP : NUMBER;
  const { kind, numerals, words, said = [], pad, from, period, place } = cell;
  // Words before an arrow run on with what follows it.
  const lead = from?.kind === "words" ? from.words : "";
  const names = place.map(({ text }) => text).join("");
  // A dash alone finds room everywhere; after an arrow it takes a number's place.
  const isDash = kind === "missing" && lead === "";
  return {
    numberMm: isDash && from ? widthMm(words, size) : numbersMm(numerals, size),
    markMm: marksMm(numerals),
    padMm: padMm(pad, size),
    rankMm: rankMm(cell),
    wordsMm: Math.max(isDash ? 0 : wordsMm(lead + words + plainText(said)), wrappedMm(names)),
    fromMm: fromMm(from, size),
    hasArrow: from !== null && lead === "",
    periodMm: period ? widthMm(period.text, PERIOD) : 0,
  };
}

function rankMm({ rank, isProvisional }: CellView): number {
  return rank ? widthMm(isProvisional ? `(${rank.text})` : rank.text, RANK) : 0;
}

/** A dash there is as wide as a number. */
function fromMm(from: CellView | null, size: Setting): number {
  if (from?.kind === "missing") return widthMm(from.words, size);
  return from ? numbersMm(from.numerals, size) + marksMm(from.numerals) + rankMm(from) : 0;
}

/** Numbers of a contradiction stand beside each other, a power of ten below its digits. */
function numbersMm(numerals: readonly Numeral[], size: Setting): number {
  const parts = numerals.map(({ prefix, text }) => (prefix + text).split("\u00a0"));
  const digitsMm = widthMm(parts.map(([digits]) => digits).join(" / "), size);
  return Math.max(digitsMm, ...parts.map(([, power = ""]) => widthMm(power, POWER)));
}

function marksMm(numerals: readonly Numeral[]): number {
  const marks = numerals.map(({ mark }) => mark).join("");
  return marks === "" ? 0 : widthMm(marks, MARK) + 0.4;
}

function padMm(pad: string, size: Setting): number {
  const digits = Number(pad.match(/\d/)?.[0] ?? 0);
  const point = pad.startsWith("pad-point") ? "." : "";
  return widthMm(point + "0".repeat(digits), size);
}

/** The width on which words take no more than a few lines, none of which ends within a Chinese word. */
function wordsMm(text: string): number {
  const whole = joinWords(SEGMENT(text)).map((word) => widthMm(word, SMALL));
  return HAN.test(text) ? Math.max(wrappedMm(text), ...whole) : wrappedMm(text);
}

const SEGMENT = createSegment([]);
const HAN = /\p{Script=Han}/u;

/** The width on which a text takes no more than a few lines. */
export function wrappedMm(text: string, lines = LINES_OF_WORDS, setting: Setting = SMALL): number {
  if (text === "") return 0;
  // A line is rarely filled to its end.
  const shareMm = (widthMm(text, setting) / lines) * 1.15;
  return Math.max(widestPieceMm(text, setting), Math.min(shareMm, widthMm(text, setting)));
}

/** The most of a measure among cells, and no less than `leastMm`. */
export function mostOf(
  extents: readonly Extent[],
  measure: (extent: Extent) => number,
  leastMm = 0,
): number {
  return extents.reduce((most, extent) => Math.max(most, measure(extent)), leastMm);
}
