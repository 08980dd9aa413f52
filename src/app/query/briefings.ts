import { z } from "zod";
import { type BriefingSpec, LANGUAGES, type PeriodChoice } from "../../dataset/model.ts";
import { FREQUENCIES } from "../../dataset/time/period.ts";
import type { Kind } from "../../view/kind.ts";
import * as fields from "./fields.ts";
import { bilingual, idOf, ids, orNull } from "./items.ts";
import { checkKnown } from "./known.ts";
import { resourceOf } from "./resource.ts";
import { hasWords, wordsOf } from "./search.ts";
import { placesSought } from "./subset.ts";

/** What can be asked for by its id: a briefing of the dataset, or a kind of briefing. */
const TYPES = ["briefing", "kind"] as const;

const query = z.strictObject({
  type: fields.listOf(
    TYPES,
    "Briefings of the dataset, or kinds of briefings of which one can be made",
  ),
  kind: fields.list("Ids of kinds"),
  ...fields.places,
  ...fields.find("title and id of a briefing"),
  ...fields.paging,
});

const OF_KIND = "a kind, which is of the places asked for";

const item = z.strictObject({
  id: idOf("the briefing, or of the kind where no briefing has that id"),
  type: z.enum(TYPES).describe("A briefing of the dataset, or a kind of briefing."),
  kind: idOf("its kind"),
  title: bilingual("Title; of a kind its name."),
  places: ids("the places that it compares, in their order; of a kind none"),
  references: ids("the places that stand for reference"),
  group: orNull(idOf("the group that its places are"), "they are none"),
  focus: orNull(idOf("the place that it is about"), "all are equal"),
  period: orNull(
    z.string().describe("Of which period its figures are: latest-of-each, latest-common, or one."),
    OF_KIND,
  ),
  frequency: orNull(z.enum(FREQUENCIES).describe("How long its periods are."), OF_KIND),
  as_of: orNull(z.iso.date().describe("What was published later is left out."), "nothing is"),
  date: orNull(z.iso.date().describe("Date in its title block."), OF_KIND),
  pages: orNull(z.int().describe("Most pages that it may have."), "no limit"),
  languages: z.array(z.enum(LANGUAGES)).describe("Languages that it is made in."),
  least_places: z.int().min(1).describe("So many places it is for at least."),
  most_places: orNull(z.int().min(1).describe("And at most."), "any number"),
});

type Item = z.output<typeof item>;

/** Briefings of the dataset, then the kinds of which no briefing bears the name. */
export const briefings = resourceOf({
  summary: "Briefings that can be had: those of the dataset, and kinds that are made of any places",
  query,
  item,
  find({ dataset, kindById }, { type, kind, find, ...asked }) {
    const kinds = kind?.length ? checkKnown(kind, kindById, { field: "kind", what: "kind" }) : null;
    const sought = placesSought(dataset, asked);
    const words = wordsOf(find);
    const own = [...dataset.briefings.values()].map((spec) => ofBriefing(spec, kindById));
    const others = [...kindById.values()]
      .filter(({ id }) => !dataset.briefings.has(id))
      .map(ofKind);
    const rows = [...own, ...others].filter(
      (one) =>
        (!type?.length || type.includes(one.type)) &&
        (kinds?.includes(one.kind) ?? true) &&
        (sought === null || one.places.some((id) => sought.has(id))) &&
        hasWords([one.id, one.title], words),
    );
    return { rows };
  },
  show: (_, rows) => rows,
});

function ofBriefing(spec: BriefingSpec, kindById: ReadonlyMap<string, Kind>): Item {
  const { id, kind, title, focus, frequency, asOf, date, pages } = spec;
  return {
    ...{ id, type: "briefing", kind, title },
    places: [...spec.regions],
    references: [...spec.references],
    group: spec.group?.id ?? null,
    focus,
    period: periodOf(spec.period),
    frequency,
    as_of: asOf,
    date,
    pages,
    languages: [...LANGUAGES],
    ...placesOf(kindById.get(kind)),
  };
}

function ofKind(kind: Kind): Item {
  return {
    ...{ id: kind.id, type: "kind", kind: kind.id, title: kind.name },
    ...{ places: [], references: [], group: null, focus: null },
    ...{ period: null, frequency: null, as_of: null, date: null, pages: null },
    languages: [...LANGUAGES],
    ...placesOf(kind),
  };
}

function placesOf(kind: Kind | undefined): Pick<Item, "least_places" | "most_places"> {
  return { least_places: kind?.places.from ?? 1, most_places: kind?.places.to ?? null };
}

/** As a query writes it, e.g. `latest-common`. */
function periodOf(period: PeriodChoice): string {
  return typeof period === "string" ? period.replaceAll(" ", "-") : period.period;
}
