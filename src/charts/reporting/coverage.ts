/** Lays out who reports what: squares in rows, under the names of their places. */

import { gather, type Layout, type Placed, type Square } from "../layout.ts";
import { type Strip, stackRuns } from "../strips.ts";
import {
  EDGE_PT,
  GAP_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PT_PER_MM,
  TEXT,
  TONES,
} from "../style.ts";
import { placeLines } from "../text.ts";
import { setHeads } from "./heads.ts";
import { setKey } from "./key.ts";
import type { CoverageRow, CoverageSpec, Report } from "./model.ts";
import { NAMINGS, setNames } from "./names.ts";

const ROW_PT = 13;
/** Columns nearer than this have no room for a square with its frame. */
const LEAST_PITCH_PT = 9.6;
const PITCH_PT = 16;
/** Squares of one city stand nearer. */
const CLOSE_PITCH_PT = 12;
const CITY_GAP_PT = 10;
const HIGHEST_PT = HIGHEST_MM * PT_PER_MM - EDGE_PT;

/** How each report is drawn. */
const SQUARES: Readonly<Record<Report, Pick<Square, "fill" | "isFramed"> | null>> = {
  outcome: { fill: "whole", isFramed: false },
  target: { fill: "none", isFramed: true },
  both: { fill: "whole", isFramed: true },
  words: { fill: "half", isFramed: false },
  none: null,
};

/** Where columns stand. */
interface Columns {
  /** The middle of each. */
  readonly xs: readonly number[];
  /** The middle of each name's columns. */
  readonly headsPt: readonly number[];
  readonly endPt: number;
}

/** What holds of every row. */
interface Grid {
  readonly spec: CoverageSpec;
  readonly measure: Measure;
  readonly widthPt: number;
  readonly names: ReturnType<typeof setNames>;
  readonly columns: Columns;
  /** The right edge of the counts, or of the columns where there are none. */
  readonly endPt: number;
  readonly heads: ReturnType<typeof setHeads>;
}

/** Places who reports what; none where the figure is too narrow for a square a column. */
export function layOutCoverage(spec: CoverageSpec, measure: Measure): readonly Layout[] {
  for (const naming of NAMINGS) {
    const grid = settle(spec, naming, measure);
    if (!grid) continue;
    const rows = spec.rows.map((row, index) => rowOf(grid, row, index));
    const run = { opening: [headOf(grid)], rows, axis: () => ({}) };
    return stackRuns([run], HIGHEST_PT).map((piece) => ({
      ...piece.placed,
      widthPt: grid.widthPt,
      heightPt: piece.heightPt + EDGE_PT,
      valueAxis: "x",
    }));
  }
  return [];
}

function settle(
  spec: CoverageSpec,
  naming: (typeof NAMINGS)[number],
  measure: Measure,
): Grid | null {
  const widthPt = spec.widthMm * PT_PER_MM;
  const names = setNames(
    spec.rows.map(({ label }) => label),
    ...([naming, widthPt, ROW_PT, measure] as const),
  );
  const countPt = Math.max(0, ...spec.rows.map(({ count }) => measure(count, TEXT.sub)));
  const afterPt = countPt > 0 ? countPt + GAP_PT : 0;
  const roomPt = widthPt - names.endPt - afterPt;
  for (const pitchPt of pitchesOf(spec, roomPt, measure)) {
    const columns = columnsOf(spec, names.endPt, pitchPt);
    if (columns.endPt - names.endPt > roomPt + ROUNDING_PT) continue;
    const heads = setHeads(
      spec.columns.map(({ label }, index) => ({ text: label, atPt: columns.headsPt[index] ?? 0 })),
      widthPt,
      measure,
    );
    const endPt = columns.endPt + afterPt;
    return { spec, measure, widthPt, names, columns, endPt, heads };
  }
  return null;
}

const ROUNDING_PT = 1e-6;

