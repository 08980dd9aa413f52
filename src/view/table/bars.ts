/** Thin bars under numbers that may be compared. */

import type { Context } from "../context.ts";
import { drawnValue } from "../figure.ts";
import type { BarView, CellView } from "../model.ts";
import { LEAST_RANKED } from "../rank.ts";
import type { Line } from "./lines.ts";
import { round } from "./setting.ts";

/**
 * Puts a bar under each number of a row that is ranked with others, on their scale from zero; of a negative number it has no length.
 *
 * `cells`: those of a line, place after place.
 */
export function withBars(
  context: Context,
  { source: { comparison, before } }: Line,
  cells: readonly CellView[],
): readonly CellView[] {
  const [first] = before ? [] : comparison.groups;
  const regions = first?.ranks ? first.regions : [];
  if (regions.length < LEAST_RANKED) return cells;
  const figures = comparison.cells.map(({ region, figure }) =>
    regions.includes(region) ? figure : null,
  );
  const values = figures.map((figure) => (figure ? drawnValue(context, figure) : null));
  const numbers = values.flatMap((value) => value ?? []);
  const most = Math.max(0, ...numbers);
  return cells.map((cell, place) => {
    const [figure, value] = [figures[place], values[place]];
    if (!figure || value == null) return cell;
    const bar: BarView = { ratio: value > 0 ? round(value / most) : 0, status: figure.status };
    return { ...cell, bar };
  });
}
