import type { FindingOf } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { isInTable } from "../../dataset/printed/excerpt.ts";
import { groupBy } from "../../group-by.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { indicatorName, joinAsList, nameFigure, sayCount } from "../phrase.ts";
import { MOST_NAMED, namePlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { type Form, MOST_NUMBERS, type Wording } from "./form.ts";

/** A document that says two things, or whose growth does not follow from its figures. */
export function wordContradiction(
  context: Context,
  { indicator, measure, params }: FindingOf<"contradiction">,
  form: Form,
): Wording {
  const { locale } = context;
  const { region, cause, figures } = params;
  const own = indicatorName(context, indicator);
  const name =
    cause === "conflict" ? say(locale.say(`inSentence.${measure}`), { indicator: own }) : own;
  const place = placeName(context, region);
  return {
    lead: () => say(locale.say(`finding.${cause}.lead`), { place, indicator: name }),
    sentence: say(locale.say(`finding.${cause}.${form}`), {
      place,
      indicator: name,
      years: periodsOf(context, figures.slice(0, 1)),
      remark: remarkOf(context, figures),
      values: joinAsList(
        context,
        (form === "led" ? endsOf(figures) : figures).map((figure) =>
          cause === "conflict" ? sayWhere(context, figure) : sayPrinted(context, figure),
        ),
      ),
    }),
  };
}

/** Two of them at most, the farthest apart. */
function endsOf(figures: readonly Figure[]): readonly Figure[] {
  if (figures.length <= MOST_NUMBERS) return figures;
  const bySize = figures.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const ends = [bySize.at(0), bySize.at(-1)];
  return figures.filter((figure) => ends.includes(figure));
}

/** A figure as a document has it; of a target it says that it is planned. */
function sayPrinted(context: Context, figure: Figure): Sentence {
  const value = nameFigure(context, figure);
  return figure.status === "target" ? say(context.locale.say("finding.planned"), { value }) : value;
}

/** Why a figure is doubtful, in the words of the vocabulary. */
function remarkOf({ dataset, language }: Context, figures: readonly Figure[]): string {
  const ids = figures.flatMap(({ remark }) => remark ?? []);
  return ids.map((id) => dataset.remarkById.get(id)?.name[language] ?? "").join("");
}

function sayWhere(context: Context, figure: Figure): Sentence {
  const key = isInTable(figure.section) ? "table" : "text";
  return say(context.locale.say(`finding.where.${key}`), { value: nameFigure(context, figure) });
}

/** What most places publish and some do not. */
export function wordGap(
  context: Context,
  { indicator, measure, params }: FindingOf<"gap">,
  form: Form,
): Wording {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  const { published, missing, instead } = params;
  const each = sayInstead(context, instead.filter(hasNumber), form);
  return {
    lead: (heading) =>
      say(locale.say("finding.gap.lead"), {
        indicator: name,
        missing: namePlaces(heading, missing),
      }),
    sentence: say(locale.say(`finding.gap.${form}`), {
      indicator: name,
      published: sayPublished(context, published),
      // After a lead, which names them, they are not named again.
      missing: form === "led" ? "" : namePlaces(context, missing),
      instead: each.length > 0 ? join([[], ...each], locale.say("list.clause")) : "",
    }),
  };
}

/** Names the places that publish only where they are few: the finding is about those that do not. */
function sayPublished(context: Context, regions: readonly string[]): Sentence {
  if (regions.length <= MOST_NAMED) return namePlaces(context, regions);
  const count = sayCount(context, regions.length, "places that publish it");
  return say(context.locale.say("finding.gap.published"), { count });
}

/** What a few publish instead, place by place; of many how many publish the amount alone, the rate alone. */
function sayInstead(context: Context, figures: readonly Figure[], form: Form): readonly Sentence[] {
  const { locale } = context;
  if (figures.length <= (form === "led" ? MOST_NUMBERS : MOST_NAMED)) {
    return figures.map((figure) =>
      say(locale.say(`finding.gap.instead.${insteadKey(context, [figure])}`), {
        place: placeName(context, figure.region),
        value: nameFigure(context, figure),
      }),
    );
  }
  const byRegion = groupBy(figures, ({ region }) => region);
  const byKey = groupBy([...byRegion.values()], (own) => insteadKey(context, own));
  return [...byKey].map(([key, places]) =>
    say(locale.say(`finding.gap.${form === "led" ? "countLed" : "count"}.${key}`), {
      count: sayCount(context, places.length, "places that publish something else of it"),
    }),
  );
}

/** The wording names what is published instead, e.g. only the amount: "only 33.9" would sound like a small number. */
function insteadKey({ locale }: Context, figures: readonly Figure[]): string {
  const [measure = "", other] = new Set(figures.map((figure) => figure.measure));
  const isKnown = other === undefined && locale.has(`finding.gap.instead.${measure}`);
  return isKnown ? measure : "other";
}

function hasNumber({ value }: Figure): boolean {
  return value !== null;
}
