import type { BriefingSpec, Period, Region } from "../dataset/model.ts";
import { absenceOn } from "../dataset/regions/existence.ts";
import { daysOf, frequencyOf } from "../dataset/time/period.ts";
import { type Context, placeName } from "./context.ts";
import type { Sentence } from "./model.ts";
import { listPeriods } from "./period.ts";
import { joinAsList, sayCount } from "./phrase.ts";
import { join, say, verbatim } from "./sentence.ts";

/** What is said of a place that did not exist all the time. */
type ExistenceCode = "founded" | "abolished-left-out" | "abolished";

/** Wording of each, below `existence`. */
const KEY_BY_CODE = {
  founded: "founded",
  "abolished-left-out": "abolishedLeft",
  abolished: "abolished",
} as const satisfies Readonly<Record<ExistenceCode, string>>;

interface ExistenceNote {
  readonly code: ExistenceCode;
  readonly region: Region;
}

/** The places of a page. */
interface Subject {
  readonly spec: BriefingSpec;
  /** Those that are compared. */
  readonly regions: readonly string[];
  /** The period of outcomes; null for the latest of each place. */
  readonly period: Period | null;
}

/** More places than this are counted. */
const MOST_TOLD = 4;

/** Says which places of a page were founded or abolished, when, what succeeded them, and who is left out; empty for none. */
export function sayExistence(context: Context, subject: Subject): Sentence {
  const { locale } = context;
  const notes = existenceNotes(context, subject);
  if (notes.length === 0) return [];
  const told = notes.slice(0, notes.length > MOST_TOLD + 1 ? MOST_TOLD : notes.length);
  const rest = notes.length - told.length;
  const clauses = told.map((note) => sayNote(context, note));
  if (rest > 0) clauses.push(sayMore(context, rest));
  return say(locale.say("existence.sentence"), { clauses: join(clauses, locale.say("list.row")) });
}

/** Those named but left out; then those compared that were abolished since, as far as they are named or in focus. */
function existenceNotes(
  { dataset }: Context,
  { spec, regions, period }: Subject,
): readonly ExistenceNote[] {
  const shown = new Set(regions);
  const named = spec.arePlacesListed ? spec.regions : regions.filter((id) => id === spec.focus);
  const told = named.flatMap((id) => dataset.regionById.get(id) ?? []);
  const left = told.filter(({ id }) => !shown.has(id));
  const day = period === null ? spec.asOf : daysOf(period).to;
  return [
    ...left.map((region) => {
      const isFounded = absenceOn(region, day) === "founded";
      return { code: isFounded ? "founded" : "abolished-left-out", region } as const;
    }),
    ...told
      .filter((region) => shown.has(region.id) && absenceOn(region, spec.asOf) === "abolished")
      .map((region) => ({ code: "abolished", region }) as const),
  ];
}

function sayNote(context: Context, { code, region }: ExistenceNote): Sentence {
  const { locale } = context;
  const { since, until, succeededBy } = region;
  const period = code === "founded" ? since : until;
  const place = placeName(context, region.id);
  const successors = succeededBy.map((id) => placeName(context, id));
  return say(locale.say(`existence.${KEY_BY_CODE[code]}`), {
    place,
    when: period === null ? "" : sayMoment(context, period),
    successors:
      successors.length === 0
        ? ""
        : say(locale.say("existence.successors"), {
            places: joinAsList(context, successors.map(verbatim)),
          }),
  });
}

function sayMore(context: Context, rest: number): Sentence {
  const count = sayCount(context, rest, "places founded or abolished that are not named");
  return say(context.locale.say("existence.more"), { count });
}

/** e.g. in 2019, in January 2019, on 9 January 2019. */
function sayMoment(context: Context, period: Period): Sentence {
  const key = frequencyOf(period) === "moment" ? "day" : "year";
  const said = listPeriods(context, [{ period, time: null }], "period of the place itself");
  return say(context.locale.say(`when.${key}`), { period: said });
}
