import type { Language } from "../../dataset/model.ts";
import { wordDate } from "../../view/date.ts";
import { addressOf, figureAddress } from "./addresses.ts";
import { type FieldFault, faultsView } from "./faults.ts";
import { LANG_TAGS, type Shown, VERSION_LENGTH } from "./frame.ts";

/** What changed with the latest build, and since a PDF. */
export interface ChangesModel {
  /** Version of the data that the latest build was made of, and what changed with it; null where there was none. */
  readonly latest: readonly OutputNote[];
  /** What changed since a PDF; null where none was given. */
  readonly since: SinceModel | null;
  readonly faults: readonly FieldFault[];
}

/** What changed in one output with the latest build. */
interface OutputNote {
  readonly title: string;
  readonly language: Language;
  readonly href: string;
  readonly isNew: boolean;
  readonly figures: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly unit: string;
  }[];
}

type InBoth<Said> = Readonly<Record<Language, Said>>;

/** What changed since a PDF was made. */
interface SinceModel {
  readonly title: string;
  /** ISO date that it bears; null where it bears none. */
  readonly date: string | null;
  readonly generator: string;
  readonly today: { readonly dataset: string; readonly generator: string };
  readonly figures: readonly FigureSince[];
  readonly added: readonly FigureSince[];
  readonly withdrawn: readonly FigureSince[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly isSame: boolean;
  /** The same briefing as it is today; null where there is none. */
  readonly see: string | null;
  /** That very PDF; null where it was not made here. */
  readonly kept: string | null;
}

interface FigureSince {
  readonly id: string;
  readonly name: InBoth<string>;
  readonly before: InBoth<string> | null;
  readonly after: InBoth<string> | null;
  readonly unit: InBoth<string>;
  readonly why: "revised" | "new-document" | "withdrawn" | "added";
  readonly details: InBoth<readonly string[]>;
  readonly document: InBoth<string>;
}

/** Most figures that are listed of one output: a new year changes all. */
const MOST_LISTED = 20;
const LISTS = ["figures", "added", "withdrawn"] as const;

/** What `site/changed.hbs` is filled with. */
export function changesView({ latest, since, faults }: ChangesModel, shown: Shown) {
  const { place, words } = shown;
  return {
    words: words.all,
    heading: words.say("changes"),
    action: addressOf(place.base, words.language, "changes"),
    ...faultsView(faults),
    since: since && sinceView(since, shown),
    latest: latest.map((one) => noteView(one, shown)),
  };
}

function noteView({ figures, isNew, language, ...note }: OutputNote, { place, words }: Shown) {
  const listed = figures.slice(0, MOST_LISTED);
  const left = figures.length - listed.length;
  return {
    ...note,
    lang: LANG_TAGS[language],
    summary: isNew
      ? words.say("isNew")
      : figures.length > 0
        ? words.count("figuresChanged", figures.length)
        : words.say("onlyLayout"),
    figures: listed.map(({ id, ...figure }) => ({
      ...figure,
      href: figureAddress(place.base, words.language, id),
    })),
    more: left > 0 ? words.count("more", left) : "",
  };
}

function sinceView(since: SinceModel, { place, words, locale }: Shown) {
  const { language } = place;
  const { title, date, generator, today, renamed, isSame, see, kept } = since;
  const given = date === null ? "" : wordDate(locale, date);
  const version = today.dataset.slice(0, VERSION_LENGTH);
  return {
    title,
    edition: given === "" ? generator : words.say("editionOf", { date: given, generator }),
    today: words.say("todayOf", { version, generator: today.generator }),
    see,
    kept,
    isSame,
    lists: LISTS.flatMap((name) =>
      since[name].length === 0
        ? []
        : [
            {
              label: words.count(`list-${name}`, since[name].length),
              rows: since[name].map((one) => rowOf(one, { place, words, locale })),
            },
          ],
    ),
    renamed: renamed.map(({ from, to }) => words.say("renamedTo", { from, to })),
    language,
  };
}

/** A figure that is there no more has no page. */
function rowOf(
  { id, name, before, after, unit, why, details, document }: FigureSince,
  { place, words }: Shown,
) {
  const { language } = place;
  return {
    name: name[language],
    href: why === "withdrawn" ? null : figureAddress(place.base, language, id),
    details: details[language],
    unit: unit[language],
    before: before?.[language] ?? words.say("none"),
    after: after?.[language] ?? words.say("none"),
    why: words.say(`why-${why}`),
    document: document[language],
  };
}
