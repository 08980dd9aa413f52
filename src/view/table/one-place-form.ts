/** One place: its measures are columns, and nothing is ranked. */

import type { Figure } from "../../dataset/model.ts";
import { compareScopes } from "../../dataset/sameness.ts";
import type { Context } from "../context.ts";
import type { BlockRowView, BlockView, CellView, NoteView } from "../model.ts";
import { words } from "../sentence.ts";
import { rowUnit } from "../unit.ts";
import { EMPTY } from "./cell.ts";
import { stepMm, unitNeedMm } from "./columns-form.ts";
import { type Extent, HEAD, mostOf, NAME, wrappedMm } from "./extent.ts";
import { type Line, makeCell } from "./lines.ts";
import {
  askedOf,
  GAP_MM,
  headPeriod,
  round,
  type Setting,
  STEP,
  STUBS,
  sharesOf,
  styleOf,
} from "./setting.ts";
import { widestPieceMm } from "./text-width.ts";

/** A column no wider than this keeps its numbers near to the names. */
const WIDEST_COLUMN_MM = 44;

/** The lines of one row: the indicator's own measure, and its growth. */
interface Pair {
  readonly own: Line | null;
  readonly growth: Line | null;
}

/** Sets the table of one place. */
export function setOnePlace(setting: Setting): {
  readonly blocks: readonly BlockView[];
  /** By line; one place each. */
  readonly cells: readonly (readonly CellView[])[];
} {
  const { context, id, caption, lines, isPlan, isList, remarkMm } = setting;
  const { locale } = context;
  const pairs = pairLines(lines);
  const hasGrowth = pairs.some(({ growth }) => growth !== null);
  const made = new Map<Line, CellView>();
  const make = (line: Line | null, others: readonly (Line | null)[]): CellView => {
    if (!line) return { ...EMPTY, kind: "missing", isNumber: false };
    const longest = Math.max(0, ...others.map((other) => other?.decimals ?? 0));
    const cell = makeCell(context, line, 0, line.isOfWholes ? 0 : longest);
    made.set(line, cell);
    return cell;
  };
  const owns = pairs.map(({ own }) => own);
  const growths = pairs.map(({ growth }) => growth);
  const sizes = fitOnePlace(setting, pairs, hasGrowth);
  const years = askedOf(lines, 0);
  const stubs = [
    {
      title: locale.say("labels.indicator"),
      years: years.map((period) => headPeriod(context, period)),
    },
    { title: locale.say("labels.unit"), years: [] },
  ];
  const rows = pairs.map(({ own, growth }): BlockRowView => {
    const line = own ?? growth;
    return {
      name: line?.full ?? "",
      opens: true,
      ...(isList && own && !isLevel(own) ? { isChange: true } : {}),
      isFocus: false,
      notes: uniqueNotes([own, growth]),
      subs: [own ? [words(isList ? unitOfOne(context, own) : own.unit)] : []],
      cells: [make(own, owns), ...(hasGrowth ? [make(growth, growths)] : [])],
    };
  });
  const remarks = remarkMm > 0 ? [remarkMm] : [];
  const head = (key: string) => ({ name: locale.say(key), unit: "", years: [], notes: [] });
  const widthsMm = [...sizes.widthsMm, ...remarks].map(round);
  const block: BlockView = {
    id,
    caption,
    style: styleOf(isPlan ? { from: sizes.fromMm } : { slot: sizes.slotMm, rank: 0 }),
    widthsMm,
    widths: sharesOf(widthsMm),
    spans: [],
    stubs,
    columns: [head("table.value"), ...(hasGrowth ? [head("table.growth")] : [])],
    rows,
    remark: [],
  };
  return { blocks: [block], cells: lines.map((line) => [made.get(line) ?? EMPTY]) };
}

