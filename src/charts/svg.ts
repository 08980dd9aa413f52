import { ReportError } from "../error.ts";
import { INK } from "../marks/palette.ts";
import { CHART_FAMILY } from "./fonts.ts";
import type { Layout, PlacedText } from "./layout.ts";
import { compactPath, round } from "./path.ts";

/** What a finished drawing says about itself. */
interface Identity {
  readonly id: string;
  /** Null for one of several drawings of a figure, around which stands the alternative text of all. */
  readonly alt: string | null;
  readonly hash: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

const ELEMENT = /<(\w+)((?: [\w:-]+="[^"]*")*) ?(?:\/>|>([^<]*)<\/\1>)/gy;

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: string;
}

/**
 * Makes a small SVG, with labels as whole texts, of what the canvas wrote.
 *
 * Coordinates are rounded to 0.01 pt. The canvas sets each run of glyphs as a text of its own and drops spaces:
 * here each label is one text again, compared with what was to be written.
 *
 * Errors: CHART_FAULT where a label did not come out as given (fonts with GSUB features give empty digits);
 * BUG for an element that charts do not draw with, since some bring ids that clash on a page.
 */
export function finishSvg(written: string, layout: Layout, identity: Identity): string {
  const elements = readElements(written);
  const shapes = elements.filter(({ name }) => name !== "text").map(writeShape);
  const runs = elements.filter(({ name, content }) => name === "text" && content !== "");
  const { id, alt, hash, widthMm, heightMm } = identity;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${alt === null ? "" : ` ${spokenAs(alt)}`}`,
    ` data-figure="${escapeXml(id)}" data-hash="${hash}" width="${widthMm}mm" height="${heightMm}mm"`,
    ` viewBox="0 0 ${round(layout.widthPt)} ${round(layout.heightPt)}"`,
    // Labels are measured without spacing between Han and Latin and without squeezed punctuation, which pages may have.
    ` style="text-autospace:no-autospace;text-spacing-trim:space-all">`,
    ...shapes,
    // Without `geometricPrecision`, the browser rounds the width of each glyph to whole pixels.
    `<g font-family="${CHART_FAMILY}" font-size="9" fill="${INK}" text-rendering="geometricPrecision">`,
    ...writeTexts(layout.texts, runs, id),
    "</g></svg>",
  ].join("");
}

/** What makes of an element a picture with a text for those who cannot see it. */
export function spokenAs(alt: string): string {
  return `role="img" aria-label="${escapeXml(alt)}"`;
}

function readElements(written: string): readonly Element[] {
  const body = written.replace(/^<\?xml[^>]*\?>\s*<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  const elements: Element[] = [];
  let end = 0;
  for (const match of body.matchAll(ELEMENT)) {
    const [whole, name = "", attributes = "", content = ""] = match;
    end = match.index + whole.length;
    const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)];
    elements.push({
      name,
      attributes: new Map(pairs.map(([, key = "", value = ""]) => [key, value])),
      content: unescapeXml(content),
    });
  }
  if (end !== body.length) {
    throw new ReportError("BUG", `The drawing holds ${body.slice(end, end + 80)}`);
  }
  return elements;
}

const NUMBERS = new Set(["x", "y", "width", "height"]);

function writeShape({ name, attributes }: Element): string {
  if (attributes.get("fill-opacity") === "0") return "";
  const written = [...attributes]
    .filter(([key]) => key !== "stroke-miterlimit")
    .map(([key, value]) => `${key}="${NUMBERS.has(key) ? round(Number(value)) : value}"`);
  const path = attributes.get("d");
  if (name !== "path" || path === undefined) return `<${name} ${written.join(" ")}/>`;
  const others = written.filter((attribute) => !attribute.startsWith("d="));
  return compactPath(path, others.join(" "));
}

/** Each label takes the runs of glyphs that make it up, in the order in which both were written. */
function writeTexts(
  texts: readonly PlacedText[],
  runs: readonly Element[],
  id: string,
): readonly string[] {
  const queue = runs.map(({ content }) => content);
  const written = texts.map((placed) => {
    for (const { text } of placed.lines) takeRuns(queue, text, id);
    return writeText(placed);
  });
  if (queue.length > 0) {
    throw new ReportError("CHART_FAULT", `${id} says "${queue.join("")}" beyond its labels`);
  }
  return written;
}

function takeRuns(queue: string[], text: string, id: string): void {
  const expected = asDrawn(text);
  let got = "";
  while (got.length < expected.length && queue.length > 0) got += asDrawn(queue.shift() ?? "");
  if (got !== expected) {
    throw new ReportError("CHART_FAULT", `${id} shows "${got}" where "${text}" was to stand`, {
      hint: "a font with GSUB features writes empty digits; `npx tsx scripts/fonts.ts` makes fonts without",
    });
  }
}

/** Figure dash (U+2012) and en dash share a glyph in the fonts of charts, which the canvas reads back as the former. */
function asDrawn(text: string): string {
  return withoutSpaces(text).replaceAll("\u2012", "\u2013");
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
