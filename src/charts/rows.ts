/** Lays out marks that lie in rows: names at the left or above, one row a place, panels side by side. */

import { countLines } from "./cell.ts";
import type { FigureToLayOut } from "./forms/model.ts";
import { gather, type Layout, type Line, type Placed, type PlacedText } from "./layout.ts";
import type { ChartGroup, ChartRow } from "./model.ts";
import { plansFor, type Setting, settle } from "./plan.ts";
import { placeCell } from "./row.ts";
import { toPt } from "./scale.ts";
import { heightOf, type Run, type Strip, stackRuns } from "./strips.ts";
import {
  ALL_ROWS_PT,
  EDGE_PT,
  GAP_PT,
  GROUP_GAP_PT,
  HIGHEST_MM,
  LEAST_ROW_PT,
  LINE_PT,
  MARKS_PT,
  type Measure,
  PT_PER_MM,
  ROW_PT,
  SMALL_ROW_PT,
  SMALL_WIDTH_MM,
  TEXT,
  type TextStyle,
  TITLES_PT,
  toneOf,
} from "./style.ts";
import { breakText, placeLines } from "./text.ts";
import { placeWords } from "./words.ts";

const HIGHEST_PT = HIGHEST_MM * PT_PER_MM - EDGE_PT;

/**
 * Places everything that a figure with horizontal marks shows, by the most readable plan that fits on a page.
 *
 * Shape: one layout; several, to stand under one another, where no plan fits on one page. None where the figure is
 * narrower than marks can be.
 */
export function layOutRows(spec: FigureToLayOut, measure: Measure): readonly Layout[] {
  let [lowest, lowestPt] = [null as Setting | null, Number.POSITIVE_INFINITY];
  for (const plan of plansFor(spec)) {
    const setting = settle(spec, plan, measure);
    if (!setting) continue;
    const heightPt = runsOf(setting).reduce(
      (sum, { opening, rows }) => sum + heightOf(opening) + heightOf(rows),
      0,
    );
    if (heightPt < lowestPt) [lowest, lowestPt] = [setting, heightPt];
    if (heightPt <= HIGHEST_PT) break;
  }
  return lowest ? piecesOf(lowest) : [];
}

function piecesOf(setting: Setting): readonly Layout[] {
  const { widthPt } = setting;
  return stackRuns(runsOf(setting), HIGHEST_PT).map((piece) => {
    const heightPt = piece.heightPt + EDGE_PT;
    return { ...piece.placed, widthPt, heightPt, valueAxis: "x" };
  });
}

/** The rows of every group, once for each line of panels. */
function runsOf(setting: Setting): readonly Run[] {
  const { spec, plan, widthPt } = setting;
  const { across } = plan;
  const lines = Math.ceil(spec.panels.length / across);
  const runs = Array.from({ length: lines }, (_, line): readonly Run[] => {
    const first = line * across;
    const band = { ...setting, first, count: Math.min(across, spec.panels.length - first) };
    return spec.groups.map((group, index) => ({
      opening: [
        ...(index === 0 ? [titlesOf(band, line > 0)] : []),
        ...openingOf(band, group, spec.groups[index - 1] ?? null),
      ],
      rows: group.rows.map((row) => rowOf(band, row, group)),
      axis: (topPt, bottomPt) =>
        gather([
          fieldOf(band, group, topPt, bottomPt),
          ...(isContinuous(band)
            ? [axisOf(band, topPt, bottomPt), referencesOf(band, group, topPt, bottomPt)]
            : []),
        ]),
    }));
  });
  const foot = breakText(spec.foot ?? "", widthPt, TEXT.sub, setting.measure);
  const axis = () => ({});
  return [
    ...runs.flat(),
    ...(foot.length > 0 ? [{ opening: [linesOf("foot", foot, GAP_PT, 0)], rows: [], axis }] : []),
  ];
}

/** Panels that stand side by side. */
interface Band extends Setting {
  /** Index of the first of these panels. */
  readonly first: number;
  readonly count: number;
}

/** True where zero lines run through all rows: names and words of cells stand beside the marks and not above them. */
function isContinuous({ plan }: Setting): boolean {
  return plan.hasLabels && plan.namesRatio !== null;
}

