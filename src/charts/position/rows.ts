/** Stacks rows, each with its names and ranks around what stands on its scale, and a rule under it. */

import { gather, type Layout, type PlacedText } from "../layout.ts";
import { type Strip, stackRuns } from "../strips.ts";
import { EDGE_PT, HIGHEST_MM, LINE_PT, PT_PER_MM, type TextStyle } from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import { flowParts, placeAligned, placeWords } from "../words.ts";
import type { Content, Frame } from "./frame.ts";
import type { IndicatorRow } from "./model.ts";
import { ROW_PAD_PT, WORDS } from "./style.ts";

/** Shape: one layout; several, to stand under one another, where rows are higher than a page, or the figure is parted. */
export function stackRows(
  rows: readonly (readonly [IndicatorRow, Content])[],
  frame: Frame,
  isParted = false,
): readonly Layout[] {
  const strips = rows.map(([row, content]) => stripOf(row, content, frame));
  const run = { opening: [], rows: strips, axis: () => ({}) };
  const highestPt = isParted ? 0 : HIGHEST_MM * PT_PER_MM - EDGE_PT;
  return stackRuns([run], highestPt).map(({ placed, heightPt }) => ({
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
      isAside ? placeAligned(aside, widthPt, "end", topPt + linePt + ranksPt) : {},
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
  { isField, isUnranked = !isField }: IndicatorRow,
  { widthPt, measure }: Frame,
  topPt: number,
): readonly PlacedText[] {
  const toTheEnd = (style: TextStyle) => (line: string) => widthPt - measure(line.trimEnd(), style);
  const rankStyle = isUnranked ? WORDS.unranked : WORDS.rank;
  return [
    ...placeLines(label, () => 0, topPt, WORDS.label),
    ...placeLines(unit, () => 0, topPt + label.length * LINE_PT, WORDS.note),
    ...placeLines(rank, toTheEnd(rankStyle), topPt, rankStyle),
    ...placeLines(note, toTheEnd(WORDS.note), topPt + rank.length * LINE_PT, WORDS.note),
  ];
}
