/** Places the line of a series: its curves, the marks on it and the strokes where it breaks. */

import { radiusOf } from "../cell.ts";
import { type Curve, gather, type Line, type Placed, type PlacedMark } from "../layout.ts";
import { TONES, type Tone } from "../style.ts";
import type { TimePoint, TimePoints } from "./model.ts";

/** Where the points of a series stand and how they are drawn. */
interface SeriesSite {
  readonly axis: number;
  readonly xOf: (index: number) => number;
  readonly yOf: (value: number) => number;
  readonly tone: Tone;
  readonly widthPt: number;
  /** Which points have a mark beside those that need one: estimates, targets, bounds and points without a line. */
  readonly marked: "all" | "last" | "none";
  /** False where nothing stands in an interrupted line. Default: true. */
  readonly hasBreaks?: boolean;
  /** How large marks are, of their size in other charts. Default: 1. */
  readonly markRatio?: number;
}

/** Half the height and half the distance of the two strokes of a break. */
const BREAK_PT = 3;
const BREAK_GAP_PT = 1.3;

/** Places one series. */
export function placeSeries(points: TimePoints, site: SeriesSite): Placed {
  const zeroPt = site.yOf(0);
  const placed = points.map((point, index) => point && { point, index, ...standing(point, index) });
  function standing({ value }: TimePoint, index: number) {
    return { value, atPt: site.yOf(value), acrossPt: site.xOf(index) };
  }
  const { axis, tone, widthPt, markRatio = 1, hasBreaks = true } = site;
  const stretches = stretchesOf(points);
  const curves = stretches.map(({ from, to, isDashed }): Curve => {
    const own = placed.slice(from, to + 1).filter((one) => one !== null);
    const through = own.map(({ value, atPt, acrossPt }) => ({ value, atPt, acrossPt }));
    return { axis, zeroPt, points: through, tone, widthPt, isDashed };
  });
  const last = points.findLastIndex((point) => point !== null);
  const isMarked = (point: TimePoint, index: number) =>
    site.marked === "all" ||
    (site.marked === "last" && index === last) ||
    point.status !== "actual" ||
    point.bound !== "exact" ||
    !stretches.some(({ from, to }) => from <= index && index <= to);
  const marks = placed
    .filter((one) => one !== null)
    .filter(({ point, index }) => isMarked(point, index))
    .map(({ point, value, atPt, acrossPt }): PlacedMark => {
      const { status, bound, isFall } = point;
      const own = isFall && tone === TONES.accent ? TONES.below : tone;
      const radiusPt = radiusOf(status) * markRatio;
      const shape = "dot";
      return { axis, shape, value, atPt, zeroPt, acrossPt, status, bound, tone: own, radiusPt };
    });
  return gather([{ curves, marks, lines: hasBreaks ? breaksOf(points, site) : [] }]);
}

/** Points that follow one another, from index to index, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** True of the way to a target, or from one. */
  readonly isDashed: boolean;
}

function stretchesOf(points: TimePoints): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (!point || !before || point.isAfterBreak) continue;
    const isDashed = [before, point].some(({ status }) => status === "target");
    const last = stretches.at(-1);
    if (last?.to === index - 1 && last.isDashed === isDashed) {
      stretches[stretches.length - 1] = { ...last, to: index };
    } else stretches.push({ from: index - 1, to: index, isDashed });
  }
  return stretches;
}

/** Two short slanting strokes half way between the points that a break keeps apart. */
function breaksOf(points: TimePoints, { xOf, yOf, tone }: SeriesSite): readonly Line[] {
  return points.flatMap((point, index): readonly Line[] => {
    const from = points.findLastIndex((one, at) => at < index && one !== null);
    const before = points[from];
    if (!point?.isAfterBreak || !before) return [];
    const x = (xOf(from) + xOf(index)) / 2;
    const y = (yOf(before.value) + yOf(point.value)) / 2;
    return [-BREAK_GAP_PT, BREAK_GAP_PT].map((aside) => ({
      kind: "stroke",
      tone,
      x1: x + aside - BREAK_PT / 2,
      y1: y + BREAK_PT,
      x2: x + aside + BREAK_PT / 2,
      y2: y - BREAK_PT,
    }));
  });
}
