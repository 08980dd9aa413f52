import { type Box, type Layout, type Line, pointOf } from "../../src/charts/layout.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { ARROW_PT, BAND_PT } from "../../src/charts/style.ts";
import { isInside, meet, ROUNDING_PT } from "./layout-faults.ts";

const measure = createMeasure();

/** Half a square with its frame. */
const SQUARE_PT = 4.4;

type Segment = Pick<Line, "x1" | "y1" | "x2" | "y2">;

/** Where every line of text has its ink. */
export function wordsIn({ texts }: Layout): readonly (Box & { readonly text: string })[] {
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

/** Where every dot has its ink, with its arrow or band, and every square. */
function marksIn(layout: Layout): readonly Box[] {
  const isUpright = layout.valueAxis === "y";
  const dots = layout.marks.map((mark): Box => {
    const { x, y } = pointOf(layout, mark);
    const { bound, radiusPt } = mark;
    const reach = (side: string) =>
      bound === "about" ? BAND_PT : bound === side ? radiusPt + ARROW_PT : radiusPt;
    const [low, high] = [reach("at_most"), reach("at_least")];
    return isUpright
      ? { x: x - radiusPt, y: y - high, width: 2 * radiusPt, height: low + high }
      : { x: x - low, y: y - radiusPt, width: low + high, height: 2 * radiusPt };
  });
  const squares = layout.squares.map(
    ({ x, y }): Box => ({
      ...{ x: x - SQUARE_PT, y: y - SQUARE_PT },
      ...{ width: 2 * SQUARE_PT, height: 2 * SQUARE_PT },
    }),
  );
  return [...dots, ...squares];
}

/** Every line that is drawn, those of curves from point to point. */
function segmentsIn(layout: Layout): readonly Segment[] {
  const along = layout.curves.flatMap(({ points }) =>
    points.slice(1).map((point, index): Segment => {
      const [from, to] = [points[index] ?? point, point].map((one) => pointOf(layout, one));
      return { x1: from?.x ?? 0, y1: from?.y ?? 0, x2: to?.x ?? 0, y2: to?.y ?? 0 };
    }),
  );
  return [...layout.lines, ...along];
}

/** True where a line runs through the inside of a box. */
function crosses({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const within = (start: number, step: number, low: number, high: number) => {
    if (step === 0) return start > low && start < high;
    const [a, b] = [(low - start) / step, (high - start) / step];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
    return enter < leave;
  };
  const [left, top] = [box.x + ROUNDING_PT, box.y + ROUNDING_PT];
  const [right, bottom] = [box.x + box.width - ROUNDING_PT, box.y + box.height - ROUNDING_PT];
  return within(x1, x2 - x1, left, right) && within(y1, y2 - y1, top, bottom);
}

const boxOf = ({ x1, y1, x2, y2 }: Segment): Box => ({
  ...{ x: Math.min(x1, x2), y: Math.min(y1, y2) },
  ...{ width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
});

/** What is wrong with a drawing, in words: what is cut off, and what lies on words. */
export function faultsIn(layout: Layout): readonly string[] {
  const { widthPt, heightPt, fields } = layout;
  const picture = { x: 0, y: 0, width: widthPt, height: heightPt };
  const words = wordsIn(layout);
  const marks = marksIn(layout);
  const segments = segmentsIn(layout);
  const drawn = [...marks, ...segments.map(boxOf), ...fields];
  return [
    ...words.filter((word) => !isInside(word, picture)).map(({ text }) => `${text} is cut off`),
    ...drawn.filter((box) => !isInside(box, picture)).map(() => "a mark or line is cut off"),
    ...words.flatMap((word, index) =>
      words
        .slice(index + 1)
        .filter((other) => meet(word, other))
        .map(({ text }) => `${word.text} meets ${text}`),
    ),
    ...words.flatMap(({ text, ...word }) => [
      ...marks.filter((mark) => meet(word, mark)).map(() => `${text} lies on a mark`),
      ...segments.filter((one) => crosses(one, word)).map(() => `${text} crosses a line`),
    ]),
  ];
}
