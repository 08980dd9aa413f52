import type { Measure } from "../dataset/model.ts";
import { groupCells } from "./groups.ts";
import type { Cell, Comparison } from "./model.ts";

/** The measures in which an indicator may be given: its own, then growth and change. */
export function measuresBeside(own: Measure): readonly Measure[] {
  return [own, "growth", "change"];
}

/**
 * Puts the target that a place gives of the same indicator in another measure where it gives none in this one: a target
 * given as growth is no missing target.
 *
 * Shape: `others` are of the same indicator and places, each of another measure, in order of preference. Each is shown
 * nowhere else beside this one, else it would stand there twice.
 */
export function withInstead(target: Comparison, others: readonly Comparison[]): Comparison {
  const fill = (of: (one: Comparison) => readonly Cell[] | undefined) =>
    (of(target) ?? []).map((cell, place): Cell => {
      if (cell.figures.length > 0) return cell;
      const [instead] = others.flatMap((other) => {
        const figures = of(other)?.[place]?.figures ?? [];
        return figures.length > 0 ? [figures] : [];
      });
      return instead ? { ...cell, instead } : cell;
    });
  const cells = fill((one) => one.cells);
  const references = fill((one) => one.references);
  if (![...cells, ...references].some(({ instead }) => instead)) return target;
  return {
    ...target,
    cells,
    ...(target.references ? { references } : {}),
    ...groupCells(cells, target.order),
  };
}
