/** Places as rows, indicators as columns: a few numeric columns a block, heads repeated. */

import { aimOf } from "../../analysis/model.ts";
import type { Period } from "../../dataset/model.ts";
import { cityOf } from "../../dataset/regions/tree.ts";
import { groupBy } from "../../group-by.ts";
import { type Context, listNames, placeName } from "../context.ts";
import type { BlockView, CellView, HeadView, Sentence, SpanView } from "../model.ts";
import { wordPeriod } from "../period.ts";
import { sayCount } from "../phrase.ts";
import { plainText, say, words } from "../sentence.ts";
import { missingCell } from "./cell.ts";
import { stepMm, unitNeedMm } from "./columns-form.ts";
import { type Extent, HEAD, mostOf, NAME, SMALL, wrappedMm } from "./extent.ts";
import { type Line, makeCell, notesOf } from "./lines.ts";
import {
  askedOf,
  GAP_MM,
  headPeriod,
  round,
  type Setting,
  STEP,
  STEP_PADDING_MM,
  sharesOf,
  styleOf,
} from "./setting.ts";
import { widestPieceMm, widthMm } from "./text-width.ts";

/** Numeric columns of a block. */
const MOST_COLUMNS = 6;
/** Longer names of places go over several lines. */
const WIDEST_NAME_MM = 42;
const NARROWEST_NAME_MM = 14;
/** A column no wider than this keeps its numbers near to the names. */
const WIDEST_COLUMN_MM = 34;
/** Lines that a head may take. */
const LINES_OF_HEAD = 3;
/** More places than this stand under the names of their cities. */
const MOST_WITHOUT_CITIES = 12;
/** Between names of places that publish nothing; more are counted. */
const MOST_NAMED = 4;

/** Lengths of a table whose places are rows, in mm. */
interface Rows {
  readonly stubMm: number;
  /** 0 where all places have the same years, which then stand in the head. */
  readonly yearsMm: number;
  readonly rankMm: number;
  readonly slotMm: number;
  readonly fromMm: number;
  /** What each line takes as a column. */
  readonly needsMm: readonly number[];
}

/** Sets a table with places as rows, in as many blocks as its columns take. */
export function setRows(setting: Setting): {
  readonly blocks: readonly BlockView[];
  /** By line, then by place. */
  readonly cells: readonly (readonly CellView[])[];
} {
  const { context, lines, regions } = setting;
  const years = regions.map((_, place) => askedOf(lines, place));
  const sizes = fitRows(setting, years);
  const made = new Map<string, CellView>();
  const blocks = packColumns(setting, sizes).map((indices, number) =>
    setBlock(setting, sizes, { indices, number, years, made }),
  );
  const cells = lines.map((_, index) =>
    regions.map((_, place) => made.get(`${index}/${place}`) ?? missingCell(context)),
  );
  return { blocks, cells };
}

function fitRows(setting: Setting, years: readonly (readonly Period[])[]): Rows {
  const { context, regions, extentsByLine, isPlan } = setting;
  const extents = extentsByLine.flat();
  const names = regions.map((region) => placeName(context, region));
  const namesMm = Math.max(...names.map((name) => widthMm(name, NAME)));
  const piecesMm = Math.max(...names.map((name) => widestPieceMm(name, NAME)));
  const widestMm = Math.max(piecesMm, Math.min(WIDEST_NAME_MM, namesMm));
  const isDated = new Set(years.map((of) => of.join())).size > 1;
  const written = years.map((of) =>
    of
      .map((period) => wordPeriod(context.locale, { period, time: null }, "short"))
      .join(isPlan ? " → " : " "),
  );
  const writtenMm = Math.max(0, ...written.map((text) => widthMm(text, SMALL)));
  const rankMm = mostOf(extents, (extent) => extent.rankMm);
  const markMm = mostOf(extents, (extent) => extent.markMm);
  const slotMm = markMm + (rankMm > 0 ? rankMm + 1.4 : 0.6);
  const fromMm = mostOf(extents, (extent) => extent.fromMm);
  return {
    // What is the same for all stands under the head of the names.
    stubMm: Math.max(
      NARROWEST_NAME_MM,
      (isDated ? widestMm : Math.max(widestMm, writtenMm)) + GAP_MM,
    ),
    yearsMm: isDated ? writtenMm + GAP_MM : 0,
    rankMm,
    slotMm: isPlan ? 0 : slotMm,
    fromMm,
    needsMm: setting.lines.map((line, index) =>
      needMm(setting, line, extentsByLine[index] ?? [], { slotMm, fromMm }),
    ),
  };
}

