import { readAsMeant } from "../dataset/characters/meant.ts";
import type { Span } from "./model.ts";

/** Text in the form in which words are compared, with the place of each of its characters in the document. */
export interface Placed {
  readonly text: string;
  /** Offsets at which each character begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface PlacedLine extends Placed {
  /** For each character, how many characters of the line as it is meant stand before it. */
  readonly columns: readonly number[];
}

/** A character with the marks on it; letters of Hangul join with their neighbours. */
const CLUSTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;

/** Normalises a line as `sources/normalise.ts` does, and remembers where each character came from. */
export function placeLine(line: string, start: number): PlacedLine {
  const meant: { text: string; at: Span }[] = [];
  let offset = start;
  for (const character of line) {
    const at = { start: offset, end: offset + character.length };
    offset = at.end;
    for (const unit of readAsMeant(character).split("")) meant.push({ text: unit, at });
  }
  const [starts, ends]: [number[], number[]] = [[], []];
  const columns: number[] = [];
  let text = "";
  for (const { 0: cluster, index } of meant
    .map((one) => one.text)
    .join("")
    .matchAll(CLUSTER)) {
    const [first, last] = [meant[index], meant[index + cluster.length - 1]];
    const plain = cluster.normalize("NFKC").replace(/\s+/gu, "");
    text += plain;
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(first?.at.start ?? start);
      ends.push(last?.at.end ?? start);
      columns.push(index);
    }
  }
  return { text, starts, ends, columns };
}

/** The place of a stretch of placed text in the document. */
export function spanOf({ starts, ends }: Placed, start: number, end: number): Span {
  const from = starts[start] ?? 0;
  return { start: from, end: ends[end - 1] ?? from };
}