/** Growth stands beside the level before it; a change has a unit of its own, and so a row. */
function pairLines(lines: readonly Line[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const line of lines) {
    const { measure } = line.source.comparison;
    const at = measure === "growth" ? pairs.findIndex((pair) => mayBear(pair, line)) : -1;
    const pair = pairs[at];
    if (pair) pairs[at] = { ...pair, growth: line };
    else if (measure === "growth") pairs.push({ own: null, growth: line });
    else pairs.push({ own: line, growth: null });
  }
  return pairs;
}

/** True where a growth is of the amount before it: of the same indicator and scope, neither of which has another. */
function mayBear({ own, growth }: Pair, line: Line): boolean {
  if (own === null || growth !== null || own.indicator !== line.indicator) return false;
  const [a, b] = [figureIn(own), figureIn(line)];
  return isLevel(own) && a !== undefined && b !== undefined && compareScopes(a, b) === "same";
}

/** The first figure of a line of one place. */
function figureIn(line: Line): Figure | undefined {
  return figuresIn(line)[0];
}

function figuresIn({ source: { comparison, before } }: Line): readonly Figure[] {
  const cells = [...comparison.cells, ...(before?.cells ?? [])];
  return cells.flatMap(({ figures }) => figures);
}

/** The unit beside the only number of a line, e.g. enterprise of one. */
function unitOfOne(context: Context, line: Line): string {
  const [figure, ...others] = figuresIn(line);
  return figure && others.length === 0 ? rowUnit(context, figure, figure.value) : line.unit;
}

function isLevel({ source }: Line): boolean {
  return source.comparison.measure !== "change";
}

function fitOnePlace(setting: Setting, pairs: readonly Pair[], hasGrowth: boolean) {
  const { context, lines, extentsByLine, isPlan, isList, widthMm: tableMm, remarkMm } = setting;
  const { language, locale } = context;
  const extentOf = (line: Line | null): Extent[] =>
    line ? (extentsByLine[lines.indexOf(line)] ?? []).slice(0, 1) : [];
  const all = extentsByLine.flat();
  const slotMm = mostOf(all, ({ markMm }) => markMm) + 1;
  const fromMm = mostOf(all, (extent) => extent.fromMm);
  const needOf = (extents: readonly Extent[], head: string) =>
    Math.max(
      widestPieceMm(head, HEAD),
      isPlan
        ? mostOf(extents, (extent) => stepMm(extent, fromMm, STEP[language].arrowMm))
        : mostOf(extents, ({ numberMm, padMm, wordsMm, periodMm }) =>
            Math.max(wordsMm, numberMm + padMm + slotMm, periodMm + slotMm),
          ),
    ) + GAP_MM;
  const needs = [
    needOf(
      pairs.flatMap(({ own }) => extentOf(own)),
      locale.say("table.value"),
    ),
    ...(hasGrowth
      ? [
          needOf(
            pairs.flatMap(({ growth }) => extentOf(growth)),
            locale.say("table.growth"),
          ),
        ]
      : []),
  ];
  const unitMm = Math.max(
    isList ? widestPieceMm(locale.say("labels.unit"), HEAD) + GAP_MM : STUBS[language].outcome[1],
    ...pairs.map(({ own }) => (own ? unitNeedMm(own.unit) : 0)),
  );
  const namesMm = Math.max(
    ...pairs.map(({ own, growth }) => wrappedMm((own ?? growth)?.full ?? "", isList ? 1 : 2, NAME)),
  );
  const roomMm = tableMm - remarkMm - unitMm - needs.reduce((sum, mm) => sum + mm, 0);
  const stubMm = Math.max(
    10,
    Math.min(roomMm, Math.max(namesMm + GAP_MM, STUBS[language].outcome[0])),
  );
  const spareMm = Math.max(0, roomMm - stubMm) / needs.length;
  const columns = needs.map((mm) => Math.max(mm, Math.min(mm + spareMm, WIDEST_COLUMN_MM)));
  return { slotMm: isPlan ? 0 : slotMm, fromMm, widthsMm: [stubMm, unitMm, ...columns] };
}

function uniqueNotes(lines: readonly (Line | null)[]): readonly NoteView[] {
  return [...new Set(lines.flatMap((line) => line?.notes ?? []))];
}