function needMm(
  { context, isPlan }: Setting,
  { full, unit }: Line,
  extents: readonly Extent[],
  { slotMm, fromMm }: Pick<Rows, "slotMm" | "fromMm">,
): number {
  const { arrowMm } = STEP[context.language];
  const headMm = Math.max(widestPieceMm(full, HEAD), wrappedMm(full, LINES_OF_HEAD, HEAD) / 2);
  const cellsMm = isPlan
    ? mostOf(extents, (extent) => stepMm(extent, fromMm, arrowMm))
    : mostOf(extents, ({ numberMm, padMm, wordsMm, periodMm }) =>
        Math.max(wordsMm > 0 ? wordsMm : numberMm + padMm + slotMm, periodMm + slotMm),
      );
  const indentMm = isPlan ? STEP_PADDING_MM : 0;
  return Math.max(headMm, Math.min(unitNeedMm(unit), 20) + indentMm, cellsMm) + GAP_MM;
}

/** Parts the columns into blocks of about the same number, measures of one indicator together. */
function packColumns(setting: Setting, { stubMm, yearsMm, needsMm }: Rows): readonly number[][] {
  const roomMm = setting.widthMm - stubMm - yearsMm;
  const groups = groupByIndicator(setting.lines);
  const greedy = packGreedily(groups, needsMm, roomMm, MOST_COLUMNS);
  const even = Math.ceil(needsMm.length / Math.max(1, greedy.length));
  for (let most = even; most < MOST_COLUMNS; most++) {
    const packed = packGreedily(groups, needsMm, roomMm, most);
    if (packed.length === greedy.length) return packed;
  }
  return greedy;
}

function groupByIndicator(lines: readonly Line[]): readonly number[][] {
  const groups: number[][] = [];
  for (const [index, { indicator }] of lines.entries()) {
    const last = groups.at(-1);
    const before = last && lines[last[0] ?? 0];
    if (last && before?.indicator === indicator) last.push(index);
    else groups.push([index]);
  }
  return groups;
}

function packGreedily(
  groups: readonly number[][],
  needsMm: readonly number[],
  roomMm: number,
  most: number,
): readonly number[][] {
  const blocks: number[][] = [];
  const lengthOf = (indices: readonly number[]) =>
    indices.reduce((sum, index) => sum + (needsMm[index] ?? 0), 0);
  const fits = (indices: readonly number[]) =>
    indices.length <= most && lengthOf(indices) <= roomMm;
  for (const group of groups) {
    // A group too wide for a block of its own is parted.
    for (const part of fits(group) ? [group] : group.map((index) => [index])) {
      const last = blocks.at(-1);
      if (last && fits([...last, ...part])) last.push(...part);
      else blocks.push([...part]);
    }
  }
  return blocks;
}

interface Part {
  readonly indices: readonly number[];
  readonly number: number;
  readonly years: readonly (readonly Period[])[];
  /** Takes every cell by line and place. */
  readonly made: Map<string, CellView>;
}

function setBlock(
  setting: Setting,
  sizes: Rows,
  { indices, number, years, made }: Part,
): BlockView {
  const { context, id, lines, regions, references, isPlan } = setting;
  const { locale } = context;
  const shown = indices.flatMap((index) => lines[index] ?? []);
  const spans = spansOf(shown);
  const common = sizes.yearsMm === 0 ? (years[0] ?? []) : [];
  const stubs = [
    {
      title: locale.say("labels.place"),
      years: common.map((period) => headPeriod(context, period)),
    },
    ...(sizes.yearsMm > 0 ? [{ title: locale.say("labels.year"), years: [] }] : []),
  ];
  const isPublishing = (place: number) =>
    shown.some(({ source: { comparison, before } }) =>
      [comparison, before].some((one) => aimOf(one?.cells[place] ?? NOTHING).length > 0),
    );
  const places = byCity(setting, [...regions.keys()].filter(isPublishing));
  const rows = places.map(({ place, city }) => {
    const region = regions[place] ?? "";
    const subs = sizes.yearsMm > 0 ? [sayYears(context, years[place] ?? [], isPlan)] : [];
    const cells = indices.flatMap((index) => {
      const line = lines[index];
      if (!line) return [];
      const cell = makeCell(context, line, place, line.decimals);
      made.set(`${index}/${place}`, cell);
      return [cell];
    });
    const isFocus = context.focus.includes(region);
    return {
      name: placeName(context, region),
      opens: true,
      isFocus,
      ...(city === null ? {} : { city }),
      ...(references.includes(region) ? { isReference: true } : {}),
      notes: [],
      subs,
      cells,
    };
  });
  const widthsMm = widthsOf(setting, sizes, indices);
  const shownPlaces = new Set(places.map(({ place }) => place));
  const silent = regions.filter((_, place) => !shownPlaces.has(place));
  return {
    id: number === 0 ? id : `${id}-${number + 1}`,
    caption: captionOf(setting, number),
    style: styleOf(
      isPlan ? { from: sizes.fromMm } : { slot: sizes.slotMm, rank: sizes.rankMm },
      widthsMm,
    ),
    widthsMm,
    widths: sharesOf(widthsMm),
    spans,
    stubs,
    columns: shown.map((line) => headOf(context, line, spans.length > 0)),
    rows,
    remark: sayAbsent(context, silent),
  };
}

