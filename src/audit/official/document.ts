import { loadLibrary } from "../read/library.ts";
import { type OfficialPage, readPage } from "./page.ts";

/** Reads what can be measured on the pages of a PDF; null for bytes that are none. */
export async function readPages(bytes: Uint8Array): Promise<readonly OfficialPage[] | null> {
  const { getDocument, OPS, VerbosityLevel } = await loadLibrary();
  const task = getDocument({
    // The library empties the array that it is given, and takes no Buffer.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
  });
  try {
    const document = await task.promise;
    const pages: OfficialPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number), OPS));
    }
    return pages;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "InvalidPDFException" || name === "PasswordException") return null;
    throw error;
  } finally {
    await task.destroy();
  }
}
