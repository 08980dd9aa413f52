/** Says between which words of a sentence a line may break. */

import { areJoined, createSegment, cutAtSpaces, type Segment } from "../segment.ts";
import type { Piece, PrintedPart, Sentence, View } from "../view/model.ts";
import { join } from "../view/sentence.ts";

/** Pieces between which no line breaks. */
export interface Group {
  readonly pieces: Sentence;
  /** True where only the page says so: what is one word stays whole by itself. */
  readonly isKept: boolean;
  /** True where a line may break before it and only the page says so, as Chinese has no spaces. */
  readonly mayBreak: boolean;
  /** True where a little space stands before that break, between a Han character and a digit or letter. */
  readonly hasGap: boolean;
}

/** What sets words apart from a sentence that ends its paragraph. */
interface FlowOptions {
  /** It is to break at its punctuation first, within a phrase only where that is long. Default: false. */
  readonly isTitle?: boolean;
  /** Other words follow in the same paragraph: how its last line looks is theirs. Default: false. */
  readonly goesOn?: boolean;
}

/** Cuts a sentence, or words alone, into groups in their order; their texts are the sentence's. */
export type Flow = (words: Sentence | string, options?: FlowOptions) => readonly Group[];

/** Least characters of a last line: one of a word or two looks lost. */
const LEAST_LAST = { zh: 4, en: 10 } as const satisfies Record<View["language"], number>;

/** Most characters of a phrase of a title that stays whole: more than half a line of a small chart. */
const WHOLE_PHRASE = 16;

/** Makes the `Flow` of a language; no line breaks within the names of places, indicators and units. */
export function createFlow({ language, names }: Pick<View, "language" | "names">): Flow {
  const segment = language === "zh" ? createSegment(names) : cutAtSpaces;
  return (words, { isTitle = false, goesOn = false } = {}) => {
    const sentence =
      typeof words === "string" ? [{ isNumeral: false, text: words } as const] : words;
    const cut = groupWords(sentence, segment);
    const phrases = isTitle && language === "zh" ? joinPhrases(cut) : cut;
    const groups = goesOn ? phrases : endLong(phrases, LEAST_LAST[language]);
    return language === "en"
      ? groups.flatMap((group) => setGroup(group, null))
      : groups.flatMap((group, index) => setGroup(group, groups[index - 1] ?? null));
  };
}

/** Joins the words of a group; the space at its end stands behind it, where a line may break. */
function setGroup(words: Words, before: Words | null): readonly Group[] {
  const pieces = join(
    words.map(({ piece }) => [piece]),
    "",
  );
  const text = textOf(words);
  const ending = /\s*$/u.exec(text)?.[0] ?? "";
  const breaks = {
    mayBreak: before !== null,
    hasGap: before !== null && isSpaced(textOf(before), text),
  };
  // Beside spaces, strokes and dashes the browser breaks even where letters are kept together.
  const isKept = pieces.length > 1 || /\S[\s／/—–]+\S/u.test(text);
  const last = pieces.at(-1);
  if (!isKept || ending === "" || !last || last.isNumeral) return [{ pieces, isKept, ...breaks }];
  const kept = [...pieces.slice(0, -1), { ...last, text: last.text.trimEnd() }];
  const space = { pieces: [{ ...last, text: ending }], isKept: false };
  return [
    { pieces: kept, isKept, ...breaks },
    { ...space, mayBreak: false, hasGap: false },
  ];
}

/**
 * Says before which parts of a document's words a line may break although the browser, left alone, would put a space there.
 *
 * Shape: a part each, in their order.
 */
export function flowPrinted(parts: readonly PrintedPart[]) {
  return parts.map((part, index) => ({
    ...part,
    hasGap: isSpaced(parts[index - 1]?.text ?? "", part.text),
  }));
}

/** The browser puts no space at a break by itself, and would put it at the beginning of a line. */
function isSpaced(before: string, after: string): boolean {
  const [last = "", first = ""] = [before.slice(-1), after.charAt(0)];
  return (HAN.test(last) && LATIN.test(first)) || (LATIN.test(last) && HAN.test(first));
}

const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\d]/u;

/** A word, or a number with what stands at it. */
interface Word {
  readonly piece: Piece;
  readonly text: string;
}

type Words = readonly Word[];

function textOf(words: Words): string {
  return words.map(({ text }) => text).join("");
}

function groupWords(sentence: Sentence, segment: Segment): readonly Words[] {
  const groups: Word[][] = [];
  let before: string | null = null;
  for (const word of sentence.flatMap((piece) => wordsOf(piece, segment))) {
    const last = groups.at(-1);
    if (last && before !== null && areJoined(before, word.text)) last.push(word);
    else groups.push([word]);
    before = word.text;
  }
  return groups;
}

function wordsOf(piece: Piece, segment: Segment): readonly Word[] {
  if (piece.isNumeral) return [{ piece, text: piece.prefix + piece.text + piece.tail }];
  return segment(piece.text).map((text) => ({ piece: { ...piece, text }, text }));
}

/** Joins the groups of each phrase, as far as it is short. */
function joinPhrases(groups: readonly Words[]): readonly Words[] {
  const phrases: Words[][] = [];
  for (const [index, group] of groups.entries()) {
    const before = groups[index - 1];
    if (before === undefined || /[，。；：]$/u.test(textOf(before))) phrases.push([group]);
    else phrases.at(-1)?.push(group);
  }
  return phrases.flatMap((phrase) =>
    lengthOf(phrase.flat()) > WHOLE_PHRASE ? phrase : [phrase.flat()],
  );
}

/** Joins the last groups until they make a line that may stand alone. */
function endLong(groups: readonly Words[], least: number) {
  const last: Word[] = [];
  let first = groups.length;
  while (first > 0 && lengthOf(last) < least) {
    first -= 1;
    last.unshift(...(groups[first] ?? []));
  }
  return last.length > 0 ? [...groups.slice(0, first), last] : groups;
}

/** Letters, digits and Han characters: signs do not make a line. */
function lengthOf(words: Words): number {
  return textOf(words).replace(/[^\p{L}\p{N}]/gu, "").length;
}
