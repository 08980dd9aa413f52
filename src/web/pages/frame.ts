import type { Language } from "../../dataset/model.ts";
import type { Locale } from "../../view/locale.ts";
import type { Words } from "../words.ts";
import {
  addressOf,
  apiAddress,
  otherAddress,
  otherLanguage,
  SECTIONS,
  type Section,
} from "./addresses.ts";
import type { Assets } from "./assets.ts";
import type { WordsOf } from "./words.ts";

/** Where a page is shown: what every page of the service has around its content. */
export interface Place {
  readonly language: Language;
  /** What all addresses begin with; empty at the root of a host. */
  readonly base: string;
  /** Path and query of the page itself, for the way to the other language. */
  readonly address: string;
  /** True for a site of files, where nothing is chosen, made or asked for. Default: false. */
  readonly isStatic?: boolean;
  /** Version of the dataset. */
  readonly version: string;
  /** Name and version of the program. */
  readonly generator: string;
}

/** What a page is worded with. */
export interface Shown {
  readonly place: Place;
  /** The words of the page. */
  readonly words: Words;
  /** The words of briefings: dates, periods, kinds of documents. */
  readonly locale: Locale;
}

/** A page without its frame. */
interface Content {
  /** Heading of the page, in the title of the window. */
  readonly title: string;
  /** The section in which it stands; null where it is in none. */
  readonly section: Section | null;
  readonly body: string;
  /** Seconds after which a reader without scripts is shown the page anew; null where it stays. */
  readonly refresh?: number | null;
  /** Name of a style and a script beside those of every page; null where it needs none. */
  readonly own?: string | null;
}

export const LANG_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };
/** First characters of the dataset's version, as a reader may quote them. */
export const VERSION_LENGTH = 8;

/** Those that a site of files has. */
const STATIC_SECTIONS: ReadonlySet<Section> = new Set(["start", "data", "documents"]);

/** What `site/frame.hbs` is filled with. */
export function frameOf(
  { title, section, body, refresh = null, own = null }: Content,
  place: Place,
  wordsOf: WordsOf,
  assets: Assets,
) {
  const { language, base, address, version, generator } = place;
  const words = wordsOf("site")[language];
  const other = otherLanguage(language);
  const otherHref = otherAddress(address, base, language);
  const name = words.say("name");
  return {
    lang: LANG_TAGS[language],
    title: section === "start" ? name : [title, name].join(words.say("titleJoint")),
    words: words.all,
    nav: SECTIONS.filter((one) => !place.isStatic || STATIC_SECTIONS.has(one)).map((one) => ({
      label: words.say(one),
      href: addressOf(base, language, one),
      isCurrent: one === section,
    })),
    home: addressOf(base, language, "start"),
    other: otherHref && {
      href: otherHref,
      lang: LANG_TAGS[other],
      name: wordsOf("site")[other].say("ownName"),
    },
    style: base + assets.addressOf("site.css"),
    script: base + assets.addressOf("site.js"),
    ownStyle: own && base + assets.addressOf(`${own}.css`),
    ownScript: own && base + assets.addressOf(`${own}.js`),
    api: place.isStatic ? "" : apiAddress(base, language),
    version: words.say("version", { version: version.slice(0, VERSION_LENGTH) }),
    generator: words.say("generator", { generator }),
    refresh,
    body,
  };
}
