/** Places as columns, indicators as rows: the form while every column holds its widest cell. */

import { frequencyOf } from "../../dataset/time/period.ts";
import { regionOf } from "../context.ts";
import type { BlockView, CellView, ColumnView, SharedPeriodsView } from "../model.ts";
import { wordPeriod } from "../period.ts";
import { words } from "../sentence.ts";
import { type Extent, HEAD, mostOf, SMALL } from "./extent.ts";
import {
  askedOf,
  GAP_MM,
  round,
  type Setting,
  STEP,
  STEP_PADDING_MM,
  STUBS,
  sharesOf,
  styleOf,
  WIDE_MM,
} from "./setting.ts";
import { widestPieceMm, widthMm } from "./text-width.ts";

/** Lines that the name of a place may take at the head of its column. */
const LINES_OF_NAME = 2.5;
/** Units longer than this go over several lines. */
const WIDEST_UNIT_MM = 34;
/** So much narrower names of indicators may stand. */
const SPARE_STUB_MM = 6;
/** Names of indicators go over several lines there. */
const LEAST_STUB_MM = 20;
/** As wide as a rank may be there. */
const RANK_MM = 4.9;
/** Between a number without a mark and its rank. */
const MARK_MM = 1.5;
/** Between a mark and the rank after it. */
const APART_OF_MARK_MM = 0.4;

/** Lengths of a table whose places are columns, in mm. */
export interface Columns {
  readonly stubMm: number;
  readonly unitMm: number;
  readonly placesMm: readonly number[];
  readonly slotMm: number;
  readonly rankMm: number;
  readonly fromMm: number;
}

/** Fits places into columns; null where they do not go. */
export function fitColumns(setting: Setting): Columns | null {
  const fixed = fixedColumns(setting);
  // Where outcomes reach too far out of their room before the arrow, all are given more.
  const mostMm = mostOf(setting.extentsByLine.flat(), ({ fromMm }) => fromMm);
  for (const fromMm of [fixed.fromMm, Math.max(fixed.fromMm, mostMm)]) {
    const columns = fitPlaces(setting, { ...fixed, fromMm });
    if (columns) return columns;
  }
  return null;
}

/** Gives places in columns the room that they need, whatever is left for the names of the indicators. */
export function forceColumns(setting: Setting): Columns {
  const fixed = fixedColumns(setting);
  const placesMm = setting.regions.map((_, place) => needMm(setting, fixed, place));
  const takenMm = placesMm.reduce((sum, mm) => sum + mm, fixed.unitMm + setting.remarkMm);
  return { ...fixed, placesMm, stubMm: Math.max(LEAST_STUB_MM, setting.widthMm - takenMm) };
}

function fitPlaces(setting: Setting, given: Fixed): Columns | null {
  const { regions, remarkMm, isPlan } = setting;
  const needsMm = isPlan
    ? fitSteps(setting, given)
    : regions.map((_, place) => needMm(setting, given, place));
  const fixed = isPlan ? given : keepApart(setting, given, needsMm);
  const roomMm = setting.widthMm - remarkMm - fixed.stubMm - fixed.unitMm;
  const shareMm = roomMm / regions.length;
  const spareMm = (roomMm - needsMm.reduce((sum, mm) => sum + mm, 0)) / regions.length;
  const even = { ...fixed, placesMm: regions.map(() => shareMm) };
  // The steps of a row reach into the room that their neighbours leave.
  const isEven = isPlan ? holdsSteps(setting, even) : needsMm.every((mm) => mm <= shareMm);
  if (!isEven && (isPlan ? spareMm < 0 || !holdsSteps(setting, uneven()) : spareMm < 0))
    return null;
  function uneven(): Columns {
    return { ...fixed, placesMm: needsMm.map((mm) => mm + spareMm) };
  }
  const columns = isEven ? even : uneven();
  return holdsNames(setting, columns) ? columns : null;
}

