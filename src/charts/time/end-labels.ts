/** Numbers and names at the ends of lines, pushed apart where they would overlap, with a hairline to the true end. */

import { type FlowPart, flowParts } from "../flow.ts";
import { gather, type Line, type Placed } from "../layout.ts";
import type { ChartMark } from "../model.ts";
import { spread } from "../spread.ts";
import { GAP_PT, LINE_PT, type Measure, SIGN_GAP_PT, TARGET_RADIUS_PT, TEXT } from "../style.ts";

/** What stands at the end of one line. */
export interface EndLabel {
  /** None where there is no number. */
  readonly mark: ChartMark | null;
  readonly name: string;
  /** Small and grey after the name. Default: none. */
  readonly sub?: string;
  readonly isFocus: boolean;
}

/** The end of a line, from the upper left corner. */
interface EndPoint {
  readonly x: number;
  readonly y: number;
}

/** Where labels may stand beside a plot. */
interface EndSite {
  /** The edge of the plot. */
  readonly edgePt: number;
  readonly topPt: number;
  readonly bottomPt: number;
}

/** Labels measured out, before it is known where their lines end. */
export interface EndColumn {
  /** From the plot to the outer edge of the names. */
  readonly widthPt: number;
  /** Of all labels, on top of each other. */
  readonly heightPt: number;
  /** Shape: one end a label. */
  readonly place: (ends: readonly EndPoint[], site: EndSite) => Placed;
}

/** Between the plot and the words: half a mark, and room for hairlines to slant. */
const GUTTER_PT = TARGET_RADIUS_PT + 11;

/**
 * Sets labels beside a plot, the numbers next to it.
 *
 * `side`: 1 at its right, -1 at its left. A name is no wider than `widestNamePt`; where that is 0, numbers stand alone.
 */
export function setEndLabels(
  labels: readonly EndLabel[],
  side: 1 | -1,
  widestNamePt: number,
  measure: Measure,
): EndColumn {
  const set = labels.map((label) => {
    const value = flowParts(valueParts(label), Number.POSITIVE_INFINITY, measure);
    const name = flowParts(widestNamePt > 0 ? nameParts(label) : [], widestNamePt, measure);
    return { value, name, lengthPt: Math.max(1, name.lines) * LINE_PT };
  });
  const valuesPt = Math.max(0, ...set.map(({ value }) => value.widthPt));
  const namesPt = Math.max(0, ...set.map(({ name }) => name.widthPt));
  const namePt = GUTTER_PT + valuesPt + GAP_PT;
  return {
    widthPt: namesPt > 0 ? namePt + namesPt : GUTTER_PT + valuesPt,
    heightPt: set.reduce((sum, { lengthPt }) => sum + lengthPt, 0),
    place: (ends, { edgePt, topPt, bottomPt }) => {
      const wishes = set.map(({ lengthPt }, index) => ({
        atPt: (ends[index]?.y ?? topPt) - LINE_PT / 2,
        lengthPt,
      }));
      const tops = spread(wishes, topPt, bottomPt);
      const placed = set.map(({ value, name }, index) => {
        const top = tops[index] ?? topPt;
        const end = ends[index];
        return {
          texts: [
            ...value.place(edgePt + side * GUTTER_PT, top, side < 0),
            ...name.place(edgePt + side * namePt, top, side < 0),
          ],
          lines: end ? leaderOf(end, edgePt, side, top + LINE_PT / 2) : [],
        };
      });
      return gather(placed);
    },
  };
}

function nameParts({ name, sub = "", isFocus }: EndLabel): readonly FlowPart[] {
  return [
    { text: name, style: isFocus ? TEXT.focus : TEXT.name },
    { text: sub, style: TEXT.sub },
  ];
}

/** A number and its sign. */
export function valueParts({ mark, isFocus }: Pick<EndLabel, "mark" | "isFocus">) {
  const { label = "", sign = "" } = mark ?? {};
  const parts: readonly FlowPart[] = [
    { text: label, style: isFocus ? TEXT.focus : TEXT.value },
    { text: sign, style: TEXT.sub, gapPt: SIGN_GAP_PT },
  ];
  return parts;
}

/** From the end of a line to its words: level through the plot, then slanting beside it. */
function leaderOf(
  { x, y }: EndPoint,
  edgePt: number,
  side: 1 | -1,
  labelY: number,
): readonly Line[] {
  const fromPt = edgePt + side * (TARGET_RADIUS_PT + 1);
  const toPt = edgePt + side * (GUTTER_PT - 2);
  const nearPt = x + side * (TARGET_RADIUS_PT + 1);
  const isAtEdge = Math.abs(x - edgePt) < 1;
  const isMoved = Math.abs(labelY - y) > 1;
  return [
    ...(isAtEdge ? [] : [{ kind: "hairline", x1: nearPt, y1: y, x2: fromPt, y2: y } as const]),
    ...(isAtEdge && !isMoved
      ? []
      : [{ kind: "hairline", x1: fromPt, y1: y, x2: toPt, y2: labelY } as const]),
  ];
}
