import { type Matrix, multiply } from "../../pdf-reader/matrix.ts";

/** Some characters of a page, as the reading library gives them. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** Some characters that stand beside each other. Measures are of the page as it is shown, in points from its upper left corner. */
export interface Span {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where its letters stand. */
  readonly baseline: number;
  readonly size: number;
}

/** Reads the spans of a page, in the order in which it draws them; what stands upright or aslant is left out. */
export function spansOf(items: readonly TextItem[], view: Matrix): readonly Span[] {
  return items.flatMap((item) => spanOf(item, view) ?? []);
}

function spanOf({ str, transform, width }: TextItem, view: Matrix): Span | null {
  if (str.trim() === "") return null;
  const [a, b, c, d, left, baseline] = multiply(transform as unknown as Matrix, view);
  if (a <= 0 || Math.abs(b) > 0.1 * a) return null;
  const scale = Math.hypot(view[0], view[1]);
  return { text: str, left, right: left + width * scale, baseline, size: Math.hypot(c, d) };
}
