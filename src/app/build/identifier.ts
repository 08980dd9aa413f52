import type { BriefingSpec, Dataset } from "../../dataset/model.ts";
import { LATEST } from "../../dataset/time/choice.ts";
import { type Choice, writeChoice } from "../serve/choice.ts";
import type { Job } from "./job.ts";

/**
 * What a PDF says that it is, so that whoever has it can ask for the same again: a briefing, its language and what was chosen in
 * place of its own, as in the address of a service, e.g. `five-places.zh?places=zhangdian,boshan`.
 */
export function identifierOf(
  { spec, id, language }: Pick<Job, "spec" | "id" | "language">,
  { briefings }: Pick<Dataset, "briefings">,
): string {
  const own = briefings.get(spec.id) ?? null;
  const choice = id === spec.id && own !== null ? {} : choiceOf(spec, own);
  return `${spec.id}.${language}${writeChoice(choice)}`;
}

/** What differs from the briefing's own; of a kind, that no file describes, its places always. */
function choiceOf(spec: BriefingSpec, own: BriefingSpec | null): Choice {
  const { period, asOf } = spec;
  const isOther = (of: (one: BriefingSpec) => unknown) =>
    own === null || JSON.stringify(of(own)) !== JSON.stringify(of(spec));
  const hasPeriod = own === null ? period !== LATEST : isOther((one) => one.period);
  return {
    ...(isOther(placesOf) ? placesIn(spec) : {}),
    ...spec.asked,
    ...(hasPeriod ? { period } : {}),
    ...(asOf !== null && isOther((one) => one.asOf) ? { asOf } : {}),
  };
}

function placesOf({ regions, references, group }: BriefingSpec): unknown {
  return [regions, references, group?.id ?? null];
}

function placesIn({ regions, references, group }: BriefingSpec): Choice {
  return group ? { group: group.id } : { regions: [...regions, ...references] };
}
