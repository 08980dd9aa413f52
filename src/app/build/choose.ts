import { asOf } from "../../dataset/as-of.ts";
import { peersOf } from "../../dataset/briefing-places.ts";
import {
  type BriefingSpec,
  type Dataset,
  LANGUAGES,
  type Language,
  type SubjectAsked,
} from "../../dataset/model.ts";
import { ReportError } from "../../error.ts";
import { variantId } from "../../results/output-id.ts";
import { isOverride, type LeftOut, type Override, overrideSpec } from "../../results/variant.ts";
import type { Kind } from "../../view/kind.ts";
import { knownOf } from "../known.ts";
import { type PlacesAsked, placesAsked } from "../places.ts";
import type { Job } from "./job.ts";
import { briefingOfKind, completeOfKind } from "./kind-briefing.ts";
import {
  existingIn,
  findFocusMisfit,
  type Misfit,
  misfitIn,
  misfitOfName,
  misfitOfOther,
} from "./misfit.ts";
import type { BuildOptions } from "./model.ts";
import { narrowSpec } from "./narrow.ts";
import { findSilence } from "./silence.ts";
import { subjectAsked } from "./subject.ts";

/** What is made of a request; no jobs where nothing makes sense. */
export interface Choice {
  /** Every briefing asked for, in every language asked for. */
  readonly jobs: readonly Job[];
  readonly leftOut: readonly LeftOut[];
}

type Request = Pick<BuildOptions, "ids" | "lang"> &
  PlacesAsked &
  SubjectAsked &
  Pick<Override, "period" | "asOf">;

/**
 * Chooses what to make: where no briefing is named, every one that makes sense for what is asked; a kind's name stands for a
 * briefing of it that no file describes, where no briefing has that id.
 *
 * Shape: the places of a job are those that exist in its period.
 *
 * Errors: USAGE for names of nothing, and for a briefing named that makes no sense for what is asked.
 */
export function chooseJobs(
  dataset: Dataset,
  kindById: ReadonlyMap<string, Kind>,
  { ids, lang, ...request }: Request,
): Choice {
  const asked = { ...request, ...subjectAsked(dataset, request) };
  const owns = listBriefings(dataset, kindById, ids, asked.focus ?? null);
  const languages = [...new Set(lang)].map(
    (language) => knownOf(language, LANGUAGES, "language") as Language,
  );
  const jobsOf = (spec: BriefingSpec, id: string) => {
    const regions = existingIn(dataset, spec);
    return languages.map((language) => ({ spec, id, language, regions }));
  };
  const chosen = owns.map((own) =>
    chooseOne(own, {
      dataset,
      kindById,
      override: overrideOf(own.spec, dataset, asked),
      isNamed: ids.length > 0,
    }),
  );
  const unfit = chosen.flatMap(({ spec, id, misfit }) => (misfit ? [{ spec, id, misfit }] : []));
  if (ids.length > 0 && unfit[0]) throw unfitFault(unfit[0].spec, unfit[0].misfit);
  const leftOut = unfit.map(({ spec, id, misfit: { reason } }) => {
    return { id, base: spec.id, languages, reason };
  });
  const fitting = chosen.filter(({ misfit }) => misfit === null);
  return { jobs: fitting.flatMap(({ spec, id }) => jobsOf(spec, id)), leftOut };
}

/** A briefing of the data, or one of a kind that no file describes. */
interface Own {
  readonly spec: BriefingSpec;
  readonly isOfKind: boolean;
}

/** An output that may be made; `misfit` tells why it makes no sense. */
interface Chosen {
  readonly spec: BriefingSpec;
  readonly id: string;
  readonly misfit: Misfit | null;
}

