import { ReportError } from "../error.ts";
import { groupBy } from "../group-by.ts";
import type { Curve, Layout, Line, PlacedMark } from "./layout.ts";
import { UNSEEN_PT } from "./style.ts";

/** How far a mark may be from where the others of its axis have it. */
const TOLERANCE_PT = 0.05;

/**
 * Proves that the marks and curves of each axis and its zero stand on one linear scale.
 *
 * It knows nothing of the scale that placed them: the line through the two points furthest apart has to lead through all
 * others. A mark that is drawn aside has a line to where it belongs, and one on a mirrored side is held to the scale as its
 * mirror image.
 *
 * Errors: CHART_FAULT naming the mark that stands elsewhere.
 */
export function checkScales({ marks, curves, lines, valueAxis }: Layout): void {
  for (const mark of marks) checkLeader(mark, lines);
  const points = [...marks.map(unmirror), ...curves.flatMap(pointsOf)];
  for (const [, own] of groupBy(points, ({ axis }) => axis)) {
    checkAxis(own, valueAxis === "x" ? 1 : -1);
  }
}

function checkLeader({ value, atPt, asidePt = 0 }: PlacedMark, lines: readonly Line[]): void {
  if (Math.abs(asidePt) <= UNSEEN_PT) return;
  if (lines.some(({ kind, x1 }) => kind === "leader" && x1 === atPt)) return;
  throw new ReportError(
    "CHART_FAULT",
    `The mark for ${value} is drawn ${asidePt} from its place at ${atPt}, and nothing says so`,
  );
}

/** Where a mark would stand on the side that is not mirrored. */
function unmirror({ axis, value, atPt, zeroPt, mirrorPt }: PlacedMark): AxisPoint {
  const at = (pt: number) => (mirrorPt === undefined ? pt : 2 * mirrorPt - pt);
  return { axis, value, atPt: at(atPt), zeroPt: at(zeroPt) };
}

function pointsOf({ axis, zeroPt, points }: Curve): readonly AxisPoint[] {
  return points.map((point) => ({ ...point, axis, zeroPt }));
}

type AxisPoint = Pick<PlacedMark, "axis" | "value" | "atPt" | "zeroPt">;

/** `way`: 1 where higher values stand further from the upper left corner, -1 where they stand nearer to it. */
function checkAxis(marks: readonly AxisPoint[], way: 1 | -1): void {
  const points = marks.flatMap(({ value, atPt, zeroPt }) => [
    { value, atPt },
    { value: 0, atPt: zeroPt },
  ]);
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return;
  const range = high.value - low.value;
  const ptPerUnit = range === 0 ? 0 : (high.atPt - low.atPt) / range;
  for (const { value, atPt } of sorted) {
    const expectedPt = low.atPt + (value - low.value) * ptPerUnit;
    if (Math.abs(atPt - expectedPt) <= TOLERANCE_PT && ptPerUnit * way >= 0) continue;
    throw new ReportError(
      "CHART_FAULT",
      `The mark for ${value} stands at ${atPt}, the others of its axis have it at ${expectedPt}`,
    );
  }
}
