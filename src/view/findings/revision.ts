import type { FindingOf, MetSide } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { nameFigure, sayAmount, sayCount } from "../phrase.ts";
import { LEAST_RANKED } from "../rank.ts";
import { join, say } from "../sentence.ts";
import { nameIn } from "./field.ts";
import type { Form, Wording } from "./form.ts";

/** A figure that a later document replaced, and what that changes. */
export function wordRevision(
  context: Context,
  finding: FindingOf<"revision">,
  form: Form,
): Wording {
  const { locale } = context;
  const { region, before, after, effects } = finding.params;
  const place = placeName(context, region);
  const name = nameIn(context, finding);
  const said = effects.flatMap((effect): readonly Sentence[] => {
    if (effect.kind === "sign") return [];
    if (effect.kind === "rank" && effect.of >= LEAST_RANKED && form === "led")
      return [say(locale.say("finding.revision.moved"))];
    if (effect.kind === "rank" && effect.of < LEAST_RANKED)
      return [say(locale.say("finding.revision.order"))];
    if (effect.kind === "rank") {
      const rank = (value: number, what: string) =>
        context.ledger.enter({
          text: String(value),
          is: "rank",
          value,
          unit: null,
          figures: [after.id],
          formula: `rank ${what} the revision`,
        });
      return [
        say(locale.say("finding.revision.rank"), {
          count: sayCount(context, effect.of, "places ranked"),
          before: rank(effect.before, "before"),
          after: rank(effect.after, "after"),
        }),
      ];
    }
    const side = (one: MetSide) => locale.say(`finding.revision.side.${one}`);
    return [
      say(locale.say("finding.revision.sides"), {
        before: side(effect.before),
        after: side(effect.after),
      }),
    ];
  });
  const isMoving = after.measure === "growth" || after.measure === "change";
  return {
    lead: () => say(locale.say("finding.revision.lead"), { indicator: name, place }),
    sentence: say(locale.say(`finding.revision.${form}`), {
      place,
      indicator: name,
      years: periodsOf(context, [after]),
      before: say(locale.say(`note.before.${before.status}`), {
        value: sayCalled(context, before),
      }),
      after: isMoving ? nameFigure(context, after) : sayAmount(context, after),
      effects: said.length === 0 ? "" : join([[], ...said], locale.say("list.clause")),
    }),
  };
}

/** Says a figure without the word for an estimate, which the words around it say already. */
export function sayCalled(context: Context, figure: Figure): Sentence {
  context.shown.add(figure);
  const plain: Figure = figure.status === "estimate" ? { ...figure, status: "actual" } : figure;
  const isMoving = figure.measure === "growth" || figure.measure === "change";
  return isMoving ? nameFigure(context, plain) : sayAmount(context, plain);
}
