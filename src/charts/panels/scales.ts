/** Settles the scale of a panel, beside which words may stand. */

import { type Arrangement, arrangeLabels } from "../arrange.ts";
import type { FigureToLayOut } from "../forms/model.ts";
import type { ChartCell } from "../model.ts";
import { toPt } from "../scale.ts";
import type { Measure } from "../style.ts";
import type { Lane } from "./lane.ts";
import { type Ground, MARKS, type PanelsSpec } from "./model.ts";

interface Beside {
  readonly lane: Lane | null;
  /** For marks and their numbers. */
  readonly scalePt: number;
}

/** Arranges a panel without the words that stand beside its scale; null where nothing fits. */
export function arrangeBeside(
  spec: PanelsSpec,
  index: number,
  { lane, scalePt }: Beside,
  measure: Measure,
): Arrangement | null {
  if (scalePt <= 0) return null;
  const figure = onePanel(spec, index);
  const bareByCell = new Map<ChartCell, ChartCell>();
  const bareOf = (cell: ChartCell) => {
    const bare = lane && lane.linesOf(cell) > 0 ? { ...cell, empty: "" } : cell;
    bareByCell.set(cell, bare);
    return bare;
  };
  const groups = figure.groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => ({ ...row, cells: row.cells.map(bareOf) })),
  }));
  const arrangement = arrangeLabels({ ...figure, groups }, scalePt, measure);
  if (!arrangement) return null;
  const { labelsByCell, scale } = arrangement;
  const labels = [...bareByCell].map(
    ([cell, bare]) => [cell, labelsByCell.get(bare) ?? []] as const,
  );
  return { scale, labelsByCell: new Map(labels) };
}

/** How far the marks of a panel and its zero are apart. */
export function marksPt(spec: PanelsSpec, index: number, { scale }: Arrangement): number {
  const values = valuesIn(spec, index);
  const apart = Math.max(0, ...values) - Math.min(0, ...values);
  return (apart / (scale.max - scale.min)) * scale.lengthPt;
}

/** How much room a panel has for its marks; less counts where words stand on the other side of its zero for want of it. */
export function roomPt(spec: PanelsSpec, index: number, arrangement: Arrangement): number {
  if (!hasValues(spec, index)) return Number.POSITIVE_INFINITY;
  const least = Math.min(0, ...valuesIn(spec, index));
  const beforePt = toPt(arrangement.scale, least);
  const isBehind = least === 0 && beforePt > BEHIND_PT;
  return marksPt(spec, index, arrangement) * (isBehind ? BEHIND : 1);
}

/** A mark at zero reaches no further beyond it. */
const BEHIND_PT = 8;
const BEHIND = 0.6;

/** True where a panel has something to tell apart. */
export function hasValues(spec: PanelsSpec, index: number): boolean {
  return valuesIn(spec, index).some((value) => value !== 0);
}

function valuesIn({ groups }: PanelsSpec, index: number): readonly number[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      [cells[index]?.mark, cells[index]?.pair].flatMap((mark) => mark?.value ?? []),
    ),
  );
}

/** One panel as a figure of its own, with the same cells. */
export function onePanel(spec: PanelsSpec, index: number): FigureToLayOut {
  const groups = spec.groups.map(({ caption, rows }) => {
    const isAll = (ground: Ground) => rows.every(({ grounds }) => grounds[index] === ground);
    return {
      caption,
      isSetApart: isAll("apart"),
      isField: isAll("field"),
      rows: rows.map((row) => ({ ...row, cells: row.cells.slice(index, index + 1) })),
    };
  });
  const { id, widthMm, alt } = spec;
  const marks = MARKS[spec.panels[index]?.marks ?? "words"];
  return { id, widthMm, alt, panels: [""], groups, ends: null, marks };
}
