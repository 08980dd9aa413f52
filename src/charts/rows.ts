/** Lays out bars, dots and dumbbells: names at the left, one row a place, panels side by side. */

import { arrangeLabels } from "./arrange.ts";
import type { Label } from "./cell.ts";
import { gather, type Layout, type Placed } from "./layout.ts";
import type { ChartCell, ChartFigureSpec, ChartGroup, ChartRow } from "./model.ts";
import { placeCell } from "./row.ts";
import { type Scale, toPt } from "./scale.ts";
import {
  ALL_ROWS_PT,
  COLUMN_GAP_PT,
  EDGE_PT,
  GAP_PT,
  GROUP_GAP_PT,
  LEAST_ROW_PT,
  LINE_PT,
  type Measure,
  PANEL_GAP_PT,
  PT_PER_MM,
  ROW_PT,
  SMALL_ROW_PT,
  SMALL_WIDTH_MM,
  TEXT,
  type Tone,
  toneOf,
} from "./style.ts";
import { nameStyle, placeLines, widestPt, wrapText } from "./text.ts";

/** Names wider than this part of the figure go over several lines; the second is for where marks lack room. */
const NAMES_RATIOS = [0.36, 0.18];

/** Places everything that a figure with horizontal marks shows; null where its words leave no room for marks. */
export function layOutRows(spec: ChartFigureSpec, measure: Measure): Layout | null {
  for (const namesRatio of NAMES_RATIOS) {
    const layout = layOutBeside(spec, namesRatio, measure);
    if (layout) return layout;
  }
  return null;
}

function layOutBeside(spec: ChartFigureSpec, namesRatio: number, measure: Measure): Layout | null {
  const widthPt = spec.widthMm * PT_PER_MM;
  const names = nameColumns(spec, widthPt * namesRatio, measure);
  const pitchPt = (widthPt - names.endPt + PANEL_GAP_PT) / spec.panels.length;
  const arrangement = arrangeLabels(spec, pitchPt - PANEL_GAP_PT, measure);
  if (!arrangement) return null;
  const { labelsByCell, scale } = arrangement;
  const panelsPt = spec.panels.map((_, panel) => names.endPt + panel * pitchPt);
  const drawing = { spec, measure, widthPt, names, labelsByCell, scale, panelsPt };
  const titles = placeTitles(drawing);
  const { heightPt, ...groups } = placeGroups(drawing, titles.heightPt);
  const placed = gather([{ texts: titles.texts }, groups]);
  const plot = { x: names.endPt, y: 0, width: widthPt - names.endPt, height: heightPt };
  return { ...placed, widthPt, heightPt, valueAxis: "x", scale, plot, panelsPt };
}

interface Drawing {
  readonly spec: ChartFigureSpec;
  readonly measure: Measure;
  readonly widthPt: number;
  readonly names: NameColumns;
  readonly labelsByCell: ReadonlyMap<ChartCell, readonly Label[]>;
  readonly scale: Scale;
  readonly panelsPt: readonly number[];
}

interface NameColumns {
  readonly linesByRow: ReadonlyMap<ChartRow, readonly string[]>;
  /** Where the grey words begin. */
  readonly subPt: number;
  /** Where the marks begin. */
  readonly endPt: number;
}

function nameColumns(spec: ChartFigureSpec, widestNamePt: number, measure: Measure): NameColumns {
  const rows = spec.groups.flatMap((group) => group.rows);
  const wrapName = (row: ChartRow) => wrapText(row.label, widestNamePt, nameStyle(row), measure);
  const linesByRow = new Map(rows.map((row) => [row, wrapName(row)]));
  const namesPt = Math.max(
    ...rows.map((row) => widestPt(linesByRow.get(row) ?? [], nameStyle(row), measure)),
  );
  const subsPt = Math.max(...rows.map(({ sub }) => measure(sub, TEXT.sub)));
  const subPt = namesPt + COLUMN_GAP_PT;
  return { linesByRow, subPt, endPt: subPt + (subsPt > 0 ? subsPt + COLUMN_GAP_PT : 0) };
}

