/** Lays out two periods with a line a place between them, numbers and names at both ends. */

import { gather, type Layout, type Placed } from "../layout.ts";
import { toPt } from "../scale.ts";
import {
  EDGE_PT,
  GAP_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PT_PER_MM,
  TEXT,
  TONES,
  type Tone,
} from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import { placeSeries } from "./curves.ts";
import { type EndColumn, setEndLabels } from "./end-labels.ts";
import type { SlopeRow, SlopeSpec } from "./model.ts";
import { scaleOf, valuePadOf } from "./value-axis.ts";

const PLOT_PT = 110;
/** A page less the words over both ends. */
const HIGHEST_LABELS_PT = HIGHEST_MM * PT_PER_MM - 6 * LINE_PT;
const LEAST_PLOT_PT = 40;
/**
 * Part of the width that names may take at either side, the best to read first; where they stand once, the left side has
 * only those of places that have no right end.
 */
const NAMINGS = [
  { ratio: 0.28, isOnce: false },
  { ratio: 0.2, isOnce: false },
  { ratio: 0.4, isOnce: true },
  { ratio: 0.2, isOnce: true },
  { ratio: 0.14, isOnce: true },
  { ratio: 0.1, isOnce: true },
] as const;
/** The ends of more lines have no marks but those of estimates, targets and bounds. */
const MOST_MARKED = 12;
const FOCUS_PT = 1.8;
const LINE_WIDTH_PT = 1;
const UNNAMED_PT = 0.6;

/** Labels of both sides, and the plot between them. */
interface Columns {
  readonly left: EndColumn;
  readonly right: EndColumn;
  readonly plotPt: number;
}

/** Places a slope chart; none where words leave too little room between them, or are higher than a page. */
export function layOutSlope(spec: SlopeSpec, measure: Measure): readonly Layout[] {
  const widthPt = spec.widthMm * PT_PER_MM;
  const rows = spec.rows.toSorted((a, b) => rankOf(a) - rankOf(b));
  const columns = columnsOf(rows, widthPt, measure);
  if (!columns) return [];
  const { left, right, plotPt } = columns;
  const padPt = valuePadOf(rows.flatMap(({ from, to }) => [from, to]));
  const lengthPt = Math.max(PLOT_PT, Math.max(left.heightPt, right.heightPt) - 2 * padPt);
  const values = rows.flatMap(({ from, to }) => [from, to].flatMap((end) => end?.value ?? []));
  const scale = scaleOf(values, lengthPt);
  const fromPt = left.widthPt;
  const toX = fromPt + plotPt;
  const head = setHead(spec, [0, fromPt, toX, widthPt], measure);
  const topPt = EDGE_PT + head.heightPt + GAP_PT;
  const endPt = topPt + lengthPt + 2 * padPt;
  const yOf = (value: number) => endPt - padPt - toPt(scale, value);
  const site = { xOf: (index: number) => (index === 0 ? fromPt : toX), yOf };
  const room = { topPt, bottomPt: endPt };
  const placed = gather([
    { texts: head.place(EDGE_PT), lines: [fromPt, toX].map((x) => axisLine(x, topPt, endPt)) },
    ...rows.map((row) => placeRow(row, rows, site)),
    left.place(endsOf(rows, "from", site), { ...room, edgePt: fromPt }),
    right.place(endsOf(rows, "to", site), { ...room, edgePt: toX }),
  ]);
  return [{ ...placed, widthPt, heightPt: endPt + EDGE_PT, valueAxis: "y" }];
}

/** Rows are drawn in this order, the place in focus over all others. */
function rankOf({ isFocus, isUnnamed = false }: SlopeRow): number {
  return isFocus ? 2 : isUnnamed ? 0 : 1;
}

function columnsOf(rows: readonly SlopeRow[], widthPt: number, measure: Measure): Columns | null {
  for (const { ratio, isOnce } of NAMINGS) {
    const nameAt = (end: "from" | "to", row: SlopeRow) =>
      isOnce && end === "from" && row.to !== null ? "" : row.label;
    const set = (end: "from" | "to") => {
      const labels = named(rows, end).map((row) => ({
        mark: row[end],
        name: nameAt(end, row),
        isFocus: row.isFocus,
      }));
      return setEndLabels(labels, end === "from" ? -1 : 1, widthPt * ratio, measure);
    };
    const [left, right] = [set("from"), set("to")];
    const plotPt = widthPt - left.widthPt - right.widthPt;
    const heightPt = Math.max(left.heightPt, right.heightPt);
    if (plotPt >= LEAST_PLOT_PT && heightPt <= HIGHEST_LABELS_PT) return { left, right, plotPt };
  }
  return null;
}

function named(rows: readonly SlopeRow[], end: "from" | "to"): readonly SlopeRow[] {
  return rows.filter((row) => !row.isUnnamed && row[end] !== null);
}

interface Site {
  readonly xOf: (index: number) => number;
  readonly yOf: (value: number) => number;
}

function endsOf(rows: readonly SlopeRow[], end: "from" | "to", { xOf, yOf }: Site) {
  const x = xOf(end === "from" ? 0 : 1);
  return named(rows, end).map((row) => ({ x, y: yOf(row[end]?.value ?? 0) }));
}

/** Both marks of a row, as a series of two points, and the line between them. */
function placeRow(row: SlopeRow, rows: readonly SlopeRow[], site: Site): Placed {
  const { from, to, isApart = false, isFocus, isUnnamed = false } = row;
  const hasFocus = rows.some((one) => one.isFocus);
  return placeSeries([from, to && { ...to, isAfterBreak: isApart }], {
    ...{ axis: 0, ...site, tone: toneOf(row, hasFocus), hasBreaks: false },
    widthPt: isFocus ? FOCUS_PT : isUnnamed ? UNNAMED_PT : LINE_WIDTH_PT,
    marked: isUnnamed || rows.length > MOST_MARKED ? "none" : "all",
  });
}

/** Many lines without names are a ground for the others: which way they go is seen. */
function toneOf({ isFocus, step, isUnnamed = false }: SlopeRow, hasFocus: boolean): Tone {
  if (isUnnamed) return TONES.rest;
  if (step === "below") return TONES.below;
  return isFocus || !hasFocus ? TONES.accent : TONES.apart;
}

function axisLine(x: number, y1: number, y2: number) {
  return { kind: "hairline", x1: x, y1, x2: x, y2 } as const;
}

/** What the two ends are, over them: right-aligned at the left one, left-aligned at the right one. */
function setHead(
  { ends }: SlopeSpec,
  [fromPt, leftPt, rightPt, toPt]: readonly [number, number, number, number],
  measure: Measure,
) {
  const middlePt = (leftPt + rightPt) / 2;
  const leftRoomPt = middlePt - GAP_PT / 2 - fromPt;
  const lefts = breakText(ends.from, leftRoomPt, TEXT.title, measure);
  const rights = breakText(ends.to, toPt - middlePt - GAP_PT / 2, TEXT.title, measure);
  const leftOf = (line: string) => Math.max(fromPt, leftPt - measure(line.trimEnd(), TEXT.title));
  const rightOf = (line: string) => Math.min(rightPt, toPt - measure(line.trimEnd(), TEXT.title));
  const lines = Math.max(lefts.length, rights.length);
  return {
    heightPt: lines * LINE_PT,
    place: (topPt: number) => [
      ...placeLines(lefts, leftOf, topPt + (lines - lefts.length) * LINE_PT, TEXT.title),
      ...placeLines(rights, rightOf, topPt + (lines - rights.length) * LINE_PT, TEXT.title),
    ],
  };
}
