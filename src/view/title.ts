import type { BriefingSpec } from "../dataset/model.ts";
import { type Context, indicatorOf, listNames, lookUp, placeName, regionOf } from "./context.ts";
import { isAboutOne, type Kind } from "./kind.ts";
import type { Meta } from "./model.ts";
import { plainText, say } from "./sentence.ts";

/** Up to this many places, a title names all; of more, the first ones. */
const MOST_NAMED = 4;
const FIRST = 2;

/** Up to this many themes or indicators, a title names all; of more, the first ones. */
const MOST_TOPICS = 3;

/** The title of a page: its file's, or its kind, places and what it is limited to where that would speak of others. */
export function pageTitle(
  context: Context,
  kind: Kind,
  spec: BriefingSpec,
  regions: readonly string[],
): string {
  const { locale, language } = context;
  if (!spec.isOfOthers) return spec.title[language];
  const [place] = isAboutOne(kind) && spec.focus !== null ? [spec.focus] : [];
  const parts = {
    kind: kind.name[language],
    places: place ? regionOf(context, place).name[language] : sayPlaces(context, spec, regions),
  };
  const limits = [
    ...(place === undefined ? sayFocus(context, spec) : []),
    ...sayTopics(context, spec),
  ].join(locale.say("head.titleJoint"));
  if (limits === "") return plainText(say(locale.say("head.titleOf"), parts));
  return plainText(say(locale.say("head.titleOfSome"), { ...parts, limits }));
}

function sayFocus(context: Context, { focus }: BriefingSpec): readonly string[] {
  if (focus === null) return [];
  const place = placeName(context, focus);
  return [plainText(say(context.locale.say("head.titleFocus"), { place }))];
}

/** The themes or the indicators asked for, as far as the page tells of them. */
function sayTopics(
  context: Context,
  { asked = {}, told = [], sections }: BriefingSpec,
): readonly string[] {
  const { language, dataset } = context;
  if (asked.indicators) {
    const names = told.map((id) => indicatorOf(context, id).short[language]);
    return sayFirst(context, names, "head.titleIndicators");
  }
  if (!asked.themes) return [];
  const themes = [...new Set(sections.map(({ theme }) => theme))];
  const names = themes.map((id) => lookUp(dataset.themeById, id).name[language]);
  return sayFirst(context, names, "head.titleThemes");
}

/** A few names; of more the first ones and how many there are. */
function sayFirst({ locale }: Context, names: readonly string[], key: string): readonly string[] {
  if (names.length <= MOST_TOPICS) return names;
  const joint = locale.say("head.titleJoint");
  const first = names.slice(0, FIRST).join(joint);
  const count = { total: String(names.length), rest: String(names.length - FIRST) };
  return [plainText(say(locale.say(key), { first, ...count }))];
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
