import type { PDFPageProxy } from "pdfjs-dist";
import type { Operators } from "../../pdf-reader/open.ts";
import { isWithin, type OwnNumbers } from "../raw/own-numbers.ts";
import { readContent } from "../read/content.ts";
import { type Ink, readInk } from "./ink.ts";
import { type Line, type PlacedGlyph, toLines } from "./line.ts";
import { placeOnPaper, type Spot, sizeOnPaper, turnToRead } from "./paper.ts";

/**
 * A page as a viewer shows it, with its own rotation applied.
 *
 * Units: mm from its upper left corner.
 */
export interface OfficialPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Upright lines, from the top. */
  readonly lines: readonly Line[];
  /** Lines that are read with the page turned clockwise by a quarter; their positions are those on the turned page. */
  readonly turnedLines: readonly Line[];
  /** Straight lines across the page. */
  readonly rules: readonly Rule[];
  /** Every thin line, whichever way it runs, also as the edge of a cell. */
  readonly strokes: readonly Rule[];
  /** Text drawn in red. */
  readonly redText: string;
  /** Characters where the page says that a number of the attachment's own is gone; the page's number may stand there. */
  readonly onCovered: readonly PlacedGlyph[];
}

export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly isRed: boolean;
}

/** Reads what can be measured on a page, beside the number that an attachment has of its own. */
export async function readPage(
  page: PDFPageProxy,
  ops: Operators,
  own: OwnNumbers | null,
): Promise<OfficialPage> {
  const { glyphs } = await readContent(page, ops);
  const paper = { view: page.view, rotate: page.rotate };
  const ink = await readInk(page, ops);
  const placed: PlacedGlyph[] = [];
  const onCovered: PlacedGlyph[] = [];
  for (const glyph of glyphs) {
    const isOwn =
      own !== null && isWithin(own, (glyph.x + glyph.endX) / 2, (glyph.y + glyph.endY) / 2);
    if (isOwn && !own.isCovered) continue;
    const start = placeOnPaper(paper, glyph.x, glyph.y);
    const end = placeOnPaper(paper, glyph.endX, glyph.endY);
    const onPaper = { text: glyph.text, font: glyph.font, sizePt: glyph.size, start, end };
    placed.push(onPaper);
    if (isOwn) onCovered.push(onPaper);
  }
  const { width, height } = sizeOnPaper(paper);
  const shapes = shapesOf(ink, paper);
  return {
    number: page.pageNumber,
    width,
    height,
    lines: toLines(placed.filter(isUpright)),
    turnedLines: toLines(placed.filter(isTurned).map((glyph) => turnGlyph(glyph, height))),
    rules: shapes.filter(
      ({ left, right, top, bottom }) => right - left > 100 && bottom - top < 2.5,
    ),
    strokes: shapes.filter(isThin),
    redText: ink.redText,
    onCovered,
  };
}

type Paper = Parameters<typeof placeOnPaper>[0];

function isUpright({ start, end }: PlacedGlyph): boolean {
  return end.x - start.x >= Math.abs(end.y - start.y);
}

/** True for a glyph of text that runs from the bottom to the top of the page. */
function isTurned({ start, end }: PlacedGlyph): boolean {
  return start.y - end.y > Math.abs(end.x - start.x);
}

function turnGlyph(glyph: PlacedGlyph, height: number): PlacedGlyph {
  const turn = (spot: Spot) => turnToRead(spot, height);
  return { ...glyph, start: turn(glyph.start), end: turn(glyph.end) };
}

/** Shapes, whether stroked or filled, from the top; rules are those wider than 100 mm and less than 2.5 mm high. */
function shapesOf({ shapes }: Ink, paper: Paper): readonly Rule[] {
  return shapes
    .map(({ box, isRed }) => {
      const corners = [
        placeOnPaper(paper, box.left, box.bottom),
        placeOnPaper(paper, box.right, box.top),
      ];
      const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
      return {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
        isRed,
      };
    })
    .toSorted((a, b) => a.top - b.top);
}

/** True for a line; a larger shape may be a ground or white, and is nothing that a number could not stand on. */
function isThin({ left, right, top, bottom }: Rule): boolean {
  return Math.min(right - left, bottom - top) < 1;
}
