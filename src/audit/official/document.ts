import { withPdfOrNull } from "../../pdf-reader/open.ts";
import { readOwnNumbers } from "../raw/own-numbers.ts";
import { type OfficialPage, readPage } from "./page.ts";

/** Reads what can be measured on the pages of a PDF; null where the bytes are no PDF. */
export function readPages(bytes: Uint8Array): Promise<readonly OfficialPage[] | null> {
  const ownNumbers = readOwnNumbers(bytes);
  return withPdfOrNull(bytes, async (document, ops) => {
    const pages: OfficialPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(
        await readPage(await document.getPage(number), ops, ownNumbers.get(number) ?? null),
      );
    }
    return pages;
  });
}
