/** Lays out which place reports which periods. */

import type { Status } from "../../dataset/model.ts";
import { BLUE } from "../../marks/palette.ts";
import { setAxisWords } from "../axis-words.ts";
import { radiusOf } from "../cell.ts";
import { type Flow, flowParts } from "../flow.ts";
import { gather, type Layout, type Placed, type PlacedMark } from "../layout.ts";
import { type Run, type Strip, stackRuns } from "../strips.ts";
import {
  EDGE_PT,
  GAP_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PT_PER_MM,
  TARGET_RADIUS_PT,
  TEXT,
  TONES,
  type Tone,
} from "../style.ts";
import { setKey } from "./key.ts";
import type { YearsField, YearsRow, YearsSpec } from "./model.ts";
import { NAMINGS, setNames } from "./names.ts";

const ROW_PT = 14;
const LEAST_PITCH_PT = 2 * TARGET_RADIUS_PT + 1;
/** Half the width of a field, unless columns are narrower. */
const FIELD_PT = 14;
/** Narrower words beside a field are broken needlessly. */
const LEAST_WORDS_PT = 30;
const LINE_WIDTH_PT = 1.1;
const HIGHEST_PT = HIGHEST_MM * PT_PER_MM - EDGE_PT;
/** What is said of the field. */
const IN_FIELD = { ...TEXT.sub, colour: BLUE };
const FIELD_PERIOD = { ...TEXT.sub, weight: 700, colour: BLUE } as const;

/** What holds of every row. */
interface Grid {
  readonly spec: YearsSpec;
  readonly measure: Measure;
  readonly widthPt: number;
  readonly names: ReturnType<typeof setNames>;
  readonly pitchPt: number;
  readonly xOf: (period: number) => number;
}

/** Places the years of places; none where the figure is too narrow for a mark a period. */
export function layOutYears(spec: YearsSpec, measure: Measure): readonly Layout[] {
  const widthPt = spec.widthMm * PT_PER_MM;
  for (const naming of NAMINGS) {
    const labels = spec.rows.map(({ label }) => label);
    const names = setNames(labels, naming, widthPt, ROW_PT, measure);
    const pitchPt = (widthPt - names.endPt) / spec.periods.length;
    if (pitchPt < LEAST_PITCH_PT) continue;
    const xOf = (period: number) => names.endPt + (period + 0.5) * pitchPt;
    const grid = { spec, measure, widthPt, names, pitchPt, xOf };
    return stackRuns(runsOf(grid), HIGHEST_PT).map((piece) => ({
      ...piece.placed,
      widthPt,
      heightPt: piece.heightPt + EDGE_PT,
      valueAxis: "x",
    }));
  }
  return [];
}

/** The rows in the field, under the key and the periods, and then the others. */
function runsOf(grid: Grid): readonly Run[] {
  const { spec } = grid;
  const rows = spec.rows.map((row, index) => rowOf(grid, row, index));
  if (!spec.field) return [{ opening: [headOf(grid)], rows, axis: () => ({}) }];
  const field = setField(grid, spec.field);
  const compared: Run = {
    opening: [headOf(grid)],
    rows: rows.slice(0, spec.field.rows),
    axis: (topPt, bottomPt) => placeField(field, topPt, bottomPt),
  };
  const words = { opening: [], rows: [wordsUnder(field)], axis: () => ({}) };
  const others = { opening: [SPACE], rows: rows.slice(spec.field.rows), axis: () => ({}) };
  return [compared, ...(field.isBeside ? [] : [words]), others];
}

function headOf({ spec, measure, widthPt, names, xOf }: Grid): Strip {
  const { title, key, periods, field } = spec;
  const labels = key.map(({ label }) => label);
  const set = setKey(title, labels, widthPt, measure);
  const words = periods.map((text, period) => ({
    text,
    atPt: xOf(period),
    style: period === field?.period ? FIELD_PERIOD : TEXT.sub,
  }));
  const axis = setAxisWords(words, [names.endPt, widthPt], measure);
  const keyPt = set.heightPt > 0 ? set.heightPt + GAP_PT : 0;
  const markAt = (index: number, x: number, y: number) => {
    const status = key[index]?.status ?? "actual";
    const mark = { axis: index + 1, value: 0, atPt: x, zeroPt: x, acrossPt: y };
    return { marks: [markOf(mark, status, TONES.accent)] };
  };
  return {
    kind: "titles",
    heightPt: EDGE_PT + keyPt + axis.heightPt + GAP_PT,
    place: (topPt) =>
      gather([set.place(topPt, markAt), { texts: axis.place(topPt + EDGE_PT + keyPt) }]),
  };
}

