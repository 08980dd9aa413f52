import { type Field, gather, type Layout, type Line, type Placed } from "../layout.ts";
import { partsOf } from "../position/words.ts";
import { type Run, type Strip, stackRuns } from "../strips.ts";
import {
  COLUMN_GAP_PT,
  EDGE_PT,
  FIELD_PAD_PT,
  GAP_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PT_PER_MM,
} from "../style.ts";
import { flowParts, placeAligned } from "../words.ts";
import { type Frame, frameOf } from "./frame.ts";
import type { ButterflySpec } from "./model.ts";
import { numbersEdge, placeRow, type SetRow, setRows, zeroOf } from "./rows.ts";
import { NAME_GAP_PT, WORDS } from "./style.ts";

const HIGHEST_PT = HIGHEST_MM * PT_PER_MM - EDGE_PT;

/**
 * Places everything a butterfly shows: names in the middle, each with its number on either side, and bars outward from there.
 *
 * Numbers stand beside the names and not at the ends of bars, so that two that belong together are near each other, and no
 * number takes length from a bar. A negative value has a bar from the zero line towards the names, on the same scale: nothing
 * that points outward is a decrease. Where there is any, both zero lines leave room for it.
 *
 * Shape: one layout; several, to stand under one another, where the rows are higher than a page. Empty where it is too narrow.
 */
export function layOutButterfly(spec: ButterflySpec, measure: Measure): readonly Layout[] {
  const frame = frameOf(spec, measure);
  if (!frame) return [];
  let axis = 0;
  const groups = spec.groups.map((group) => {
    const rows = setRows(group, axis, frame);
    axis += group.rows.length;
    return rows;
  });
  return stackRuns([runOf(spec, groups, frame)], HIGHEST_PT).map(({ placed, heightPt }) => ({
    ...placed,
    widthPt: frame.widthPt,
    heightPt: heightPt + EDGE_PT,
    valueAxis: "x",
  }));
}

/** A strip an indicator, so that none is parted from its name. */
function runOf(spec: ButterflySpec, groups: readonly (readonly SetRow[])[], frame: Frame): Run {
  return {
    opening: [headsOf(spec, frame)],
    rows: groups.map((rows, index) => stripOf(rows, index > 0, frame)),
    axis: (topPt, bottomPt, from, to) =>
      gather([
        { fields: fieldsOf(groups.slice(from, to).flat(), topPt, frame) },
        { lines: zerosOf(topPt, bottomPt, frame) },
      ]),
  };
}

function headsOf({ left, right }: ButterflySpec, frame: Frame): Strip {
  const { widthPt, namesPt, measure } = frame;
  const lengthPt = (widthPt - namesPt) / 2 - NAME_GAP_PT - FIELD_PAD_PT;
  const [before, after] = [left, right].map(({ label, sub }) =>
    flowParts(
      [
        ...partsOf(label, WORDS.place, COLUMN_GAP_PT, measure),
        ...partsOf(sub, WORDS.unit, COLUMN_GAP_PT, measure),
      ],
      lengthPt,
      measure,
    ),
  );
  const count = Math.max(before?.count ?? 0, after?.count ?? 0);
  const place = (topPt: number): Partial<Placed> =>
    gather([
      before ? placeAligned(before, numbersEdge(frame, "left"), "end", topPt) : {},
      after ? placeAligned(after, numbersEdge(frame, "right"), "start", topPt) : {},
    ]);
  return { kind: "titles", heightPt: count * LINE_PT + GAP_PT, place };
}

function stripOf(rows: readonly SetRow[], hasRule: boolean, frame: Frame): Strip {
  const place = (topPt: number) => {
    const line: Line = { kind: "hairline", x1: 0, y1: topPt, x2: frame.widthPt, y2: topPt };
    return gather([
      { lines: hasRule ? [line] : [] },
      ...spansOf(rows, topPt).map(({ set, fromPt }) => placeRow(set, frame, fromPt)),
    ]);
  };
  return { kind: "row", heightPt: heightOf(rows), place };
}

function heightOf(rows: readonly SetRow[]): number {
  return rows.reduce((sum, { heightPt }) => sum + heightPt, 0);
}

function spansOf(rows: readonly SetRow[], topPt: number) {
  let y = topPt;
  return rows.map((set) => {
    const fromPt = y;
    y += set.heightPt;
    return { set, fromPt, toPt: y };
  });
}

/** The grounds of rows whose numbers may be compared; neighbours share one. */
function fieldsOf(rows: readonly SetRow[], topPt: number, { widthPt }: Frame): readonly Field[] {
  const runs: { readonly fromPt: number; toPt: number }[] = [];
  let isOpen = false;
  for (const { set, fromPt, toPt } of spansOf(rows, topPt)) {
    const isField = set.row.ground === "field";
    const last = isOpen ? runs.at(-1) : undefined;
    if (isField && last) last.toPt = toPt;
    else if (isField) runs.push({ fromPt, toPt });
    isOpen = isField;
  }
  return runs.map(({ fromPt, toPt }) => {
    return { x: 0, y: fromPt, width: widthPt, height: toPt - fromPt, hasBracket: true };
  });
}

function zerosOf(topPt: number, bottomPt: number, frame: Frame): readonly Line[] {
  return (["left", "right"] as const).map((side): Line => {
    const x = zeroOf(frame, side);
    return { kind: "zero", x1: x, y1: topPt, x2: x, y2: bottomPt };
  });
}
