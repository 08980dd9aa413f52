/** Settles how panels on shared rows are set: how many stand side by side, how wide each is, and its scale. */

import type { Arrangement } from "../arrange.ts";
import type { FigureToLayOut, Marks } from "../forms/model.ts";
import { type Names, namesBeside } from "../names.ts";
import { FIELD_PAD_PT, type Measure, PT_PER_MM, TEXT } from "../style.ts";
import { breakText, widestPt, wrapText } from "../text.ts";
import type { PanelSpan } from "./fields.ts";
import type { Lane } from "./lane.ts";
import { MARKS, type PanelSpec, type PanelsRow, type PanelsSpec } from "./model.ts";
import { arrangeBeside, hasValues, marksPt, onePanel } from "./scales.ts";
import { LANE_GAP_PT, PANELS_GAP_PT, type PanelShare, shareWidths } from "./widths.ts";

/** Panels that stand side by side. */
export interface Setting {
  readonly spec: PanelsSpec;
  readonly measure: Measure;
  readonly widthPt: number;
  readonly names: Names;
  readonly panels: readonly PanelSetting[];
  readonly hasFocus: boolean;
}

export interface PanelSetting {
  readonly panel: PanelSpec;
  /** Among all panels of the figure. */
  readonly index: number;
  readonly marks: Marks;
  readonly startPt: number;
  readonly widthPt: number;
  /** From where its field begins to where it ends. */
  readonly spanPt: PanelSpan["spanPt"];
  /** Null for a panel of words. */
  readonly arrangement: Arrangement | null;
  /** Words beside its scale, from where it ends; null where there are none. */
  readonly lane: Lane | null;
  /** The lines of words of a row; none where it has a scale. */
  readonly wordsOf: (row: PanelsRow) => readonly string[];
}

/** A name that takes more of the width than this goes over several lines. */
const NAMES_RATIO = 0.3;
/** A scale shorter than this tells nothing apart. */
const LEAST_SCALE_PT = 24;
/** Marks have at least this where words beside them stay on one line. */
const ROOMY_PT = 48;

/**
 * Sets panels side by side, as many as leave each a scale that tells its numbers apart; the others go under them.
 *
 * Shape: one setting for panels of one band. Null where even one panel alone is too narrow.
 */
export function settlePanels(spec: PanelsSpec, measure: Measure): readonly Setting[] | null {
  const { panels } = spec;
  for (let bands = 1; bands <= panels.length; bands += 1) {
    const across = Math.ceil(panels.length / bands);
    const settings = Array.from({ length: Math.ceil(panels.length / across) }, (_, band) =>
      settleBand(spec, band * across, Math.min(panels.length, (band + 1) * across), measure),
    );
    if (settings.every((setting) => setting !== null)) return settings;
  }
  return null;
}

/** Words beside scales stay on one line where marks have room beside them. */
function settleBand(spec: PanelsSpec, from: number, to: number, measure: Measure): Setting | null {
  const isRoomy = ({ lane, arrangement, index }: PanelSetting) =>
    !lane || !arrangement || marksPt(spec, index, arrangement) >= ROOMY_PT;
  const onOne = setBand(spec, { from, to, lines: 1 }, measure);
  if (onOne?.panels.every(isRoomy)) return onOne;
  return setBand(spec, { from, to, lines: 2 }, measure) ?? onOne;
}

function setBand(
  spec: PanelsSpec,
  { from, to, lines }: { readonly from: number; readonly to: number; readonly lines: number },
  measure: Measure,
): Setting | null {
  const widthPt = spec.widthMm * PT_PER_MM;
  const rows = spec.groups.flatMap((group) => group.rows);
  const hasField = rows.some(({ grounds }) => grounds.includes("field"));
  const names = namesBeside(rowsFigure(spec, from, hasField), widthPt * NAMES_RATIO, measure);
  const band = { from, to, lines, allPt: widthPt - names.endPt };
  let startPt = names.endPt;
  const panels: PanelSetting[] = [];
  for (const [at, share] of shareWidths(spec, band, measure).entries()) {
    const set = settlePanel(spec, share, startPt, measure);
    if (!set) return null;
    const [padPt, endPt] = [at === 0 ? startPt : FIELD_PAD_PT, startPt + share.widthPt];
    panels.push({ ...set, spanPt: [startPt - padPt, Math.min(widthPt, endPt + FIELD_PAD_PT / 2)] });
    startPt = endPt + PANELS_GAP_PT;
  }
  const hasFocus = rows.some(({ isFocus }) => isFocus);
  return { spec, measure, widthPt, names, panels, hasFocus };
}

function settlePanel(
  spec: PanelsSpec,
  { panel, index, lane, widthPt }: PanelShare,
  startPt: number,
  measure: Measure,
): Omit<PanelSetting, "spanPt"> | null {
  if (widthPt < LEAST_SCALE_PT) return null;
  const titles = wrapText(panel.title, widthPt, TEXT.title, measure);
  const isAlone = spec.panels.length === 1;
  if (!isAlone && widestPt(titles, TEXT.title, measure) > widthPt) return null;
  const marks = MARKS[panel.marks];
  const own = { panel, index, marks, startPt, widthPt, lane };
  if (panel.marks === "words") {
    const wordsOf = ({ cells }: PanelsRow) =>
      breakText(cells[index]?.empty ?? "", widthPt, TEXT.value, measure);
    return { ...own, arrangement: null, wordsOf };
  }
  const scalePt = widthPt - (lane ? lane.widthPt + LANE_GAP_PT : 0);
  const arrangement = arrangeBeside(spec, index, { lane, scalePt }, measure);
  const isCramped =
    arrangement && hasValues(spec, index) && marksPt(spec, index, arrangement) < LEAST_SCALE_PT;
  return arrangement && !isCramped ? { ...own, arrangement, wordsOf: () => [] } : null;
}

/** The rows with their names alone. */
function rowsFigure(spec: PanelsSpec, index: number, isField: boolean): FigureToLayOut {
  const figure = onePanel(spec, index);
  // The same rows, since names are looked up by them.
  const groups = spec.groups.map((group, at) => ({
    caption: "",
    isSetApart: false,
    isField: isField && at === 0,
    rows: group.rows,
  }));
  return { ...figure, groups };
}
