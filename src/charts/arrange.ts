/** Chooses where words stand beside their marks, so that the marks keep as much room as they can. */

import { extentOf, type Label, type LabelSetting, labelCell, partsPt, reachOf } from "./cell.ts";
import type { FigureToLayOut } from "./forms/model.ts";
import type { ChartCell } from "./model.ts";
import { type Extent, type Fit, fitExtents, type Scale, toPt } from "./scale.ts";
import type { Measure } from "./style.ts";

/** Every cell's words, placed, and the scale that they leave room for. */
export interface Arrangement {
  readonly labelsByCell: ReadonlyMap<ChartCell, readonly Label[]>;
  readonly scale: Scale;
}

/** Where a cell has two marks: the cells that name its two ends, and where the words of cells stand. */
interface Choice {
  readonly naming: ReadonlySet<ChartCell>;
  /** Around two marks and after a single one, where nothing else is said. */
  readonly sides: ReadonlyMap<ChartCell, LabelSetting["side"]>;
}

/** Tries one place of words after another and keeps what leaves most room; null where nothing fits. */
export function arrangeLabels(
  spec: FigureToLayOut,
  lengthPt: number,
  measure: Measure,
  isStacked = false,
): Arrangement | null {
  const cells = spec.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const placeOf = rememberPlaces(spec, measure);
  const fitOf = (choice: Choice) =>
    fitExtents(
      cells.flatMap((cell) => placeOf(cell, choice).extents),
      lengthPt,
    );
  const named = spec.marks.areTwo ? namedByPanel(spec) : [];
  let choice: Choice = {
    naming: new Set(named.flatMap(([first]) => first ?? [])),
    sides: new Map(),
  };
  let best = fitOf(choice);
  const tryOut = (other: Choice) => {
    const found = fitOf(other);
    if (roomOf(found) <= roomOf(best) * WORTH_MOVING) return;
    choice = other;
    best = found;
  };
  /** Moving words that do not keep the scale small cannot make it larger. */
  const isBinding = (cell: ChartCell) =>
    placeOf(cell, choice).extents.some((extent) => best.binding.includes(extent));
  const single = spec.marks.areTwo
    ? cells.filter((cell) => (cell.mark === null) !== (cell.pair === null))
    : [];
  for (const side of single.length > 0 ? SIDES : []) {
    tryOut({ ...choice, sides: new Map(single.map((cell) => [cell, side])) });
  }
  for (const cell of single) {
    for (const side of SIDES) {
      if (!isBinding(cell)) break;
      tryOut({ ...choice, sides: new Map([...choice.sides, [cell, side]]) });
    }
  }
  if (isStacked && spec.marks.areTwo) {
    const twofold = cells.filter(({ mark, pair, empty }) => mark && (pair || empty));
    const stacked = twofold.map((cell) => [cell, "stacked"] as const);
    tryOut({ ...choice, sides: new Map([...choice.sides, ...stacked]) });
    const leastRoom = roomOf(best) / WORTH_MOVING;
    // Words need two lines only where they would else leave the marks less room.
    for (const cell of twofold.filter((one) => choice.sides.get(one) === "stacked")) {
      const other = { ...choice, sides: new Map([...choice.sides, [cell, "after" as const]]) };
      const found = fitOf(other);
      if (roomOf(found) < leastRoom) continue;
      choice = other;
      best = found;
    }
  }
  for (const candidates of named) {
    for (const cell of candidates) {
      const current = candidates.find((candidate) => choice.naming.has(candidate));
      if (current && !isBinding(current)) break;
      const others = [...choice.naming].filter((other) => !candidates.includes(other));
      tryOut({ ...choice, naming: new Set([...others, cell]) });
    }
  }
  // Words that would lie across the zero line stand after their marks, if the marks keep enough of their room; twice, as
  // one may have room only after another has moved.
  for (const cell of spec.marks.areTwo ? [...cells, ...cells] : []) {
    if (choice.sides.get(cell) === "stacked") continue;
    const isNaming = spec.ends !== null && choice.naming.has(cell);
    if (isNaming || !crossesZero(placeOf(cell, choice), best.scale)) continue;
    const other = { ...choice, sides: new Map([...choice.sides, [cell, "after" as const]]) };
    const found = fitOf(other);
    const isPair = cell.mark !== null && (cell.pair !== null || cell.empty !== "");
    if (roomOf(found) < roomOf(best) * WORTH_KEEPING[isPair ? "pair" : "single"]) continue;
    choice = other;
    best = found;
  }
  const { scale } = best;
  return (
    scale && {
      labelsByCell: new Map(cells.map((cell) => [cell, placeOf(cell, choice).labels])),
      scale,
    }
  );
}

const SIDES: readonly LabelSetting["side"][] = ["after", "around", "before"];

/** Words stay where a reader expects them unless the marks gain this much. */
const WORTH_MOVING = 1.05;

/** No more is given up for words that would lie across the zero line. */
const WORTH_KEEPING = { pair: 0.4, single: 0.7 } as const;

/** Nearer words would touch the zero line. */
const CLEAR_PT = 2;

/** True where words of a mark lie across the zero line, or on the side of values of the other sign. */
function crossesZero({ labels }: CellPlace, scale: Scale | null): boolean {
  if (!scale) return false;
  const zeroPt = toPt(scale, 0);
  return labels.some((label) => {
    if (label.parts.length === 0) return false;
    const nearPt = toPt(scale, label.value) + label.side * label.startPt;
    const farPt = nearPt + label.side * partsPt(label.parts);
    const [startPt, endPt] = [Math.min(nearPt, farPt), Math.max(nearPt, farPt)];
    return startPt < zeroPt + CLEAR_PT && (label.value > 0 || zeroPt < endPt);
  });
}

/** The cells of each panel that have both ends: one of them names these. */
function namedByPanel(spec: FigureToLayOut): readonly (readonly ChartCell[])[] {
  const rows = spec.groups.flatMap((group) => group.rows);
  return spec.panels.map((_, panel) =>
    rows.flatMap((row) => row.cells[panel] ?? []).filter((cell) => cell.mark && cell.pair),
  );
}

/** The words of a cell in one place, and all the room that it takes there. */
interface CellPlace {
  readonly labels: readonly Label[];
  readonly extents: readonly Extent[];
}

/** Sets each cell's words in each place once, however often it is tried. */
function rememberPlaces(spec: FigureToLayOut, measure: Measure) {
  const placesByCell = new Map<ChartCell, Map<string, CellPlace>>();
  const isOfSeveral = spec.panels.length > 1;
  return (cell: ChartCell, { naming, sides }: Choice): CellPlace => {
    const places = placesByCell.get(cell) ?? new Map<string, CellPlace>();
    placesByCell.set(cell, places);
    const isNaming = naming.has(cell);
    const side = sides.get(cell) ?? (cell.mark && cell.pair ? "around" : "after");
    const known = places.get(side + isNaming);
    if (known) return known;
    const ends = isNaming ? spec.ends : null;
    const labels = labelCell(cell, { marks: spec.marks, ends, side, isOfSeveral, measure });
    const drawn = [cell.mark, cell.pair].filter((mark) => mark !== null);
    const extents = [
      ...labels.map(extentOf),
      ...drawn.map((mark) => reachOf(mark, spec.marks.shape)),
    ];
    places.set(side + isNaming, { labels, extents });
    return { labels, extents };
  };
}

/** Points a unit; none where nothing fits. */
function roomOf({ scale }: Fit): number {
  if (!scale) return 0;
  const { min, max, lengthPt } = scale;
  return lengthPt / (max - min);
}