function chooseOne(own: Own, asked: Asked): Chosen {
  const { dataset, kindById, override } = asked;
  if (!own.isOfKind && !isOverride(override))
    return { spec: own.spec, id: own.spec.id, misfit: null };
  const kind = kindById.get(own.spec.kind) ?? null;
  const candidate = overrideSpec(own.spec, override);
  const placed = withoutOthers(candidate, (spec) => existingIn(dataset, spec));
  // What is of no kind is told when it is made, with the kinds there are.
  const narrowed = kind ? narrowSpec(dataset, placed, kind) : placed;
  const spec = own.isOfKind && kind ? completeOfKind(dataset, narrowed, kind) : narrowed;
  const id = isOverride(override) ? variantId(spec.id, spec, override) : spec.id;
  const misfit =
    misfitOfName(id, dataset) ??
    (kind && !asked.isNamed ? misfitOfOther(own.spec, override, kind) : null) ??
    (kind && misfitIn(dataset, candidate, kind)) ??
    (kind && (own.isOfKind || override.focus !== undefined) ? findFocusMisfit(spec, kind) : null) ??
    (own.isOfKind || isNarrowed(override) ? findSilence(spec, kind, dataset) : null);
  return { spec, id, misfit };
}

/** True where less is asked for than all figures of some places. */
function isNarrowed({ period, asOf: date, themes, indicators }: Override): boolean {
  return [period, date, themes, indicators].some((asked) => asked !== undefined);
}

/** What is asked for in place of a briefing's own; a group has the places that it had by the date of the briefing. */
function overrideOf(
  spec: BriefingSpec,
  dataset: Dataset,
  { period, asOf: date, focus, themes, indicators, ...places }: Omit<Request, "ids" | "lang">,
): Override {
  const known = asOf(dataset, date ?? spec.asOf);
  const chosen =
    placesAsked(known, places) ?? (date === undefined ? null : ownGroupOf(spec, known));
  return {
    ...chosen,
    ...peersAsked(spec, { regions: chosen?.regions ?? null, focus: focus ?? null }, known),
    ...(focus === undefined ? {} : { focus }),
    ...(themes === undefined ? {} : { themes }),
    ...(indicators === undefined ? {} : { indicators }),
    ...(period === undefined ? {} : { period }),
    ...(date === undefined ? {} : { asOf: date }),
  };
}

/** The peers of another place in focus; else those that it has among other places, where the briefing's own are but those by default. */
function peersAsked(
  { focus: own, peers, regions: ownRegions }: BriefingSpec,
  asked: { readonly regions: readonly string[] | null; readonly focus: string | null },
  dataset: Dataset,
): Pick<Override, "peers"> {
  const regions = asked.regions ?? ownRegions;
  const focus = asked.focus ?? own;
  const isOther = focus !== own;
  if (!isOther && asked.regions === null) return {};
  const isByDefault = peersOf(own, ownRegions, dataset).join() === peers.join();
  return isOther || isByDefault ? { peers: peersOf(focus, regions, dataset) } : {};
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

function listBriefings(
  dataset: Dataset,
  kindById: ReadonlyMap<string, Kind>,
  ids: readonly string[],
  focus: string | null,
): readonly Own[] {
  const { briefings } = dataset;
  if (briefings.size === 0 && ids.length === 0) {
    throw new ReportError("USAGE", "There is no briefing to build", {
      hint: "put one into briefings/<id>.yaml in the data folder",
    });
  }
  const all = [...briefings.keys()];
  const named = [...new Set([...all, ...kindById.keys()])];
  const wanted = ids.map((id) => knownOf(id, named, "briefing"));
  const chosen = new Set(wanted.length > 0 ? wanted : all);
  return [...chosen].flatMap((id): readonly Own[] => {
    const spec = briefings.get(id);
    if (spec) return [{ spec, isOfKind: false }];
    const kind = kindById.get(id);
    return kind ? [{ spec: briefingOfKind(dataset, kind, focus), isOfKind: true }] : [];
  });
}

interface Asked {
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly override: Override;
  /** False where all briefings are asked for. */
  readonly isNamed: boolean;
}

function unfitFault({ id, asked = {} }: BriefingSpec, { reason, advice }: Misfit): ReportError {
  const what = Object.keys(asked).length > 0 ? "what is asked" : "these places";
  return new ReportError("USAGE", `${id} makes no sense for ${what}: ${reason}; ${advice}`);
}