/** Distances of columns, the best to read first: names level over them, names in two rows, whatever there is room for. */
function pitchesOf(spec: CoverageSpec, roomPt: number, measure: Measure): readonly number[] {
  const { columns, rows } = spec;
  const cells = rows.flatMap((row) => row.cells.flatMap((cell) => labelOf(cell)));
  const widestCell = Math.max(0, ...cells.map((label) => measure(label, TEXT.sub) + GAP_PT));
  const leastPt = Math.max(LEAST_PITCH_PT, widestCell);
  const widest = Math.max(...columns.map(({ label }) => measure(label, TEXT.sub)));
  const count = columns.reduce((sum, column) => sum + column.count, 0);
  const mostPt = (roomPt - gapsPt(spec)) / count;
  const isClose = columns.some((column) => column.count > 1);
  const wished = isClose
    ? [CLOSE_PITCH_PT]
    : [Math.max(PITCH_PT, widest + GAP_PT), Math.max(PITCH_PT, widest / 2 + GAP_PT)];
  const last = Math.min(mostPt, Math.max(PITCH_PT, leastPt));
  return [...wished.map((pitchPt) => Math.max(pitchPt, leastPt)), last, leastPt].filter(
    (pitchPt) => pitchPt >= leastPt - ROUNDING_PT,
  );
}

function labelOf(cell: CoverageRow["cells"][number]): readonly string[] {
  return typeof cell === "string" ? [] : [cell.label];
}

/** Between cities that have several columns. */
function gapsPt({ columns }: CoverageSpec): number {
  return columns.some(({ count }) => count > 1) ? (columns.length - 1) * CITY_GAP_PT : 0;
}

function columnsOf(spec: CoverageSpec, startPt: number, pitchPt: number): Columns {
  const gapPt = spec.columns.length > 1 ? gapsPt(spec) / (spec.columns.length - 1) : 0;
  const [xs, headsPt]: [number[], number[]] = [[], []];
  let x = startPt;
  for (const { count } of spec.columns) {
    headsPt.push(x + (count * pitchPt) / 2);
    for (let index = 0; index < count; index += 1) xs.push(x + (index + 0.5) * pitchPt);
    x += count * pitchPt + gapPt;
  }
  return { xs, headsPt, endPt: x - gapPt };
}

function headOf({ spec, measure, widthPt, heads }: Grid): Strip {
  const { title, key } = spec;
  const labels = key.map(({ label }) => label);
  const set = setKey(title, labels, widthPt, measure);
  const keyPt = set.heightPt > 0 ? set.heightPt + GAP_PT : 0;
  const markAt = (index: number, x: number, y: number) => ({
    squares: squareOf(key[index]?.report ?? "none", x, y),
  });
  return {
    kind: "titles",
    heightPt: EDGE_PT + keyPt + heads.heightPt,
    place: (topPt) =>
      gather([set.place(topPt + EDGE_PT, markAt), heads.place(topPt + EDGE_PT + keyPt)]),
  };
}

/** None where nothing is reported. */
function squareOf(report: Report, x: number, y: number): readonly Square[] {
  const drawn = SQUARES[report];
  return drawn ? [{ x, y, ...drawn, tone: TONES.accent }] : [];
}

/** A row under a hairline that leads from its name to its count. */
function rowOf(
  { names, columns, endPt, measure }: Grid,
  { count, cells }: CoverageRow,
  index: number,
): Strip {
  const name = names.names[index];
  const countX = (line: string) => endPt - measure(line, TEXT.sub);
  return {
    kind: "row",
    heightPt: name?.heightPt ?? 0,
    place: (topPt) => {
      const y = topPt + (name?.marksPt ?? 0);
      const counts = placeLines(count ? [count] : [], countX, y - LINE_PT / 2, TEXT.sub);
      return gather([
        { lines: [{ kind: "hairline", x1: 0, y1: topPt, x2: endPt, y2: topPt }] },
        { texts: [...(name?.place(topPt) ?? []), ...counts] },
        ...cells.map((cell, column) => cellOf(cell, columns.xs[column] ?? 0, y, measure)),
      ]);
    },
  };
}

function cellOf(
  cell: CoverageRow["cells"][number],
  x: number,
  y: number,
  measure: Measure,
): Partial<Placed> {
  if (typeof cell === "string") return { squares: squareOf(cell, x, y) };
  const startOf = (line: string) => x - measure(line, TEXT.sub) / 2;
  return { texts: placeLines([cell.label], startOf, y - LINE_PT / 2, TEXT.sub) };
}
