import { isAnswered, timingOf } from "../../analysis/timing.ts";
import { asOf } from "../../dataset/as-of.ts";
import { peersOf } from "../../dataset/briefing-places.ts";
import { type BriefingSpec, type Dataset, LANGUAGES, type Language } from "../../dataset/model.ts";
import { ReportError } from "../../error.ts";
import {
  isOverride,
  type LeftOut,
  type Override,
  overrideSpec,
  variantId,
} from "../../results/variant.ts";
import type { Kind } from "../../view/kind.ts";
import { knownOf } from "../known.ts";
import { type PlacesAsked, placesAsked } from "../places.ts";
import type { Job } from "./job.ts";
import { existingIn, type Misfit, misfitIn } from "./misfit.ts";
import type { BuildOptions } from "./model.ts";

/** What is made of a request; no jobs where nothing makes sense. */
export interface Choice {
  /** Every briefing asked for, in every language asked for. */
  readonly jobs: readonly Job[];
  readonly leftOut: readonly LeftOut[];
}

type Request = Pick<BuildOptions, "ids" | "lang"> & PlacesAsked & Pick<Override, "period" | "asOf">;

/**
 * Chooses what to make: where no briefing is named, every one that makes sense for the places asked for.
 *
 * Shape: the places of a job are those that exist in its period.
 *
 * Errors: USAGE for names of nothing, and for a briefing named that makes no sense for the places.
 */
export function chooseJobs(
  dataset: Dataset,
  kindById: ReadonlyMap<string, Kind>,
  { ids, lang, ...asked }: Request,
): Choice {
  const specs = listSpecs(dataset, ids);
  const existing = (spec: BriefingSpec) => existingIn(dataset, spec);
  const languages = [...new Set(lang)].map(
    (language) => knownOf(language, LANGUAGES, "language") as Language,
  );
  const jobsOf = (spec: BriefingSpec, id: string) =>
    languages.map((language) => ({ spec, id, language, regions: existing(spec) }));
  const variants = specs.map((own) => {
    const override = overrideOf(own, dataset, asked);
    if (!isOverride(override)) return { spec: own, id: own.id, misfit: null };
    const candidate = overrideSpec(own, override);
    const spec = withoutOthers(candidate, existing);
    const id = variantId(spec.id, spec, override);
    return { spec, id, misfit: misfitOf(candidate, id, { dataset, kindById, override }) };
  });
  const unfit = variants.flatMap(({ spec, id, misfit }) => (misfit ? [{ spec, id, misfit }] : []));
  if (ids.length > 0 && unfit[0]) throw unfitFault(unfit[0].spec.id, unfit[0].misfit);
  const leftOut = unfit.map(({ spec, id, misfit: { reason } }) => {
    return { id, base: spec.id, languages, reason };
  });
  const fitting = variants.filter(({ misfit }) => misfit === null);
  return { jobs: fitting.flatMap(({ spec, id }) => jobsOf(spec, id)), leftOut };
}

/** What is asked for in place of a briefing's own; a group has the places that it had by the date of the briefing. */
function overrideOf(
  spec: BriefingSpec,
  dataset: Dataset,
  { period, asOf: date, ...places }: Omit<Request, "ids" | "lang">,
): Override {
  const known = asOf(dataset, date ?? spec.asOf);
  const chosen =
    placesAsked(known, places) ?? (date === undefined ? null : ownGroupOf(spec, known));
  return {
    ...(chosen && withPeers(chosen, spec, known)),
    ...(period === undefined ? {} : { period }),
    ...(date === undefined ? {} : { asOf: date }),
  };
}

/** The same with the peers that the place in focus has among these places, where the briefing's own are but those by default. */
function withPeers(
  chosen: Partial<Override> & { readonly regions: readonly string[] },
  { focus, peers, regions }: BriefingSpec,
  dataset: Dataset,
): Override {
  const isByDefault = peersOf(focus, regions, dataset).join() === peers.join();
  return isByDefault ? { ...chosen, peers: peersOf(focus, chosen.regions, dataset) } : chosen;
}

/** The places of a briefing's own group as of the date of the dataset; maybe none. */
function ownGroupOf({ group }: BriefingSpec, { groupById }: Dataset) {
  return group && { regions: groupById.get(group.id)?.places ?? [], references: [], group };
}

/** A spec without the places that did not exist, unless they were named: those the page tells of. */
function withoutOthers(
  spec: BriefingSpec,
  existing: (spec: BriefingSpec) => readonly string[],
): BriefingSpec {
  return spec.arePlacesListed ? spec : { ...spec, regions: existing(spec) };
}

function listSpecs({ briefings }: Dataset, ids: readonly string[]): readonly BriefingSpec[] {
  if (briefings.size === 0) {
    throw new ReportError("USAGE", "There is no briefing to build", {
      hint: "put one into briefings/<id>.yaml in the data folder",
    });
  }
  const all = [...briefings.keys()];
  const wanted = ids.map((id) => knownOf(id, all, "briefing"));
  const chosen = new Set(wanted.length > 0 ? wanted : all);
  return [...chosen].flatMap((id) => briefings.get(id) ?? []);
}

interface Asked {
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly override: Override;
}

function misfitOf(
  spec: BriefingSpec,
  id: string,
  { dataset, kindById, override }: Asked,
): Misfit | null {
  if (dataset.briefings.has(id)) {
    return { reason: `briefings/${id}.yaml has its name`, advice: "give that another name" };
  }
  const kind = kindById.get(spec.kind);
  // What is of no kind is told when it is made, with the kinds there are.
  const misfit = kind ? misfitIn(dataset, spec, kind) : null;
  return misfit ?? findSilence(spec, dataset, override);
}

/** Tells why nothing would stand on the page: no figure is of the period, or published by the date. */
function findSilence(spec: BriefingSpec, dataset: Dataset, override: Override): Misfit | null {
  const { period, asOf: date } = override;
  if (period === undefined && date === undefined) return null;
  const known = asOf(dataset, spec.asOf);
  if (isAnswered(known, spec.regions, timingOf(known, spec, spec.regions))) return null;
  const what = typeof spec.period === "string" ? "figure" : `figure of ${spec.period.period}`;
  const by = spec.asOf === null ? "" : ` by ${spec.asOf}`;
  const reason = `none of them has published a ${what}${by}`;
  return { reason, advice: "name another period or date" };
}

function unfitFault(id: string, { reason, advice }: Misfit): ReportError {
  return new ReportError("USAGE", `${id} makes no sense for these places: ${reason}; ${advice}`);
}
