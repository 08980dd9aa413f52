import type { Cell } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, listNames, lookUp, placeName } from "../context.ts";
import { explain } from "../guide.ts";
import type { CellView, Sign, TableView } from "../model.ts";
import { remarkMark } from "../remark-mark.ts";

/**
 * The marks that stand in a table, always in the same order, and what is doubtful about its figures. `areTargetsFirst`: of
 * targets and their outcomes, in this order; `areApart`: what may not stand beside the other end of an arrow has a row of its own.
 */
export function legendOf(
  context: Context,
  figures: readonly Figure[],
  cells: readonly CellView[],
  { areTargetsFirst = false, areApart = false } = {},
): readonly Sign[] {
  const { locale } = context;
  const shown = cells.flatMap((cell) => [cell.from ?? cell, cell]);
  const isElsewhere = shown.some(({ words }) => words === locale.say("mark.elsewhere"));
  const isUnstated = shown.some(({ words }) => words === locale.say("mark.unstated"));
  const isUsed: Readonly<Record<string, boolean>> = {
    estimate: figures.some(({ status }) => status === "estimate"),
    about: figures.some(({ bound }) => bound === "about"),
    at_least: figures.some(({ bound }) => bound === "at_least"),
    at_most: figures.some(({ bound }) => bound === "at_most"),
    conflict: figures.some(({ standing }) => standing === "contradicted"),
    missing: shown.some(({ words }) => words === locale.say("labels.none")),
    elsewhere: isElsewhere && !areTargetsFirst && !areApart,
    elsewhereApart: isElsewhere && areApart,
    targetElsewhere: isElsewhere && areTargetsFirst,
    unstated: isUnstated && !areApart,
    unstatedApart: isUnstated && areApart,
    rank: shown.some((cell) => cell.rank),
    // Where targets are in the table itself, its caption and heads say it.
    arrow: figures.some(({ status }) => status === "target") && !shown.some(({ from }) => from),
  };
  const marks = Object.keys(isUsed)
    .filter((key) => isUsed[key])
    .map((key) => explain(locale, "legend", key));
  return [...marks, ...remarksOf(context, figures)];
}

/** The marks that stand in panels. */
export function legendOfPanels(
  context: Context,
  cells: readonly Cell[],
  isRanked: boolean,
): readonly Sign[] {
  const { locale } = context;
  const ofFigures = legendOf(context, figuresOf(cells), []).filter(
    // The subtitle of a panel says which way its arrows lead.
    ({ meaning }) => meaning !== locale.say("legend.arrow"),
  );
  return isRanked ? [...ofFigures, explain(locale, "legend", "rank")] : ofFigures;
}

/** Tells that the places for reference are not ranked. */
export function explainReferences(
  context: Context,
  references: readonly string[],
): readonly Sign[] {
  if (references.length === 0) return [];
  const names = references.map((region) => placeName(context, region));
  const meaning = context.locale.say("table.reference");
  return [{ sign: listNames(context, names), meaning }];
}

/** The figures of cells; of targets in another measure those with a mark: their bounds stand in words. */
export function figuresOf(cells: readonly Cell[]): readonly Figure[] {
  return cells.flatMap(({ figures, instead = [] }) => [...figures, ...instead.filter(isMarked)]);
}

function isMarked({ standing, remark }: Figure): boolean {
  return standing === "contradicted" || remark !== null;
}

/** What is doubtful about a figure, in the words of the vocabulary. */
function remarksOf(context: Context, figures: readonly Figure[]): readonly Sign[] {
  const { dataset, language } = context;
  const ids = new Set(figures.flatMap(({ remark }) => remark ?? []));
  return [...ids].map((id) => ({
    sign: remarkMark(context, id),
    meaning: lookUp(dataset.remarkById, id).name[language],
  }));
}

/** The marks of several tables, each once, in the order of one. */
export function mergeLegends(
  { locale }: Context,
  tables: readonly (Pick<TableView, "legend"> | null)[],
): readonly Sign[] {
  const meanings = Object.values(locale.group("legend"));
  const placeOf = ({ meaning }: Sign) =>
    meanings.includes(meaning) ? meanings.indexOf(meaning) : meanings.length;
  const signs = tables.flatMap((table) => table?.legend ?? []);
  const byMeaning = new Map(signs.map((sign) => [sign.meaning, sign]));
  return [...byMeaning.values()].sort((a, b) => placeOf(a) - placeOf(b));
}
