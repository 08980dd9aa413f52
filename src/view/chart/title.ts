/** The message of a chart: where targets lie, or who is largest where that may be said. */

import type { ChartAnalysis, ChartPanel } from "../../analysis/analyze.ts";
import { endsOf, fieldOf } from "../../analysis/findings/field.ts";
import type { Comparison } from "../../analysis/model.ts";
import { wayOf } from "../../analysis/series/direction.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, listNames, measureName, placeName } from "../context.ts";
import { leadOfSteps, stepName } from "../findings/steps.ts";
import type { Sentence } from "../model.ts";
import { whenInTitle } from "../period.ts";
import { indicatorName, sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { capitaliseFirst, plainText, say, verbatim } from "../sentence.ts";

/** The message: where targets lie, or who is largest where that may be said; otherwise only what is shown. */
export function titleOf(context: Context, { spec, panels }: ChartAnalysis): Sentence {
  const { locale } = context;
  const measure = listNames(
    context,
    panels.map(({ outcome }) => measureName(context, outcome.indicator, outcome.measure)),
  );
  const [panel] = panels;
  if (panels.length > 1) return fallsTitle(context, panels) ?? verbatim(measure);
  if (!panel) return [];
  if (spec.form === "dumbbell") return stepsTitle(context, panel, measure);
  const leading = leadersOf(panel.outcome);
  if (!leading) return verbatim(measure);
  const { cells, groups } = panel.outcome;
  const count = groups[0]?.regions.length ?? 0;
  const key = spec.measure === "level" ? "largest" : spec.measure === "count" ? "most" : "highest";
  return say(locale.say(`chart.${key}${count === 2 ? "Pair" : ""}`), {
    measure,
    of:
      count < cells.length
        ? say(locale.say("chart.of"), { count: sayCount(context, count, "places ranked") })
        : "",
    when: whenInTitle(context, leading),
    places: namePlaces(
      context,
      leading.map((figure) => figure.region),
    ),
  });
}

/**
 * Of the growth of several indicators: which fell, where; null where too many did, or an estimate or a bound leaves open
 * which way one of them went.
 *
 * A rise and a fall are told apart whatever the year, so that this ranks nothing.
 */
function fallsTitle(context: Context, panels: readonly ChartPanel[]): Sentence | null {
  const { locale } = context;
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  if (figures.length === 0 || figures.some(({ measure }) => measure !== "growth")) return null;
  const numbered = figures.filter(({ value }) => value !== null);
  // "At most 3%" may be a fall, and so may an estimate of 0.2%.
  if (numbered.some((figure) => !["rise", "fall"].includes(wayOf(figure)))) return null;
  const fallen = numbered.filter((figure) => wayOf(figure) === "fall");
  if (fallen.length === 0) return say(locale.say("chart.allRose"));
  const isPlain = fallen.every(
    ({ status, bound, standing }) =>
      status === "actual" && bound === "exact" && standing === "counts",
  );
  if (fallen.length > MOST_FALLEN || !isPlain) return null;
  const names = fallen.map(({ indicator, region }) =>
    plainText(
      say(locale.say("chart.indicatorOf"), {
        indicator: indicatorName(context, indicator),
        place: placeName(context, region),
      }),
    ),
  );
  return say(locale.say("chart.onlyFell"), { names: listNames(context, names) });
}

/** More than this are not named in a title. */
const MOST_FALLEN = 2;

function stepsTitle(context: Context, { outcome, steps }: ChartPanel, measure: string): Sentence {
  if (steps.length === 0) return say(context.locale.say("chart.targetTitle"), { measure });
  const name = stepName(context, outcome.indicator, outcome.measure);
  return capitaliseFirst(leadOfSteps(context, name, { steps, asked: outcome.cells.length }));
}

/** The figures that are largest where that may be said; null where all are about the same or a bound leaves it open. */
function leadersOf(comparison: Comparison): readonly Figure[] | null {
  const field = fieldOf(comparison);
  const ends = field && endsOf(field);
  const [lowest] = ends?.lowest ?? [];
  return !ends || !lowest || ends.highest.includes(lowest) ? null : ends.highest;
}