/** Lines of text over the whole width with the room around them. */
function linesOf(
  kind: Strip["kind"],
  lines: readonly string[],
  beforePt: number,
  afterPt: number,
  style: TextStyle = TEXT.sub,
): Strip {
  return {
    kind,
    heightPt: beforePt + lines.length * LINE_PT + afterPt,
    place: (topPt) => ({ texts: placeLines(lines, () => 0, topPt + beforePt, style) }),
  };
}

function titlesOf({ spec, first, count, measure, panelsPt, scale }: Band, isLower: boolean): Strip {
  const titles = spec.panels
    .slice(first, first + count)
    .map((title) => breakText(title, scale.lengthPt, TEXT.title, measure));
  const most = Math.max(...titles.map((lines) => lines.length));
  const beforePt = isLower ? 2 * GROUP_GAP_PT : most > 0 ? TITLES_PT : 0;
  const place = (topPt: number) => ({
    texts: titles.flatMap((lines, panel): readonly PlacedText[] => {
      const ownPt = topPt + beforePt + (most - lines.length) * LINE_PT;
      return placeLines(lines, () => panelsPt[panel] ?? 0, ownPt, TEXT.title);
    }),
  });
  const heightPt = beforePt + (most > 0 ? most * LINE_PT + GAP_PT : EDGE_PT);
  return { kind: "titles", heightPt, place };
}

/** What opens a group: its caption, and the rule or, beside a field, the space that separates it from the group before. */
function openingOf(
  { spec, widthPt, measure }: Band,
  { caption, isField, isContinued = false }: ChartGroup,
  before: ChartGroup | null,
): readonly Strip[] {
  const lines = breakText(caption, widthPt, TEXT.sub, measure);
  const words = linesOf("caption", lines, isContinued ? GAP_PT / 2 : 0, GAP_PT / 2);
  const isBesideField = isField || before?.isField;
  const between = isBesideField || spec.isCompact ? spaceOf(GROUP_GAP_PT) : ruleOf(widthPt);
  return [...(before && !isContinued ? [between] : []), ...(lines.length > 0 ? [words] : [])];
}

function ruleOf(widthPt: number): Strip {
  return {
    kind: "rule",
    heightPt: 1.5 * GROUP_GAP_PT,
    place: (topPt) => {
      const y = topPt + GROUP_GAP_PT;
      return { lines: [{ kind: "hairline", x1: 0, y1: y, x2: widthPt, y2: y }] };
    },
  };
}

function spaceOf(heightPt: number): Strip {
  return { kind: "rule", heightPt, place: () => ({}) };
}

function axisOf(
  { panelsPt, count, scale }: Band,
  topPt: number,
  bottomPt: number,
): Partial<Placed> {
  const zeros = panelsPt.slice(0, count).map((panelPt) => panelPt + toPt(scale, 0));
  return { lines: zeros.map((x) => ({ kind: "zero", x1: x, y1: topPt, x2: x, y2: bottomPt })) };
}

/** The field under rows that may be compared. */
function fieldOf(
  { widthPt }: Band,
  { isField = false }: ChartGroup,
  topPt: number,
  bottomPt: number,
): Partial<Placed> {
  if (!isField) return {};
  return {
    fields: [{ x: 0, y: topPt, width: widthPt, height: bottomPt - topPt, hasBracket: true }],
  };
}

/** Lines through the rows that are compared, at the values that stand for reference. */
function referencesOf(
  { spec, panelsPt, first, count, scale }: Band,
  group: ChartGroup,
  topPt: number,
  bottomPt: number,
): Partial<Placed> {
  const lines = panelsPt.slice(0, count).flatMap((panelPt, panel) =>
    referenceValues(spec, group, first + panel).map((value): Line => {
      const x = panelPt + toPt(scale, value);
      return { kind: "reference", x1: x, y1: topPt, x2: x, y2: bottomPt };
    }),
  );
  return { lines };
}

