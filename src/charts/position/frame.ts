/** The frame of rows with a scale of their own: names at the left, ranks and notes at the right, a rule under each. */

import type { LabelPart } from "../cell.ts";
import { gather, type Layout, type Placed, type PlacedText } from "../layout.ts";
import { type Strip, stackRuns } from "../strips.ts";
import {
  BRACKET_PT,
  COLUMN_GAP_PT,
  EDGE_PT,
  FIELD_PAD_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PT_PER_MM,
  type TextStyle,
} from "../style.ts";
import { breakText, placeLines, widestPt, wrapText } from "../text.ts";
import { flowParts, placeWords, type WordLines } from "../words.ts";
import type { IndicatorRow } from "./model.ts";
import type { Span } from "./spread.ts";
import { ASIDE_RATIO, LEAST_LENGTH_PT, NAMES_RATIO, ROW_PAD_PT, WORDS } from "./style.ts";

/** Where the parts of every row stand. */
export interface Frame {
  readonly widthPt: number;
  readonly namesPt: number;
  /** The field, from its bracket to its right edge. */
  readonly field: Span;
  /** The room of marks and their words on it. */
  readonly room: Span;
  /** Width of the words at the right, which end with the figure. */
  readonly asidePt: number;
  readonly measure: Measure;
}

/** What stands on the scale of a row. */
export interface Content {
  readonly heightPt: number;
  /** From its top to the middle of the line that names and ranks stand on. */
  readonly firstPt: number;
  readonly place: (topPt: number) => Partial<Placed>;
  /** The words that found no room on it, place by place. */
  readonly left: readonly (readonly LabelPart[])[];
}

/** Measures the columns of a figure; null where words leave too little for marks. */
export function frameOf(
  rows: readonly IndicatorRow[],
  widthMm: number,
  measure: Measure,
): Frame | null {
  const widthPt = widthMm * PT_PER_MM;
  const widest = (texts: readonly string[], style: TextStyle, mostPt: number) =>
    Math.max(
      ...texts.map((text) => widestPt(wrapText(text, mostPt, style, measure), style, measure)),
    );
  const names = (mostPt: number) =>
    Math.max(
      widest(
        rows.map(({ label }) => label),
        WORDS.label,
        mostPt,
      ),
      widest(
        rows.map(({ unit }) => unit),
        WORDS.note,
        mostPt,
      ),
    );
  const asides = (mostPt: number) =>
    Math.max(
      widest(
        rows.map(({ rank }) => rank),
        WORDS.rank,
        mostPt,
      ),
      widest(
        rows.map(({ note }) => note),
        WORDS.note,
        mostPt,
      ),
    );
  const namesPt = Math.min(NAMES_RATIO * widthPt, names(NAMES_RATIO * widthPt));
  const asidePt = Math.min(
    ASIDE_RATIO.most * widthPt,
    Math.max(ASIDE_RATIO.least * widthPt, asides(ASIDE_RATIO.most * widthPt)),
  );
  const field = [namesPt + COLUMN_GAP_PT, widthPt - asidePt - COLUMN_GAP_PT] as const;
  const room = [field[0] + BRACKET_PT + FIELD_PAD_PT, field[1] - FIELD_PAD_PT] as const;
  if (room[1] - room[0] < LEAST_LENGTH_PT) return null;
  return { widthPt, namesPt, field, room, asidePt, measure };
}

/** The field of what may be compared in a row. */
export function fieldOf(
  { field: [fromPt, toPt] }: Frame,
  topPt: number,
  heightPt: number,
): Partial<Placed> {
  const box = { x: fromPt, y: topPt, width: toPt - fromPt, height: heightPt };
  return { fields: [{ ...box, hasBracket: true }] };
}

