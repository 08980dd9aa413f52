import type { ChartAnalysis, Row } from "../../analysis/analyze.ts";
import { groupForPanels, standingIn } from "../../analysis/panel-rows.ts";
import { replacedBy } from "../../analysis/revisions.ts";
import type { PanelSpec, PanelsGroup, PanelsSpec } from "../../charts/panels/model.ts";
import type { Dataset, Figure } from "../../dataset/model.ts";
import { type Context, indicatorOf, measureName } from "../context.ts";
import { ledgerUnder } from "../ledger.ts";
import type { Sentence, Sign } from "../model.ts";
import { indicatorName, joinAsList } from "../phrase.ts";
import { capitaliseFirst, join, plainText, verbatim } from "../sentence.ts";
import { legendOfPanels } from "../table/legend.ts";
import { altOfPanels } from "./alt.ts";
import { WORDED_FORMS } from "./forms.ts";
import { drawCellOf, GROUNDS, headOfRow } from "./rows.ts";
import { describe, termsOf } from "./subtitle.ts";

/** More places than these have charts of their own, which leave some out. */
const MOST_PLACES = 12;
const MOST_PANELS = 3;

/** Charts of one panel each that share their places, so that the places stand once, as rows; others stay as they are. */
export function joinPanels(
  charts: readonly ChartAnalysis[],
): readonly (readonly ChartAnalysis[])[] {
  const joined: ChartAnalysis[][] = [];
  for (const chart of charts) {
    const last = joined.at(-1);
    if (last?.[0] && isJoinable(last[0]) && isJoinable(chart) && last.length < MOST_PANELS) {
      last.push(chart);
    } else joined.push([chart]);
  }
  return joined;
}

/** True of a chart whose places may stand as rows of panels. */
export function isJoinable({ panels: [panel, ...others] }: ChartAnalysis): boolean {
  const places = panel?.outcome.cells.length ?? 0;
  const hasReference = (panel?.outcome.references ?? []).length > 0;
  return others.length === 0 && places > 1 && places <= MOST_PLACES && !hasReference;
}

/** A table carries what the panels do not: they show the same places and numbers, but not what a number replaced. */
export function withoutDrawn(
  dataset: Dataset,
  rows: readonly Row[],
  charts: readonly ChartAnalysis[],
): readonly Row[] {
  const panels = joinPanels(charts).flatMap((together) =>
    together.length > 1 ? together.flatMap((chart) => chart.panels) : [],
  );
  const isDrawn = ({ comparison: { indicator, measure, cells } }: Row) =>
    panels.some(
      ({ outcome }) =>
        outcome.indicator === indicator &&
        outcome.measure === measure &&
        cells.every(({ figures }, place) => isSame(figures, outcome.cells[place]?.figures ?? [])) &&
        cells.every(({ figures }) => figures.every((one) => replacedBy(dataset, one).length === 0)),
    );
  return rows.filter((row) => !isDrawn(row));
}

function isSame(a: readonly Figure[], b: readonly Figure[]): boolean {
  return a.length === b.length && a.every((figure, index) => figure.id === b[index]?.id);
}

/** What several charts show together, worded. */
interface WordedPanels {
  /** What they are of. */
  readonly title: Sentence;
  /** Bases and scopes. */
  readonly subtitle: Sentence;
  readonly spec: PanelsSpec;
  /** The marks beside its numbers. */
  readonly legend: readonly Sign[];
  readonly hasField: boolean;
}

interface PanelsPlacing {
  readonly id: string;
  readonly focus: readonly string[];
  readonly widthMm: number;
  /** What stands over each panel. Default: its message, and what it is of. */
  readonly headOf?: HeadOf;
}

/** Words what stands over a panel. */
export type HeadOf = (context: Context, chart: ChartAnalysis, figure: Sentence) => PanelSpec;

/** Words charts of the same places as panels beside one another. */
export function wordPanels(
  page: Context,
  { id, focus, widthMm, headOf = messageOf }: PanelsPlacing,
  charts: readonly ChartAnalysis[],
): WordedPanels {
  const panels = charts.flatMap((chart) => chart.panels.slice(0, 1));
  const context = { ...page, together: panels.map(({ outcome }) => outcome.indicator) };
  const { locale } = context;
  const indicators = [...new Set(panels.map(({ outcome }) => outcome.indicator))];
  const title = nameIndicators(context, indicators);
  const inDrawing = { ...context, ledger: ledgerUnder(context.ledger, id) };
  const heads = charts.map((chart): PanelSpec => headOf(inDrawing, chart, title));
  const groups = groupForPanels(panels).map(
    (regions): PanelsGroup => ({
      caption: "",
      rows: regions.map((region) => ({
        ...headOfRow(context, { id, focus }, region, panels),
        cells: panels.map((panel) =>
          drawCellOf(context, { id, isRanked: true, isPanel: true }, panel, region),
        ),
        grounds: panels.map((panel) => GROUNDS[standingIn(panel, region)]),
      })),
    }),
  );
  const subtitle = join(termsOf(context, panels), locale.say("list.stop"));
  const drawn = { panels: heads, groups };
  const alt = altOfPanels(context, [title, subtitle], drawn);
  const rows = groups.flatMap((group) => group.rows);
  const isRanked = rows.some(({ cells }) => cells.some(({ rank }) => rank !== ""));
  const cells = panels.flatMap(({ outcome, target }) => [
    ...outcome.cells,
    ...(target?.cells ?? []),
  ]);
  return {
    title,
    subtitle,
    spec: { id, form: "panels", widthMm, alt, ...drawn },
    legend: legendOfPanels(context, cells, isRanked),
    hasField: rows.some(({ grounds }) => grounds.includes("field")),
  };
}

/** One indicator has its name in full, which its panels then need not say. */
function nameIndicators(context: Context, indicators: readonly string[]): Sentence {
  const [first, ...others] = indicators;
  if (first !== undefined && others.length === 0) {
    return capitaliseFirst(verbatim(indicatorOf(context, first).name[context.language]));
  }
  const names = indicators.map((indicator) => verbatim(indicatorName(context, indicator)));
  return capitaliseFirst(joinAsList(context, names));
}

function messageOf(context: Context, { spec, panels }: ChartAnalysis, figure: Sentence): PanelSpec {
  const [panel] = panels;
  if (!panel) return { title: "", subtitle: "", marks: "words" };
  const { message, marks } = WORDED_FORMS[spec.form];
  const { indicator, measure } = panel.outcome;
  const isNamed = plainText(figure) === plainText(nameIndicators(context, [indicator]));
  const name = isNamed
    ? context.locale.say(`chart.measure.${measure}`)
    : measureName(context, indicator, measure);
  const title = plainText(message(context, panel, name));
  const said = plainText(figure) + title;
  return { title, subtitle: plainText(describe(context, { spec, panels }, said)), marks };
}