/** Lets names go over more lines where a rank would stand as near to the next place's number as to its own. */
function keepApart(setting: Setting, fixed: Fixed, needsMm: readonly number[]): Fixed {
  const { lines, widthMm: tableMm, remarkMm } = setting;
  const leastWidthMm = needsMm.reduce((sum, mm) => sum + mm, remarkMm + fixed.unitMm);
  const wantedMm = leastWidthMm + APART_MM * needsMm.length;
  // Places that do not go into columns otherwise are not squeezed into them.
  if (leastWidthMm + fixed.stubMm > tableMm) return fixed;
  const longestMm = Math.max(...lines.map(({ full }) => widestPieceMm(full, HEAD)));
  const leastMm = Math.min(fixed.stubMm, Math.max(LEAST_STUB_MM, longestMm + 1));
  return { ...fixed, stubMm: Math.max(leastMm, Math.min(fixed.stubMm, tableMm - wantedMm)) };
}

/** Between a rank and the number of the next place, beyond the least. */
const APART_MM = 2;

function holdsNames({ context, regions, isPlan }: Setting, columns: Columns): boolean {
  return regions.every((region, place) => {
    const name = regionOf(context, region).short[context.language];
    const columnMm = columns.placesMm[place] ?? 0;
    const roomMm = columnMm - (isPlan ? GAP_MM : columns.slotMm);
    return widestPieceMm(name, HEAD) <= columnMm && widthMm(name, HEAD) <= LINES_OF_NAME * roomMm;
  });
}

/** What does not depend on how many places there are. */
function fixedColumns(setting: Setting): Fixed {
  const { context, lines, extentsByLine, isPlan, widthMm: tableMm } = setting;
  const { language } = context;
  const isWide = tableMm > WIDE_MM;
  const [stubMm, leastUnitMm] = STUBS[language][isWide ? "wide" : isPlan ? "plan" : "outcome"];
  const extents = extentsByLine.flat();
  const rankMm = Math.max(RANK_MM, mostOf(extents, (extent) => extent.rankMm) + 0.2);
  const markMm = Math.max(
    MARK_MM,
    mostOf(extents, ({ markMm, rankMm }) =>
      rankMm > 0 && markMm > 0 ? markMm + APART_OF_MARK_MM : markMm,
    ),
  );
  const unitMm = Math.max(leastUnitMm, ...lines.map(({ unit }) => unitNeedMm(unit)));
  const ofYearMm = isWide ? STEP[language].wideFromMm : STEP[language].fromMm;
  // A year has room before the arrow; a longer period takes what it needs.
  const firstsMm = setting.regions.flatMap((_, place) => headsOf(setting, place).slice(0, 1));
  return {
    // What units need more, names give as far as they can.
    stubMm: stubMm - Math.min(SPARE_STUB_MM, unitMm - leastUnitMm),
    unitMm,
    rankMm,
    slotMm: isPlan ? 0 : markMm + rankMm + 1,
    fromMm: isPlan ? Math.max(ofYearMm, ...firstsMm) : ofYearMm,
  };
}

type Fixed = Omit<Columns, "placesMm">;

/** A long unit goes over several lines. */
export function unitNeedMm(unit: string): number {
  return Math.max(widestPieceMm(unit, SMALL), Math.min(WIDEST_UNIT_MM, widthMm(unit, SMALL))) + 1;
}

/** The least width of a place's column. */
function needMm(setting: Setting, fixed: Fixed, place: number): number {
  const { context, extentsByLine, isPlan } = setting;
  const extents = extentsByLine.flatMap((line) => line[place] ?? []);
  if (isPlan) {
    const { arrowMm } = STEP[context.language];
    const headMm = stepHeadMm(setting, fixed.fromMm, place);
    return mostOf(extents, (extent) => stepMm(extent, fixed.fromMm, arrowMm), headMm);
  }
  const headMm = Math.max(0, ...headsOf(setting, place));
  // A rank keeps one of the two millimetres to the next column itself.
  return mostOf(
    extents,
    ({ numberMm, padMm, wordsMm, periodMm }) =>
      Math.max(wordsMm > 0 ? wordsMm : numberMm + padMm, periodMm) + fixed.slotMm + 1,
    headMm > 0 ? headMm + fixed.slotMm + GAP_MM : 0,
  );
}

