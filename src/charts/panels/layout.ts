/** Lays out panels on shared rows: names once at the left, each panel on a scale of its own. */

import { gather, type Layout, type Line, type Placed } from "../layout.ts";
import { placeCell } from "../row.ts";
import { layOutRows } from "../rows.ts";
import { toPt } from "../scale.ts";
import { type Run, type Strip, stackRuns } from "../strips.ts";
import {
  EDGE_PT,
  GAP_PT,
  GROUP_GAP_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PT_PER_MM,
  SMALL_ROW_PT,
  TEXT,
  TITLES_PT,
  TONES,
  type Tone,
} from "../style.ts";
import { breakText, placeLines } from "../text.ts";
import { fieldsUnder, type RowSpan } from "./fields.ts";
import type { Ground, PanelsGroup, PanelsRow, PanelsSpec } from "./model.ts";
import { onePanel } from "./scales.ts";
import { type PanelSetting, type Setting, settlePanels } from "./setting.ts";
import { LANE_GAP_PT } from "./widths.ts";

const HIGHEST_PT = HIGHEST_MM * PT_PER_MM - EDGE_PT;

/**
 * Places all that a figure of panels shows; several layouts stand under one another.
 *
 * Where a panel has no room beside the names, each is a figure of its own. Empty where it is too narrow even for that.
 */
export function layOutPanels(spec: PanelsSpec, measure: Measure): readonly Layout[] {
  const settings = settlePanels(spec, measure);
  if (!settings) return layOutApart(spec, measure);
  const runs = [
    ...settings.flatMap((setting, index) => runsOf(setting, index)),
    ...footOf(spec, measure),
  ];
  const widthPt = spec.widthMm * PT_PER_MM;
  return stackRuns(runs, HIGHEST_PT).map(({ placed, heightPt }) => ({
    ...placed,
    widthPt,
    heightPt: heightPt + EDGE_PT,
    valueAxis: "x",
  }));
}

/** Each panel under the one before, with the names again. */
function layOutApart(spec: PanelsSpec, measure: Measure): readonly Layout[] {
  const widthPt = spec.widthMm * PT_PER_MM;
  return spec.panels.flatMap(({ title, subtitle }, index) => {
    const titles = breakText(title, widthPt, TEXT.title, measure);
    const subs = breakText(subtitle, widthPt, TEXT.sub, measure);
    const titlesPt = GROUP_GAP_PT + titles.length * LINE_PT;
    const head: Layout = {
      ...gather([
        { texts: placeLines(titles, () => 0, GROUP_GAP_PT, TEXT.title) },
        { texts: placeLines(subs, () => 0, titlesPt, TEXT.sub) },
      ]),
      widthPt,
      heightPt: titlesPt + subs.length * LINE_PT + EDGE_PT,
      valueAxis: "x",
    };
    const isLast = index === spec.panels.length - 1;
    const figure = {
      ...onePanel(spec, index),
      ...(isLast && spec.foot ? { foot: spec.foot } : {}),
    };
    return [head, ...layOutRows(figure, measure)];
  });
}

function runsOf(setting: Setting, band: number): readonly Run[] {
  return setting.spec.groups.map((group, index) => {
    return {
      opening: [
        ...(index === 0 ? [headsOf(setting, band > 0)] : [spaceOf(GROUP_GAP_PT)]),
        ...captionOf(setting, group),
      ],
      rows: group.rows.map((row) => rowOf(setting, row)),
      axis: (topPt, bottomPt, from, to) => {
        const rows = group.rows.slice(from, to);
        return gather([groundsOf(setting, rows, topPt), axesOf(setting, topPt, bottomPt)]);
      },
    };
  });
}

function spaceOf(heightPt: number): Strip {
  return { kind: "rule", heightPt, place: () => ({}) };
}

function footOf({ foot = "", widthMm }: PanelsSpec, measure: Measure): readonly Run[] {
  const lines = breakText(foot, widthMm * PT_PER_MM, TEXT.sub, measure);
  if (lines.length === 0) return [];
  const heightPt = GAP_PT + lines.length * LINE_PT;
  const place = (topPt: number) => ({
    texts: placeLines(lines, () => 0, topPt + GAP_PT, TEXT.sub),
  });
  return [{ opening: [{ kind: "foot", heightPt, place }], rows: [], axis: () => ({}) }];
}

