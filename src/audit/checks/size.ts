import type { Finding } from "../model.ts";

const DEFAULT_BYTES_PER_PAGE = 60 * 1024;

/** Reports a file that is large for its pages. */
export function checkSize(
  bytes: number,
  pages: number,
  most: number = DEFAULT_BYTES_PER_PAGE,
): readonly Finding[] {
  const each = Math.round(bytes / Math.max(1, pages));
  if (each <= most) return [];
  const message = `The file has ${each} bytes a page, expected at most ${most}`;
  return [{ severity: "warning", code: "size", message, page: null }];
}
