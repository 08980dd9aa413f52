/** What is wrong with a layout, as boxes. */

import type { Box, Layout } from "../../src/charts/layout.ts";
import { createMeasure } from "../../src/charts/measure.ts";

const measure = createMeasure();

/** Where every line of text has its ink. */
function wordsOf({ texts }: Layout): readonly (Box & { readonly text: string })[] {
  return texts.flatMap(({ style, lines }) =>
    lines.map(({ text, x, y }) => ({
      text,
      x,
      y: y - 0.88 * style.sizePt,
      width: measure(text.trimEnd(), style),
      height: style.sizePt,
    })),
  );
}

function marksOf({ marks, valueAxis }: Layout): readonly Box[] {
  return marks.map(({ shape, atPt, zeroPt, acrossPt, radiusPt }) => {
    const [from, to] =
      shape === "dot" ? [atPt - radiusPt, atPt + radiusPt] : [atPt, zeroPt].sort((a, b) => a - b);
    const [startPt = 0, lengthPt = 0] = [from, (to ?? 0) - (from ?? 0)];
    const acrossStartPt = acrossPt - radiusPt;
    return valueAxis === "x"
      ? { x: startPt, y: acrossStartPt, width: lengthPt, height: 2 * radiusPt }
      : { x: acrossStartPt, y: startPt, width: 2 * radiusPt, height: lengthPt };
  });
}

export const ROUNDING_PT = 0.01;

/** True where two boxes share more than an edge. */
export const meet = (a: Box, b: Box) =>
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > ROUNDING_PT &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > ROUNDING_PT;

/** True where the first box lies within the second. */
export const isInside = (a: Box, b: Box) =>
  a.x >= b.x - ROUNDING_PT &&
  a.y >= b.y - ROUNDING_PT &&
  a.x + a.width <= b.x + b.width + ROUNDING_PT &&
  a.y + a.height <= b.y + b.height + ROUNDING_PT;

/** What is wrong with a drawing, in words. */
export function faultsOf(layout: Layout): readonly string[] {
  const { widthPt, heightPt, clearings, lines } = layout;
  const picture = { x: 0, y: 0, width: widthPt, height: heightPt };
  const words = wordsOf(layout);
  const marks = marksOf(layout);
  const zeros = lines
    .filter(({ kind }) => kind !== "hairline")
    // A line has no width of its own: a word that ends at it does not cross it.
    .map(({ x1, y1, x2, y2 }) => ({
      x: x1 - ROUNDING_PT,
      y: y1 - ROUNDING_PT,
      width: x2 - x1 + 2 * ROUNDING_PT,
      height: y2 - y1 + 2 * ROUNDING_PT,
    }));
  return [
    ...words.filter((word) => !isInside(word, picture)).map(({ text }) => `${text} is cut off`),
    ...marks.filter((mark) => !isInside(mark, picture)).map(() => "a mark is cut off"),
    ...words.flatMap((word, index) =>
      words
        .slice(index + 1)
        .filter((other) => meet(word, other))
        .map(({ text }) => `${word.text} meets ${text}`),
    ),
    ...words.flatMap(({ text, ...word }) =>
      marks.filter((mark) => meet(word, mark)).map(() => `${text} lies on a mark`),
    ),
    ...words.flatMap(({ text, ...word }) =>
      zeros
        .filter((zero) => meet(word, zero) && !clearings.some((clear) => isInside(word, clear)))
        .map(() => `${text} crosses a line`),
    ),
  ];
}
