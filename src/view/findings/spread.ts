/** Words figures that are all about the same. */

import type { FindingOf } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import { sayMarks } from "../claim.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { sayWhen } from "../period.ts";
import { joinAsList, sayAmount, sayCount } from "../phrase.ts";
import { MOST_NAMED, sayPlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { sayEndOnce, sayShared } from "./ends.ts";
import { COMPARABLE, nameIn, placesOf } from "./field.ts";
import { type Form, MOST_NUMBERS, type Wording } from "./form.ts";

/** Figures that are all about the same. */
export function wordSpread(context: Context, finding: FindingOf<"spread">, form: Form): Wording {
  const { field } = finding.params;
  const name = nameIn(context, finding);
  return {
    lead: (heading) =>
      say(heading.locale.say("finding.spread.lead"), {
        when: sayWhen(heading, field.figures),
        count: sayCount(heading, field.figures.length, COMPARABLE),
        indicator: name,
        marks: sayMarks(heading, { subjects: field.figures, field: field.figures }),
      }),
    sentence: form === "led" ? spreadLed(context, finding) : spreadAlone(context, finding, name),
  };
}

function spreadLed(context: Context, { params }: FindingOf<"spread">): Sentence {
  const { locale } = context;
  const { field, highest, lowest, isEqual } = params;
  const groups = [...groupBy(field.figures, markOf).values()];
  if (isEqual && groups.length > 1) {
    // Equal numbers of which one is an estimate or a bound are told each with its own mark.
    const isFew = groups.length <= MOST_NUMBERS;
    const each = isFew
      ? groups.map((figures) => sayShared(context, figures))
      : [sayEndOnce(context, field.figures)];
    return say(locale.say("finding.spread.ledEach"), { each: joinAsList(context, each) });
  }
  const named =
    field.figures.length > MOST_NAMED
      ? say(locale.say("finding.spread.all"))
      : placesOf(context, field.figures);
  return say(locale.say(`finding.spread.${isEqual ? "ledEqual" : "led"}`), {
    named,
    lowest: sayAmount(context, lowest),
    highest: isEqual ? "" : sayAmount(context, highest),
  });
}

function spreadAlone(context: Context, { params }: FindingOf<"spread">, name: Sentence): Sentence {
  const { locale } = context;
  const { field, highest, lowest, isEqual } = params;
  const { figures } = field;
  const isPlain = figures.every((figure) => markOf(figure) === markOf(lowest));
  const isEach = isEqual && !isPlain;
  const key = !isEqual ? "alone" : isPlain ? "aloneEqual" : "aloneEach";
  return say(locale.say(`finding.spread.${key}`), {
    when: sayWhen(context, figures),
    count: sayCount(context, figures.length, COMPARABLE),
    indicator: name,
    named:
      isEach || figures.length > MOST_NAMED
        ? ""
        : say(locale.say("finding.spread.named"), { places: placesOf(context, figures) }),
    lowest: isEach ? "" : sayAmount(context, lowest),
    highest: isEqual ? "" : sayAmount(context, highest),
    each: isEach ? sayEach(context, figures) : "",
  });
}

const markOf = ({ status, bound }: Figure) => `${status}/${bound}`;

/** Equal numbers, place by place; of many places, how many have each status and bound. */
function sayEach(context: Context, figures: readonly Figure[]): Sentence {
  if (figures.length <= MOST_NAMED) return sayPlaces(context, figures);
  const alike = [...groupBy(figures, markOf).values()].sort((a, b) => b.length - a.length);
  const counts = alike.map((some) =>
    say(context.locale.say("finding.spread.alike"), {
      count: sayCount(context, some.length, "places with this figure"),
      value: join(
        some.slice(0, 1).map((figure) => sayAmount(context, figure)),
        "",
      ),
    }),
  );
  return joinAsList(context, counts);
}
