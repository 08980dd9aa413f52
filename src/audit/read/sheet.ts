import type { Place } from "../model.ts";
import { type Chunk, formChunks } from "./chunks.ts";
import type { PdfDocument, PdfPage } from "./document.ts";
import { type Box, boundsOf } from "./geometry.ts";
import { type Glyph, isBlank } from "./glyph.ts";
import { type Token, tokensIn } from "./tokens.ts";

/** A page with its text put together. */
export interface Sheet extends PdfPage {
  readonly chunks: readonly Chunk[];
  /** Box of the text without running heads and feet; null where there is none. */
  readonly body: Box | null;
  /** Running heads and feet, page numbers: what stands around the text and isn't part of it. */
  readonly furniture: ReadonlySet<Chunk>;
  /** Numbers, by chunk. */
  readonly tokens: ReadonlyMap<Chunk, readonly Token[]>;
  /** Number of the marked content → its glyphs, in the order of drawing. */
  readonly glyphsByContent: ReadonlyMap<number, readonly Glyph[]>;
}

/** Puts the text of every page together. */
export function laySheets(document: PdfDocument): readonly Sheet[] {
  return document.pages.map((page) => {
    const chunks = formChunks(page.glyphs);
    const body = document.isTagged ? taggedArea(page) : innerArea(page.box);
    return {
      ...page,
      chunks,
      body,
      furniture: new Set(chunks.filter(({ box }) => body === null || isAround(body, box))),
      tokens: new Map(chunks.map((chunk) => [chunk, tokensIn(chunk)])),
      glyphsByContent: groupByContent(page.glyphs),
    };
  });
}

function groupByContent(glyphs: readonly Glyph[]): ReadonlyMap<number, readonly Glyph[]> {
  const groups = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.mcid === null) continue;
    const group = groups.get(glyph.mcid);
    if (group) group.push(glyph);
    else groups.set(glyph.mcid, [glyph]);
  }
  return groups;
}

/** The glyphs of a structure element, given by the numbers of its marked content, in reading order. */
export function glyphsOf(sheet: Sheet, content: readonly number[]): readonly Glyph[] {
  return content.flatMap((number) => sheet.glyphsByContent.get(number) ?? []);
}

/** The words of a structure element, cut to a length that fits a message. */
export function wordsOf(sheet: Sheet, content: readonly number[]): string {
  const text = glyphsOf(sheet, content)
    .map((glyph) => glyph.text)
    .join("")
    .trim();
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}

const LONG = 40;

/** Turns a point of a page into the place of a finding, which is from the upper left corner. */
export function placeOn(page: PdfPage, x: number, y: number): Place {
  return { x: round(x - page.box.left), y: round(page.box.top - y) };
}

/** The upper left corner of a box, as the place of a finding. */
export function cornerOn(page: PdfPage, { left, top }: Box): Place {
  return placeOn(page, left, top);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Where the tagged text of a page stands; null where there is none. */
function taggedArea({ glyphs }: PdfPage): Box | null {
  return boundsOf(
    glyphs.filter((glyph) => glyph.mcid !== null && !isBlank(glyph)).map(({ ink }) => ink),
  );
}

/** Height, in pt, of the strips above and below (20 mm) where text of an untagged PDF is a running head or foot. */
export const OUTER = (20 / 25.4) * 72;

function innerArea({ left, bottom, right, top }: Box): Box {
  return { left, bottom: bottom + OUTER, right, top: top - OUTER };
}

/** True for what is wholly beside, above or below a box. */
function isAround(body: Box, { left, bottom, right, top }: Box): boolean {
  return left >= body.right || right <= body.left || bottom >= body.top || top <= body.bottom;
}
