import type { Box, Layout, Line, PlacedMark } from "../../../src/charts/layout.ts";
import { drawnPt } from "../../../src/charts/layout.ts";
import { ARROW_PT, type Measure, WAYS, whiskerOf } from "../../../src/charts/style.ts";
import { isInside, meet, ROUNDING_PT } from "../layout-faults.ts";

interface Word extends Box {
  readonly text: string;
}

/** Where every line of text has its ink. */
function wordsOf({ texts }: Layout, measure: Measure): readonly Word[] {
  return texts.flatMap(({ style, lines }) =>
    lines.map(({ text, x, y }) => ({
      ...{ text, x, y: y - 0.88 * style.sizePt },
      ...{ width: measure(text.trimEnd(), style), height: style.sizePt },
    })),
  );
}

/** A disc or point; with the sign of its bound it is longer. */
function boxOf(mark: PlacedMark, hasSign: boolean): Box {
  const { shape, bound, radiusPt, acrossPt } = mark;
  const signPt = shape === "disc" && bound !== "about" ? ARROW_PT : whiskerOf(radiusPt);
  const reach = (way: 1 | -1) => radiusPt + (hasSign && WAYS[bound].includes(way) ? signPt : 0);
  return {
    ...{ x: drawnPt(mark) - reach(-1), y: acrossPt - radiusPt },
    ...{ width: reach(-1) + reach(1), height: 2 * radiusPt },
  };
}

/** True where the word is a letter in the middle of this disc and all of it lies on it. */
function isLetterOf(word: Word, mark: PlacedMark): boolean {
  if (mark.shape !== "disc") return false;
  const isInTheMiddle = Math.abs(word.x + word.width / 2 - drawnPt(mark)) < ROUNDING_PT;
  const halfPt = 0.36 * word.height;
  return isInTheMiddle && Math.hypot(word.width / 2, halfPt) <= mark.radiusPt;
}

/** True where a line has a part within a box (Liang and Barsky). */
function crosses({ x1, y1, x2, y2 }: Line, { x, y, width, height }: Box): boolean {
  let [from, to] = [0, 1];
  const sides = [
    [x1 - x2, x1 - x - ROUNDING_PT],
    [x2 - x1, x + width - ROUNDING_PT - x1],
    [y1 - y2, y1 - y - ROUNDING_PT],
    [y2 - y1, y + height - ROUNDING_PT - y1],
  ] as const;
  for (const [way, room] of sides) {
    if (way === 0 && room < 0) return false;
    if (way < 0) from = Math.max(from, room / way);
    if (way > 0) to = Math.min(to, room / way);
  }
  return from <= to;
}

/** How near a line comes to the middle of a mark. */
function distance({ x1, y1, x2, y2 }: Line, mark: PlacedMark): number {
  const [x, y] = [drawnPt(mark), mark.acrossPt];
  const square = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const part = square === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square;
  const near = Math.min(1, Math.max(0, part));
  return Math.hypot(x - x1 - near * (x2 - x1), y - y1 - near * (y2 - y1));
}

function pairs<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((item, index) =>
    items.slice(index + 1).map((other) => [item, other] as const),
  );
}

/** The lines that lead up from points to names, and the points without a name that they cross. */
export function crossedBy(
  { lines, marks }: Layout,
  isNamed: (mark: PlacedMark) => boolean,
): readonly string[] {
  const upright = lines.filter(
    ({ kind, x1, x2, y1, y2 }) => kind === "leader" && x1 === x2 && y1 < y2,
  );
  const own = upright.filter(({ x1, y2 }) =>
    marks.some((mark) => mark.atPt === x1 && Math.abs(mark.acrossPt - y2) < ROUNDING_PT),
  );
  return own.flatMap((line) =>
    marks
      .filter((mark) => !isNamed(mark) && distance(line, mark) < mark.radiusPt - ROUNDING_PT)
      .map(({ value }) => `a line to a name crosses the point of ${value}`),
  );
}

/** What is wrong with a drawing of strips or swarms, in words. */
export function faultsOf(layout: Layout, measure: Measure): readonly string[] {
  const { widthPt, heightPt, lines, marks, fields } = layout;
  const picture = { x: 0, y: 0, width: widthPt, height: heightPt };
  const words = wordsOf(layout, measure);
  const discs = marks.filter(({ shape }) => shape === "disc");
  return [
    ...words.filter((word) => !isInside(word, picture)).map(({ text }) => `${text} is cut off`),
    ...marks
      .filter((mark) => !isInside(boxOf(mark, true), picture))
      .map(({ value }) => `the mark of ${value} is cut off`),
    ...pairs(words)
      .filter(([a, b]) => meet(a, b))
      .map(([a, b]) => `${a.text} meets ${b.text}`),
    ...words.flatMap((word) =>
      marks
        .filter((mark) => meet(word, boxOf(mark, true)) && !isLetterOf(word, mark))
        .map(({ value }) => `${word.text} lies on the mark of ${value}`),
    ),
    ...words.flatMap((word) =>
      lines
        .filter((line) => crosses(line, word))
        .map(({ kind }) => `${word.text} lies on a ${kind} line`),
    ),
    ...words.flatMap((word) =>
      fields
        .filter((field) => meet(word, field) && !isInside(word, field))
        .map(() => `${word.text} crosses the edge of a field`),
    ),
    ...pairs(marks)
      .filter(([a, b]) => Math.abs(a.acrossPt - b.acrossPt) < a.radiusPt + b.radiusPt)
      .filter(([a, b]) => {
        const apartPt = Math.hypot(drawnPt(a) - drawnPt(b), a.acrossPt - b.acrossPt);
        return apartPt < a.radiusPt + b.radiusPt - ROUNDING_PT;
      })
      .map(([a, b]) => `the marks of ${a.value} and ${b.value} overlap`),
    ...discs.flatMap((mark) =>
      lines
        .filter((line) => distance(line, mark) < mark.radiusPt - ROUNDING_PT)
        .map(({ kind }) => `a ${kind} line crosses the disc of ${mark.value}`),
    ),
  ];
}
