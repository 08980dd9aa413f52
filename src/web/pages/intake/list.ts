import type { Dataset } from "../../../dataset/model.ts";
import { addressOf } from "../addresses.ts";
import { faultsView } from "../faults.ts";
import type { Shown } from "../frame.ts";
import { type FilledForm, formFaults, placeForm, sentForm } from "./form.ts";
import { LINE_STATES, type LineState } from "./model.ts";

/** The documents that are being decided. */
interface IntakesModel {
  readonly dataset: Dataset;
  readonly intakes: readonly {
    readonly document: string;
    /** Null where the file has a fault of form. */
    readonly read: {
      readonly region: string;
      readonly title: string | null;
      readonly counts: Readonly<Record<LineState, number>>;
      readonly unread: number;
    } | null;
  }[];
  readonly canWrite: boolean;
  /** The form of a document that is sent. */
  readonly form: FilledForm;
  /** The form of a place that the data does not have. */
  readonly newPlace: FilledForm;
}

/** What `site/intakes.hbs` is filled with. */
export function intakesView(model: IntakesModel, shown: Shown) {
  const { dataset, intakes, canWrite, form, newPlace } = model;
  const { words, place } = shown;
  const { language } = words;
  return {
    words: words.all,
    heading: words.say("heading"),
    canWrite,
    ...faultsView([...formFaults(form, words), ...formFaults(newPlace, words)]),
    action: addressOf(place.base, language, "intake"),
    form: sentForm(form, dataset, shown),
    newPlace: placeForm(newPlace, dataset, shown),
    placeAction: addressOf(place.base, language, "places"),
    rows: intakes.map(({ document, read }) => ({
      title: titleOf(dataset, document, read?.title ?? null, language),
      document,
      href: addressOf(place.base, language, `intake/${document}`),
      place: (read && dataset.regionById.get(read.region)?.short[language]) ?? read?.region ?? "",
      ...(read ? progressIn(read.counts, words) : { progress: words.say("faulty"), parts: "" }),
      total: read ? sumOf(read.counts) : 0,
      decided: read ? sumOf(read.counts) - read.counts.undecided : 0,
      unread: read && read.unread > 0 ? words.count("unreadCount", read.unread) : "",
    })),
  };
}

/** The title as the data has it, else as the document's head. */
export function titleOf(
  { documentById }: Dataset,
  document: string,
  title: string | null,
  language: "zh" | "en",
): string {
  return documentById.get(document)?.title[language] ?? title ?? document;
}

function sumOf(counts: Readonly<Record<LineState, number>>): number {
  return LINE_STATES.reduce((sum, state) => sum + counts[state], 0);
}

function progressIn(counts: Readonly<Record<LineState, number>>, words: Shown["words"]) {
  const total = sumOf(counts);
  const parts = LINE_STATES.filter((state) => counts[state] > 0).map((state) =>
    words.say("countOf", { state: words.say(`state-${state}`), count: String(counts[state]) }),
  );
  return {
    progress: words.count("progress", total, { decided: String(total - counts.undecided) }),
    parts: parts.join(words.say("joint")),
  };
}
