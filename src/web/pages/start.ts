import type { Dataset, Language } from "../../dataset/model.ts";
import { LEVELS, type Level, tierOf } from "../../dataset/regions/level.ts";
import { MOST_IN_A_ROW } from "../../dataset/regions/tree.ts";
import { wordDate } from "../../view/date.ts";
import { sizeText } from "../size-text.ts";
import { addressOf } from "./addresses.ts";
import { LANG_TAGS, type Shown } from "./frame.ts";
import { knownOf } from "./known.ts";

/** The first page of the service. */
interface StartModel {
  readonly holdings: Holdings;
  /** The newest first. */
  readonly briefings: readonly BriefingCard[];
  /** The newest first. */
  readonly corrections: readonly CorrectionCard[];
}

/** What the dataset has. */
interface Holdings {
  /** How many places of each tier, the highest first, by the first level of the tier. */
  readonly tiers: readonly { readonly level: Level; readonly count: number }[];
  /** Short names; none where there are too many to name. */
  readonly names: Readonly<Record<Language, readonly string[]>>;
  readonly documents: number;
  /** Days of the first and the last publication; null where no document bears a date. */
  readonly published: { readonly from: string; readonly to: string } | null;
  readonly undated: number;
  readonly figures: number;
  readonly indicators: number;
}

/** A finished briefing. */
export interface BriefingCard {
  readonly language: Language;
  readonly title: string;
  /** The places it is about, in words; empty where its title says them. */
  readonly places: string;
  /** ISO date of the data. */
  readonly date: string;
  readonly see: string;
  readonly pdf: string;
  /** Of the PDF; null where it is not made yet. */
  readonly extent: { readonly pages: number; readonly bytes: number } | null;
  readonly picture: {
    readonly src: string;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly correction?: Correction | null;
}

/** Why a published result was corrected. */
export interface Correction {
  /** ISO date. */
  readonly date: string;
  readonly reason: Readonly<Record<Language, string>>;
  /** The address of the corrected one; null where there is none. */
  readonly replacedBy: string | null;
}

interface CorrectionCard extends Correction {
  readonly title: string;
  /** The address of the result that was corrected. */
  readonly href: string;
}

/** The first level of each tier. */
const TIERS = LEVELS.filter(
  (level, index) => LEVELS.findIndex((one) => tierOf(one) === tierOf(level)) === index,
);

/** Counts what a dataset has. */
export function holdingsOf(dataset: Dataset): Holdings {
  const { documentById, indicatorById, figures } = dataset;
  const { regionById, reporters } = knownOf(dataset);
  const regions = [...regionById.values()];
  const isShort = regions.length <= MOST_IN_A_ROW;
  const documents = [...documentById.values()];
  const days = documents.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  const namesIn = (language: Language) => regions.map(({ short }) => short[language]);
  return {
    tiers: TIERS.flatMap((level) => {
      const count = regions.filter((region) => tierOf(region.level) === tierOf(level)).length;
      return count === 0 ? [] : [{ level, count }];
    }),
    names: isShort ? { zh: namesIn("zh"), en: namesIn("en") } : { zh: [], en: [] },
    documents: documents.length,
    published: from !== undefined && to !== undefined ? { from, to } : null,
    undated: documents.length - days.length,
    figures: figures.length,
    indicators: [...indicatorById.keys()].filter((id) => reporters.has(id)).length,
  };
}

/** What `site/start.hbs` is filled with. */
export function startView({ holdings, briefings, corrections }: StartModel, shown: Shown) {
  const { words, locale } = shown;
  const { language, base } = shown.place;
  return {
    words: words.all,
    heading: words.say("heading"),
    choose: shown.place.isStatic ? "" : addressOf(base, language, "choose"),
    data: addressOf(base, language, "data"),
    holdings: sayHoldings(holdings, shown),
    briefings: briefings.map((card) => ({
      ...card,
      lang: LANG_TAGS[card.language],
      date: words.say("date", { date: wordDate(locale, card.date) }),
      extent: card.extent
        ? words.count("extent", card.extent.pages, { size: sizeText(card.extent.bytes) })
        : "",
      correction: card.correction ? sayCorrection(card.correction, shown) : "",
    })),
    corrections: corrections.map((card) => ({
      ...card,
      text: sayCorrection(card, shown),
    })),
  };
}

type Said = Pick<Shown, "words" | "locale">;

/** When and why a result was corrected. */
export function sayCorrection({ date, reason }: Correction, { words, locale }: Said): string {
  return words.say("corrected", {
    date: wordDate(locale, date),
    reason: reason[words.language],
  });
}

function sayHoldings(holdings: Holdings, { place, words, locale }: Shown) {
  const { language, base } = place;
  const { tiers, names, figures, indicators } = holdings;
  const list = (parts: readonly string[]) => parts.join(words.say("joint"));
  return [
    {
      label: words.say("places"),
      text: list(tiers.map(({ level, count }) => words.count(`level-${level}`, count))),
      names: list(names[language]),
    },
    {
      label: words.say("documents"),
      href: addressOf(base, language, "documents"),
      text: sayDocuments(holdings, { words, locale }),
    },
    {
      label: words.say("figures"),
      href: addressOf(base, language, "data"),
      text: [words.count("figuresCount", figures), words.count("indicatorsCount", indicators)].join(
        words.say("clause"),
      ),
    },
  ];
}

function sayDocuments(
  { documents, published, undated }: Holdings,
  { words, locale }: Said,
): string {
  const dates = published && {
    from: wordDate(locale, published.from),
    to: wordDate(locale, published.to),
  };
  const isOneDay = published !== null && published.from === published.to;
  return [
    words.count("documentsCount", documents),
    ...(dates ? [words.say(isOneDay ? "documentsOn" : "documentsBetween", dates)] : []),
    ...(undated > 0 ? [words.count("documentsUndated", undated)] : []),
  ].join(words.say("clause"));
}
