/** Chooses where words stand beside their marks, so that the marks keep as much room as they can. */

import { extentOf, type Label, type LabelSetting, labelCell, reachOf } from "./cell.ts";
import type { ChartCell, ChartFigureSpec } from "./model.ts";
import { fitScale, type Scale } from "./scale.ts";
import type { Measure } from "./style.ts";

/** Every cell's words, placed, and the scale that they leave room for. */
export interface Arrangement {
  readonly labelsByCell: ReadonlyMap<ChartCell, readonly Label[]>;
  readonly scale: Scale;
}

/** Of a dumbbell: the cells that name its two ends, and where the words of a mark without its other end stand. */
interface Choice {
  readonly naming: readonly ChartCell[];
  /** After it, where nothing else is said. */
  readonly sides: ReadonlyMap<ChartCell, LabelSetting["side"]>;
}

/** Tries one place of words after another and keeps what leaves most room; null where nothing fits. */
export function arrangeLabels(
  spec: ChartFigureSpec,
  lengthPt: number,
  measure: Measure,
): Arrangement | null {
  const cells = spec.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const named = namedByPanel(spec);
  const after: Choice = { naming: named.flatMap(([first]) => first ?? []), sides: new Map() };
  let choice = after;
  let best = arrange(spec, choice, lengthPt, measure);
  const tryOut = (other: Choice) => {
    const arrangement = arrange(spec, other, lengthPt, measure);
    if (roomOf(arrangement) <= roomOf(best) * WORTH_MOVING) return;
    choice = other;
    best = arrangement;
  };
  if (spec.form !== "dumbbell") return best;
  const single = cells.filter((cell) => (cell.mark === null) !== (cell.pair === null));
  for (const side of SIDES) {
    tryOut({ ...choice, sides: new Map(single.map((cell) => [cell, side])) });
  }
  for (const cell of single) {
    for (const side of SIDES) {
      tryOut({ ...choice, sides: new Map([...choice.sides, [cell, side]]) });
    }
  }
  for (const candidates of named) {
    const others = choice.naming.filter((cell) => !candidates.includes(cell));
    for (const cell of candidates) tryOut({ ...choice, naming: [...others, cell] });
  }
  return best;
}

const SIDES: readonly LabelSetting["side"][] = ["after", "around", "before"];

/** Words stay where a reader expects them unless the marks gain this much. */
const WORTH_MOVING = 1.05;

/** The cells of each panel that have both ends: one of them names these. */
function namedByPanel(spec: ChartFigureSpec): readonly (readonly ChartCell[])[] {
  const rows = spec.groups.flatMap((group) => group.rows);
  return spec.panels.map((_, panel) =>
    rows.flatMap((row) => row.cells[panel] ?? []).filter((cell) => cell.mark && cell.pair),
  );
}

function arrange(
  spec: ChartFigureSpec,
  { naming, sides }: Choice,
  lengthPt: number,
  measure: Measure,
): Arrangement | null {
  const cells = spec.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const labelsByCell = new Map(
    cells.map((cell) => {
      const ends = naming.includes(cell) ? spec.ends : null;
      const side = sides.get(cell) ?? "after";
      const isOfSeveral = spec.panels.length > 1;
      return [cell, labelCell(cell, { form: spec.form, ends, side, isOfSeveral, measure })];
    }),
  );
  const extents = cells.flatMap((cell) => [
    ...(labelsByCell.get(cell) ?? []).map(extentOf),
    ...[cell.mark, cell.pair].flatMap((mark) => (mark ? [reachOf(mark, spec.form)] : [])),
  ]);
  const scale = fitScale(extents, lengthPt);
  return scale && { labelsByCell, scale };
}

/** Points a unit; none where nothing fits. */
function roomOf(arrangement: Arrangement | null): number {
  if (!arrangement) return 0;
  const { min, max, lengthPt } = arrangement.scale;
  return lengthPt / (max - min);
}
