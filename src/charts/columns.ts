/** Lays out columns: values over them, names under them, panels side by side. */

import { type LabelSetting, labelCell, partsPt, reachOf } from "./cell.ts";
import type { FigureToLayOut } from "./forms/model.ts";
import { gather, type Layout, type Placed, type PlacedMark } from "./layout.ts";
import type { ChartCell, ChartRow } from "./model.ts";
import { type Extent, fitScale, type Scale, toPt } from "./scale.ts";
import {
  EDGE_PT,
  GAP_PT,
  GROUP_GAP_PT,
  LINE_PT,
  type Measure,
  PANEL_GAP_PT,
  PT_PER_MM,
  SLOT_HEIGHT_PT,
  TEXT,
  type TextStyle,
  toneOf,
} from "./style.ts";
import { nameStyle, placeLines, widestPt, wrapText } from "./text.ts";

const PLOT_PT = 110;
/** Greatest width of a column, so that the columns of a figure with few of them stay slim. */
const WIDEST_PT = 64;
/** Width of a bar, as a part of the width of its column. */
const COLUMN_RATIO = 0.45;
/** How the words of a cell are set: beside a single bar, whatever the form of the figure. */
const ONE_BAR = {
  marks: { shape: "bar", areTwo: false },
  ends: null,
  side: "after",
  isOfSeveral: false,
} as const satisfies Omit<LabelSetting, "measure">;

/** Places all that a figure with columns shows; null where words are wider than columns or places are left out. */
export function layOutColumns(spec: FigureToLayOut, measure: Measure): Layout | null {
  if (spec.foot || spec.groups.some(({ isContinued }) => isContinued)) return null;
  const widthPt = spec.widthMm * PT_PER_MM;
  const columnPt = columnWidth(spec, widthPt);
  const rows = spec.groups.flatMap((group) => group.rows);
  const scale = fitScale(
    rows.flatMap((row) => row.cells.map(extentOf)),
    PLOT_PT,
  );
  if (!scale || rows.some((row) => widestOf(row, measure) > columnPt - GAP_PT)) return null;
  const setting = { spec, measure, columnPt, scale };
  const panelPt = panelWidth(spec, columnPt);
  if (!headsFit(setting, panelPt)) return null;
  const panelsPt = spec.panels.map((_, panel) => panel * (panelPt + PANEL_GAP_PT));
  const heads = placeHeads(setting, panelsPt, panelPt);
  const panels = panelsPt.map((x, panel) => placePanel(setting, panel, x, heads.heightPt));
  const namesPt = LINE_PT * Math.max(...rows.map((row) => nameLines(row, setting).length));
  const subsPt = LINE_PT * Math.max(...rows.map((row) => subLines(row, setting).length));
  const heightPt = heads.heightPt + PLOT_PT + GAP_PT + namesPt + subsPt + EDGE_PT;
  const placed = gather([{ texts: heads.texts }, ...panels]);
  return { ...placed, widthPt, heightPt, valueAxis: "y" };
}

interface Setting {
  readonly spec: FigureToLayOut;
  readonly measure: Measure;
  readonly columnPt: number;
  readonly scale: Scale;
}

function columnWidth({ panels, groups }: FigureToLayOut, widthPt: number): number {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const gapsPt = (groups.length - 1) * 2 * GROUP_GAP_PT;
  const panelPt = (widthPt + PANEL_GAP_PT) / panels.length - PANEL_GAP_PT;
  return Math.min(WIDEST_PT, (panelPt - gapsPt) / count);
}

function panelWidth({ groups }: FigureToLayOut, columnPt: number): number {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return count * columnPt + (groups.length - 1) * 2 * GROUP_GAP_PT;
}

/** Room for mark and label of a cell along the vertical axis, where a line of text always has the same height. */
function extentOf({ mark }: ChartCell): Extent {
  if (!mark) return { value: 0, beforePt: 0, afterPt: SLOT_HEIGHT_PT + GAP_PT };
  const { value, beforePt, afterPt } = reachOf(mark, "bar");
  return value < 0
    ? { value, beforePt: beforePt + LINE_PT + 2, afterPt }
    : { value, beforePt, afterPt: afterPt + LINE_PT + 2 };
}

/** Width of the widest part of a row's texts that cannot be broken into narrower lines. */
function widestOf(row: ChartRow, measure: Measure): number {
  const labels = row.cells.flatMap((cell) => labelCell(cell, { ...ONE_BAR, measure }));
  return Math.max(
    widestPt(wrapText(row.label, 0, nameStyle(row), measure), nameStyle(row), measure),
    widestPt(wrapText(row.sub, 0, TEXT.sub, measure), TEXT.sub, measure),
    ...labels.map(({ parts }) => partsPt(parts)),
  );
}

function nameLines(row: ChartRow, { columnPt, measure }: Setting): readonly string[] {
  return wrapText(row.label, columnPt - GAP_PT, nameStyle(row), measure);
}

function subLines(row: ChartRow, { columnPt, measure }: Setting): readonly string[] {
  return wrapText(row.sub, columnPt - GAP_PT, TEXT.sub, measure);
}

/** True where no word of a title or a caption is wider than what it stands over. */
function headsFit(setting: Setting, panelPt: number): boolean {
  const { spec, measure } = setting;
  const fits = (text: string, widthPt: number, style: TextStyle) =>
    widestPt(wrapText(text, widthPt, style, measure), style, measure) <= widthPt;
  return (
    spec.panels.every((title) => fits(title, panelPt, TEXT.title)) &&
    groupStarts(setting).every(({ group, widthPt }) => fits(group.caption, widthPt, TEXT.sub))
  );
}

