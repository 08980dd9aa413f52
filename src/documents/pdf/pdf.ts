import type { PDFDocumentProxy } from "pdfjs-dist";
import type { Matrix } from "../../pdf-reader/matrix.ts";
import { type Operators, withPdf } from "../../pdf-reader/open.ts";
import { MAX_CHARACTERS, MAX_PAGES } from "../bounds.ts";
import type { Block } from "../model.ts";
import { Refusal } from "../refuse.ts";
import { contentsOf } from "./contents.ts";
import { type PrintedPage, withoutFurniture } from "./furniture.ts";
import type { PrintedLine } from "./lines.ts";
import { blocksOf } from "./paragraphs.ts";
import { spansOf, type TextItem } from "./spans.ts";
import { drawnOn } from "./table/drawn.ts";
import { framesOf } from "./table/frames.ts";

/** Fewer characters than that a page are what a scanner or a stamp adds to pictures. */
const LEAST_A_PAGE = 5;

/**
 * Reads a PDF with text: its paragraphs, and the tables whose cells have lines around them. Running heads and page numbers are
 * left out; rows of other tables are lines with a tab between columns, as a PDF does not say what its cells are.
 *
 * Errors: `password`, `scan`, `broken`, `long`.
 */
export async function readPdf(bytes: Uint8Array): Promise<readonly Block[]> {
  try {
    const pages = await withPdf(bytes, readPages, { usesOtherFonts: true });
    return blocksOf(withoutFurniture(pages));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const isLocked = cause instanceof Error && cause.name === "PasswordException";
    throw new Refusal(isLocked ? "password" : "broken", { cause });
  }
}

async function readPages(
  document: PDFDocumentProxy,
  ops: Operators,
): Promise<readonly PrintedPage[]> {
  if (document.numPages > MAX_PAGES) throw new Refusal("long");
  const pages: PrintedPage[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await readPage(document, number, ops);
    characters += page.lines.reduce((sum, line) => sum + lengthOf(line), 0);
    if (characters > MAX_CHARACTERS) throw new Refusal("long");
    pages.push(page);
  }
  if (characters < LEAST_A_PAGE * pages.length) throw new Refusal("scan");
  return pages;
}

function lengthOf({ text, table }: PrintedLine): number {
  return table ? table.cells.reduce((sum, cell) => sum + cell.text.length, 0) : text.length;
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  ops: Operators,
): Promise<PrintedPage> {
  const page = await document.getPage(number);
  const { transform, height } = page.getViewport({ scale: 1 });
  const view = transform as unknown as Matrix;
  const { items } = await page.getTextContent();
  const { rules, pictures } = await drawnOn(page, ops, view);
  page.cleanup();
  const texts = items.filter((item): item is Extract<typeof item, TextItem> => "str" in item);
  return { height, pictures, lines: contentsOf(spansOf(texts, view), framesOf(rules)) };
}