/** Titles end and subtitles begin on one line, so that neighbours stand level. */
function headsOf({ panels, measure }: Setting, isLower: boolean): Strip {
  const set = panels.map(({ panel, startPt, widthPt }) => ({
    startPt,
    titles: breakText(panel.title, widthPt, TEXT.title, measure),
    subs: breakText(panel.subtitle, widthPt, TEXT.sub, measure),
  }));
  const beforePt = isLower ? 2 * GROUP_GAP_PT : TITLES_PT;
  const most = (part: "titles" | "subs") => Math.max(...set.map((one) => one[part].length));
  const titlesPt = beforePt + LINE_PT * most("titles");
  const place = (topPt: number) => ({
    texts: set.flatMap(({ startPt, titles, subs }) => {
      const titlePt = topPt + titlesPt - titles.length * LINE_PT;
      return [
        ...placeLines(titles, () => startPt, titlePt, TEXT.title),
        ...placeLines(subs, () => startPt, topPt + titlesPt, TEXT.sub),
      ];
    }),
  });
  return { kind: "titles", heightPt: titlesPt + LINE_PT * most("subs") + GAP_PT, place };
}

function captionOf({ widthPt, measure }: Setting, { caption }: PanelsGroup): readonly Strip[] {
  const lines = breakText(caption, widthPt, TEXT.sub, measure);
  if (lines.length === 0) return [];
  const heightPt = lines.length * LINE_PT + GAP_PT / 2;
  return [
    {
      kind: "caption",
      heightPt,
      place: (topPt) => ({ texts: placeLines(lines, () => 0, topPt, TEXT.sub) }),
    },
  ];
}

function rowHeight({ names, panels }: Setting, row: PanelsRow): number {
  const lines = Math.max(names.linesOf(row), ...panels.map((panel) => linesIn(panel, row)));
  return Math.max(SMALL_ROW_PT, lines > 1 ? lines * LINE_PT + GAP_PT / 2 : 0);
}

function linesIn({ wordsOf, lane, index }: PanelSetting, row: PanelsRow): number {
  const cell = row.cells[index];
  return Math.max(wordsOf(row).length, lane && cell ? lane.linesOf(cell) : 0);
}

function rowOf(setting: Setting, row: PanelsRow): Strip {
  const { names, panels } = setting;
  const heightPt = rowHeight(setting, row);
  const place = (topPt: number): Placed => {
    const y = topPt + heightPt / 2;
    const namePt = y - (names.linesOf(row) * LINE_PT) / 2;
    const texts = [...names.place(row, namePt), ...names.placeSub(row, y - LINE_PT / 2)];
    const cells = panels.map((panel) => placePanelCell(panel, row, y, setting));
    return gather([{ texts }, ...cells]);
  };
  return { kind: "row", heightPt, place };
}

function placePanelCell(
  panel: PanelSetting,
  row: PanelsRow,
  y: number,
  setting: Setting,
): Partial<Placed> {
  const cell = row.cells[panel.index];
  const ground = row.grounds[panel.index] ?? "plain";
  if (!cell) return {};
  const lines = panel.wordsOf(row);
  if (!panel.arrangement) {
    const topPt = y - (lines.length * LINE_PT) / 2;
    return { texts: placeLines(lines, () => panel.startPt, topPt, TEXT.value) };
  }
  const { scale, labelsByCell } = panel.arrangement;
  const marks = placeCell(cell, labelsByCell.get(cell) ?? [], {
    axis: panel.index,
    originPt: panel.startPt,
    scale,
    shape: panel.marks.shape,
    tone: toneOn(ground, row, setting),
    isOnField: ground === "field",
    y,
    references: [],
  });
  const lanePt = panel.startPt + scale.lengthPt + LANE_GAP_PT;
  return gather([marks, panel.lane?.place(cell, lanePt, y) ?? {}]);
}

/** Blue says that a number may be compared with others; where there is one place only, none takes it so. */
function toneOn(ground: Ground, { isFocus }: PanelsRow, { hasFocus, spec }: Setting): Tone {
  if (hasFocus) return isFocus ? TONES.accent : TONES.rest;
  const isOnlyPlace = spec.groups.flatMap(({ rows }) => rows).length === 1;
  return ground === "field" || isOnlyPlace ? TONES.accent : TONES.apart;
}

/** The fields under rows that stand under one another in one piece. */
function groundsOf(setting: Setting, rows: readonly PanelsRow[], topPt: number): Partial<Placed> {
  let y = topPt;
  const spans = rows.map((row): RowSpan => {
    const span = { row, topPt: y, bottomPt: y + rowHeight(setting, row) };
    y = span.bottomPt;
    return span;
  });
  return { fields: fieldsUnder(spans, setting.panels) };
}

function axesOf({ panels }: Setting, topPt: number, bottomPt: number): Partial<Placed> {
  const lines = panels.flatMap(({ arrangement, startPt }): readonly Line[] => {
    if (!arrangement) return [];
    const x = startPt + toPt(arrangement.scale, 0);
    return [{ kind: "zero", x1: x, y1: topPt, x2: x, y2: bottomPt }];
  });
  return { lines };
}