/** The titles of the panels and, over each group, its caption. */
function placeHeads(setting: Setting, panelsPt: readonly number[], panelPt: number) {
  const { spec, measure } = setting;
  const wrap = (text: string, widthPt: number, style: TextStyle) =>
    wrapText(text, widthPt, style, measure);
  const titles = spec.panels.map((title) => wrap(title, panelPt, TEXT.title));
  const captions = groupStarts(setting).map(({ group, widthPt, startPt }) => ({
    lines: wrap(group.caption, widthPt, TEXT.sub),
    startPt,
  }));
  const titlesPt = LINE_PT * Math.max(...titles.map((lines) => lines.length));
  const captionsPt = LINE_PT * Math.max(...captions.map(({ lines }) => lines.length));
  const texts = panelsPt.flatMap((x, panel) => [
    ...placeLines(titles[panel] ?? [], () => x, 0, TEXT.title),
    ...captions.flatMap(({ lines, startPt }) =>
      placeLines(lines, () => x + startPt, titlesPt, TEXT.sub),
    ),
  ]);
  const heightPt = titlesPt + captionsPt;
  return { texts, heightPt: heightPt > 0 ? heightPt + GAP_PT : EDGE_PT };
}

function groupStarts({ spec, columnPt }: Setting) {
  let startPt = 0;
  return spec.groups.map((group) => {
    const widthPt = group.rows.length * columnPt;
    const start = { group, startPt, widthPt };
    startPt += widthPt + 2 * GROUP_GAP_PT;
    return start;
  });
}

function placePanel(setting: Setting, panel: number, panelPt: number, topPt: number): Placed {
  const { spec, columnPt, scale } = setting;
  const bottomPt = topPt + PLOT_PT;
  const zeroPt = bottomPt - toPt(scale, 0);
  const hasFocus = spec.groups.some(({ rows }) => rows.some((row) => row.isFocus));
  const groups = groupStarts(setting).map(({ group, startPt, widthPt }, index): Placed => {
    const x1 = panelPt + startPt;
    const ruleX = x1 - GROUP_GAP_PT;
    const columns = group.rows.map((row, place) => {
      const site = { panel, x: x1 + (place + 0.5) * columnPt, zeroPt, bottomPt };
      return placeColumn(setting, row, toneOf(row, group, hasFocus), site);
    });
    return gather([
      { lines: [{ kind: "zero", x1, y1: zeroPt, x2: x1 + widthPt, y2: zeroPt }] },
      { lines: index > 0 ? [hairline(ruleX, topPt, bottomPt)] : [] },
      ...columns,
    ]);
  });
  return gather(groups);
}

function hairline(x: number, y1: number, y2: number) {
  return { kind: "hairline" as const, x1: x, y1, x2: x, y2 };
}

interface ColumnSite {
  readonly panel: number;
  /** The middle of the column. */
  readonly x: number;
  readonly zeroPt: number;
  readonly bottomPt: number;
}

function placeColumn(
  setting: Setting,
  row: ChartRow,
  tone: PlacedMark["tone"],
  site: ColumnSite,
): Placed {
  const { measure } = setting;
  const { panel, x, zeroPt, bottomPt } = site;
  const centred = (style: TextStyle) => (line: string) => x - measure(line.trimEnd(), style) / 2;
  const names = nameLines(row, setting);
  const subs = subLines(row, setting);
  const namesPt = bottomPt + GAP_PT;
  const subsPt = namesPt + names.length * LINE_PT;
  const mark = row.cells[panel]?.mark;
  const atPt = mark ? bottomPt - toPt(setting.scale, mark.value) : zeroPt;
  const { value = 0, status = "actual", bound = "exact" } = mark ?? {};
  const radiusPt = (setting.columnPt * COLUMN_RATIO) / 2;
  const bar = { axis: panel, shape: "bar", value, atPt, zeroPt, acrossPt: x } as const;
  return gather([
    { texts: placeLines(names, centred(nameStyle(row)), namesPt, nameStyle(row)) },
    { texts: placeLines(subs, centred(TEXT.sub), subsPt, TEXT.sub) },
    { marks: mark ? [{ ...bar, status, bound, tone, radiusPt }] : [] },
    ...row.cells.slice(panel, panel + 1).map((cell) => placeWords(cell, atPt, site, measure)),
  ]);
}

/** The value over the column, or under it where it is negative; words on the zero line where there is none. */
function placeWords(
  cell: ChartCell,
  atPt: number,
  { x, zeroPt }: ColumnSite,
  measure: Measure,
): Placed {
  const [label] = labelCell(cell, { ...ONE_BAR, measure });
  if (!label || label.parts.length === 0) return gather([]);
  const lengthPt = partsPt(label.parts);
  const isEmpty = !cell.mark;
  const startPt = label.startPt - GAP_PT + 2;
  const topPt = isEmpty
    ? zeroPt - GAP_PT - SLOT_HEIGHT_PT
    : atPt + (label.side < 0 ? startPt : -startPt - LINE_PT);
  let textX = x - lengthPt / 2;
  const texts = label.parts.flatMap(({ text, style, gapPt, widthPt }, index) => {
    if (index > 0) textX += gapPt;
    const beginX = isEmpty ? x - measure(text, style) / 2 : textX;
    textX += widthPt;
    return placeLines([text], () => beginX, topPt, style);
  });
  const slot = { x: x - lengthPt / 2, y: topPt, width: lengthPt, height: SLOT_HEIGHT_PT };
  return gather([{ texts, slots: isEmpty ? [slot] : [] }]);
}
