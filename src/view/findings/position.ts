import { isRefusal } from "../../analysis/derived/inputs.ts";
import type { FindingOf, Standing } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { sayMarks } from "../claim.ts";
import { type Context, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { sayWhen } from "../period.ts";
import { indicatorName, sayAmount, sayFigure } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { leadWithin, nameIn, sayWithin } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { namePlacesBriefly } from "./name-briefly.ts";
import { clauseOf } from "./step-clause.ts";
import { sayOwnStep } from "./steps.ts";

/** One place's figure: where it stands among the others, and then its own target. */
export function wordPosition(
  context: Context,
  finding: FindingOf<"position">,
  form: Form,
): Wording {
  const { locale } = context;
  const { figure, standing, step } = finding.params;
  const place = placeName(context, figure.region);
  const indicator = nameIn(context, finding);
  const key = standing ? "ranked" : "one";
  const claim = standing ? endOf(standing) : step ? clauseOf(step) : "one";
  const wording = locale.say(`finding.position.${key}.${form}`);
  // Making the slot enters numbers in the ledger: after a lead that has them it may not be made.
  const within = () => (standing ? sayWithin(context, standing.field) : sayWhen(context, [figure]));
  const outcome = say(wording, {
    place,
    // A movement says that it is one: growth does not grow.
    indicator: isMoving(figure) ? indicatorName(context, figure.indicator) : indicator,
    within: wording.includes("{within}") ? within() : "",
    value: sayValue(context, figure),
    standing: standing ? sayStanding(context, standing, form) : "",
  });
  const target = step ? [sayOwnStep(context, step)] : [];
  return {
    lead: (heading) =>
      say(locale.say(`finding.position.lead.${claim}`), {
        within: standing ? leadWithin(heading, standing.field) : "",
        place,
        indicator,
        alike: sayAlike(heading, standing),
        mark: sayMarks(heading, {
          subjects: [figure],
          field: standing ? standing.field.figures : [figure],
        }),
      }),
    sentence: join([outcome, ...target], locale.say("list.sentence")),
  };
}

/** Who is about the same, so that no place is called the highest where another cannot be told from it. */
function sayAlike(context: Context, standing: Standing | null): Sentence {
  if (standing === null || standing.alike.length === 0 || endOf(standing) === "alike") return [];
  return say(context.locale.say("finding.position.alike"), {
    places: namePlacesBriefly(context, standing.alike, "places about the same"),
  });
}

function isMoving({ measure }: Figure): boolean {
  return measure === "growth" || measure === "change";
}

/** A growth with its direction, an amount alone. */
function sayValue(context: Context, figure: Figure): Sentence {
  return say(
    context.locale.say(`finding.position.value.${isMoving(figure) ? "moving" : "amount"}`),
    {
      value: isMoving(figure) ? sayFigure(context, figure) : sayAmount(context, figure),
    },
  );
}

type End = "highest" | "lowest" | "between" | "alike";

/** Which end of its field a place is at; several that are about the same are there together. */
function endOf({ above, below }: Standing): End {
  if (above === 0) return below === 0 ? "alike" : "highest";
  return below === 0 ? "lowest" : "between";
}

/** Its end or rank, who is about the same, and how far the nearest is; after a lead, that has named the end, only the last. */
function sayStanding(context: Context, standing: Standing, form: Form): Sentence {
  const { locale } = context;
  const { alike, above, nearest, difference } = standing;
  const end = endOf(standing);
  const own = () =>
    say(locale.say(`finding.position.${alike.length > 0 ? "shared" : "end"}.${end}`), {
      ...(end === "between" ? { rank: enterRank(context, standing, above + 1) } : {}),
      places: namePlaces(context, alike),
    });
  // A rank is a number already: with the figure and the distance there would be three.
  if (end === "between" || !nearest || !difference || isRefusal(difference)) return own();
  const next = say(locale.say(`finding.position.${alike.length > 0 ? "nextBeyond" : "next"}`), {
    place: placeName(context, nearest.region),
    derived: sayDerived(context, difference),
  });
  return form === "led" ? next : join([own(), next], locale.say("list.detail"));
}

function enterRank({ ledger }: Context, { field }: Standing, value: number) {
  return ledger.enter({
    text: String(value),
    is: "rank",
    value,
    unit: null,
    figures: field.figures.map(({ id }) => id),
    formula: "rank from the highest",
  });
}
