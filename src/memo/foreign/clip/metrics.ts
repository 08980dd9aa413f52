import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  StandardFontEmbedder,
  StandardFonts,
} from "@cantoo/pdf-lib";
import { dictAt, follow, listAt, name, nameAt, numberAt, numbersAt } from "../objects.ts";
import type { Rect } from "../placement.ts";

/** How the letters of a font lie along a line, in units of its size. */
export interface Metrics {
  readonly bytesPerCode: 1 | 2;
  /** How far the next letter is from this one. */
  readonly advanceOf: (code: number) => number;
  /** What a letter may cover, from where it begins. */
  readonly coverOf: (code: number) => Rect;
}

/** More than letters of fonts for text stick out: accents above, tails below, slopes of italics at the sides. */
const REACH = {
  upright: [-0.12, -0.4, 0.12, 1.2] as Rect,
  italic: [-0.35, -0.4, 0.35, 1.2] as Rect,
};

/** Metrics of a font whose letters cover little more than their advance. */
function plain(
  font: PDFDict,
  bytesPerCode: Metrics["bytesPerCode"],
  advanceOf: Metrics["advanceOf"],
): Metrics {
  const [low, under, high, over] = reachOf(font);
  const coverOf = (code: number): Rect => {
    const advance = advanceOf(code);
    return [Math.min(0, advance) + low, under, Math.max(0, advance) + high, over];
  };
  return { bytesPerCode, advanceOf, coverOf };
}

function reachOf(font: PDFDict): Rect {
  const angle = numberAt(dictAt(font, "FontDescriptor") ?? font, "ItalicAngle") ?? 0;
  const isItalic = angle !== 0 || /ital|obli|kursiv|script/i.test(nameAt(font, "BaseFont"));
  return isItalic ? REACH.italic : REACH.upright;
}

const metricsByFont = new WeakMap<PDFDict, Metrics | null>();

/** Reads how wide the letters of a font are; null where that cannot be said. */
export function metricsOf(font: PDFDict): Metrics | null {
  const known = metricsByFont.get(font);
  if (known !== undefined) return known;
  const metrics = (READERS[nameAt(font, "Subtype")] ?? (() => null))(font);
  metricsByFont.set(font, metrics);
  return metrics;
}

const READERS: Readonly<Record<string, (font: PDFDict) => Metrics | null>> = {
  Type0: readComposite,
  Type1: readSimple,
  MMType1: readSimple,
  TrueType: readSimple,
  Type3: readDrawn,
};

function readSimple(font: PDFDict): Metrics | null {
  const widths = widthsOf(font);
  if (!widths) return readStandard(font);
  const missing = numberAt(dictAt(font, "FontDescriptor") ?? font, "MissingWidth") ?? 0;
  const advanceOf = (code: number) => (widths.get(code) ?? missing) / 1000;
  return plain(font, 1, advanceOf);
}

function widthsOf(font: PDFDict): ReadonlyMap<number, number> | null {
  const widths = numbersAt(font, "Widths");
  const first = numberAt(font, "FirstChar");
  return widths && first !== null ? new Map(widths.map((width, at) => [first + at, width])) : null;
}

const STANDARD: ReadonlySet<string> = new Set(Object.values(StandardFonts));

/** One of the fonts that every viewer has, by the letters of Windows; with letters of its own none can be said. */
function readStandard(font: PDFDict): Metrics | null {
  const base = nameAt(font, "BaseFont");
  const encoding = follow(font.get(name("Encoding")), font.context);
  if (!STANDARD.has(base) || /^(?:Symbol|ZapfDingbats)$/.test(base)) return null;
  if (encoding instanceof PDFDict) return null;
  const standard = StandardFontEmbedder.for(base as never);
  const known = new Set(standard.encoding.supportedCodePoints);
  const letters = new TextDecoder("windows-1252");
  const advances = Array.from({ length: 256 }, (_, code) => {
    const letter = letters.decode(Uint8Array.of(code));
    const isKnown = known.has(letter.codePointAt(0) ?? 0);
    return isKnown ? standard.widthOfTextAtSize(letter, 1) : 0;
  });
  return plain(font, 1, (code) => advances[code] ?? 0);
}

/** A font whose letters are drawings: they reach as far as it says. */
function readDrawn(font: PDFDict): Metrics | null {
  const widths = widthsOf(font);
  const [a = 0, b = 0, c = 0, d = 0] = numbersAt(font, "FontMatrix") ?? [];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersAt(font, "FontBBox") ?? [];
  if (!widths || b !== 0 || c !== 0 || x1 <= x0 || y1 <= y0) return null;
  const [xs, ys] = [
    [x0 * a, x1 * a],
    [y0 * d, y1 * d],
  ];
  const cover: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const advanceOf = (code: number) => (widths.get(code) ?? 0) * a;
  return { bytesPerCode: 1, advanceOf, coverOf: () => cover };
}

/** A font of two bytes a code, where these are its letters themselves. */
function readComposite(font: PDFDict): Metrics | null {
  if (nameAt(font, "Encoding") !== "Identity-H") return null;
  const own = follow(listAt(font, "DescendantFonts")[0], font.context);
  if (!(own instanceof PDFDict)) return null;
  const usual = numberAt(own, "DW") ?? 1000;
  const widths = compositeWidths(own);
  const advanceOf = (code: number) => (widths.get(code) ?? usual) / 1000;
  return plain(own, 2, advanceOf);
}

/** Source: ISO 32000-1, 9.7.4.3: `first [width …]` or `first last width`. */
function compositeWidths(font: PDFDict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const entries = listAt(font, "W").map((each) => follow(each, font.context));
  for (let at = 0; at < entries.length; ) {
    const [first, second, third] = entries.slice(at, at + 3);
    if (!(first instanceof PDFNumber)) return widths;
    if (second instanceof PDFArray) {
      for (let index = 0; index < second.size(); index += 1) {
        const width = follow(second.get(index), font.context);
        if (width instanceof PDFNumber) widths.set(first.asNumber() + index, width.asNumber());
      }
      at += 2;
    } else if (second instanceof PDFNumber && third instanceof PDFNumber) {
      const last = Math.min(second.asNumber(), 0xffff);
      for (let code = first.asNumber(); code <= last; code += 1) widths.set(code, third.asNumber());
      at += 3;
    } else return widths;
  }
  return widths;
}

/** The font that a page calls by a name. */
export function fontCalled(resources: PDFDict | undefined, key: string): PDFDict | undefined {
  return dictAt(dictAt(resources, "Font"), PDFName.of(key.slice(1)).decodeText());
}
