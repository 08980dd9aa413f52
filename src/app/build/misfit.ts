import { placesOfBriefing } from "../../analysis/existing.ts";
import { asOf } from "../../dataset/as-of.ts";
import type { BriefingSpec, Dataset, SubjectAsked } from "../../dataset/model.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import type { LeftOut } from "../../results/variant.ts";
import { isAboutOne, isForPlaces, type Kind, sayPlaces, takesFocus } from "../../view/kind.ts";

/** Why a briefing makes no sense for some places, and what to do. */
export interface Misfit {
  readonly reason: string;
  readonly advice: string;
}

/** Tells why a briefing makes no sense for these places; null where it does. */
export function findMisfit(
  { focus }: Pick<BriefingSpec, "focus">,
  kind: Kind,
  regions: readonly string[],
): Misfit | null {
  if (!isForPlaces(kind, regions.length)) {
    const reason = `the kind ${kind.id} is for ${sayPlaces(kind)}, not ${regions.length}`;
    return { reason, advice: `name ${sayPlaces(kind)}` };
  }
  if (focus !== null && !regions.includes(focus)) {
    const reason = `it is about ${focus}, which is not among the places`;
    return { reason, advice: `name ${focus} as well` };
  }
  return null;
}

/** Tells why a kind does nothing with the focus asked for, or lacks one; null where neither is so. */
export function findFocusMisfit(
  { focus, asked, regions }: Pick<BriefingSpec, "focus" | "asked" | "regions">,
  kind: Kind,
): Misfit | null {
  if (asked?.focus !== undefined && !takesFocus(kind)) {
    const reason = `the kind ${kind.id} shows all places alike, none in focus`;
    return { reason, advice: "leave the focus out, or name another kind" };
  }
  if (focus === null && regions.length > 1 && isAboutOne(kind)) {
    const reason = `the kind ${kind.id} is about one place, and no focus is named`;
    return { reason, advice: "name one of its places as the focus" };
  }
  return null;
}

/** Tells that an output would have the name of a briefing; null where it would not. */
export function misfitOfName(id: string, { briefings }: Dataset): Misfit | null {
  if (!briefings.has(id)) return null;
  return { reason: `briefings/${id}.yaml has its name`, advice: "give that another name" };
}

/**
 * Tells that a briefing is about another place than the one asked for; null where it is not.
 *
 * Of all briefings, those about other places would all be one and the same about that place.
 */
export function misfitOfOther(
  { focus: own }: Pick<BriefingSpec, "focus">,
  { focus }: SubjectAsked,
  kind: Kind,
): Misfit | null {
  if (focus === undefined || own === null || own === focus || !isAboutOne(kind)) return null;
  return { reason: `it is about ${own}`, advice: "name it to have it about another place" };
}

/** Those of a briefing's places that it is of. */
export function existingIn(dataset: Dataset, spec: BriefingSpec): readonly string[] {
  return placesOfBriefing(asOf(dataset, spec.asOf), spec);
}

/** Tells the same of a briefing with the places of its own, as far as they exist in its period. */
export function misfitIn(dataset: Dataset, spec: BriefingSpec, kind: Kind): Misfit | null {
  const regions = existingIn(dataset, spec);
  const { focus } = spec;
  if (focus !== null && spec.regions.includes(focus) && !regions.includes(focus)) {
    const reason = `it is about ${focus}, which did not exist in its period`;
    return { reason, advice: "ask for another period" };
  }
  return findMisfit(spec, kind, regions);
}

/** Says in one line what was left out and why. */
export function sayLeftOut({ base, reason }: LeftOut): string {
  return `${base} was left out: ${reason}`;
}

/**
 * Holds every briefing's own places against its kind.
 *
 * Errors: `wrong-places` where the kind is for another number of places. A kind that does not exist is told when
 * the briefing is made.
 */
export function checkPlaces(
  dataset: Dataset,
  kindById: ReadonlyMap<string, Kind>,
): readonly Diagnostic[] {
  return [...dataset.briefings.values()].flatMap((spec) => {
    const kind = kindById.get(spec.kind);
    const misfit = kind ? misfitIn(dataset, spec, kind) : null;
    if (misfit === null) return [];
    const message = `The briefing makes no sense: ${misfit.reason}.`;
    const hint = `${misfit.advice} under \`regions\``;
    return [{ severity: "error", code: "wrong-places", message, at: spec.at, hint }];
  });
}
