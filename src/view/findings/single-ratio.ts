import type { FindingOf, Proportion } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import { type Context, lowerFirst, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import {
  indicatorName,
  joinAsList,
  nameFigure,
  sayAmount,
  sayFigure,
  shareUnit,
} from "../phrase.ts";
import { capitaliseFirst, join, say } from "../sentence.ts";
import type { Form, Wording } from "./form.ts";

export type Ratio = Extract<FindingOf<"structure">["params"], { readonly form: "ratio" }>;

/** The ratio of the one place that has it, and then how the two amounts grow: a sentence each. */
export function wordSingle(
  context: Context,
  { spec, items, moves, unstated }: Ratio,
  form: Form,
): Wording {
  const { locale, language } = context;
  const [item] = items;
  if (!item) throw new Error(`No place has the ratio ${spec.id}`);
  const name = spec.name[language];
  const slots = { name: lowerFirst(name), place: placeName(context, item.region) };
  const ratio = say(locale.say(`finding.ratio.single.${form}`), {
    ...slots,
    share: sayDerived(context, item.share),
    inputs: form === "alone" ? sayBehind(context, item, "ratio.single.inputs") : "",
    unstated: sayUnstated(context, unstated),
  });
  const ofDenominator = moves.filter(({ indicator }) => indicator === item.denominator.indicator);
  const told = form === "alone" ? moves : ofDenominator;
  return {
    lead: () => say(locale.say("finding.ratio.single.lead"), { name, place: slots.place }),
    sentence: join(
      [ratio, ...(told.length > 0 ? [sayMoves(context, told)] : [])],
      locale.say("list.sentence"),
    ),
    ...(form === "led" ? { after: [sayBehind(context, item, "ratio.inputsOfOne")] } : {}),
  };
}

/** e.g. 一般公共预算支出上年增长20%，目标为增长1.2%. */
function sayMoves(context: Context, moves: readonly Figure[]): Sentence {
  const { locale } = context;
  const byIndicator = [...groupBy(moves, ({ indicator }) => indicator)];
  const clauses = byIndicator.map(([indicator, figures]) =>
    say(locale.say("finding.ratio.single.moves"), {
      indicator: indicatorName(context, indicator),
      moves: join(
        figures.map((figure) =>
          say(
            locale.say(`finding.ratio.single.${figure.status === "target" ? "target" : "past"}`),
            {
              value:
                figure.status === "target"
                  ? nameFigure(context, figure)
                  : sayFigure(context, figure),
            },
          ),
        ),
        locale.say("list.contrast"),
      ),
    }),
  );
  const said = say(locale.say("finding.ratio.single.after"), {
    clauses: join(clauses, locale.say("list.clause")),
  });
  return capitaliseFirst(said);
}

/** Which amounts state no basis, though the growth beside them does. */
export function sayUnstated(context: Context, figures: readonly Figure[]): Sentence {
  if (figures.length === 0) return [];
  const each = figures.map((figure) =>
    say(context.locale.say("finding.ratio.ofPlace"), {
      place: placeName(context, figure.region),
      indicator: indicatorName(context, figure.indicator),
    }),
  );
  return say(context.locale.say("finding.ratio.unstated"), {
    figures: joinAsList(context, each),
  });
}

/** The amounts behind a ratio: one unit stands once. */
function sayBehind(
  context: Context,
  { numerator, denominator }: Proportion,
  wording: "ratio.inputsOfOne" | "ratio.single.inputs",
): Sentence {
  const hasUnit = !shareUnit(context, numerator, denominator);
  return say(context.locale.say(`finding.${wording}`), {
    numerator: sayAmount(context, numerator, { hasUnit }),
    denominator: sayAmount(context, denominator),
  });
}