/** Stacks rows, each around what stands on its scale; several layouts where they are higher than a page. */
export function layOutFrame(
  rows: readonly (readonly [IndicatorRow, Content])[],
  frame: Frame,
): readonly Layout[] {
  const strips = rows.map(([row, content]) => stripOf(row, content, frame));
  const run = { opening: [], rows: strips, axis: () => ({}) };
  return stackRuns([run], HIGHEST_MM * PT_PER_MM - EDGE_PT).map(({ placed, heightPt }) => ({
    ...placed,
    widthPt: frame.widthPt,
    heightPt: heightPt + EDGE_PT,
    valueAxis: "x",
  }));
}

/** Lines of words at the right beyond which they stand under the scale instead. */
const MOST_LINES_ASIDE = 2;

function stripOf(row: IndicatorRow, content: Content, frame: Frame): Strip {
  const { widthPt, asidePt, room, measure } = frame;
  const left = content.left.flat();
  const aside = flowParts(left, asidePt, measure);
  const isAside = aside.count <= MOST_LINES_ASIDE;
  const under = flowParts(isAside ? [] : left, widthPt - room[0], measure);
  const words = wordsBeside(row, frame);
  const namesPt = (words.label.length + words.unit.length) * LINE_PT;
  const ranksPt = (words.rank.length + words.note.length) * LINE_PT;
  const asideLinesPt = isAside ? aside.count * LINE_PT : 0;
  // Names begin on the line of the scale's first marks.
  const linePt = ROW_PAD_PT + content.firstPt - LINE_PT / 2;
  const contentPt = ROW_PAD_PT + content.heightPt;
  const underPt = Math.max(contentPt, under.count > 0 ? linePt + ranksPt : 0);
  const heightPt =
    Math.max(underPt + under.count * LINE_PT, linePt + Math.max(namesPt, ranksPt + asideLinesPt)) +
    ROW_PAD_PT;
  const place = (topPt: number) => {
    const ruleY = topPt + heightPt;
    return gather([
      content.place(topPt + ROW_PAD_PT),
      { texts: placeBeside(words, row, frame, topPt + linePt) },
      isAside ? alignRight(aside, widthPt, topPt + linePt + ranksPt) : {},
      placeWords(under, room[0], topPt + underPt),
      { lines: [{ kind: "hairline", x1: 0, y1: ruleY, x2: widthPt, y2: ruleY }] },
    ]);
  };
  return { kind: "row", heightPt, place };
}

/** The words beside a row's scale, in lines. */
type BesideLines = Readonly<Record<"label" | "unit" | "rank" | "note", readonly string[]>>;

function wordsBeside(row: IndicatorRow, { namesPt, asidePt, measure }: Frame): BesideLines {
  return {
    label: breakText(row.label, namesPt, WORDS.label, measure),
    unit: breakText(row.unit, namesPt, WORDS.note, measure),
    rank: breakText(row.rank, asidePt, WORDS.rank, measure),
    note: breakText(row.note, asidePt, WORDS.note, measure),
  };
}

function placeBeside(
  { label, unit, rank, note }: BesideLines,
  { isField }: IndicatorRow,
  { widthPt, measure }: Frame,
  topPt: number,
): readonly PlacedText[] {
  const toTheEnd = (style: TextStyle) => (line: string) => widthPt - measure(line.trimEnd(), style);
  const rankStyle = isField ? WORDS.rank : WORDS.unranked;
  return [
    ...placeLines(label, () => 0, topPt, WORDS.label),
    ...placeLines(unit, () => 0, topPt + label.length * LINE_PT, WORDS.note),
    ...placeLines(rank, toTheEnd(rankStyle), topPt, rankStyle),
    ...placeLines(note, toTheEnd(WORDS.note), topPt + rank.length * LINE_PT, WORDS.note),
  ];
}

/** Sets lines of words so that each ends with the figure. */
function alignRight({ words, count }: WordLines, endPt: number, topPt: number): Placed {
  const lines = Array.from({ length: count }, (_, line) =>
    words.filter((one) => one.line === line),
  );
  return gather(
    lines.map((own) => {
      const lengthPt = Math.max(0, ...own.map(({ xPt, widthPt }) => xPt + widthPt));
      return placeWords({ words: own, count }, endPt - lengthPt, topPt);
    }),
  );
}
