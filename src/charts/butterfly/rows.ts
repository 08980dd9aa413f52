/** Places the rows of a butterfly. */

import { gather, type Placed, type PlacedMark } from "../layout.ts";
import type { ChartMark } from "../model.ts";
import { GAP_PT, LINE_PT, TONES, type Tone } from "../style.ts";
import { placeAligned, type WordLines } from "../words.ts";
import { type Frame, flowCell } from "./frame.ts";
import type { ButterflyGroup, ButterflyRow } from "./model.ts";
import { countLines, type NameLines, placeNames, setNames } from "./names.ts";
import { ptPerUnitOf } from "./scale.ts";
import { BAR_GAP_PT, BUTTERFLY_BAR_PT, NAME_GAP_PT, ROW_PT } from "./style.ts";

type SideName = "left" | "right";
const SIDES: readonly SideName[] = ["left", "right"];

/** A row measured out. */
export interface SetRow {
  readonly row: ButterflyRow;
  /** Among all rows of the figure: each has a scale of its own. */
  readonly axis: number;
  readonly names: NameLines;
  readonly words: Readonly<Record<SideName, WordLines>>;
  readonly heightPt: number;
}

export function setRows(group: ButterflyGroup, firstAxis: number, frame: Frame): readonly SetRow[] {
  return group.rows.map((row, index): SetRow => {
    const names = setNames(group, index, frame.namesPt, frame.measure);
    const [left, right] = [row.left, row.right].map((cell) => flowCell(cell, frame)) as [
      WordLines,
      WordLines,
    ];
    const lines = Math.max(countLines(names), left.count, right.count);
    const heightPt = lines > 1 ? lines * LINE_PT + GAP_PT : ROW_PT;
    return { row, axis: firstAxis + index, names, words: { left, right }, heightPt };
  });
}

/** Where numbers of a side begin, next to the names. */
export function numbersEdge({ widthPt, namesPt }: Frame, side: SideName): number {
  return widthPt / 2 + wayOf(side) * (namesPt / 2 + NAME_GAP_PT);
}

/** Where zero stands on a side. */
export function zeroOf(frame: Frame, side: SideName): number {
  const { wordsPt, room } = frame;
  return numbersEdge(frame, side) + wayOf(side) * (wordsPt + BAR_GAP_PT + room.innerPt);
}

/** To which side higher values lie. */
function wayOf(side: SideName): 1 | -1 {
  return side === "left" ? -1 : 1;
}

export function placeRow(set: SetRow, frame: Frame, topPt: number): Placed {
  const { row, names, words, heightPt } = set;
  const y = topPt + heightPt / 2;
  const { widthPt, measure } = frame;
  const namesTop = y - (countLines(names) * LINE_PT) / 2;
  return gather([
    { marks: SIDES.flatMap((side) => marksOf(set, side, frame, y)) },
    { texts: placeNames(names, widthPt / 2, namesTop, measure) },
    ...SIDES.map((side) => {
      const wordsTop = y - (words[side].count * LINE_PT) / 2;
      const edgePt = numbersEdge(frame, side);
      return placeAligned(words[side], edgePt, side === "left" ? "end" : "start", wordsTop);
    }),
  ]);

  function marksOf({ axis }: SetRow, side: SideName, { room }: Frame, acrossPt: number) {
    const { mark } = row[side];
    const both = [row.left.mark, row.right.mark].filter((one) => one !== null);
    // A bar without another beside it would fill its side, whatever its number.
    if (!mark || both.length < 2) return [];
    const zeroPt = zeroOf(frame, side);
    const atPt = zeroPt + wayOf(side) * mark.value * ptPerUnitOf(both, room);
    const placed: PlacedMark = {
      ...{ axis, shape: "bar", value: mark.value, atPt, zeroPt, acrossPt },
      ...{ status: mark.status, bound: mark.bound, tone: toneOf(row, mark) },
      radiusPt: BUTTERFLY_BAR_PT / 2,
      ...(side === "left" ? { mirrorPt: widthPt / 2 } : {}),
    };
    return [placed];
  }
}

function toneOf({ ground }: ButterflyRow, { isFall = false }: ChartMark): Tone {
  if (ground === "apart") return TONES.apart;
  return isFall ? TONES.below : TONES.accent;
}
