import type { BriefingSpec } from "../dataset/model.ts";
import { type Context, listNames, placeName, regionOf } from "./context.ts";
import type { Kind } from "./kind.ts";
import type { Meta } from "./model.ts";
import { plainText, say } from "./sentence.ts";

/** Up to this many places, a title names all; of more, the first ones. */
const MOST_NAMED = 4;
const FIRST = 2;

/** The title of a page: its file's, or its kind and places where that would speak of others. */
export function pageTitle(
  context: Context,
  kind: Kind,
  spec: BriefingSpec,
  regions: readonly string[],
): string {
  const { locale, language } = context;
  if (!spec.isOfOthers) return spec.title[language];
  const places = sayPlaces(context, spec, regions);
  return plainText(say(locale.say("head.titleOf"), { kind: kind.name[language], places }));
}

function sayPlaces(
  context: Context,
  { group, references, arePlacesListed }: BriefingSpec,
  regions: readonly string[],
): string {
  const { locale, language } = context;
  if (group) return group.name[language];
  const [whole] = references;
  if (whole !== undefined && !arePlacesListed) {
    const place = regionOf(context, whole).name[language];
    return plainText(say(locale.say("head.titleWithin"), { place }));
  }
  const compared = regions.filter((region) => !references.includes(region));
  const names = compared.map((region) => placeName(context, region));
  if (names.length <= MOST_NAMED) return listNames(context, names);
  const first = names.slice(0, FIRST).join(locale.say("list.separator"));
  const count = { total: String(names.length), rest: String(names.length - FIRST) };
  return plainText(say(locale.say("head.titleMany"), { first, ...count }));
}

/** What goes into the PDF's own description; of other places than its file speaks of, with no name of others. */
export function buildMeta(
  { dataset, language }: Context,
  { title, spec, regions }: { title: string; spec: BriefingSpec; regions: readonly string[] },
): Meta {
  const { author, date } = spec;
  const keywords = spec.keywords[language];
  const about = spec.isOfOthers
    ? { subject: title, keywords: keywords.filter((word) => !others().has(word)) }
    : { subject: spec.subject[language], keywords };
  return { title, ...about, author: author[language], date };

  function others(): ReadonlySet<string> {
    const shown = new Set([...regions, ...spec.references]);
    const left = [...dataset.regionById.values()].filter(({ id }) => !shown.has(id));
    return new Set(left.flatMap(({ name, short }) => [name[language], short[language]]));
  }
}
