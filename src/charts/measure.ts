import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { createSegment } from "../segment.ts";
import { chartFamilies, registerChartFonts } from "./fonts.ts";
import type { Measure, TextStyle } from "./style.ts";

/** The CSS font that a text is set in; it has more families once fonts of rare characters are registered. */
function fontOf({ weight, sizePt }: TextStyle): string {
  return `${weight} ${sizePt}px ${chartFamilies()}`;
}

/** Measuring is most of the work of setting a chart, and charts of one process share most of their words. */
const MOST_REMEMBERED = 50_000;
const widthByText = new Map<string, number>();
let shared: SKRSContext2D | null = null;

function widthOf(text: string, style: TextStyle): number {
  const font = fontOf(style);
  const key = `${font} ${text}`;
  const known = widthByText.get(key);
  if (known !== undefined) return known;
  registerChartFonts();
  shared ??= createCanvas(1, 1).getContext("2d");
  shared.font = font;
  const { width } = shared.measureText(text);
  if (widthByText.size >= MOST_REMEMBERED) widthByText.clear();
  widthByText.set(key, width);
  return width;
}

/**
 * Measures with the fonts that charts are drawn in; the width of each text is measured once and remembered.
 *
 * `names`: within these no line breaks. Errors: FONT_MISSING.
 */
export function createMeasure(names: readonly string[] = []): Measure {
  return Object.assign((text: string, style: TextStyle) => widthOf(text, style), {
    segment: createSegment(names),
  });
}
