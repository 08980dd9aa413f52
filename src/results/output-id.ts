/** What the id of an output is made of, and which id it has today. */

import { type FormerIds, presentId, presentIds, type Renamed } from "../dataset/former-ids.ts";
import type { GroupName, PeriodChoice, SubjectAsked } from "../dataset/model.ts";
import { LATEST, readPeriodChoice } from "../dataset/time/choice.ts";
import { periodInId } from "../dataset/time/period.ts";
import { sha256 } from "../store/folder.ts";
import type { About } from "./manifest.ts";
import type { Override } from "./variant.ts";

/** Separates the id of a briefing from what is asked for in the id of its variant. */
const MARK = "--";
/** A longer list is replaced by its hash, to keep names of files short. */
const MOST_CHARACTERS = 60;
const HASH_DIGITS = 8;
/** Of an id with more characters every list is replaced so. */
const MOST_IN_ALL = 180;
const HASH = new RegExp(`^[0-9a-f]{${HASH_DIGITS}}$`);

/**
 * The id of a briefing's output with an override, e.g. `five-places--zhangdian+boshan--2023--asof-2024-03-31--themes-trade`.
 *
 * The places always stand in it, those for reference last, in their order, which is that of the page; or their group, as in
 * `five-places--g-coastal`. Different choices have different ids.
 */
export function variantId(base: string, places: PlacesOf, asked: TimeAndSubject = {}): string {
  const parts = (most: number) => [base, ...partsOf(places, asked, most)].join(MARK);
  const id = parts(MOST_CHARACTERS);
  // Names of files end at 255 characters, with their endings.
  return id.length > MOST_IN_ALL ? parts(HASH_DIGITS) : id;
}

type PlacesOf = Pick<Override, "regions" | "references" | "group">;
type TimeAndSubject = Pick<Override, "period" | "asOf"> & SubjectAsked;

function partsOf(
  { regions, references = [], group = null }: PlacesOf,
  { period, asOf, focus, themes, indicators }: TimeAndSubject,
  most: number,
): readonly string[] {
  return [
    group
      ? inId([`g-${group.id}`], most, "group ")
      : placesInId([...(regions ?? []), ...references], most),
    ...(period === undefined ? [] : [periodPart(period)]),
    ...(asOf === undefined ? [] : [`asof-${asOf}`]),
    ...(focus === undefined ? [] : [`focus-${inId([focus], most)}`]),
    ...(themes === undefined ? [] : [`themes-${inId(themes, most)}`]),
    ...(indicators === undefined ? [] : [`indicators-${inId(indicators, most)}`]),
  ];
}

/** Begins what else stands in an id, or the group in place of its places. */
const OTHER_PART = /^(g|latest|asof|focus|themes|indicators)-/;

/** A single place may be called as another part of an id, e.g. `g-coastal` as the group `coastal`: it is then told by its hash. */
function placesInId(ids: readonly string[], most: number): string {
  const isTaken = ids.length === 1 && OTHER_PART.test(ids[0] ?? "");
  return isTaken ? hashOf(ids) : inId(ids, most);
}

/** A list in an id; what is long, or could be taken for several parts or for a hash, is told by its hash, and what it is of. */
function inId(ids: readonly string[], most: number, of = ""): string {
  const text = ids.join("+");
  const isHashed = text.length > most || text.includes(MARK) || HASH.test(text);
  return isHashed ? hashOf(ids, of) : text;
}

function hashOf(ids: readonly string[], of = ""): string {
  return sha256(of + ids.join("+")).slice(0, HASH_DIGITS);
}

/** What the id of an output may be made of. */
type Named = Pick<
  About,
  "id" | "base" | "regions" | "references" | "group" | "period" | "asOf" | keyof SubjectAsked
>;

/** The id of an output with the present ids of places and indicators in it; of what is no variant the id as it is. */
export function presentOutputId(entry: Named, formerIds: FormerIds): string {
  const { id, base } = entry;
  // Manifests of an earlier version, which made no variants, lack `base` and `regions`.
  if (!id.startsWith(`${base}${MARK}`)) return id;
  const made = waysToName(entry).find((one) => variantId(base, one, one) === id);
  if (!made) return id;
  const present = (kind: Renamed, ids: readonly string[]) => presentIds(kind, ids, formerIds);
  const { regions, references, focus, indicators } = made;
  const now: Override = {
    ...made,
    ...(regions && { regions: present("region", regions) }),
    ...(references && { references: present("region", references) }),
    ...(focus === undefined ? {} : { focus: presentId("region", focus, formerIds) }),
    ...(indicators && { indicators: present("indicator", indicators) }),
  };
  return variantId(base, now, now);
}

/** A manifest does not tell whether a group, a period or a date was asked for or is of the briefing's file: only then it is in the id. */
function waysToName(entry: Named): readonly Override[] {
  const { regions, references = [], group, period, asOf, focus, themes, indicators } = entry;
  const asked = {
    regions,
    references,
    ...(focus === undefined ? {} : { focus }),
    ...(themes === undefined ? {} : { themes }),
    ...(indicators === undefined ? {} : { indicators }),
  };
  const none = [{}];
  const choice = period === undefined ? null : readPeriodChoice(period);
  const groups = group === undefined ? none : [{ group: groupCalled(group) }, ...none];
  const periods = [...none, { period: LATEST }, ...(choice ? [{ period: choice }] : [])];
  const dates = asOf === undefined ? none : [{ asOf }, ...none];
  return groups.flatMap((one) =>
    periods.flatMap((two) => dates.map((three) => ({ ...asked, ...one, ...two, ...three }))),
  );
}

function groupCalled(id: string): GroupName {
  const text = { zh: id, en: id };
  return { id, name: text, reason: text };
}

function periodPart(period: PeriodChoice): string {
  return typeof period === "string" ? period.replaceAll(" ", "-") : periodInId(period.period);
}
