import { askedOf, type Timing, timingOf } from "../../analysis/timing.ts";
import { asOf } from "../../dataset/as-of.ts";
import { peersOf } from "../../dataset/briefing-places.ts";
import type { BriefingSpec, Dataset, Figure } from "../../dataset/model.ts";
import { placesByDefault } from "../../dataset/regions/choice.ts";
import { LATEST } from "../../dataset/time/choice.ts";
import { dayOf } from "../../dataset/time/document.ts";
import { periodFor } from "../../dataset/time/period.ts";
import { isAboutOne, type Kind } from "../../view/kind.ts";
import { existingIn } from "./misfit.ts";
import { openReports, rowsOf } from "./narrow.ts";

/** Rows of the headline where no briefing of the data has any. */
const MOST_ROWS = 12;
/** Who made it, where no briefing of the data says so. */
const AUTHOR = { zh: "区县对比简报", en: "County Briefings" } as const;

/**
 * A briefing of a kind that no file describes.
 *
 * Shape: its id is the kind's. Its places are those compared where none are named; its headline has the rows of all briefings of the
 * kind, else of all briefings that ask for periods as long; its sections are those of the first briefing of the kind that has any.
 * Its date is still to be told (`completeOfKind`).
 */
export function briefingOfKind(dataset: Dataset, kind: Kind, focus: string | null): BriefingSpec {
  const all = [...dataset.briefings.values()];
  const ofKind = all.filter((one) => one.kind === kind.id);
  const frequency = ofKind[0]?.frequency ?? "year";
  const alike = (some: readonly BriefingSpec[]) =>
    some.filter((one) => one.frequency === frequency);
  const models = ofKind.length > 0 ? alike(ofKind) : alike(all);
  const { regions, references } = placesByDefault(dataset.regionById, focus);
  return {
    id: kind.id,
    kind: kind.id,
    title: kind.name,
    subject: kind.name,
    isOfOthers: true,
    keywords: { zh: [kind.name.zh], en: [kind.name.en] },
    author: (models[0] ?? all[0])?.author ?? AUTHOR,
    date: "",
    isDatedByDocuments: true,
    // Months of several places side by side would be of different lengths.
    period: frequency === "year" ? LATEST : "latest common",
    frequency,
    asOf: null,
    regions,
    references,
    group: null,
    focus,
    peers: peersOf(focus, regions, dataset),
    pages: kind.pages,
    headline: joinRows(models),
    sections: ofKind.find(({ sections }) => sections.length > 0)?.sections ?? [],
    at: { file: `templates/briefings/${kind.id}/kind.yaml`, line: 1, col: 1 },
  };
}

/** The rows of several headlines, each indicator once with all of its measures, in the order in which they come. */
function joinRows(models: readonly BriefingSpec[]): BriefingSpec["headline"] {
  const measures = new Map<string, Set<BriefingSpec["headline"][number]["measures"][number]>>();
  for (const row of models.flatMap(({ headline }) => headline)) {
    const known = measures.get(row.indicator) ?? new Set();
    measures.set(row.indicator, known);
    for (const measure of row.measures) known.add(measure);
  }
  return [...measures].map(([indicator, own]) => ({ indicator, measures: [...own] }));
}

/** The same for what is asked for: of a single place in focus, with the headline that its places have figures for, and dated. */
export function completeOfKind(dataset: Dataset, asked: BriefingSpec, kind: Kind): BriefingSpec {
  const regions = existingIn(dataset, asked);
  const [only = null] = regions.length === 1 && isAboutOne(kind) ? regions : [];
  const spec = { ...asked, focus: asked.focus ?? only };
  const headline = spec.told ? spec.headline : headlineOf(dataset, spec, kind);
  return { ...spec, headline, date: newestDay(dataset, { ...spec, headline }) };
}

/** Of the headline what its places report; where they report nothing of it, what most of them report. */
function headlineOf(dataset: Dataset, spec: BriefingSpec, kind: Kind): BriefingSpec["headline"] {
  const own = spec.headline.map(({ indicator }) => indicator);
  const reports = openReports(dataset, spec, kind, own);
  const rows = own.flatMap((indicator) => rowsOf(dataset, spec, reports, indicator));
  if (rows.length > 0) return rows;
  const all = [...dataset.indicatorById.keys()];
  const ofAll = openReports(dataset, spec, kind, all);
  return ofAll
    .choose(all, MOST_ROWS)
    .flatMap((indicator) => rowsOf(dataset, spec, ofAll, indicator));
}

/** The day of the newest document that has a figure of what is asked; of all its places, where none has. */
function newestDay(dataset: Dataset, spec: BriefingSpec): string {
  const known = asOf(dataset, spec.asOf);
  const regions = existingIn(dataset, spec);
  const timing = timingOf(known, spec, regions);
  const places = new Set([...regions, ...spec.references]);
  const ofPlaces = known.figures.filter(
    ({ region, indicator }) => places.has(region) && (spec.told?.includes(indicator) ?? true),
  );
  const ofPeriod = ofPlaces.filter((figure) => isOfPeriod(known, figure, timing));
  const figures = ofPeriod.length > 0 ? ofPeriod : ofPlaces;
  const documents = new Set(figures.map(({ document }) => document));
  const days = [...known.documentById.values()]
    .filter(({ id }) => documents.has(id))
    .map(dayOf)
    .sort();
  return days.at(-1) ?? "";
}

function isOfPeriod({ indicatorById }: Dataset, figure: Figure, timing: Timing): boolean {
  const { period } = askedOf(timing, figure.status === "target");
  const time = indicatorById.get(figure.indicator)?.time ?? null;
  return period === null || figure.period === periodFor(period, time);
}
