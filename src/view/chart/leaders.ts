import type { ChartPanel } from "../../analysis/analyze.ts";
import { endsOf, fieldOf } from "../../analysis/findings/field.ts";
import type { Field } from "../../analysis/findings/model.ts";
import type { Figure, Measure } from "../../dataset/model.ts";
import { sayMarks } from "../claim.ts";
import type { Context } from "../context.ts";
import { COMPARABLE } from "../findings/field.ts";
import type { Sentence } from "../model.ts";
import { whenInTitle } from "../period.ts";
import { sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { say, verbatim } from "../sentence.ts";

/** Names the places with the largest figure where that may be said, of how many; otherwise only the measure. */
export function leadersTitle(context: Context, panel: ChartPanel, measure: string): Sentence {
  return sayLeaders(context, panel, measure, (figures) =>
    say(context.locale.say("chart.dated"), { measure, when: whenInTitle(context, figures) }),
  );
}

/** The same over a panel, whose years stand beside its places. */
export function leadersMessage(context: Context, panel: ChartPanel, measure: string): Sentence {
  return sayLeaders(context, panel, measure, () => verbatim(measure));
}

function sayLeaders(
  context: Context,
  { outcome }: ChartPanel,
  measure: string,
  head: (leading: readonly Figure[]) => Sentence,
): Sentence {
  const { locale } = context;
  const field = fieldOf(outcome);
  const leading = field && leadersOf(field);
  if (!leading) return verbatim(measure);
  const { figures, asked } = field;
  const isPair = figures.length === 2;
  return say(locale.say(`chart.${keyOf(outcome.measure)}${isPair ? "Pair" : ""}`), {
    measure: head(leading),
    of: isPair ? "" : sayOf(context, figures.length, asked),
    places: namesOf(context, leading),
    others: isPair
      ? namesOf(
          context,
          figures.filter((figure) => !leading.includes(figure)),
        )
      : "",
    marks: sayMarks(context, { subjects: leading, field: figures }),
  });
}

function keyOf(measure: Measure): "largest" | "most" | "highest" {
  if (measure === "level") return "largest";
  return measure === "count" ? "most" : "highest";
}

function sayOf(context: Context, count: number, asked: number): Sentence {
  const of = context.locale.say(`chart.${count < asked ? "of" : "ofAll"}`);
  return say(of, { count: sayCount(context, count, COMPARABLE) });
}

function namesOf(context: Context, figures: readonly Figure[]): Sentence {
  return namePlaces(
    context,
    figures.map((figure) => figure.region),
  );
}

/** The figures that are largest where that may be said; null where all are about the same or a bound leaves it open. */
function leadersOf(field: Field): readonly Figure[] | null {
  const ends = endsOf(field);
  const [lowest] = ends?.lowest ?? [];
  return !ends || !lowest || ends.highest.includes(lowest) ? null : ends.highest;
}
