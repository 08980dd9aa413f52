import type { PeriodChoice } from "../../dataset/model.ts";
import { periodInId } from "../../dataset/time/period.ts";
import { type Choice, writeChoice } from "../serve/choice.ts";
import type { Job } from "./job.ts";

/**
 * What a PDF says that it is, so that whoever has it can ask for the same again: a briefing, its language and what was chosen in
 * place of its own, as in the address of a service, e.g. `five-places.zh?places=zhangdian,boshan`.
 *
 * It follows from what stands in the input key alone, so that it is the same whenever the output is.
 */
export function identifierOf({
  spec,
  id,
  language,
}: Pick<Job, "spec" | "id" | "language">): string {
  const choice = id === spec.id ? {} : choiceOf(spec, new Set(id.split("--")));
  return `${spec.id}.${language}${writeChoice(choice)}`;
}

/** What a variant was asked for; the parts of its id tell whether a period and a date were. */
function choiceOf(
  { regions, references, group, period, asOf, asked }: Job["spec"],
  parts: ReadonlySet<string>,
): Choice {
  return {
    ...(group ? { group: group.id } : { regions: [...regions, ...references] }),
    ...asked,
    ...(parts.has(inId(period)) ? { period } : {}),
    ...(asOf !== null && parts.has(`asof-${asOf}`) ? { asOf } : {}),
  };
}

function inId(period: PeriodChoice): string {
  return typeof period === "string" ? period.replaceAll(" ", "-") : periodInId(period.period);
}
