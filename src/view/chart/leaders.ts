import type { ChartPanel } from "../../analysis/analyze.ts";
import { endsOf, fieldOf } from "../../analysis/findings/field.ts";
import type { Comparison } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { whenInTitle } from "../period.ts";
import { sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { say, verbatim } from "../sentence.ts";

/** Names the places with the largest figure where that may be said; otherwise only the measure. */
export function leadersTitle(context: Context, { outcome }: ChartPanel, measure: string): Sentence {
  const { locale } = context;
  const leading = leadersOf(outcome);
  if (!leading) return verbatim(measure);
  const { cells, groups } = outcome;
  const count = groups[0]?.regions.length ?? 0;
  const key =
    outcome.measure === "level" ? "largest" : outcome.measure === "count" ? "most" : "highest";
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

/** The figures that are largest where that may be said; null where all are about the same or a bound leaves it open. */
function leadersOf(comparison: Comparison): readonly Figure[] | null {
  const field = fieldOf(comparison);
  const ends = field && endsOf(field);
  const [lowest] = ends?.lowest ?? [];
  return !ends || !lowest || ends.highest.includes(lowest) ? null : ends.highest;
}
