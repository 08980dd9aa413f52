import type { PDFDocumentProxy } from "pdfjs-dist";
import { withPdf } from "../../pdf-reader/open.ts";
import { MAX_CHARACTERS, MAX_PAGES } from "../bounds.ts";
import type { Block } from "../model.ts";
import { Refusal } from "../refuse.ts";
import { type PrintedPage, withoutFurniture } from "./furniture.ts";
import { linesOf, type TextItem } from "./lines.ts";
import { paragraphsOf } from "./paragraphs.ts";

/** Fewer characters than that a page are what a scanner or a stamp adds to pictures. */
const LEAST_A_PAGE = 5;

/**
 * Reads a PDF with text: its paragraphs. Running heads and page numbers are left out; rows of tables are lines with a tab
 * between columns, as a PDF does not say what its cells are.
 *
 * Errors: `password`, `scan`, `broken`, `long`.
 */
export async function readPdf(bytes: Uint8Array): Promise<readonly Block[]> {
  try {
    const pages = await withPdf(bytes, readPages, { usesOtherFonts: true });
    return paragraphsOf(withoutFurniture(pages)).map((text) => ({ kind: "paragraph", text }));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const isLocked = cause instanceof Error && cause.name === "PasswordException";
    throw new Refusal(isLocked ? "password" : "broken", { cause });
  }
}

async function readPages(document: PDFDocumentProxy): Promise<readonly PrintedPage[]> {
  if (document.numPages > MAX_PAGES) throw new Refusal("long");
  const pages: PrintedPage[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await readPage(document, number);
    characters += page.lines.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > MAX_CHARACTERS) throw new Refusal("long");
    pages.push(page);
  }
  if (characters < LEAST_A_PAGE * pages.length) throw new Refusal("scan");
  return pages;
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PrintedPage> {
  const page = await document.getPage(number);
  const { transform, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  page.cleanup();
  const texts = items.filter((item): item is Extract<typeof item, TextItem> => "str" in item);
  return { height, lines: linesOf(texts, transform) };
}
