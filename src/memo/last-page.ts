/** The pages of a memo once its imprint is placed. */
interface LastPage {
  /** How many pages there are with it. */
  readonly pages: number;
  /** Pages without a number: a blank page before the imprint, and its own. */
  readonly unnumbered: readonly number[];
}

/**
 * Places the imprint at the foot of the last page; printed on both sides, that is an even one.
 *
 * `textPages` is how many pages the text fills, `withImprint` how many it fills with the imprint after it.
 * Source: GB/T 9704—2012, 7.4 and 7.5: where a blank page goes before it, neither bears a number.
 */
export function placeImprint(textPages: number, withImprint: number, isDuplex: boolean): LastPage {
  if (!isDuplex || withImprint % 2 === 0) return { pages: withImprint, unnumbered: [] };
  const pages = withImprint + 1;
  // Where the imprint fits below the text, moving it to the next page leaves no blank page, and no page is unnumbered.
  return { pages, unnumbered: withImprint > textPages ? [withImprint, pages] : [] };
}
