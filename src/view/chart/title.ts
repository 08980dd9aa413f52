import type { ChartAnalysis, ChartPanel } from "../../analysis/analyze.ts";
import { wayOf } from "../../analysis/series/direction.ts";
import { sayMarks } from "../claim.ts";
import { type Context, listNames, measureName, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, sayCount } from "../phrase.ts";
import { plainText, say, verbatim } from "../sentence.ts";
import { WORDED_FORMS } from "./forms.ts";

/** The message of a chart: of one panel what its form has to say, of several what fell; otherwise only what is shown. */
export function titleOf(context: Context, { spec, panels }: ChartAnalysis): Sentence {
  const measure = listNames(
    context,
    panels.map(({ outcome }) => measureName(context, outcome.indicator, outcome.measure)),
  );
  const [panel] = panels;
  if (panels.length > 1) return fallsTitle(context, panels) ?? verbatim(measure);
  if (!panel) return [];
  return WORDED_FORMS[spec.form].title(context, panel, measure);
}

/**
 * Of the growth of several indicators: which fell, where; null where too many did, or an estimate or a bound leaves open
 * which way one of them went.
 *
 * Figures of different years may stand together here, since only their signs are told, and nothing is ranked.
 */
function fallsTitle(context: Context, panels: readonly ChartPanel[]): Sentence | null {
  const { locale } = context;
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  if (figures.length === 0 || figures.some(({ measure }) => measure !== "growth")) return null;
  const numbered = figures.filter(({ value }) => value !== null);
  // "At most 3%" may be a fall, and so may an estimate of 0.2%.
  if (numbered.some((figure) => !["rise", "fall"].includes(wayOf(figure)))) return null;
  const fallen = numbered.filter((figure) => wayOf(figure) === "fall");
  // Counted, since some places may publish none of them; of which years they are is in the subtitle.
  const claim = (key: "allRose" | "onlyFell", names: string) =>
    say(locale.say(`chart.${key}`), {
      names,
      count: sayCount(context, countRates(panels), "published rates"),
      marks: sayMarks(context, { subjects: fallen, field: numbered }),
    });
  if (fallen.length === 0) return claim("allRose", "");
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
  return claim("onlyFell", listNames(context, names));
}

/** How many places publish how many of the rates: a contradiction is one. */
function countRates(panels: readonly ChartPanel[]): number {
  const cells = panels.flatMap(({ outcome }) => outcome.cells);
  return cells.filter(({ figures }) => figures.some(({ value }) => value !== null)).length;
}

/** More than this are not named in a title. */
const MOST_FALLEN = 2;
