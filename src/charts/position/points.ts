/** Stacks the points of a swarm on the scale of their row, as large as they may be. */

import { WAYS, whiskerOf } from "../style.ts";
import type { SwarmPoint, SwarmRow } from "./model.ts";
import { type RowScale, scaleOfRow } from "./scale.ts";
import type { Span, Stander } from "./spread.ts";
import { stack } from "./stack.ts";
import {
  HIGH_STACK_PT,
  HIGHEST_STACK_PT,
  LEAST_POINT_PT,
  POINT_GAP_PT,
  POINT_PT,
} from "./style.ts";

/** A row's points in their places. */
export interface SetPoints {
  readonly scale: RowScale;
  readonly points: readonly SetPoint[];
  readonly heightPt: number;
}

interface SetPoint {
  readonly point: SwarmPoint;
  readonly atPt: number;
  /** Its middle, over the bottom of the stack. */
  readonly overPt: number;
  readonly radiusPt: number;
}

/** Stacks the points, named ones last, and makes all smaller where the stack is high. */
export function setPoints({ points, quantiles }: SwarmRow, room: Span): SetPoints {
  const values = [...points, ...quantiles].map(({ value }) => value);
  const sorted = points
    .toSorted((a, b) => a.value - b.value)
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  for (let radiusPt = POINT_PT; ; ) {
    const gapPt = Math.min(radiusPt / 2, POINT_GAP_PT);
    const edgePt = POINT_PT + whiskerOf(POINT_PT);
    const scale = scaleOfRow(values, room, [edgePt, edgePt]);
    const things = sorted.map((point) => thingOf(point, scale, radiusOf(point, radiusPt)));
    const { levels, count } = stack(things, gapPt);
    const apartPt = 2 * radiusPt + gapPt;
    const times = HIGH_STACK_PT / (count * apartPt);
    if (times >= 1 || radiusPt <= LEAST_POINT_PT) {
      const pitchPt = Math.min(apartPt, HIGHEST_STACK_PT / count);
      const set = things.map(({ point, atPt, ownPt }, index) => ({
        ...{ point, atPt, radiusPt: ownPt },
        overPt: (levels[index] ?? 0) * pitchPt + gapPt / 2 + ownPt,
      }));
      const heightPt = Math.max(...set.map((one) => one.overPt + one.radiusPt)) + gapPt / 2;
      return { scale, points: set, heightPt };
    }
    // Smaller points stack on fewer levels: less than all of the way is enough.
    radiusPt = Math.max(LEAST_POINT_PT, radiusPt * Math.min(0.9, Math.sqrt(times)));
  }
}

/** Named points stand over others, the place in focus over all. */
function rankOf({ label, isFocus }: SwarmPoint): number {
  if (isFocus) return 2;
  return label === "" ? 0 : 1;
}

/** The place in focus is seen however small the others are. */
function radiusOf({ isFocus }: SwarmPoint, radiusPt: number): number {
  return isFocus ? POINT_PT : radiusPt;
}

interface Thing extends Stander {
  readonly point: SwarmPoint;
  readonly ownPt: number;
  readonly isNamed: boolean;
}

function thingOf(point: SwarmPoint, scale: RowScale, ownPt: number): Thing {
  const reach = (way: 1 | -1) => ownPt + (WAYS[point.bound].includes(way) ? whiskerOf(ownPt) : 0);
  return {
    ...{ point, ownPt, atPt: scale.at(point.value), isNamed: point.label !== "" },
    ...{ beforePt: reach(-1), afterPt: reach(1) },
  };
}
