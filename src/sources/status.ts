import type { Status } from "../dataset/model.ts";

/**
 * The status that a place in a text says of what stands there.
 *
 * A plan states targets, and what they start from (`isOrigin`); a report outcomes. 预计 governs what follows it in the
 * sentence: it heads whole lists. 可实现 and 可达 reach no further than the next semicolon.
 */
export function statusAt(text: string, end: number, isPlan: boolean, isOrigin: boolean): Status {
  const sentence = text.slice(text.lastIndexOf("。", end - 1) + 1, end);
  const isEstimate = /预计|有望/.test(sentence) || /可(?:实现|达)[^;]*$/.test(sentence);
  return isPlan && !isOrigin ? "target" : isEstimate ? "estimate" : "actual";
}
