import { deflateSync } from "node:zlib";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { type Operators, withPdfOrNull } from "../../pdf-reader/open.ts";
import { readContent } from "./content.ts";
import type { Box } from "./geometry.ts";
import type { PageContent } from "./pen.ts";
import { readStructure, type Structure } from "./structure.ts";
import { learnAnchors, type RawTarget, type Resolve, refOf, type Target } from "./target.ts";

/** A PDF as plain data. */
export interface PdfDocument {
  readonly pages: readonly PdfPage[];
  /** In reading order, whatever their depth. */
  readonly bookmarks: readonly Bookmark[];
  readonly title: string;
  /** The program that made it; empty where it does not say. */
  readonly creator: string;
  /** A language tag; empty where the document has none. */
  readonly language: string;
  readonly isTagged: boolean;
  /** How much of the PDF the files attached to it take, in bytes. */
  readonly attachedBytes: number;
}

export interface PdfPage extends PageContent {
  /** From 1. */
  readonly number: number;
  /** What a viewer calls it, e.g. `1`, `iv`. */
  readonly label: string;
  readonly box: Box;
  readonly links: readonly Link[];
  readonly structure: Structure;
}

export interface Link {
  readonly box: Box;
  readonly target: Target;
}

export interface Bookmark {
  readonly title: string;
  readonly target: Target;
}

/** Reads a whole PDF, each page once; null where the bytes are none. */
export function readDocument(bytes: Uint8Array): Promise<PdfDocument | null> {
  return withPdfOrNull(bytes, readAll);
}

interface Info {
  readonly Title?: string;
  readonly Language?: string;
  readonly Creator?: string;
}

async function readAll(document: PDFDocumentProxy, ops: Operators): Promise<PdfDocument> {
  const proxies: PDFPageProxy[] = [];
  for (let number = 1; number <= document.numPages; number += 1)
    proxies.push(await document.getPage(number));
  const pageByRef = new Map(proxies.map((page) => [refOf(page.ref), page.pageNumber]));
  const resolve = await learnAnchors(document, pageByRef);
  const labels = await document.getPageLabels();
  const { info } = await document.getMetadata();
  const { Title: title, Language: language, Creator: creator } = info as Info;
  const pages: PdfPage[] = [];
  for (const page of proxies) pages.push(await readPage(page, labels, resolve, ops));
  return {
    pages,
    bookmarks: flatten((await document.getOutline()) ?? [], resolve),
    title: title?.trim() ?? "",
    creator: creator ?? "",
    language: language ?? "",
    isTagged: (await document.getMarkInfo())?.Marked === true,
    attachedBytes: await sizeOfAttachments(document),
  };
}

/** Compresses the attached files again to tell their size in the PDF, as the library gives them out uncompressed. */
async function sizeOfAttachments(document: PDFDocumentProxy): Promise<number> {
  const attachments = ((await document.getAttachments()) ?? {}) as Record<
    string,
    { content?: Uint8Array }
  >;
  return Object.values(attachments).reduce(
    (sum, { content }) => sum + (content ? deflateSync(content).length : 0),
    0,
  );
}

async function readPage(
  page: PDFPageProxy,
  labels: readonly string[] | null,
  resolve: Resolve,
  ops: Operators,
): Promise<PdfPage> {
  const { pageNumber: number } = page;
  const content = await readContent(page, ops);
  const annotations = (await page.getAnnotations({ intent: PRINTABLE })) as RawLink[];
  return {
    glyphs: content.glyphs,
    drawings: content.drawings,
    pictures: content.pictures,
    fonts: content.fonts,
    number,
    label: labels?.[number - 1] || String(number),
    box: boxOf(page.view),
    links: annotations
      .filter(({ subtype }) => subtype === "Link")
      .map((link) => ({ box: boxOf(link.rect), target: resolve(link) })),
    structure: readStructure(await page.getStructTree()),
  };
}

// With the intent for the screen the library also collects the text below every link, which is slow: it takes half as
// long as the page.
const PRINTABLE = "print";

interface RawLink extends RawTarget {
  readonly subtype: string;
  readonly rect: readonly number[];
}

function boxOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): Box {
  return { left, bottom, right, top };
}

interface RawBookmark extends RawTarget {
  readonly title: string;
  readonly items: readonly RawBookmark[];
}

function flatten(items: readonly RawBookmark[], resolve: Resolve): readonly Bookmark[] {
  return items.flatMap((item) => [
    { title: item.title, target: resolve(item) },
    ...flatten(item.items, resolve),
  ]);
}
