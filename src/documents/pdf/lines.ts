/** A line as it is printed. Measures are of the page as it is shown, in points from its upper left corner. */
export interface PrintedLine {
  /** With a tab where a wide gap parts columns. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where its letters stand. */
  readonly baseline: number;
  readonly size: number;
}

/** Some characters of a page, as the reading library gives them. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

interface Span {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** In sizes of type: a gap that parts columns, and one that parts words. */
const [COLUMN_GAP, WORD_GAP] = [1.5, 0.15];

/** Puts the text of a page into lines, in the order in which the page draws them; what stands upright or aslant is left out. */
export function linesOf(
  items: readonly TextItem[],
  view: readonly number[],
): readonly PrintedLine[] {
  const lines: Span[][] = [];
  for (const item of items) {
    const span = spanOf(item, view);
    if (!span || span.text.trim() === "") continue;
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && isBeside(last, span)) line.push(span);
    else lines.push([span]);
  }
  return lines.map(lineOf);
}

function spanOf({ str, transform, width }: TextItem, view: readonly number[]): Span | null {
  const [a, b, c, d, left, baseline] = multiplied(view, transform);
  if (a <= 0 || Math.abs(b) > 0.1 * a) return null;
  const scale = Math.hypot(view[0] ?? 1, view[1] ?? 0);
  return { text: str, left, right: left + width * scale, baseline, size: Math.hypot(c, d) };
}

type Matrix = readonly [number, number, number, number, number, number];

function multiplied(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = outer as unknown as Matrix;
  const [g, h, i, j, k, l] = inner as unknown as Matrix;
  return [
    ...([a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j] as const),
    ...([a * k + c * l + e, b * k + d * l + f] as const),
  ];
}

/** True where the second goes on with the line of the first, a raised figure included. */
function isBeside(first: Span, second: Span): boolean {
  const size = Math.max(first.size, second.size);
  return (
    Math.abs(first.baseline - second.baseline) < 0.5 * size && second.left > first.left - 0.5 * size
  );
}

function lineOf(spans: readonly Span[]): PrintedLine {
  const [first] = spans;
  let text = "";
  let right = first?.left ?? 0;
  for (const span of spans) {
    text += gapOf(text, span, span.left - right) + span.text;
    right = Math.max(right, span.right);
  }
  const largest = spans.reduce((one, other) => (other.size > one.size ? other : one));
  const { baseline, size } = largest;
  return { text: text.trim(), left: first?.left ?? 0, right, baseline, size };
}

/** What stands for a gap: words of letters are parted by a space, Chinese by nothing. */
function gapOf(before: string, { text, size }: Span, gap: number): string {
  if (before === "") return "";
  if (gap > COLUMN_GAP * size) return "\t";
  const isBetweenWords = /[A-Za-z0-9,.;:)]$/.test(before) && /^[A-Za-z0-9(]/.test(text);
  return gap > WORD_GAP * size && isBetweenWords ? " " : "";
}
