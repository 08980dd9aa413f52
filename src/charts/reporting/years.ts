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
  const { field, rows } = spec;
  const inField = field?.rows ?? 0;
  const words = field ? setFieldWords(grid, field) : null;
  const strips = rows.map((row, index) => rowOf(grid, row, index));
  const runs: readonly Run[] = [
    {
      opening: [headOf(grid)],
      rows: strips.slice(0, inField),
      axis: (topPt, bottomPt) => (field ? fieldOf(grid, field, topPt, bottomPt, words) : {}),
    },
    {
      opening: words && !words.isBeside ? [wordsUnder(words)] : [spaceOf(inField)],
      rows: strips.slice(inField),
      axis: () => ({}),
    },
  ];
  return runs;
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

/** The words of a field, and where they stand. */
interface FieldWords {
  readonly flow: Flow;
  readonly x: number;
  /** False where they stand on lines of their own under it. */
  readonly isBeside: boolean;
}

/** Right of the marks of the field's rows or left of them, where there is room; else under them. */
function setFieldWords(grid: Grid, field: YearsField): FieldWords {
  const { spec, measure, widthPt, names, pitchPt, xOf } = grid;
  const own = spec.rows
    .slice(0, field.rows)
    .flatMap(({ marks }) => marks.map(({ period }) => period));
  const halfPt = Math.min(FIELD_PT, pitchPt / 2);
  const rightPt = Math.max(xOf(Math.max(...own)) + TARGET_RADIUS_PT, xOf(field.period) + halfPt);
  const leftPt = Math.min(xOf(Math.min(...own)) - TARGET_RADIUS_PT, xOf(field.period) - halfPt);
  const set = (roomPt: number) =>
    flowParts([{ text: field.words, style: IN_FIELD }], roomPt, measure);
  const roomHighPt = names.names
    .slice(0, field.rows)
    .reduce((sum, { heightPt }) => sum + heightPt, 0);
  for (const [x, roomPt] of [
    [rightPt + GAP_PT, widthPt - rightPt - GAP_PT],
    [names.endPt, leftPt - GAP_PT - names.endPt],
  ] as const) {
    if (roomPt < LEAST_WORDS_PT) continue;
    const flow = set(roomPt);
    if (flow.lines * LINE_PT <= roomHighPt) return { flow, x, isBeside: true };
  }
  const startPt = xOf(field.period) - halfPt;
  const flow = set(Math.max(widthPt - startPt, widthPt / 2));
  return { flow, x: Math.min(startPt, widthPt - flow.widthPt), isBeside: false };
}

function fieldOf(
  { xOf, pitchPt }: Grid,
  { period }: YearsField,
  topPt: number,
  bottomPt: number,
  words: FieldWords | null,
): Placed {
  const halfPt = Math.min(FIELD_PT, pitchPt / 2);
  const field = { x: xOf(period) - halfPt, y: topPt, width: 2 * halfPt, height: bottomPt - topPt };
  const { flow, x, isBeside } = words ?? { isBeside: false };
  const middlePt = (topPt + bottomPt) / 2;
  const texts = flow && isBeside ? flow.place(x, middlePt - (flow.lines * LINE_PT) / 2) : [];
  return gather([{ fields: [{ ...field, hasBracket: true }], texts }]);
}

function wordsUnder({ flow, x }: FieldWords): Strip {
  const heightPt = flow.lines * LINE_PT + GAP_PT;
  return { kind: "rule", heightPt, place: (topPt) => ({ texts: flow.place(x, topPt) }) };
}

/** Between the field and the rows under it. */
function spaceOf(inField: number): Strip {
  return { kind: "rule", heightPt: inField > 0 ? GAP_PT : 0, place: () => ({}) };
}
