/** Settles how a figure of rows is set: how many panels stand side by side, where names and numbers go. */

import { arrangeLabels } from "./arrange.ts";
import type { Label } from "./cell.ts";
import type { FigureToLayOut } from "./forms/model.ts";
import type { ChartCell } from "./model.ts";
import { type Names, namesAbove, namesBeside } from "./names.ts";
import type { Scale } from "./scale.ts";
import { type Measure, PANEL_GAP_PT, PT_PER_MM, TEXT } from "./style.ts";
import { widestPt, wrapText } from "./text.ts";
import { flowWords, isUnbroken, scaleOfMarks, type WordLines } from "./words.ts";

interface Plan {
  /** Panels side by side; the others follow under them. */
  readonly across: number;
  /** Beside the marks: the part of the figure that a name takes before it goes over several lines. Null: above them. */
  readonly namesRatio: number | null;
  /** True where numbers stand at their marks, false where they have a line above. */
  readonly hasLabels: boolean;
  /** True where the words of two marks may stand in two lines, so that they take less room beside these. */
  readonly isStacked: boolean;
}

/** A plan measured out: where everything along a row stands. */
export interface Setting {
  readonly spec: FigureToLayOut;
  readonly measure: Measure;
  readonly plan: Plan;
  readonly widthPt: number;
  readonly names: Names;
  /** Of all panels. */
  readonly scale: Scale;
  /** Left end of each panel that stands side by side. */
  readonly panelsPt: readonly number[];
  /** Where numbers stand at their marks. */
  readonly labelsByCell: ReadonlyMap<ChartCell, readonly Label[]>;
  /** Where they stand above. */
  readonly linesByCell: ReadonlyMap<ChartCell, WordLines>;
}

/** A name that takes more than this is set in several lines; the second is for where marks lack room. */
const NAMES_RATIOS = [0.36, 0.18] as const;

/** Marks on less than this tell nothing apart. */
const LEAST_MARKS_PT = 36;
/** Beside words that say what the marks tell. */
const LEAST_COMPACT_PT = 22;
/** Numbers so near to zero that none can be told from it. */
const NEGLIGIBLE_PT = 1e-6;

/** Every way to set so many panels, the best to read first; the last always goes. */
export function plansFor({
  panels: { length: panels },
  isCompact = false,
}: Pick<FigureToLayOut, "panels" | "isCompact">): readonly Plan[] {
  const rows = Array.from({ length: panels }, (_, index) => Math.ceil(panels / (index + 1)));
  const acrosses = [...new Set(rows)];
  const each = (hasLabels: boolean, ratios: readonly (number | null)[], isStacked = false) =>
    acrosses.flatMap((across) =>
      ratios.map((namesRatio): Plan => ({ across, namesRatio, hasLabels, isStacked })),
    );
  return [
    ...each(true, NAMES_RATIOS),
    ...(isCompact ? each(true, NAMES_RATIOS, true) : []),
    ...each(true, [null]),
    ...each(false, NAMES_RATIOS),
    ...each(false, [null]),
  ];
}

/** Measures a plan out; null where words leave too little room for marks, or would have to be broken needlessly. */
export function settle(spec: FigureToLayOut, plan: Plan, measure: Measure): Setting | null {
  const widthPt = spec.widthMm * PT_PER_MM;
  const { across, namesRatio, hasLabels, isStacked } = plan;
  const names =
    namesRatio === null
      ? namesAbove(spec, widthPt, measure)
      : namesBeside(spec, widthPt * namesRatio, measure);
  const pitchPt = (widthPt - names.endPt + PANEL_GAP_PT) / across;
  const lengthPt = pitchPt - PANEL_GAP_PT;
  const isLast = across === 1 && namesRatio === null;
  const leastPt = spec.isCompact ? LEAST_COMPACT_PT : LEAST_MARKS_PT;
  if (lengthPt < leastPt || !(isLast || titlesFit(spec, lengthPt, measure))) return null;
  const linesByCell = hasLabels ? new Map() : flowWords(spec, lengthPt, measure);
  const arranged = hasLabels ? arrangeLabels(spec, lengthPt, measure, isStacked) : null;
  const scale = hasLabels ? arranged?.scale : scaleOfMarks(spec, lengthPt);
  if (!scale || marksPt(spec, scale) < leastPt) return null;
  if (!isLast && !isUnbroken(linesByCell)) return null;
  return {
    spec,
    measure,
    plan,
    widthPt,
    names,
    scale,
    panelsPt: Array.from({ length: across }, (_, column) => names.endPt + column * pitchPt),
    labelsByCell: arranged?.labelsByCell ?? new Map(),
    linesByCell,
  };
}

function titlesFit({ panels }: FigureToLayOut, lengthPt: number, measure: Measure): boolean {
  return panels.every(
    (title) =>
      widestPt(wrapText(title, lengthPt, TEXT.title, measure), TEXT.title, measure) <= lengthPt,
  );
}

/** How far the marks and the zero line are apart; all the room there is where they stand on one line. */
function marksPt({ groups }: FigureToLayOut, { min, max, lengthPt }: Scale): number {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  let [least, most] = [0, 0];
  for (const { mark, pair } of cells) {
    for (const one of [mark, pair]) {
      if (!one) continue;
      least = Math.min(least, one.value);
      most = Math.max(most, one.value);
    }
  }
  const apartPt = ((most - least) / (max - min)) * lengthPt;
  return apartPt < NEGLIGIBLE_PT ? lengthPt : apartPt;
}
