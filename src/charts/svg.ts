import { INK } from "../marks/palette.ts";
import { CHART_FAMILY } from "./fonts.ts";
import type { Layout, PlacedText } from "./layout.ts";
import { round } from "./path.ts";

/** What a finished drawing says about itself. */
interface Identity {
  readonly id: string;
  /** Null for one of several drawings of a figure, around which stands the alternative text of all. */
  readonly alt: string | null;
  readonly hash: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

/**
 * Makes an SVG of what was drawn, with the labels of the layout over it, each a whole text.
 *
 * Coordinates are rounded to 0.01 pt.
 */
export function finishSvg(drawn: readonly string[], layout: Layout, identity: Identity): string {
  const { id, alt, hash, widthMm, heightMm } = identity;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${alt === null ? "" : ` ${spokenAs(alt)}`}`,
    ` data-figure="${escapeXml(id)}" data-hash="${hash}" width="${widthMm}mm" height="${heightMm}mm"`,
    ` viewBox="0 0 ${round(layout.widthPt)} ${round(layout.heightPt)}"`,
    // Labels are measured without spacing between Han and Latin and without squeezed punctuation, which pages may have.
    ` style="text-autospace:no-autospace;text-spacing-trim:space-all">`,
    ...drawn,
    // Without `geometricPrecision`, the browser rounds the width of each glyph to whole pixels.
    `<g font-family="${CHART_FAMILY}" font-size="9" fill="${INK}" text-rendering="geometricPrecision">`,
    ...layout.texts.map(writeText),
    "</g></svg>",
  ].join("");
}

/** What makes of an element a picture with a text for those who cannot see it. */
export function spokenAs(alt: string): string {
  return `role="img" aria-label="${escapeXml(alt)}"`;
}

function writeText({ style, lines }: PlacedText): string {
  const attributes = [
    style.sizePt === 9 ? "" : ` font-size="${style.sizePt}"`,
    style.weight === 400 ? "" : ` font-weight="${style.weight}"`,
    style.colour === INK ? "" : ` fill="${style.colour}"`,
  ].join("");
  const at = (x: number, y: number) => `x="${round(x)}" y="${round(y)}"`;
  const [first] = lines;
  if (first && lines.length === 1) {
    return `<text ${at(first.x, first.y)}${attributes}>${escapeXml(first.text)}</text>`;
  }
  const spans = lines.map(({ text, x, y }) => `<tspan ${at(x, y)}>${escapeXml(text)}</tspan>`);
  return `<text${attributes}>${spans.join("")}</text>`;
}

/**
 * Reads the labels back from a finished drawing.
 *
 * Shape: one string a label, in reading order, its lines joined.
 */
export function readLabels(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, content = ""]) =>
    unescapeXml(content.replace(/<[^>]*>/g, "")),
  );
}

/** Labels are compared without spaces: the canvas drops them, and lines end in them. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, "");
}

const ENTITY_BY_SIGN: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITY_BY_SIGN[sign] ?? sign);
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
