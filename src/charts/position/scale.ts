import { type Scale, toPt } from "../scale.ts";
import type { Span } from "./spread.ts";

/** The scale of one row, over all the room of its marks. */
export interface RowScale {
  /** Where a value stands in the figure. */
  readonly at: (value: number) => number;
  /** Where zero stands; null where it does not lie between the lowest and the highest value. */
  readonly zeroPt: number | null;
}

/** Values so near to each other, in parts of the larger, stand in one place: beyond it positions would not be exact. */
const ONE_PLACE = 1e-9;

/**
 * A scale on which the lowest value stands as far from the beginning of the room as asked, the highest from its end.
 *
 * Zero is not made part of it. Values that are all equal stand in the middle.
 */
export function scaleOfRow(
  values: readonly number[],
  [fromPt, toEndPt]: Span,
  [beforePt, afterPt]: readonly [number, number],
): RowScale {
  const [low, high] = endsOf(values);
  const insidePt = toEndPt - fromPt - beforePt - afterPt;
  const perPt = (high - low) / insidePt;
  const scale: Scale = {
    min: low - beforePt * perPt,
    max: high + afterPt * perPt,
    lengthPt: toEndPt - fromPt,
  };
  const at = (value: number) => fromPt + toPt(scale, value);
  return { at, zeroPt: low <= 0 && high >= 0 ? at(0) : null };
}

/** The lowest and the highest value, set apart where they are equal. */
function endsOf(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const size = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const middle = (low + high) / 2;
  if (low === high) return [middle - size / 2, middle + size / 2];
  if (high - low >= size * ONE_PLACE) return [low, high];
  return [middle - (size * ONE_PLACE) / 2, middle + (size * ONE_PLACE) / 2];
}
