import type { Finding } from "../model.ts";

const DEFAULT_BYTES_PER_PAGE = 60 * 1024;
/** Allowance for font subsets: a short document embeds nearly as many glyphs as a long one. */
const BYTES_OF_FONTS = 60 * 1024;

/** Reports a file that is large for its pages; `bytes` without the files attached to it. */
export function checkSize(
  bytes: number,
  pages: number,
  most: number = DEFAULT_BYTES_PER_PAGE,
): readonly Finding[] {
  const expected = BYTES_OF_FONTS + pages * most;
  if (bytes <= expected) return [];
  const message = `The file has ${bytes} bytes, expected at most ${expected} for its pages (${pages})`;
  return [{ severity: "warning", code: "size", message, page: null }];
}