function placeTitles({ spec, measure, panelsPt, scale }: Drawing) {
  const linesByPanel = spec.panels.map((title) =>
    wrapText(title, scale.lengthPt, TEXT.title, measure),
  );
  const count = Math.max(...linesByPanel.map((lines) => lines.length));
  const texts = linesByPanel.flatMap((lines, panel) => {
    const topPt = (count - lines.length) * LINE_PT;
    return placeLines(lines, () => panelsPt[panel] ?? 0, topPt, TEXT.title);
  });
  return { texts, heightPt: count > 0 ? count * LINE_PT + GAP_PT : EDGE_PT };
}

function placeGroups(drawing: Drawing, topPt: number): Placed & { readonly heightPt: number } {
  const { spec, widthPt, measure } = drawing;
  const parts: Partial<Placed>[] = [];
  let y = topPt;
  for (const [index, group] of spec.groups.entries()) {
    if (index > 0) {
      y += GROUP_GAP_PT;
      parts.push({ lines: [{ kind: "hairline", x1: 0, y1: y, x2: widthPt, y2: y }] });
      y += GROUP_GAP_PT / 2;
    }
    const caption = wrapText(group.caption, widthPt, TEXT.sub, measure);
    parts.push({ texts: placeLines(caption, () => 0, y, TEXT.sub) });
    y += caption.length > 0 ? caption.length * LINE_PT + GAP_PT / 2 : 0;
    const placed = placeRows(drawing, group, y);
    parts.push(placed);
    y += placed.heightPt;
  }
  return { ...gather(parts), heightPt: y + EDGE_PT };
}

function placeRows(
  drawing: Drawing,
  group: ChartGroup,
  topPt: number,
): Placed & { readonly heightPt: number } {
  const { spec, names, scale, panelsPt } = drawing;
  const hasFocus = spec.groups.some(({ rows }) => rows.some((row) => row.isFocus));
  const count = spec.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const isSmall = spec.widthMm <= SMALL_WIDTH_MM || spec.panels.length > 1;
  const rowPt = isSmall ? SMALL_ROW_PT : ROW_PT;
  const pitchPt = Math.max(LEAST_ROW_PT, Math.min(rowPt, ALL_ROWS_PT / count));
  const parts: Partial<Placed>[] = [];
  let y = topPt;
  for (const row of group.rows) {
    const lines = names.linesByRow.get(row)?.length ?? 1;
    const heightPt = Math.max(pitchPt, lines > 1 ? lines * LINE_PT + GAP_PT : 0);
    parts.push(placeRow(drawing, row, toneOf(row, group, hasFocus), y + heightPt / 2));
    y += heightPt;
  }
  const zeros = panelsPt.map((panelPt) => panelPt + toPt(scale, 0));
  const lines = zeros.map((x) => ({ kind: "zero" as const, x1: x, y1: topPt, x2: x, y2: y }));
  return { ...gather([...parts, { lines }]), heightPt: y - topPt };
}

function placeRow(drawing: Drawing, row: ChartRow, tone: Tone, y: number): Placed {
  const { spec, names, labelsByCell, scale, panelsPt } = drawing;
  const shape = spec.form === "dots" || spec.form === "dumbbell" ? "dot" : "bar";
  const lines = names.linesByRow.get(row) ?? [];
  const name = placeLines(lines, () => 0, y - (lines.length * LINE_PT) / 2, nameStyle(row));
  const sub = row.sub ? placeLines([row.sub], () => names.subPt, y - LINE_PT / 2, TEXT.sub) : [];
  const cells = row.cells.map((cell, panel) => {
    const site = { panel, originPt: panelsPt[panel] ?? 0, scale, shape, tone, y } as const;
    return placeCell(cell, labelsByCell.get(cell) ?? [], site);
  });
  return gather([{ texts: [...name, ...sub] }, ...cells]);
}
