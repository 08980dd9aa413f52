import { createCanvas } from "@napi-rs/canvas";
import { createSegment } from "../segment.ts";
import { chartFamilies, registerChartFonts } from "./fonts.ts";
import type { Measure, TextStyle } from "./style.ts";

/** The CSS font that a text is set in; it has more families once fonts of rare characters are registered. */
export function fontOf({ weight, sizePt }: TextStyle): string {
  return `${weight} ${sizePt}px ${chartFamilies()}`;
}

/**
 * Measures with the fonts that charts are drawn in; the width of each text is measured once and remembered.
 *
 * `names`: within these no line breaks.
 */
export function createMeasure(names: readonly string[] = []): Measure {
  registerChartFonts();
  const context = createCanvas(1, 1).getContext("2d");
  const widthByText = new Map<string, number>();
  const widthOf = (text: string, style: TextStyle) => {
    const key = `${fontOf(style)} ${text}`;
    const known = widthByText.get(key);
    if (known !== undefined) return known;
    context.font = fontOf(style);
    const { width } = context.measureText(text);
    widthByText.set(key, width);
    return width;
  };
  return Object.assign(widthOf, { segment: createSegment(names) });
}
