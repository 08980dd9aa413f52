/** Shares the width of a band among its panels. */

import { type Measure, TEXT } from "../style.ts";
import { widestPt } from "../text.ts";
import { type Lane, laneOf } from "./lane.ts";
import { MARKS, type PanelSpec, type PanelsSpec } from "./model.ts";
import { arrangeBeside, roomPt } from "./scales.ts";

/** A panel of a band, and the words that stand beside its scale. */
export interface PanelShare {
  readonly panel: PanelSpec;
  /** Among all panels of the figure. */
  readonly index: number;
  readonly widthPt: number;
  readonly lane: Lane | null;
}

/** Between panels side by side. */
export const PANELS_GAP_PT = 12;
/** From a scale to the words beside it. */
export const LANE_GAP_PT = 7;
/** Words beside a scale take no more than this of an even share. */
const LANE_RATIO = 0.5;

interface Band {
  readonly from: number;
  readonly to: number;
  /** For all panels with the gaps between them. */
  readonly allPt: number;
  /** How many lines the words beside a scale have where they fit in so many. */
  readonly lines: number;
}

/**
 * Gives words the width they need, up to an even share where they are a panel of their own; scales share what is left.
 *
 * Where words stand beside a scale, what is left is shared so that the marks of every panel have the same room, however
 * long their numbers are.
 */
export function shareWidths(
  spec: PanelsSpec,
  { from, to, allPt, lines }: Band,
  measure: Measure,
): readonly PanelShare[] {
  const wholePt = allPt - (to - from - 1) * PANELS_GAP_PT;
  const sharePt = wholePt / (to - from);
  const asked = spec.panels.slice(from, to).map((panel, at) => {
    const index = from + at;
    const isWords = panel.marks === "words";
    const lane = isWords
      ? null
      : laneIn(spec, index, { lines, mostPt: LANE_RATIO * sharePt }, measure);
    const lanePt = lane ? lane.widthPt + LANE_GAP_PT : 0;
    const ownPt = isWords ? Math.min(wordsPt(spec, index, measure), sharePt) : lanePt;
    return { panel, index, lane, isWords, ownPt };
  });
  const scales = asked.filter(({ isWords }) => !isWords);
  const leftPt = wholePt - asked.reduce((sum, { ownPt }) => sum + ownPt, 0);
  const scalePts = shareScales(spec, scales, leftPt, measure);
  return asked.map(({ panel, index, lane, ownPt }) => {
    return { panel, index, lane, widthPt: (scalePts.get(index) ?? 0) + ownPt };
  });
}

/** The length of each scale: what there is goes step by step to the panel whose marks have least room. */
function shareScales(
  spec: PanelsSpec,
  scales: readonly Pick<PanelShare, "index" | "lane">[],
  leftPt: number,
  measure: Measure,
): ReadonlyMap<number, number> {
  const evenPt = leftPt / Math.max(1, scales.length);
  const hasLane = scales.some(({ lane }) => lane !== null);
  const startPt = hasLane ? Math.min(LEAST_PT, evenPt) : evenPt;
  const shared = scales.map(({ index, lane }) => {
    const marksOf = (scalePt: number) => {
      const arrangement = arrangeBeside(spec, index, { lane, scalePt }, measure);
      return arrangement ? roomPt(spec, index, arrangement) : -1;
    };
    return { index, marksOf, scalePt: startPt, marks: hasLane ? marksOf(startPt) : 0 };
  });
  for (let restPt = leftPt - startPt * scales.length; hasLane && restPt > 0; restPt -= STEP_PT) {
    const [least] = shared.toSorted((a, b) => a.marks - b.marks);
    if (!least) break;
    least.scalePt += Math.min(STEP_PT, restPt);
    least.marks = least.marksOf(least.scalePt);
  }
  return new Map(shared.map(({ index, scalePt }) => [index, scalePt]));
}

/** Every scale has at least this. */
const LEAST_PT = 40;
const STEP_PT = 9;

function laneIn(
  { panels, groups }: PanelsSpec,
  index: number,
  limits: Parameters<typeof laneOf>[2],
  measure: Measure,
): Lane | null {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells[index] ?? []));
  const marks = panels[index]?.marks ?? "words";
  return laneOf(cells, MARKS[marks], limits, measure);
}

/** How wide a panel of words would be by itself. */
function wordsPt({ panels, groups }: PanelsSpec, index: number, measure: Measure): number {
  const texts = groups.flatMap(({ rows }) => rows.map(({ cells }) => cells[index]?.empty ?? ""));
  const title = panels[index]?.title ?? "";
  return Math.max(widestPt(texts, TEXT.value, measure), widestPt([title], TEXT.title, measure));
}
