import type { Dataset, Language } from "../dataset/model.ts";
import { LANGUAGES } from "../dataset/model.ts";
import { readPeriodChoice } from "../dataset/time/choice.ts";
import { groupBy } from "../group-by.ts";
import { type ManifestEntry, nameOf } from "../results/manifest.ts";
import { pathOf } from "../results/output-kinds.ts";
import { isVariant } from "../results/variant.ts";
import { wordDate } from "../view/date.ts";
import type { Locale } from "../view/locale.ts";
import { sayPeriod } from "../view/period.ts";
import { type Names, namePlaces } from "../web/names.ts";
import { sizeText } from "../web/size-text.ts";
import type { Words } from "../web/words.ts";
import { type Changes, wordChanges } from "./changes.ts";
import { namesToFind, placesAbout } from "./cities.ts";
import { noteCorrection } from "./corrections.ts";
import type { Thumbnail } from "./thumbnail.ts";

/** What briefings are described with. */
export interface Described {
  readonly dataset: Dataset;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly thumbnailByName: ReadonlyMap<string, Thumbnail>;
  readonly changes: Changes;
  /** All outputs of the gallery. */
  readonly outputs: readonly ManifestEntry[];
  readonly names: Names;
  readonly words: Readonly<Record<Language, Words>>;
  /** The places under names that tell them apart, for a gallery in which each briefing says its own; null for one of few. */
  readonly toldApart: Dataset["regionById"] | null;
}

/**
 * Describes briefings with their editions, and below each those for other places than its own.
 *
 * Shape: `suffix` makes the ids of the page's headings unlike those of the same briefing elsewhere on it.
 */
export function describeBriefings(
  outputs: readonly ManifestEntry[],
  source: Described,
  suffix = "",
) {
  return [...groupBy(outputs, ({ base }) => base)].map(([base, entries]) => {
    const editions = entries.toSorted(byLanguage);
    const own = editions.filter((entry) => !isVariant(entry));
    const variants = groupBy(editions.filter(isVariant), (entry) => entry.id);
    const titles = titlesOf(own.length > 0 ? own : editions);
    return {
      id: own.length > 0 ? base : `${base}${suffix}`,
      titles: [...titles].map(([language, title]) => ({ lang: LANG_TAGS[language], title })),
      about: source.toldApart ? own.flatMap((entry) => sayAbout(entry, source)) : [],
      find: findOf(own, source),
      editions: own.map((entry) => describeEdition(entry, source)),
      variants: [...variants].map(([id, entries]) => ({
        id,
        headings: entries.map((entry) => ({
          lang: LANG_TAGS[entry.language],
          text: sayVariant(entry, source),
        })),
        find: findOf(entries, source),
        editions: entries.map((entry) => describeEdition(entry, source)),
      })),
    };
  });
}

/** A title a language; the kind where outputs without a briefing of their own have several. */
function titlesOf(entries: readonly ManifestEntry[]): ReadonlyMap<Language, string> {
  const byLanguage = [...groupBy(entries, ({ language }) => language)];
  return new Map(
    byLanguage.map(([language, some]) => {
      const titles = new Set(some.map(({ title }) => title));
      const [first = "", other] = titles;
      return [language, other === undefined ? first : (some[0]?.kind ?? first)];
    }),
  );
}

const LANG_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

/** The names by which a briefing is found, beside its title; null where there is no search. */
function findOf([first]: readonly ManifestEntry[], { dataset, toldApart }: Described) {
  return first && toldApart ? { names: namesToFind(first, dataset, toldApart) } : null;
}

/** The places that a briefing is about, where it has any. */
function sayAbout(entry: ManifestEntry, { dataset, names, words }: Described) {
  const places = placesAbout(entry, dataset);
  const { language } = entry;
  const text = namePlaces(places, words[language], names);
  return text === "" ? [] : [{ lang: LANG_TAGS[language], text }];
}

/** Which places a variant is of, which period, as of which date, and what of them it tells. */
function sayVariant(entry: ManifestEntry, source: Described): string {
  const { regions, language, period, asOf } = entry;
  const { names, localeByLanguage, words: byLanguage } = source;
  const words = byLanguage[language];
  const locale = localeByLanguage[language];
  const asked = period === undefined ? null : readPeriodChoice(period);
  const one = typeof asked === "object" && asked !== null ? asked.period : null;
  const parts = [
    words.say("places", { places: namePlaces(regions, words, names) }),
    ...(one ? [words.say("period", { period: sayPeriod(locale, one) })] : []),
    ...(asked === "latest common" ? [words.say("latestCommon")] : []),
    ...(asOf === undefined ? [] : [words.say("asOf", { date: wordDate(locale, asOf) })]),
    ...saySubject(entry, source, words),
  ];
  return parts.join(words.say("clauseJoint"));
}

function saySubject(
  { focus, themes, indicators }: ManifestEntry,
  { names, dataset }: Described,
  words: Words,
): readonly string[] {
  const { language } = words;
  const themeName = (id: string) => dataset.themeById.get(id)?.name[language] ?? id;
  const indicatorName = (id: string) => names.indicators[id]?.[language] ?? id;
  return [
    ...(focus === undefined
      ? []
      : [words.say("focus", { place: names.regions[focus]?.[language] ?? focus })]),
    ...(themes ? [words.say("themes", { names: nameFirst(themes.map(themeName), words) })] : []),
    ...(indicators
      ? [words.say("indicators", { names: nameFirst(indicators.map(indicatorName), words) })]
      : []),
  ];
}

/** As many themes or indicators as a heading bears. */
const MOST_NAMED = 6;

function nameFirst(names: readonly string[], words: Words): string {
  const left = names.length - MOST_NAMED;
  const more = left > 0 ? [words.count("more", left)] : [];
  return [...names.slice(0, MOST_NAMED), ...more].join(words.say("namesJoint"));
}

function byLanguage(a: ManifestEntry, b: ManifestEntry): number {
  return LANGUAGES.indexOf(a.language) - LANGUAGES.indexOf(b.language);
}

function describeEdition(entry: ManifestEntry, source: Described) {
  const { localeByLanguage, thumbnailByName, changes, names } = source;
  const words = source.words[entry.language];
  const { language, pages, date, version } = entry;
  const name = nameOf(entry);
  const pdf = pathOf(name, "pdf");
  const size = sizeText(entry.files.find(({ path }) => path === pdf)?.bytes ?? 0);
  const thumbnail = thumbnailByName.get(name);
  return {
    lang: LANG_TAGS[language],
    pdf,
    html: pathOf(name, "html"),
    facts: pathOf(name, "facts"),
    thumbnail: {
      path: thumbnail?.file.path,
      width: thumbnail?.widthPx,
      height: thumbnail?.heightPx,
    },
    alt: sayPicture(entry, source),
    download: words.say("download"),
    labels: words.all,
    extent: words.count("extent", pages, { size }),
    date: words.say("date", { date: wordDate(localeByLanguage[language], date) }),
    edition: words.say("edition", { version }),
    correction: noteCorrection(entry, source.dataset, source),
    changes: wordChanges(changes[name] ?? [], names, words),
  };
}

/** In a long gallery titles may be the same, and the places tell pictures apart. */
function sayPicture(entry: ManifestEntry, { dataset, names, words, toldApart }: Described): string {
  const { title, language } = entry;
  const places = isVariant(entry) ? entry.regions : toldApart ? placesAbout(entry, dataset) : [];
  if (places.length === 0) return words[language].say("alt", { title });
  return words[language].say("altOf", {
    title,
    places: namePlaces(places, words[language], names),
  });
}