/** The periods at the head of a place, with an arrow between them. */
function stepHeadMm(setting: Setting, fromMm: number, place: number): number {
  const lastMm = Math.max(YEAR_MM, headsOf(setting, place).at(-1) ?? 0);
  return STEP_PADDING_MM + fromMm + STEP[setting.context.language].arrowMm + lastMm;
}

/** The widths of the periods at the head of a place, in their order; a year goes where numbers go. */
function headsOf({ context: { locale }, lines }: Setting, place: number): readonly number[] {
  return askedOf(lines, place).map((period) => {
    if (frequencyOf(period) === "year") return 0;
    return widthMm(wordPeriod(locale, { period, time: null }, "short"), SMALL);
  });
}

/** The width of an outcome, an arrow and a target; words go under the arrow. */
export function stepMm(extent: Extent, fromMm: number, arrowMm: number): number {
  const { numberMm, markMm, wordsMm, hasArrow, periodMm } = extent;
  const leadMm = hasArrow || numberMm > 0 ? fromMm + arrowMm : 0;
  const bodyMm = wordsMm > 0 ? Math.max(wordsMm, leadMm) : leadMm + numberMm + markMm;
  return Math.max(STEP_PADDING_MM + bodyMm + 0.5, periodMm + GAP_MM);
}

/** How far a step reaches from the left edge of its arrow, to the left and to the right; null where it keeps no distance. */
function reachOf(extent: Extent, arrowMm: number) {
  const { numberMm, markMm, wordsMm, fromMm, hasArrow } = extent;
  const isEmpty = numberMm === 0 && wordsMm === 0;
  return {
    beforeMm: hasArrow || isEmpty ? Math.max(fromMm, isEmpty ? DASH_MM : 0) : null,
    afterMm: isEmpty ? 0 : arrowMm + numberMm + markMm,
  };
}

/**
 * The least widths of columns in which no step comes too near to its neighbours: steps reach into the room that these
 * leave, and where one has too little, the column before it takes more.
 */
function fitSteps(setting: Setting, { unitMm, fromMm }: Fixed): readonly number[] {
  const { context, extentsByLine, lines, regions } = setting;
  const { arrowMm } = STEP[context.language];
  const widthsMm: number[] = [];
  const freeFromMm = lines.map(({ unit }) => widthMm(unit, SMALL));
  let columnMm = unitMm;
  for (const place of regions.keys()) {
    const extents = extentsByLine.flatMap((line) => line[place] ?? []);
    const reaches = extents.map((extent) => reachOf(extent, arrowMm));
    const aheadMm = columnMm + STEP_PADDING_MM + fromMm;
    const lacks = reaches.map(({ beforeMm }, index) =>
      beforeMm === null ? 0 : (freeFromMm[index] ?? 0) + LEAST_GAP_MM + beforeMm - aheadMm,
    );
    const lackMm = place === 0 ? 0 : Math.max(0, ...lacks);
    if (place > 0) widthsMm[place - 1] = (widthsMm[place - 1] ?? 0) + lackMm;
    columnMm += lackMm;
    const ends = reaches.map(({ afterMm }) => aheadMm + lackMm + afterMm);
    const headMm = stepHeadMm(setting, fromMm, place);
    const leastMm = mostOf(
      extents,
      ({ wordsMm, periodMm }) =>
        Math.max(wordsMm > 0 ? STEP_PADDING_MM + wordsMm + 0.5 : 0, periodMm + GAP_MM),
      headMm,
    );
    const isLast = place === regions.length - 1;
    widthsMm.push(isLast ? Math.max(leastMm, Math.max(0, ...ends) - columnMm) : leastMm);
    columnMm += widthsMm[place] ?? 0;
    for (const [index, endMm] of ends.entries()) {
      const hasWords = (extentsByLine[index]?.[place]?.wordsMm ?? 0) > 0;
      freeFromMm[index] = hasWords ? Math.max(columnMm - 1, endMm) : endMm;
    }
  }
  return widthsMm;
}