const NOTHING = { figures: [] };

/** Places in a row; the first of each city with its name, where there are many places of several cities. */
interface Placed {
  readonly place: number;
  readonly city: string | null;
}

/** The order of the page, or that by city where there are many places of several cities; those for reference last. */
function byCity(
  { context, regions, references }: Setting,
  places: readonly number[],
): readonly Placed[] {
  const { dataset, language, locale } = context;
  const cityIn = (place: number) => cityOf(regions[place] ?? "", dataset.regionById);
  const isReference = (place: number) => references.includes(regions[place] ?? "");
  const compared = places.filter((place) => !isReference(place));
  const groups = groupBy(compared, (place) => cityIn(place)?.key ?? "");
  if (compared.length <= MOST_WITHOUT_CITIES || groups.size < 2)
    return places.map((place) => ({ place, city: null }));
  const ofCities = [...groups.values()].flatMap((own) =>
    own.map((place, index) => {
      const name = cityIn(place)?.name[language] ?? locale.say("table.otherPlaces");
      return { place, city: index === 0 ? name : null };
    }),
  );
  const last = places.filter(isReference).map((place) => ({ place, city: null }));
  return [...ofCities, ...last];
}

/** The first block has the caption, the others say that it goes on. */
function captionOf({ context, caption }: Setting, number: number): string {
  if (number === 0) return caption;
  return plainText(say(context.locale.say("table.continued"), { caption }));
}

function headOf(context: Context, { full, unit, notes }: Line, isSpanned: boolean): HeadView {
  return {
    name: isSpanned ? "" : full,
    unit: unitAtHead(context, unit),
    years: [],
    notes: isSpanned ? [] : notes,
  };
}

/** A unit at the head of a column, in brackets; that of a growth has them already. */
function unitAtHead({ locale }: Context, unit: string): string {
  return /[)）]$/.test(unit) ? unit : plainText(say(locale.say("table.unit"), { unit }));
}

/** None where every indicator has one column: then its head has the name. */
function spansOf(lines: readonly Line[]): readonly SpanView[] {
  const groups = groupByIndicator(lines);
  if (groups.every((group) => group.length === 1)) return [];
  return groups.map((group) => {
    const members = group.flatMap((index) => lines[index] ?? []);
    return { name: members[0]?.full ?? "", width: group.length, notes: notesOf(members) };
  });
}

function widthsOf(
  { widthMm: tableMm }: Setting,
  { stubMm, yearsMm, needsMm }: Rows,
  indices: readonly number[],
): readonly number[] {
  const needs = indices.map((index) => needsMm[index] ?? 0);
  const leading = yearsMm > 0 ? [stubMm, yearsMm] : [stubMm];
  const takenMm = [...leading, ...needs].reduce((sum, mm) => sum + mm, 0);
  const spareMm = Math.max(0, tableMm - takenMm) / Math.max(1, needs.length);
  const columns = needs.map((mm) => Math.max(mm, Math.min(mm + spareMm, WIDEST_COLUMN_MM)));
  return [...leading, ...columns].map(round);
}

function sayYears(context: Context, years: readonly Period[], isPlan: boolean): Sentence {
  return years.flatMap((period, index) => [
    ...(index > 0 ? [words(isPlan ? "\u00a0→\u00a0" : " ")] : []),
    headPeriod(context, period),
  ]);
}

/** Which places publish nothing of the block, and so have no row in it. */
function sayAbsent(context: Context, silent: readonly string[]): Sentence {
  const { locale } = context;
  if (silent.length === 0) return [];
  if (silent.length <= MOST_NAMED) {
    const names = silent.map((region) => placeName(context, region));
    return say(locale.say("table.absentNamed"), { places: listNames(context, names) });
  }
  const count = sayCount(context, silent.length, "places that publish nothing of this");
  return say(locale.say("table.absent"), { count });
}
