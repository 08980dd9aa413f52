import { isRefusal } from "../../analysis/derived/inputs.ts";
import type { FindingOf, Standing } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { sayWhen } from "../period.ts";
import { sayAmount, sayFigure } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { nameIn, sayWithin } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { sayOwnStep } from "./steps.ts";

/** One place's figure: where it stands among the others, and then its own target. */
export function wordPosition(
  context: Context,
  finding: FindingOf<"position">,
  form: Form,
): Wording {
  const { locale } = context;
  const { figure, standing, step, asked } = finding.params;
  const place = placeName(context, figure.region);
  const indicator = nameIn(context, finding);
  const key = standing ? "ranked" : asked > 1 ? "sole" : "one";
  const outcome = say(locale.say(`finding.position.${key}.${form}`), {
    place,
    indicator,
    within: standing ? sayWithin(context, standing.field) : sayWhen(context, [figure]),
    value: sayValue(context, figure),
    standing: standing ? sayStanding(context, standing) : "",
  });
  const target = step ? [sayOwnStep(context, step)] : [];
  return {
    lead: (heading) =>
      say(locale.say(`finding.position.lead.${standing ? endOf(standing) : key}`), {
        within: standing ? sayWithin(heading, standing.field) : "",
        place,
        indicator,
        mark: figure.status === "estimate" ? heading.locale.say("finding.position.estimate") : "",
      }),
    sentence: join([outcome, ...target], locale.say("list.sentence")),
  };
}

/** A growth with its direction, an amount alone. */
function sayValue(context: Context, figure: Figure): Sentence {
  const isMoving = figure.measure === "growth" || figure.measure === "change";
  return say(context.locale.say(`finding.position.value.${isMoving ? "moving" : "amount"}`), {
    value: isMoving ? sayFigure(context, figure) : sayAmount(context, figure),
  });
}

type End = "highest" | "lowest" | "between" | "alike";

/** Which end of its field a place is at; several that are about the same are there together. */
function endOf({ above, below }: Standing): End {
  if (above === 0) return below === 0 ? "alike" : "highest";
  return below === 0 ? "lowest" : "between";
}

/** Its end or rank, who is about the same, and how far the nearest is. */
function sayStanding(context: Context, standing: Standing): Sentence {
  const { locale } = context;
  const { alike, above, nearest, difference } = standing;
  const end = endOf(standing);
  const shared =
    alike.length > 0
      ? [say(locale.say("finding.position.shared"), { places: namePlaces(context, alike) })]
      : [];
  const next =
    nearest && difference && !isRefusal(difference)
      ? [
          say(locale.say("finding.position.next"), {
            place: placeName(context, nearest.region),
            derived: sayDerived(context, difference),
          }),
        ]
      : [];
  const rank = say(
    locale.say(`finding.position.end.${end}`),
    end === "between" ? { rank: enterRank(context, standing, above + 1) } : {},
  );
  const told = end === "alike" ? shared : [rank, ...shared, ...next];
  return join(told, locale.say("list.detail"));
}

function enterRank({ ledger }: Context, { field }: Standing, value: number) {
  return ledger.enter({
    text: String(value),
    value,
    unit: null,
    figures: field.figures.map(({ id }) => id),
    formula: "rank from the highest",
  });
}