/** The values at which lines run through the rows of a group; none through rows that are not compared. */
function referenceValues(
  { groups }: FigureToLayOut,
  { isSetApart }: ChartGroup,
  panel: number,
): readonly number[] {
  if (isSetApart) return [];
  const rows = groups.flatMap(({ isReference, rows }) => (isReference ? rows : []));
  return rows.flatMap(({ cells }) => cells[panel]?.mark?.value ?? []);
}

/** Where the parts of a row stand, from its upper edge. */
interface RowShape {
  readonly heightPt: number;
  readonly namePt: number;
  readonly wordsPt: number;
  /** The middle of its marks. */
  readonly marksPt: number;
}

function shapeOf(band: Band, row: ChartRow): RowShape {
  const { names, plan, linesByCell, first, count } = band;
  const nameLinesPt = names.linesOf(row) * LINE_PT;
  if (isContinuous(band)) {
    const lines = Math.max(
      1,
      ...row.cells.map((cell) => countLines(band.labelsByCell.get(cell) ?? [])),
    );
    const heightPt = Math.max(
      pitchOf(band),
      names.linesOf(row) > 1 ? nameLinesPt + GAP_PT : 0,
      lines > 1 ? lines * LINE_PT : 0,
    );
    const middlePt = heightPt / 2;
    return { heightPt, namePt: middlePt - nameLinesPt / 2, wordsPt: 0, marksPt: middlePt };
  }
  const cells = row.cells.slice(first, first + count);
  const wordsPt = LINE_PT * Math.max(0, ...cells.map((cell) => linesByCell.get(cell)?.count ?? 0));
  const abovePt = plan.namesRatio === null ? nameLinesPt : 0;
  const marksPt = abovePt + wordsPt + MARKS_PT / 2;
  const gapPt = band.spec.isCompact ? 0 : GAP_PT;
  const heightPt = Math.max(marksPt + MARKS_PT / 2, nameLinesPt) + gapPt;
  return { heightPt, namePt: 0, wordsPt: abovePt, marksPt };
}

/** Height of a row whose name and numbers stand on one line; less where there are many rows. */
function pitchOf({ spec }: Band): number {
  const count = spec.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  if (spec.isCompact) return LEAST_ROW_PT;
  const isSmall = spec.widthMm <= SMALL_WIDTH_MM || spec.panels.length > 1;
  const rowPt = isSmall ? SMALL_ROW_PT : ROW_PT;
  return Math.max(LEAST_ROW_PT, Math.min(rowPt, ALL_ROWS_PT / count));
}

function rowOf(band: Band, row: ChartRow, group: ChartGroup): Strip {
  const shape = shapeOf(band, row);
  const place = (topPt: number) => placeRow(band, row, group, { ...shape, topPt });
  return { kind: "row", heightPt: shape.heightPt, place };
}

function placeRow(
  band: Band,
  row: ChartRow,
  group: ChartGroup,
  { topPt, namePt, wordsPt, marksPt }: RowShape & { readonly topPt: number },
): Placed {
  const { spec, names, plan, labelsByCell, linesByCell, scale, panelsPt, first, count } = band;
  const hasFocus = spec.groups.some(({ rows }) => rows.some((one) => one.isFocus));
  const tone = toneOf(row, group, hasFocus);
  const { shape } = spec.marks;
  const y = topPt + marksPt;
  const subPt = plan.hasLabels ? y - LINE_PT / 2 : topPt;
  const texts = [...names.place(row, topPt + namePt), ...names.placeSub(row, subPt)];
  const cells = row.cells.slice(first, first + count).map((cell, panel) => {
    const originPt = panelsPt[panel] ?? 0;
    const references = referenceValues(spec, group, first + panel);
    const isOnField = group.isField ?? false;
    const axis = first + panel;
    const site = { axis, originPt, scale, shape, tone, isOnField, y, references } as const;
    const lines = linesByCell.get(cell);
    const words = lines ? placeWords(lines, originPt, topPt + wordsPt) : {};
    return gather([words, placeCell(cell, labelsByCell.get(cell) ?? [], site)]);
  });
  const axis = isContinuous(band) ? {} : axisOf(band, y - MARKS_PT / 2, y + MARKS_PT / 2);
  return gather([{ texts }, ...cells, axis]);
}
