import type { Dataset } from "../../dataset/model.ts";
import type { ReadText } from "../../documents/model.ts";
import { locateFigures } from "../../sources/prove.ts";
import type { Range } from "../../sources/range.ts";

/** The text of a document, and where each of its figures stands in it. */
export interface MarkedText {
  readonly text: string;
  /** Figure → the ranges of its words, the main place first; figures whose words the text does not have are absent. */
  readonly rangesById: ReadonlyMap<string, readonly Range[]>;
}

/**
 * Finds the figures of a document in its text, by the same reading that proves them.
 *
 * `read`: what the file says that the document names; null where there is none, and then nothing is found.
 */
export function markText(
  dataset: Dataset,
  document: string,
  read: ReadText | null,
): MarkedText | null {
  if (read === null || !dataset.documentById.has(document)) return null;
  return { text: read.text, rangesById: locateFigures(dataset, document, read) };
}

/** Where one figure stands; null where its words are not in the text. */
export function placeInText(marked: MarkedText | null, figure: string): Range | null {
  return marked?.rangesById.get(figure)?.[0] ?? null;
}
