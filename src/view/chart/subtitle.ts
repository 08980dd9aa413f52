/** What a chart is of: its measure, unit, years, bases and scopes. */

import type { ChartAnalysis, ChartPanel } from "../../analysis/analyze.ts";
import { ORDER_OF_PLACES } from "../../analysis/chart-forms.ts";
import type { ChartRows } from "../../analysis/chart-rows.ts";
import type { Comparison } from "../../analysis/model.ts";
import { type Context, indicatorOf, lowerFirst } from "../context.ts";
import type { Sentence } from "../model.ts";
import { notesOf } from "../notes.ts";
import { capitaliseFirst, join, say, verbatim, withoutStop, words } from "../sentence.ts";
import { sayTermNote } from "../terms.ts";
import { rowUnit, saysUnit } from "../unit.ts";
import { WORDED_FORMS } from "./forms.ts";
import { haveUnlikePrices } from "./prices.ts";
import { sayUnranked } from "./unranked.ts";

/** The measure's full name where the title has not said it, its unit; the years, bases and scopes of the places shown. */
export function subtitleOf(
  context: Context,
  { spec, panels: all }: ChartAnalysis,
  { parts: rows }: ChartRows,
  title: string,
): Sentence {
  const shown = new Set(rows.flatMap(({ regions }) => regions));
  const panels = all.map((panel) => narrow(panel, shown));
  const subtitle = describe(context, { spec, panels }, title);
  return join([subtitle, ...termsOf(context, panels)], context.locale.say("list.stop"));
}

/** Measure, unit and periods, without bases and scopes. */
export function describe(
  context: Context,
  { spec, panels }: ChartAnalysis,
  title: string,
): Sentence {
  const { locale } = context;
  const first = panels[0];
  if (!first) return [];
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  const { indicator, measure } = first.outcome;
  const { name, unit } = indicatorOf(context, indicator);
  const { language } = context;
  const isSingle = panels.length === 1;
  const isNamed = isSingle && !title.toLowerCase().includes(name[language].toLowerCase());
  const isCompared = panels.every(({ outcome }) => isRanked(outcome) || isAlone(outcome));
  const isOfPage = ORDER_OF_PLACES[spec.form] === "page";
  const said = rowUnit(context, { indicator, measure, unit: figures[0]?.unit ?? unit });
  const isUnitNamed = isNamed && saysUnit(name[language], said);
  const parts: readonly Sentence[] = [
    ...(isNamed ? [verbatim(name[language])] : []),
    ...(isUnitNamed ? [] : [verbatim(said)]),
    WORDED_FORMS[spec.form].periods(context, figures),
    ...(isSingle ? [] : [verbatim(sayScales(context, panels))]),
    ...(isCompared || isOfPage ? [] : [verbatim(sayUnranked(context, panels, null))]),
  ];
  return capitaliseFirst(join(parts, locale.say("list.detail")));
}

function sayScales(context: Context, panels: readonly ChartPanel[]): string {
  return context.locale.say(
    haveUnlikePrices(context, panels) ? "chart.unlikePrices" : "chart.panels",
  );
}

/** A panel with the cells of the places shown only. */
function narrow({ outcome, target, steps }: ChartPanel, shown: ReadonlySet<string>): ChartPanel {
  const only = (comparison: Comparison): Comparison => ({
    ...comparison,
    cells: comparison.cells.filter(({ region }) => shown.has(region)),
  });
  return { outcome: only(outcome), target: target && only(target), steps };
}

/** The bases and scopes of what is drawn, each once; among several panels with the indicator they hold for. */
export function termsOf(context: Context, panels: readonly ChartPanel[]): readonly Sentence[] {
  const { locale, language } = context;
  return panels.flatMap(({ outcome, target }) => {
    const notes = (target ? notesOf(target, outcome) : notesOf(outcome, null)).map((note) =>
      withoutStop(sayTermNote(context, note)),
    );
    if (panels.length === 1) return notes;
    const indicator = indicatorOf(context, outcome.indicator).short[language];
    return notes.map((note) =>
      say(locale.say("chart.noteOf"), { indicator, note: lowerFirstOf(note) }),
    );
  });
}

function lowerFirstOf([first, ...rest]: Sentence): Sentence {
  if (!first || first.isNumeral) return first ? [first, ...rest] : [];
  return [words(lowerFirst(first.text)), ...rest];
}

function isRanked({ groups }: Comparison): boolean {
  return groups.some(({ ranks }) => ranks !== null);
}

/** True where fewer than two places have a figure, so that there is nothing to compare. */
function isAlone({ cells }: Comparison): boolean {
  return cells.filter(({ figures }) => figures.length > 0).length < 2;
}