function markOf(
  place: Pick<PlacedMark, "axis" | "value" | "atPt" | "zeroPt" | "acrossPt">,
  status: Status,
  tone: Tone,
): PlacedMark {
  return { ...place, shape: "dot", status, bound: "exact", tone, radiusPt: radiusOf(status) };
}

function rowOf({ spec, names, xOf }: Grid, { marks }: YearsRow, index: number): Strip {
  const { field, rows } = spec;
  const isCompared = index < (field?.rows ?? 0) || rows.length === 1;
  const tone = isCompared ? TONES.accent : TONES.apart;
  const name = names.names[index];
  // Targets first: an outcome of the same period lies on the target's ring.
  const sorted = marks.toSorted(
    (a, b) => Number(b.status === "target") - Number(a.status === "target"),
  );
  const periods = marks.map(({ period }) => period);
  const ends = [Math.min(...periods), Math.max(...periods)];
  return {
    kind: "row",
    heightPt: name?.heightPt ?? 0,
    place: (topPt) => {
      const acrossPt = topPt + (name?.marksPt ?? 0);
      const at = (period: number) => ({ value: period, atPt: xOf(period), acrossPt });
      const points = ends.map(at);
      const line = { axis: 0, zeroPt: xOf(0), points, tone, widthPt: LINE_WIDTH_PT };
      return {
        texts: name?.place(topPt) ?? [],
        curves: ends[0] === ends[1] ? [] : [{ ...line, isDashed: false }],
        marks: sorted.map(({ period, status }) =>
          markOf({ axis: 0, zeroPt: xOf(0), ...at(period) }, status, tone),
        ),
      };
    },
  };
}

/** A field with its words. */
interface SetField {
  readonly x: number;
  readonly widthPt: number;
  readonly words: Flow;
  readonly wordsPt: number;
  /** False where the words stand on lines of their own under it. */
  readonly isBeside: boolean;
}

/** Sets words right of the marks of the field's rows or left of them, where none has to be broken; else under the field. */
function setField(grid: Grid, { rows, period, words }: YearsField): SetField {
  const { spec, measure, widthPt, names, pitchPt, xOf } = grid;
  const halfPt = Math.min(FIELD_PT, pitchPt / 2);
  const x = xOf(period) - halfPt;
  const box = { x, widthPt: 2 * halfPt };
  const ats = spec.rows.slice(0, rows).flatMap((row) => row.marks.map((mark) => xOf(mark.period)));
  const rightPt = Math.max(Math.max(...ats) + TARGET_RADIUS_PT, x + 2 * halfPt) + GAP_PT;
  const leftPt = Math.min(Math.min(...ats) - TARGET_RADIUS_PT, x) - GAP_PT;
  const set = (roomPt: number) => flowParts([{ text: words, style: IN_FIELD }], roomPt, measure);
  const highPt = names.names.slice(0, rows).reduce((sum, { heightPt }) => sum + heightPt, 0);
  for (const [startPt, endPt, isAtEnd] of [
    [rightPt, widthPt, false],
    [names.endPt, leftPt, true],
  ] as const) {
    const longestPt = Math.max(...words.split(/\s/).map((word) => measure(word, IN_FIELD)));
    if (endPt - startPt < Math.max(LEAST_WORDS_PT, longestPt)) continue;
    const flow = set(endPt - startPt);
    const wordsPt = isAtEnd ? endPt - flow.widthPt : startPt;
    if (heightOf(flow) <= highPt) return { ...box, words: flow, wordsPt, isBeside: true };
  }
  const flow = set(Math.max(widthPt - x, widthPt / 2));
  return { ...box, words: flow, wordsPt: Math.min(x, widthPt - flow.widthPt), isBeside: false };
}

const heightOf = ({ lines }: Flow) => lines * LINE_PT;

/** Without words where a part of a divided field is lower than they are. */
function placeField(
  { x, widthPt, words, wordsPt, isBeside }: SetField,
  topPt: number,
  bottomPt: number,
): Partial<Placed> {
  const heightPt = bottomPt - topPt;
  const wordsTopPt = (topPt + bottomPt - heightOf(words)) / 2;
  return {
    fields: [{ x, y: topPt, width: widthPt, height: heightPt, hasBracket: true }],
    texts: isBeside && heightOf(words) <= heightPt ? words.place(wordsPt, wordsTopPt) : [],
  };
}

/** A row of its own: what opens a run may be left out, or repeated, where the run goes on in another piece. */
function wordsUnder({ words, wordsPt }: SetField): Strip {
  return {
    kind: "row",
    heightPt: heightOf(words),
    place: (topPt) => ({ texts: words.place(wordsPt, topPt) }),
  };
}

/** Between the field and the rows under it. */
const SPACE: Strip = { kind: "rule", heightPt: GAP_PT, place: () => ({}) };
