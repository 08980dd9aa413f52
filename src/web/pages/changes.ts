import type { Language } from "../../dataset/model.ts";
import { wordDate } from "../../view/date.ts";
import { addressOf } from "./addresses.ts";
import { type FieldFault, faultsView } from "./faults.ts";
import { LANG_TAGS, type Shown, VERSION_LENGTH } from "./frame.ts";

/** What changed with the latest build, and since a PDF. */
export interface ChangesModel {
  /** Null where there are not two builds to be compared. */
  readonly latest: {
    /** ISO date of the build. */
    readonly date: string;
    readonly before: string;
    readonly after: string;
    readonly outputs: readonly OutputNote[];
  } | null;
  /** What changed since a PDF; null where none was given. */
  readonly since: {
    readonly title: string;
    readonly version: string;
    readonly outputs: readonly OutputNote[];
    /** The report with pictures of the pages; null where there is none. */
    readonly report: string | null;
  } | null;
  readonly faults: readonly FieldFault[];
}

/** What changed in one output, as `wordChanges` words it. */
interface OutputNote {
  readonly title: string;
  readonly language: Language;
  readonly href: string;
  readonly summary: string;
  readonly figures: readonly {
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly unit: string;
  }[];
  /** How many figures are not listed; empty where all are. */
  readonly more: string;
}

/** What `site/changed.hbs` is filled with. */
export function changesView(
  { latest, since, faults }: ChangesModel,
  { place, words, locale }: Shown,
) {
  const noted = (outputs: readonly OutputNote[]) =>
    outputs.map((output) => ({ ...output, lang: LANG_TAGS[output.language] }));
  const short = (version: string) => version.slice(0, VERSION_LENGTH);
  return {
    words: words.all,
    heading: words.say("changes"),
    action: addressOf(place.base, words.language, "changes"),
    ...faultsView(faults),
    since: since && {
      heading: words.say("sinceOf", { title: since.title, version: short(since.version) }),
      report: since.report,
      outputs: noted(since.outputs),
    },
    latest: latest && {
      of: words.say("latestOf", {
        date: wordDate(locale, latest.date),
        before: short(latest.before),
        after: short(latest.after),
      }),
      outputs: noted(latest.outputs),
    },
  };
}
