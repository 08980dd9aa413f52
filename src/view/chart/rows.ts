/** Words the rows of a chart, and what it leaves out. */

import type { ChartPanel } from "../../analysis/analyze.ts";
import type { ChartRows, OmittedKind, RowPart } from "../../analysis/chart-rows.ts";
import type { StepDirection } from "../../analysis/findings/model.ts";
import { aimOf, type Cell, type Comparison } from "../../analysis/model.ts";
import { type Standing, standingIn } from "../../analysis/panel-rows.ts";
import { whyNotComputed } from "../../analysis/reasons.ts";
import { referenceFor } from "../../analysis/references.ts";
import type { ChartCell, ChartGroup, ChartRow } from "../../charts/model.ts";
import type { Ground } from "../../charts/panels/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { compareBases } from "../../dataset/sameness.ts";
import { type Context, listNames, placeName } from "../context.ts";
import { elsewhereOf, figureWords, showFigure, showWords } from "../figure.ts";
import { type Ledger, openLedger } from "../ledger.ts";
import { periodNumeral, periodOf, wordPeriod } from "../period.ts";
import { nameShortly, sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { rankIn, showRank } from "../rank.ts";
import { plainText, say } from "../sentence.ts";
import { drawMark } from "./mark.ts";
import { sayUnranked } from "./unranked.ts";

/** What the figure of a place stands on. */
export const GROUNDS: Readonly<Record<Standing, Ground>> = {
  compared: "field",
  apart: "apart",
  alone: "plain",
};

/** The chart that a number belongs to, and the places that stand out in it. */
interface Anchor {
  readonly id: string;
  readonly focus: readonly string[];
  /** True where words beside the chart say who leads, and years beside the places why they stand apart. Default: false. */
  readonly isCompact?: boolean;
}

/** Words each part of the rows: a caption that separates it from the rows before, then its places. */
export function drawGroups(
  context: Context,
  anchor: Anchor,
  { parts }: ChartRows,
  panels: readonly ChartPanel[],
): readonly ChartGroup[] {
  return parts.map((part) => {
    const rows = part.regions.map((region) => drawRow(context, anchor, region, panels));
    const isSetApart = part.standing !== "compared" && part.standing !== "silent";
    const isField = anchor.isCompact ? areCompared(part, panels) : isFieldOf(part, panels);
    if (part.between > 0) {
      return {
        caption: sayBetween(context, anchor, part),
        isSetApart,
        isField,
        isContinued: true,
        rows,
      };
    }
    const isStep = panels.length > 1 || panels.some(({ target }) => target);
    const isSaid = anchor.isCompact && part.standing === "apart" && isStep;
    const caption = isSaid ? "" : captionOf(context, part, panels);
    return { caption, isSetApart, isField, rows };
  });
}

/** True of places each of which every panel ranks. */
function areCompared({ standing, regions }: RowPart, panels: readonly ChartPanel[]): boolean {
  const isOfEvery = (region: string) =>
    panels.every((panel) => standingIn(panel, region) === "compared");
  return standing === "compared" && regions.every(isOfEvery);
}

/** True of places that one panel ranks: several panels stand beside one another by sign, and steps each by itself. */
function isFieldOf({ standing, regions }: RowPart, [panel, ...others]: readonly ChartPanel[]) {
  const ranked = panel?.outcome.groups.find(({ ranks }) => ranks)?.regions ?? [];
  const isCompared = standing === "compared" && others.length === 0 && !panel?.target;
  return isCompared && ranked.length > 1 && regions.some((region) => ranked.includes(region));
}

/** The places that contain all of these, apart: of rates, of which that of a whole may stand beside those of its parts. */
export function drawReferences(
  context: Context,
  anchor: Anchor,
  panels: readonly ChartPanel[],
): readonly ChartGroup[] {
  const references = panels[0]?.outcome.references ?? [];
  const isRate = panels.every(({ outcome }) => ["growth", "share"].includes(outcome.measure));
  const published = references.filter(({ region }) =>
    panels.some(({ outcome, target }) => hasNumber(outcome, region) || hasNumber(target, region)),
  );
  if (!isRate || published.length === 0) return [];
  const isLine = panels.every(({ outcome, target }) => {
    const compared = outcome.cells.filter(
      ({ region }) => region in (outcome.groups[0]?.ranks ?? {}),
    );
    return (
      !target &&
      referenceFor(
        outcome,
        compared.flatMap(({ figure }) => figure ?? []),
      )
    );
  });
  const rows = published.map(({ region }) => drawRow(context, anchor, region, panels));
  const caption = context.locale.say("chart.reference");
  return [{ caption, isSetApart: true, ...(isLine ? { isReference: true } : {}), rows }];
}

function hasNumber(comparison: Comparison | null, region: string): boolean {
  const cell = comparison?.references?.find((one) => one.region === region);
  return cell?.figure?.value != null;
}

function captionOf(
  context: Context,
  { standing, regions }: RowPart,
  panels: readonly ChartPanel[],
): string {
  const { locale } = context;
  if (standing === "apart")
    return panels.length > 1
      ? locale.say("chart.otherYears")
      : sayUnranked(context, panels, regions);
  if (standing !== "unclear") return "";
  const cells = panels.flatMap(({ outcome }) => outcome.cells);
  const codes = cells.flatMap((cell) =>
    regions.includes(cell.region) ? (whyNotComputed(cell) ?? []) : [],
  );
  const why = [...new Set(codes)].map((code) => locale.say(`chart.doubt.${code}`));
  return plainText(say(locale.say("chart.unclear"), { why: listNames(context, why) }));
}

/** e.g. 其间略去23地. */
function sayBetween(context: Context, { id }: Anchor, { between, isMedian }: RowPart): string {
  const key = isMedian ? "chart.betweenMedian" : "chart.between";
  const count = sayCount(context, between, "places ranked between those shown", id);
  return plainText(say(context.locale.say(key), { count }));
}

/** e.g. 未公布的12地未列. Empty where every place is shown, or stands between two that are. */
export function sayOmittedPlaces(
  context: Context,
  { id }: Anchor,
  { omitted }: ChartRows,
  panels: readonly ChartPanel[],
): string {
  const { locale } = context;
  const said = OMITTED_KINDS.filter((kind) => omitted[kind] > 0).map((kind) => {
    const key = kind === "apart" && panels.length > 1 ? "otherYears" : kind;
    const count = sayCount(context, omitted[kind], "places not shown", id);
    const isOne = omitted[kind] === 1;
    return plainText(say(locale.say(`chart.omitted.${key}${isOne ? "One" : ""}`), { count }));
  });
  return said.join(locale.say("list.row"));
}

/** Rows without those of places that publish nothing, where others do. */
export function withoutSilent(rows: ChartRows): {
  readonly rows: ChartRows;
  readonly silent: readonly string[];
} {
  const parts = rows.parts.filter(({ standing }) => standing !== "silent");
  const silent = rows.parts.filter((part) => !parts.includes(part));
  return { rows: { ...rows, parts }, silent: silent.flatMap(({ regions }) => regions) };
}

/** e.g. 峄城、高青未公布. */
export function saySilent(context: Context, regions: readonly string[]): string {
  const places = namePlaces(context, regions);
  return plainText(say(context.locale.say("chart.silent"), { places }));
}

const OMITTED_KINDS: readonly OmittedKind[] = ["others", "unclear", "apart", "silent"];

function drawRow(
  context: Context,
  anchor: Anchor,
  region: string,
  panels: readonly ChartPanel[],
): ChartRow {
  return {
    ...headOfRow(context, anchor, region, panels),
    cells: panels.map((panel) =>
      drawCellOf(
        context,
        { id: anchor.id, isRanked: panels.length === 1 && !anchor.isCompact },
        panel,
        region,
      ),
    ),
  };
}

/** The name of a place, and the periods of its outcomes; where it has none, an arrow to those of its targets. */
export function headOfRow(
  context: Context,
  { id, focus }: Anchor,
  region: string,
  panels: readonly ChartPanel[],
): Omit<ChartRow, "cells"> {
  const figures = panels.flatMap(({ outcome }) => cellOf(outcome, region)?.figures[0] ?? []);
  return {
    label: placeName(context, region),
    sub:
      figures.length > 0 ? sayPeriods(context, id, figures) : sayAims(context, id, region, panels),
    isFocus: focus.includes(region),
  };
}

function sayAims(
  context: Context,
  id: string,
  region: string,
  panels: readonly ChartPanel[],
): string {
  const aims = panels.flatMap(({ target }) => {
    const cell = cellOf(target, region);
    return cell ? aimOf(cell).slice(0, 1) : [];
  });
  return aims.length > 0 ? `→${sayPeriods(context, id, aims)}` : "";
}

function cellOf(comparison: Comparison | null, region: string): Cell | null {
  const cells = [...(comparison?.cells ?? []), ...(comparison?.references ?? [])];
  return cells.find((cell) => cell.region === region) ?? null;
}

/** How a cell is worded. */
interface CellSetting {
  readonly id: string;
  /** True with its rank, where it has one and no target. */
  readonly isRanked: boolean;
  /** True where its words have a column of their own. Default: false. */
  readonly isPanel?: boolean;
}

/** What one place has in one panel. */
export function drawCellOf(
  context: Context,
  { id, isRanked, isPanel = false }: CellSetting,
  { outcome, target, steps }: ChartPanel,
  region: string,
): ChartCell {
  return drawCell(context, id, {
    step: steps.find((step) => step.region === region)?.direction ?? null,
    comparison: outcome,
    outcome: cellOf(outcome, region),
    target: target ? cellOf(target, region) : null,
    rank: isRanked && !target ? rankLabel(context, id, outcome, region) : "",
    isPanel,
  });
}

function rankLabel(context: Context, id: string, comparison: Comparison, region: string): string {
  const rank = rankIn(comparison, region);
  if (!rank) return "";
  const { text } = showRank(context, rank, id);
  return rank.isProvisional ? `(${text})` : text;
}

/** The period of a place's figures; each period once, since the panels of a chart may differ in it. */
function sayPeriods(context: Context, where: string, figures: readonly Figure[]): string {
  const firstByText = new Map<string, Figure>();
  for (const figure of figures) {
    const text = wordPeriod(context.locale, periodOf(context, figure), "short");
    if (!firstByText.has(text)) firstByText.set(text, figure);
  }
  const said = [...firstByText.values()].map((figure) => {
    const behind = { figures: [figure.id], formula: "year of the figure", where };
    return periodNumeral(context, periodOf(context, figure), behind).text;
  });
  return said.join(context.locale.say("list.separator"));
}

interface Slot {
  /** Where the target lies from the outcome; null where the analysis does not say. */
  readonly step: StepDirection | null;
  /** Of the outcome. */
  readonly comparison: Comparison;
  readonly outcome: Cell | null;
  readonly target: Cell | null;
  readonly rank: string;
  /** True where words have a column of their own. */
  readonly isPanel: boolean;
}

function drawCell(context: Context, id: string, slot: Slot): ChartCell {
  const { outcome, target, rank } = slot;
  const mark = drawMark(context, id, outcome?.figure ?? null);
  const pair = drawMark(context, id, target?.figure ?? null);
  const hasTarget = target !== null && aimOf(target).length > 0;
  const lacking = mark === null && !(pair === null && hasTarget) ? outcome : target;
  const lacks = mark === null || (target !== null && pair === null);
  const [from, to] = [outcome?.figure, target?.figure];
  const isApart = mark && pair && from && to && compareBases(from, to) !== "same";
  return {
    mark,
    pair,
    ...(isApart ? { isApart } : {}),
    ...(slot.step && slot.step !== "open" ? { step: slot.step } : {}),
    ...(lacks ? wordEmpty(context, id, lacking, slot) : { empty: "" }),
    rank: mark === null ? "" : rank,
  };
}

/** The target in another measure, e.g. 增长10%以上, where that is short; else that there is one. */
function insteadLabel(context: Context, where: string, { instead = [] }: Cell): string {
  const [figure] = instead;
  const label = (ledger: Ledger) =>
    figure ? plainText(nameShortly({ ...context, ledger }, figure, where)) : "";
  const isBrief = label(openLedger()).length <= MOST_OF_INSTEAD[context.language];
  return instead.length === 1 && isBrief ? label(context.ledger) : otherMeasure(context);
}

/** Digits among the words are narrow. */
const MOST_OF_INSTEAD = { zh: 8, en: 16 } as const;

function otherMeasure({ locale }: Context): string {
  return locale.say("chart.otherMeasure");
}

function isShort(context: Context, figure: Figure, isPanel: boolean): boolean {
  const most = MOST_CHARACTERS[isPanel ? "panel" : "rows"];
  return figureWords(context, figure).length <= most[context.language];
}

/** Longer words would leave no room for marks: they stand only in words beside the chart. Panels set them in two lines. */
const MOST_CHARACTERS = { rows: { zh: 6, en: 15 }, panel: { zh: 12, en: 38 } } as const;

/** True where a label only says that there are words, or targets in other measures: these have to stand elsewhere in full. */
export function isShortened(
  context: Context,
  { id, isPanel }: { readonly id: string; readonly isPanel: boolean },
  cell: Cell,
): boolean {
  const [first] = aimOf(cell);
  if (!first) return false;
  if (first.value === null) return !isShort(context, first, isPanel);
  const silent = { ...context, ledger: openLedger(), shown: new Set<Figure>() };
  return cell.figures.length === 0 && insteadLabel(silent, id, cell) === otherMeasure(context);
}

/** What is said where a number is missing, and of which end it is, unless it is that nothing is published. */
function wordEmpty(
  context: Context,
  id: string,
  cell: Cell | null,
  slot: Slot,
): Pick<ChartCell, "empty" | "emptyOf"> {
  const empty = emptyLabel(context, id, cell, slot);
  const isSaid = empty !== context.locale.say("labels.missing");
  const hasTargetDrawn = (slot.target?.figure?.value ?? null) !== null;
  if (slot.isPanel && !isSaid && hasTargetDrawn)
    return { empty: context.locale.say("chart.outcomeMissing") };
  return isSaid ? { empty, emptyOf: cell === slot.outcome ? "outcome" : "target" } : { empty };
}

/** The label of a cell without a mark: its words, both numbers of a contradiction, or that nothing is published. */
function emptyLabel(
  context: Context,
  id: string,
  cell: Cell | null,
  { comparison, target, isPanel }: Slot,
): string {
  const [first] = cell ? aimOf(cell) : [];
  const elsewhere = cell && target ? elsewhereOf(context, comparison, cell, target) : null;
  if (elsewhere) return context.locale.say(`chart.${elsewhere}`);
  if (!cell || !first) return context.locale.say("labels.missing");
  if (cell.figures.length === 0 && first.value !== null) return insteadLabel(context, id, cell);
  if (first.value === null) {
    context.shown.add(first);
    return isShort(context, first, isPanel)
      ? showWords(context, first, id)
      : context.locale.say("chart.inWords");
  }
  return sayEveryNumber(context, id, cell);
}

/** The numbers of a contradiction. */
export function sayEveryNumber(context: Context, id: string, { figures }: Cell): string {
  const numerals = figures.map((f) => showFigure(context, f, { signed: true, where: id }));
  return numerals.map(({ prefix, text, mark }) => prefix + text + mark).join(" / ");
}
