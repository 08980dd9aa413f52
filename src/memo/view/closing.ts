import type { Closing } from "./model.ts";
import { widthOf } from "./width.ts";

/** Characters left free to the right of a signature without seal, and between its beginning and the date's. */
const FREE = 2;

/**
 * Places signature and date where no seal is set.
 *
 * Units: characters of the body text.
 * Source: GB/T 9704—2012, 7.3.5.2: the signature leaves two characters free to its right, the date begins two
 * characters right of it; a date that is longer leaves two free, and the signature moves left.
 */
export function placeClosing(signature: string, date: string): Closing {
  const [signatureWidth, dateWidth] = [widthOf(signature), widthOf(date)];
  const dateIndent = Math.max(FREE, signatureWidth - dateWidth);
  return {
    signature,
    date,
    dateIndent,
    signatureIndent: dateIndent + dateWidth + FREE - signatureWidth,
  };
}
