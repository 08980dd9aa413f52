import type { Finding } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, joinAsList, nameFigure, namePlaces } from "../phrase.ts";
import { join, say } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import type { Form, Wording } from "./form.ts";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/** A document that says two things, or whose growth does not follow from its figures. */
export function wordContradiction(
  context: Context,
  { indicator, measure, params }: Of<"contradiction">,
  form: Form,
): Wording {
  const { locale } = context;
  const { region, cause, figures } = params;
  const own = indicatorName(context, indicator);
  const name =
    cause === "conflict" ? say(locale.say(`inSentence.${measure}`), { indicator: own }) : own;
  const place = placeName(context, region);
  return {
    lead: say(locale.say(`finding.${cause}.lead`), { place, indicator: name }),
    sentence: say(locale.say(`finding.${cause}.${form}`), {
      place,
      indicator: name,
      years: yearsOf(context, figures.slice(0, 1)),
      remark: remarkOf(context, figures),
      values: joinAsList(
        context,
        figures.map((figure) =>
          cause === "conflict" ? sayWhere(context, figure) : sayPrinted(context, figure),
        ),
      ),
    }),
  };
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

/** Paths of the table annexed to a plan begin with this. */
const ANNEXED_TABLE = "附表";

function sayWhere(context: Context, figure: Figure): Sentence {
  const key = figure.section.startsWith(ANNEXED_TABLE) ? "table" : "text";
  return say(context.locale.say(`finding.where.${key}`), { value: nameFigure(context, figure) });
}

/** What most places publish and some do not. */
export function wordGap(
  context: Context,
  { indicator, measure, params }: Of<"gap">,
  form: Form,
): Wording {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  const { published, missing, instead } = params;
  const each = instead.filter(hasNumber).map((figure) =>
    say(locale.say(insteadKey(context, figure)), {
      place: placeName(context, figure.region),
      value: nameFigure(context, figure),
    }),
  );
  return {
    lead: say(locale.say("finding.gap.lead"), {
      indicator: name,
      missing: namePlaces(context, missing),
    }),
    sentence: say(locale.say(`finding.gap.${form}`), {
      indicator: name,
      published: namePlaces(context, published),
      missing: namePlaces(context, missing),
      instead: each.length > 0 ? join([[], ...each], locale.say("list.clause")) : "",
    }),
  };
}

/** An amount and a rate are called so: "only 33.9" would sound like little. */
function insteadKey({ locale }: Context, { measure }: Figure): string {
  const key = `finding.gap.instead.${measure}`;
  return locale.has(key) ? key : "finding.gap.instead.other";
}

function hasNumber({ value }: Figure): boolean {
  return value !== null;
}
