import { z } from "zod";
import { type Comparison, type Group, REASONS, type Reason } from "../../analysis/model.ts";
import { type Dataset, MEASURES } from "../../dataset/model.ts";
import { FREQUENCIES } from "../../dataset/time/period.ts";
import { REFERENCES } from "../../dataset/time/reference.ts";
import { compareIn } from "../compare.ts";
import { recordCell } from "../comparison-record.ts";
import { datasetAsOf } from "./as-of.ts";
import { placesCompared } from "./compared-places.ts";
import * as fields from "./fields.ts";
import { figureItem } from "./figures.ts";
import { count, idOf, ids, orNull } from "./items.ts";
import { knownIndicators } from "./known.ts";
import { periodAsked, periodField } from "./period-choice.ts";
import { resourceOf } from "./resource.ts";

const query = z.strictObject({
  indicator: z.string("the id of an indicator").trim().describe("Id of the indicator."),
  measure: fields.choice(MEASURES, "Measure. Default: that of the indicator, or its growth."),
  target: fields.choice(["yes", "no"], "Whether targets are compared, or outcomes. Default: no."),
  ...fields.places,
  ...periodField,
  ...fields.asOf,
  ...fields.paging,
});

const GRADES = ["like-for-like", "caveat", "side-by-side"] as const;
const grade = z.enum(GRADES).describe("Which comparisons its figures allow.");

const compared = figureItem.extend({
  conflict: z.boolean().describe("True where other figures contradict it."),
  remark: orNull(idOf("a remark"), "there is nothing to say"),
});
const answers = z.array(compared);

const reason = z.strictObject({
  code: z.enum(REASONS).describe("Why they are not simply comparable."),
  regions: ids("the places that it holds for"),
  figures: ids("the figures that it rests on"),
});

const cell = z.strictObject({
  region: idOf("the place"),
  figure: orNull(
    compared.describe("The figure that is compared."),
    "nothing is published, or what is contradicts itself",
  ),
  figures: answers.describe("Every figure that answers; several contradict each other."),
  instead: answers.describe("Of a target: what is planned in another measure."),
});

const item = z.strictObject({
  ...cell.shape,
  grade: orNull(grade, "no figure"),
  rank: orNull(z.int().min(1).describe("Rank from 1."), "not ranked"),
  ranked: orNull(count("places are ranked with it"), "not ranked"),
  provisional: z
    .boolean()
    .describe("True where the rank may move: an estimate or a bound is in it."),
  reasons: z.array(z.enum(REASONS)).describe("Why it stands outside the first ranked group."),
});

const variant = z.strictObject({
  scope: z.string().nullable(),
  basis: z.string().nullable(),
  on: z.enum(REFERENCES).optional(),
  sense: z
    .strictObject({
      scope: z.string().nullable(),
      basis: z.string().nullable(),
      isScopeStated: z.boolean(),
    })
    .optional(),
});

const about = z.strictObject({
  indicator: idOf("the indicator"),
  measure: z.enum(MEASURES).describe("Measure that is compared."),
  target: z.boolean().describe("True for targets, false for outcomes."),
  period: orNull(z.string().describe("Period that was asked for."), "the latest of each place"),
  frequency: z.enum(FREQUENCIES).describe("How long periods are."),
  variant: orNull(
    variant.describe("The one scope and basis that was asked for."),
    "that which most places have",
  ),
  order: z.enum(["highest-first", "lowest-first"]).describe("Which figure ranks first."),
  references: z
    .array(cell)
    .describe("Places that contain all of these: for reference, not ranked."),
  groups: z
    .array(
      z.strictObject({
        regions: ids("its places"),
        grade,
        ranks: orNull(
          z.record(z.string(), z.int()).describe("Rank of each place."),
          "none is allowed",
        ),
        provisional: z.boolean(),
        reasons: z.array(reason),
      }),
    )
    .describe("Places whose figures share one grade, the largest ranked group first."),
  notes: z.array(reason).describe("Why places stand outside the first ranked group."),
});

/** One indicator compared between places, as the command `compare` does. */
export const compare = resourceOf({
  summary: "One indicator compared between places: grades, ranks, and why a rank is refused",
  query,
  item,
  about,
  find({ dataset }, { indicator: named, measure, target, period, as_of, ...places }) {
    const known = datasetAsOf(dataset, as_of);
    const naming = { field: "indicator", what: "indicator" };
    const [indicator = named] = knownIndicators(known, [named], naming) ?? [];
    const { asked } = placesCompared(known, places);
    const comparison = compareIn(known, {
      indicator,
      ...asked,
      ...(measure ? { measure } : {}),
      target: target === "yes",
      period: periodAsked(period),
      ...(as_of ? { asOf: as_of } : {}),
    });
    const standing = standingIn(comparison);
    const rows = comparison.cells.map((one) => ({ known, cell: one, ...standing(one.region) }));
    return { rows, about: wholeOf(known, comparison) };
  },
  show: (_, rows) =>
    rows.map(({ known, cell: one, ...standing }) => ({ ...plainCell(known, one), ...standing })),
});

type Item = z.output<typeof item>;
type Standing = Pick<Item, "grade" | "rank" | "ranked" | "provisional" | "reasons">;

const OUTSIDE = { grade: null, rank: null, ranked: null, provisional: false } as const;

/** Tells of each place where it stands in a comparison. */
function standingIn({ groups, notes }: Comparison): (region: string) => Standing {
  const byRegion = new Map(
    groups.flatMap((group) => group.regions.map((id) => [id, group] as const)),
  );
  const codes = new Map<string, Item["reasons"]>();
  for (const { code, regions } of notes) {
    for (const region of regions) codes.set(region, [...(codes.get(region) ?? []), code]);
  }
  const rankedIn = new Map(groups.map((group) => [group, Object.keys(group.ranks ?? {}).length]));
  return (region) => ({
    ...ranked(region, byRegion.get(region), rankedIn),
    reasons: [...new Set(codes.get(region))],
  });
}

function ranked(
  region: string,
  group: Group | undefined,
  rankedIn: ReadonlyMap<Group, number>,
): Omit<Standing, "reasons"> {
  if (!group) return OUTSIDE;
  const rank = group.ranks?.[region] ?? null;
  const among = rank === null ? null : (rankedIn.get(group) ?? null);
  return { grade: group.grade, rank, ranked: among, provisional: group.provisional };
}

function plainCell(dataset: Dataset, one: Comparison["cells"][number]): z.output<typeof cell> {
  const { region, figures, instead = [] } = recordCell(dataset, one);
  const figure = figures.find(({ id }) => id === one.figure?.id) ?? null;
  return { region, figure, figures: [...figures], instead: [...instead] };
}

/** What the command says of the whole, with every place for reference in the form of the items. */
function wholeOf(dataset: Dataset, comparison: Comparison): z.output<typeof about> {
  const { cells: _, references = [], groups, notes, ...asked } = comparison;
  return {
    ...asked,
    references: references.map((one) => plainCell(dataset, one)),
    groups: groups.map(plainGroup),
    notes: notes.map(plainReason),
  };
}

function plainGroup({ ranks, regions, reasons, ...group }: Group) {
  return {
    ...group,
    regions: [...regions],
    ranks: ranks && { ...ranks },
    reasons: reasons.map(plainReason),
  };
}

function plainReason({ code, regions, figures }: Reason) {
  return { code, regions: [...regions], figures: [...figures] };
}
