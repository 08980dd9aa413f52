import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { withPdf } from "../pdf-reader/open.ts";
import { agreeOnMatrices } from "./matrices.ts";
import { type PageText, readText } from "./text.ts";

/** The pages of a PDF, to be read or looked at. */
export interface PdfPages {
  readonly count: number;
  /** The text of a page, with where it stands; `page` from 1. */
  textOf(page: number): Promise<PageText>;
  /** A page as it looks, so many pixels wide, on white. */
  pictureOf(page: number, widthPx: number): Promise<Canvas>;
}

/** Opens a PDF for as long as `use` takes. */
export function withPdfPages<T>(pdf: Uint8Array, use: (pages: PdfPages) => Promise<T>): Promise<T> {
  return withPdf(pdf, (document) =>
    use({
      count: document.numPages,
      textOf: (page) => readText(document, page),
      pictureOf: (page, widthPx) => draw(document, page, widthPx),
    }),
  );
}

async function draw(document: PDFDocumentProxy, number: number, widthPx: number): Promise<Canvas> {
  agreeOnMatrices();
  const page = await document.getPage(number);
  const scale = widthPx / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(widthPx, Math.round(viewport.height));
  // The library's types know only the canvas of browsers; this canvas has every method that the library calls.
  const canvasContext = canvas.getContext("2d") as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport, background: "white" }).promise;
  page.cleanup();
  return canvas;
}