/** True where no step of a row comes too near to its neighbours. */
function holdsSteps(setting: Setting, { unitMm, placesMm, fromMm }: Columns): boolean {
  const { context, extentsByLine, lines } = setting;
  const { arrowMm } = STEP[context.language];
  const isNarrow = (mm: number, place: number) =>
    mm < stepHeadMm(setting, fromMm, place) - ROUNDING_MM;
  if (placesMm.some(isNarrow)) return false;
  return extentsByLine.every((extents, index) => {
    // From the left edge of the column of units.
    let freeFromMm = widthMm(lines[index]?.unit ?? "", SMALL);
    let columnMm = unitMm;
    return (
      extents.every((extent, place) => {
        const arrowAtMm = columnMm + STEP_PADDING_MM + fromMm;
        const { beforeMm, afterMm } = reachOf(extent, arrowMm);
        const isClear =
          beforeMm === null || arrowAtMm - beforeMm - freeFromMm >= LEAST_GAP_MM - ROUNDING_MM;
        const endMm = arrowAtMm + afterMm;
        columnMm += placesMm[place] ?? 0;
        freeFromMm = extent.wordsMm > 0 ? Math.max(columnMm - 1, endMm) : endMm;
        const holdsWords = extent.wordsMm <= (placesMm[place] ?? 0) - STEP_PADDING_MM - 0.5;
        return isClear && holdsWords;
      }) && freeFromMm <= columnMm + (setting.remarkMm > 0 ? LEAST_GAP_MM : 0.1)
    );
  });
}

/** Lengths that were added up in another order are alike. */
const ROUNDING_MM = 0.001;
/** The year of a target at the head of its column. */
const YEAR_MM = 7;
/** A dash stands for an outcome that is missing. */
const DASH_MM = 3;
/** Between a step and the one before it; columns of numbers are further apart on the whole. */
const LEAST_GAP_MM = 1.5;

/** What a table of places in columns is set from. */
interface Matrix {
  readonly columns: readonly ColumnView[];
  readonly periods: readonly SharedPeriodsView[];
  /** By line, then by place. */
  readonly cells: readonly (readonly CellView[])[];
}

/** Sets the one block of a table whose places are columns. */
export function setColumns(
  setting: Setting,
  sizes: Columns,
  { columns, periods, cells }: Matrix,
): BlockView {
  const { context, id, caption, lines, remarkMm, isPlan } = setting;
  const { stubMm, unitMm, placesMm, slotMm, rankMm, fromMm } = sizes;
  const { locale } = context;
  const remarks = remarkMm > 0 ? [remarkMm] : [];
  const widthsMm = [stubMm, unitMm, ...placesMm, ...remarks].map(round);
  return {
    id,
    caption,
    style: styleOf(isPlan ? { from: fromMm } : { slot: slotMm, rank: rankMm }),
    widthsMm,
    widths: sharesOf(widthsMm),
    spans: [],
    ...(periods.length > 0 ? { periods } : {}),
    stubs: ["indicator", "unit"].map((key) => ({ title: locale.say(`labels.${key}`), years: [] })),
    columns: columns.map(({ name, years, isReference }) => ({
      name,
      unit: "",
      years,
      notes: [],
      ...(isReference ? { isReference } : {}),
    })),
    rows: lines.map((line, index) => ({
      name: line.name,
      opens: line.opens,
      isFocus: false,
      notes: line.notes,
      subs: [[words(line.unit)]],
      cells: (cells[index] ?? []).map((cell, place) =>
        columns[place]?.isReference ? { ...cell, isReference: true } : cell,
      ),
    })),
    remark: [],
  };
}
