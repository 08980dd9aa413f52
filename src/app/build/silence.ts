import { reportedOf } from "../../analysis/reported.ts";
import { isAnswered, timingOf } from "../../analysis/timing.ts";
import { asOf } from "../../dataset/as-of.ts";
import type { BriefingSpec, Dataset } from "../../dataset/model.ts";
import { isAboutOne, type Kind, statusesShown } from "../../view/kind.ts";
import { existingIn, type Misfit } from "./misfit.ts";

/** Tells why nothing would stand on the page: no figure is of what is asked, or published by the date; null where some is. */
export function findSilence(
  spec: BriefingSpec,
  kind: Kind | null,
  dataset: Dataset,
): Misfit | null {
  const known = asOf(dataset, spec.asOf);
  if (spec.told && kind) return findSilenceOf(spec, kind, known);
  if (isAnswered(known, spec.regions, timingOf(known, spec, spec.regions))) return null;
  return { reason: `none of them has published ${sayWhat(spec)}`, advice: ADVICE.time };
}

const ADVICE = {
  time: "name another period or date",
  subject: "name other themes or indicators",
} as const;

/** The same of some indicators alone: of a place in focus that a kind is about, of any place otherwise. */
function findSilenceOf(spec: BriefingSpec, kind: Kind, known: Dataset): Misfit | null {
  const regions = existingIn(known, spec);
  const { focus, told = [] } = spec;
  const timing = timingOf(known, spec, regions);
  const shown = statusesShown(kind);
  const isReported = (places: readonly string[]) =>
    told.some((indicator) =>
      reportedOf(known, indicator, places, timing).some(({ target }) =>
        shown.has(target ? "target" : "actual"),
      ),
    );
  const ofOne = isAboutOne(kind) ? focus : null;
  if (isReported(ofOne === null ? regions : [ofOne])) return null;
  const [only] = shown.size === 1 ? shown : [];
  const noun = only === "target" ? "target" : "figure";
  const what = `${sayWhat(spec, noun)} of these ${spec.asked?.indicators ? "indicators" : "themes"}`;
  const who = ofOne === null ? "none of them has" : `it is about ${ofOne}, which has not`;
  return { reason: `${who} published ${what}`, advice: ADVICE.subject };
}

/** e.g. `a figure of 2023 by 2024-03-31`. */
function sayWhat({ period, asOf: date }: BriefingSpec, noun = "figure"): string {
  const of = typeof period === "string" ? "" : ` of ${period.period}`;
  return `a ${noun}${of}${date === null ? "" : ` by ${date}`}`;
}
