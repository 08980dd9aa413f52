import { loadLibrary } from "../src/pdf-reader/library.ts";

/**
 * Opens a PDF with a reader that had no part in making it.
 *
 * Tests import the library in no other way: by itself it replaces `JSON.parse` and others by ones many times slower, for
 * all that the process does afterwards.
 */
export async function openPdf(bytes: Uint8Array) {
  const { getDocument } = await loadLibrary();
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false }).promise;
}
