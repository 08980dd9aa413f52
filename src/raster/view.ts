import { createCanvas } from "@napi-rs/canvas";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { withPdf } from "../pdf-reader/open.ts";
import { agreeOnMatrices } from "./matrices.ts";

/** Which part of a picture a page fills, and how it is turned. */
interface PageView {
  /** Pixels a unit of the page's own space. */
  readonly scale: number;
  /** Size of the picture; the page lies in its middle. Default: that of the page. */
  readonly size?: Size;
  /** Degrees, clockwise. Default: as the page says. */
  readonly turn?: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page as it looks on white: four bytes a pixel. */
export interface PageLook extends Size {
  readonly pixels: Uint8ClampedArray;
}

/** Pages of a PDF, to be held against those of another one. */
export interface PdfLooks {
  readonly count: number;
  /** How a page is turned, in degrees; `page` from 1. */
  turnOf(page: number): Promise<number>;
  look(page: number, view: PageView): Promise<PageLook>;
}

/** Opens a PDF for as long as `use` takes. Errors: whatever the library throws, also for a page that takes too long. */
export function withPdfLooks<T>(pdf: Uint8Array, use: (looks: PdfLooks) => Promise<T>): Promise<T> {
  return withPdf(
    pdf,
    (document) =>
      use({
        count: document.numPages,
        turnOf: async (page) => (await document.getPage(page)).rotate,
        look: (page, view) => look(document, page, view),
      }),
    { usesOtherFonts: true },
  );
}

/** Longest that a page may take to draw: a damaged one may ask for millions of strokes. */
const MOST_MS = 8000;

async function look(
  document: PDFDocumentProxy,
  number: number,
  { scale: perUnit, size, turn }: PageView,
): Promise<PageLook> {
  agreeOnMatrices();
  const page = await document.getPage(number);
  // A viewport counts in points.
  const scale = perUnit / page.userUnit;
  const rotation = turn ?? page.rotate;
  const shown = page.getViewport({ scale, rotation });
  const { width, height } = size ?? {
    width: Math.ceil(shown.width),
    height: Math.ceil(shown.height),
  };
  const offsetX = (width - shown.width) / 2;
  const offsetY = (height - shown.height) / 2;
  const viewport = page.getViewport({ scale, rotation, offsetX, offsetY });
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.beginPath();
  context.rect(offsetX, offsetY, shown.width, shown.height);
  context.clip();
  // The library's types know only the canvas of browsers; this canvas has every method that the library calls.
  const canvasContext = context as unknown as CanvasRenderingContext2D;
  const task = page.render({ canvas: null, canvasContext, viewport, background: "white" });
  const began = performance.now();
  task.onContinue = (goOn: () => void) => {
    if (performance.now() - began > MOST_MS) task.cancel();
    else setImmediate(goOn);
  };
  await task.promise;
  page.cleanup();
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}
