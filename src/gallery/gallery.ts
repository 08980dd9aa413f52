import { FORMATS, formatsFor } from "../dataset/formats/table.ts";
import type { Dataset, Language } from "../dataset/model.ts";
import { LANGUAGES } from "../dataset/model.ts";
import { readPeriodChoice } from "../dataset/time/choice.ts";
import { DOCUMENT_KINDS } from "../dataset/time/document.ts";
import { groupBy } from "../group-by.ts";
import {
  type Manifest,
  type ManifestEntry,
  type ManifestFile,
  nameOf,
} from "../results/manifest.ts";
import { pathOf } from "../results/output-kinds.ts";
import { isVariant } from "../results/variant.ts";
import type { OutputFile } from "../store/folder.ts";
import { wordDate } from "../view/date.ts";
import type { Locale } from "../view/locale.ts";
import { sayPeriod } from "../view/period.ts";
import { type Names, namePlaces, namesOf } from "../web/names.ts";
import { type TemplateTree, webTemplates, webText } from "../web/web-templates.ts";
import { readWords, type Words } from "../web/words.ts";
import { type Changes, wordChanges } from "./changes.ts";
import { pathOfFigures } from "./dataset-files.ts";
import type { Thumbnail } from "./thumbnail.ts";

/** What a gallery shows. */
interface GallerySource {
  readonly manifest: Omit<Manifest, "files">;
  readonly dataset: Dataset;
  readonly tree: TemplateTree;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly thumbnailByName: ReadonlyMap<string, Thumbnail>;
  /** The dataset as files. */
  readonly downloads: readonly ManifestFile[];
  readonly changes: Changes;
}

/** First characters of the dataset's version, as a reader may quote them. */
const VERSION_LENGTH = 8;

/** Lays out the gallery: every briefing with its first page, and the data. It opens from a file and runs no script. */
export function renderGallery(source: GallerySource): OutputFile {
  const { manifest, tree, downloads } = source;
  const words = readWords(webText(tree, "web/gallery.yaml"));
  const names = namesOf(source.dataset);
  const html = webTemplates(tree).fill("gallery.hbs", {
    words: { zh: words.zh.all, en: words.en.all },
    head: { zh: sayHead(source, words.zh, names), en: sayHead(source, words.en, names) },
    styles: webText(tree, "web/web.css"),
    generator: manifest.generator,
    version: manifest.dataset.slice(0, VERSION_LENGTH),
    downloads: downloads.flatMap(describeDownload),
    briefings: describeBriefings(manifest.outputs, words, { ...source, names }),
    checksums: [...manifest.outputs.flatMap(({ files }) => files), ...downloads],
  });
  return { path: "index.html", bytes: new TextEncoder().encode(html) };
}

const LANG_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

interface Source extends GallerySource {
  readonly names: Names;
}

type WordsByLanguage = Readonly<Record<Language, Words>>;

/** Each briefing with its editions, and below them those for other places than its own. */
function describeBriefings(
  outputs: readonly ManifestEntry[],
  words: WordsByLanguage,
  source: Source,
) {
  const describe = (entry: ManifestEntry) => describeEdition(entry, words[entry.language], source);
  return [...groupBy(outputs, ({ base }) => base)].map(([id, entries]) => {
    const editions = entries.toSorted(byLanguage);
    const variants = groupBy(editions.filter(isVariant), (entry) => entry.id);
    const titles = new Map(editions.map(({ language, title }) => [language, title]));
    return {
      id,
      titles: [...titles].map(([language, title]) => ({ lang: LANG_TAGS[language], title })),
      editions: editions.filter((entry) => !isVariant(entry)).map(describe),
      variants: [...variants].map(([id, own]) => ({
        id,
        headings: own.map((entry) => ({
          lang: LANG_TAGS[entry.language],
          text: sayVariant(entry, words[entry.language], source),
        })),
        editions: own.map(describe),
      })),
    };
  });
}

/** Of which places the briefings are, and which kinds of documents stand behind them. */
function sayHead({ dataset, localeByLanguage }: GallerySource, words: Words, names: Names) {
  const locale = localeByLanguage[words.language];
  const kinds = DOCUMENT_KINDS.filter((kind) =>
    [...dataset.documentById.values()].some((document) => document.kind === kind),
  );
  const documents = kinds.map((kind) => locale.say(`document.${kind}.many`));
  return {
    title: words.say("title", { places: namePlaces([...dataset.regionById.keys()], words, names) }),
    intro: words.say("intro", { documents: documents.join(words.say("placesJoint")) }),
  };
}

/** Which places a variant is of, which period, and as of which date. */
function sayVariant(
  { regions, language, period, asOf }: ManifestEntry,
  words: Words,
  { names, localeByLanguage }: Source,
): string {
  const locale = localeByLanguage[language];
  const asked = period === undefined ? null : readPeriodChoice(period);
  const one = typeof asked === "object" && asked !== null ? asked.period : null;
  const parts = [
    words.say("places", { places: namePlaces(regions, words, names) }),
    ...(one ? [words.say("period", { period: sayPeriod(locale, one) })] : []),
    ...(asked === "latest common" ? [words.say("latestCommon")] : []),
    ...(asOf === undefined ? [] : [words.say("asOf", { date: wordDate(locale, asOf) })]),
  ];
  return parts.join(words.say("clauseJoint"));
}

function byLanguage(a: ManifestEntry, b: ManifestEntry): number {
  return LANGUAGES.indexOf(a.language) - LANGUAGES.indexOf(b.language);
}

function describeEdition(entry: ManifestEntry, words: Words, source: Source) {
  const { localeByLanguage, thumbnailByName, changes, names } = source;
  const { language, title, pages, date, version } = entry;
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
    alt: isVariant(entry)
      ? words.say("altOf", { title, places: namePlaces(entry.regions, words, names) })
      : words.say("alt", { title }),
    download: words.say("download"),
    labels: words.all,
    extent: words.count("extent", pages, { size }),
    date: words.say("date", { date: wordDate(localeByLanguage[language], date) }),
    edition: words.say("edition", { version }),
    changes: wordChanges(changes[name] ?? [], names, words),
  };
}

/** Describes a file of figures in some format; `names.json`, with the names of ids, is not offered as a download. */
function describeDownload({ path, bytes }: ManifestFile) {
  const format = formatsFor("gallery").find((name) => path === pathOfFigures(name));
  return format ? [{ path, label: FORMATS[format].label, size: sizeText(bytes) }] : [];
}

const BYTES_PER_KB = 1024;

function sizeText(bytes: number): string {
  return `${Math.round(bytes / BYTES_PER_KB)} KB`;
}
