import type { ChartAnalysis, ChartPanel } from "../../analysis/analyze.ts";
import { signOf } from "../../analysis/findings/sign.ts";
import { type Context, listNames, measureName, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName } from "../phrase.ts";
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
 * Of the growth of several indicators: which fell, where; null where too many did, or an estimate or a bound is among them.
 *
 * A rise and a fall are told apart whatever the year, so that this ranks nothing.
 */
function fallsTitle(context: Context, panels: readonly ChartPanel[]): Sentence | null {
  const { locale } = context;
  const figures = panels.flatMap(({ outcome }) => outcome.cells.flatMap((cell) => cell.figures));
  if (figures.length === 0 || figures.some(({ measure }) => measure !== "growth")) return null;
  // "At most 3%" may be a fall.
  if (figures.some((figure) => figure.value !== null && signOf(figure) === null)) return null;
  const fallen = figures.filter(({ value }) => value !== null && value <= 0);
  if (fallen.length === 0) return say(locale.say("chart.allRose"));
  const isPlain = fallen.every(
    ({ value, status, bound, standing }) =>
      value !== 0 && status === "actual" && bound === "exact" && standing === "counts",
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
