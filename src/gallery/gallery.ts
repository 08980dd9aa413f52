import { FORMATS, formatsFor } from "../dataset/formats/table.ts";
import { tellApart } from "../dataset/regions/names.ts";
import { DOCUMENT_KINDS } from "../dataset/time/document.ts";
import type { Manifest, ManifestEntry, ManifestFile } from "../results/manifest.ts";
import type { OutputFile } from "../store/folder.ts";
import { formatNumber } from "../view/number.ts";
import { MOST_PLACES, namePlaces, namesOf } from "../web/names.ts";
import { sizeText } from "../web/size-text.ts";
import { type TemplateTree, webTemplates, webText } from "../web/web-templates.ts";
import { readWords, type Words } from "../web/words.ts";
import { groupByCities, isLong } from "./cities.ts";
import { otherCorrections } from "./corrections.ts";
import { pathOfFigures } from "./dataset-files.ts";
import { type Described, describeBriefings } from "./describe.ts";

/** What a gallery shows. */
interface GallerySource extends Omit<Described, "names" | "words" | "toldApart" | "outputs"> {
  readonly manifest: Omit<Manifest, "files">;
  readonly tree: TemplateTree;
  /** The dataset as files. */
  readonly downloads: readonly ManifestFile[];
}

/** First characters of the dataset's version, as a reader may quote them. */
const VERSION_LENGTH = 8;

/**
 * Lays out the gallery: every briefing with its first page, and the data. It opens from a file.
 *
 * Shape: many briefings stand in groups by city, with a search box that a script works; without it they are a list. A gallery
 * of few runs no script.
 */
export function renderGallery(source: GallerySource): OutputFile {
  const { manifest, tree, downloads, dataset } = source;
  const { outputs } = manifest;
  const words = readWords(webText(tree, "web/gallery.yaml"));
  const long = isLong(outputs);
  const toldApart = long ? tellApart(dataset.regionById) : null;
  const described = { ...source, words, names: namesOf(dataset), toldApart, outputs };
  const html = webTemplates(tree).fill("gallery.hbs", {
    words: { zh: words.zh.all, en: words.en.all },
    head: { zh: sayHead(described, words.zh), en: sayHead(described, words.en) },
    styles: webText(tree, "web/web.css"),
    generator: manifest.generator,
    version: manifest.dataset.slice(0, VERSION_LENGTH),
    downloads: downloads.flatMap(describeDownload),
    briefings: long ? [] : describeBriefings(outputs, described),
    groups: long ? describeGroups(outputs, described) : [],
    corrections: otherCorrections(dataset, described),
    checksums: [...outputs.flatMap(({ files }) => files), ...downloads],
  });
  return { path: "index.html", bytes: new TextEncoder().encode(html) };
}

/** The groups of a long gallery, each under the name of its city. */
function describeGroups(outputs: readonly ManifestEntry[], source: Described) {
  return groupByCities(outputs, source.dataset).map(({ of, outputs: own }, index) => {
    // No id of a briefing has a full stop.
    const id = `group.${index + 1}`;
    const name = ({ language, say }: Words) => (typeof of === "string" ? say(of) : of[language]);
    return {
      id,
      zh: name(source.words.zh),
      en: name(source.words.en),
      briefings: describeBriefings(own, source, `.${id}`),
    };
  });
}

/** Of which places the briefings are, and which kinds of documents stand behind them. */
function sayHead({ dataset, localeByLanguage, names }: Described, words: Words) {
  const locale = localeByLanguage[words.language];
  const kinds = DOCUMENT_KINDS.filter((kind) =>
    [...dataset.documentById.values()].some((document) => document.kind === kind),
  );
  const documents = kinds.map((kind) => locale.say(`document.${kind}.many`));
  const regions = [...dataset.regionById.keys()];
  const count = formatNumber(regions.length, 0, null, words.language);
  return {
    title:
      regions.length > MOST_PLACES
        ? words.say("titleOfMany", { count })
        : words.say("title", { places: namePlaces(regions, words, names) }),
    intro: words.say("intro", { documents: documents.join(words.say("placesJoint")) }),
  };
}

/** Describes a file of figures in some format; `names.json`, with the names of ids, is not offered as a download. */
function describeDownload({ path, bytes }: ManifestFile) {
  const format = formatsFor("gallery").find((name) => path === pathOfFigures(name));
  return format ? [{ path, label: FORMATS[format].label, size: sizeText(bytes) }] : [];
}
