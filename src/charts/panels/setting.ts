/** Settles how panels on shared rows are set: how many stand side by side, how wide each is, and its scale. */

import { type Arrangement, arrangeLabels } from "../arrange.ts";
import type { FigureToLayOut, Marks } from "../forms/model.ts";
import { type Names, namesBeside } from "../names.ts";
import { FIELD_PAD_PT, type Measure, PT_PER_MM, TEXT } from "../style.ts";
import { breakText, widestPt, wrapText } from "../text.ts";
import type { PanelSpan } from "./fields.ts";
import type { Ground, PanelMarks, PanelSpec, PanelsRow, PanelsSpec } from "./model.ts";

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
  /** The lines of words of a row; none where it has a scale. */
  readonly wordsOf: (row: PanelsRow) => readonly string[];
}

/** Which marks each kind of panel has. */
const MARKS: Readonly<Record<PanelMarks, Marks>> = {
  bar: { shape: "bar", areTwo: false },
  dot: { shape: "dot", areTwo: false },
  pair: { shape: "dot", areTwo: true },
  words: { shape: "dot", areTwo: false },
};

const GAP_PT = 12;
/** A name that takes more of the width than this goes over several lines. */
const NAMES_RATIO = 0.3;
/** A scale shorter than this tells nothing apart. */
const LEAST_SCALE_PT = 24;

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

function settleBand(spec: PanelsSpec, from: number, to: number, measure: Measure): Setting | null {
  const widthPt = spec.widthMm * PT_PER_MM;
  const rows = spec.groups.flatMap((group) => group.rows);
  const hasField = rows.some(({ grounds }) => grounds.includes("field"));
  const names = namesBeside(rowsFigure(spec, from, hasField), widthPt * NAMES_RATIO, measure);
  const widths = widthsOf(spec, from, to, widthPt - names.endPt, measure);
  let startPt = names.endPt;
  const panels: PanelSetting[] = [];
  for (const [at, panelPt] of widths.entries()) {
    const set = settlePanel(spec, from + at, { startPt, widthPt: panelPt }, measure);
    if (!set) return null;
    const [padPt, endPt] = [at === 0 ? startPt : FIELD_PAD_PT, startPt + panelPt];
    panels.push({ ...set, spanPt: [startPt - padPt, Math.min(widthPt, endPt + FIELD_PAD_PT / 2)] });
    startPt = endPt + GAP_PT;
  }
  const hasFocus = rows.some(({ isFocus }) => isFocus);
  return { spec, measure, widthPt, names, panels, hasFocus };
}

/** Panels of words are as wide as their words, up to an even share; the others share what is left. */
function widthsOf(
  { panels, groups }: PanelsSpec,
  from: number,
  to: number,
  allPt: number,
  measure: Measure,
): readonly number[] {
  const roomPt = allPt - (to - from - 1) * GAP_PT;
  const sharePt = roomPt / (to - from);
  const rows = groups.flatMap((group) => group.rows);
  const wanted = panels.slice(from, to).map(({ marks, title }, at) => {
    if (marks !== "words") return null;
    const texts = rows.map(({ cells }) => cells[from + at]?.empty ?? "");
    const widest = Math.max(
      widestPt(texts, TEXT.value, measure),
      widestPt([title], TEXT.title, measure),
    );
    return Math.min(widest, sharePt);
  });
  const takenPt = wanted.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const others = wanted.filter((one) => one === null).length;
  return wanted.map((one) => one ?? (roomPt - takenPt) / others);
}

function settlePanel(
  spec: PanelsSpec,
  index: number,
  { startPt, widthPt }: { readonly startPt: number; readonly widthPt: number },
  measure: Measure,
): Omit<PanelSetting, "spanPt"> | null {
  const panel = spec.panels[index];
  if (!panel || widthPt < LEAST_SCALE_PT) return null;
  const titles = wrapText(panel.title, widthPt, TEXT.title, measure);
  const isAlone = spec.panels.length === 1;
  if (!isAlone && widestPt(titles, TEXT.title, measure) > widthPt) return null;
  const marks = MARKS[panel.marks];
  const own = { panel, index, marks, startPt, widthPt };
  if (panel.marks === "words") {
    const wordsOf = ({ cells }: PanelsRow) =>
      breakText(cells[index]?.empty ?? "", widthPt, TEXT.value, measure);
    return { ...own, arrangement: null, wordsOf };
  }
  const arrangement = arrangeLabels(onePanel(spec, index), widthPt, measure);
  if (!arrangement || isCramped(spec, index, arrangement)) return null;
  return { ...own, arrangement, wordsOf: () => [] };
}

/** True where the marks of a panel and its zero stand too near to one another to be told apart. */
function isCramped(spec: PanelsSpec, index: number, { scale }: Arrangement): boolean {
  const values = spec.groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) =>
      [cells[index]?.mark, cells[index]?.pair].flatMap((mark) => mark?.value ?? []),
    ),
  );
  const apart = Math.max(0, ...values) - Math.min(0, ...values);
  const apartPt = (apart / (scale.max - scale.min)) * scale.lengthPt;
  return apart > 0 && apartPt < LEAST_SCALE_PT;
}

/** One panel as a figure of its own, with the same cells. */
export function onePanel(spec: PanelsSpec, index: number): FigureToLayOut {
  const groups = spec.groups.map(({ caption, rows }) => {
    const isAll = (ground: Ground) => rows.every(({ grounds }) => grounds[index] === ground);
    return {
      caption,
      isSetApart: isAll("apart"),
      isField: isAll("field"),
      rows: rows.map((row) => ({ ...row, cells: row.cells.slice(index, index + 1) })),
    };
  });
  const { id, widthMm, alt } = spec;
  const marks = MARKS[spec.panels[index]?.marks ?? "words"];
  return { id, widthMm, alt, panels: [""], groups, ends: null, marks };
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
