import type { Diagnostic } from "../diagnostic.ts";
import { placesOf } from "./groups/members.ts";
import type { Dataset, Group, SourceDocument } from "./model.ts";
import { stateFigures } from "./statements.ts";

// A dataset is immutable, so its state as of a date is worked out once; the WeakMap frees it with the dataset.
const knownByDataset = new WeakMap<Dataset, Map<string, Dataset>>();
/** States kept at once: each takes the memory of all its figures. */
const MOST_KEPT = 8;

/**
 * Returns a dataset as it would be read from a folder without the documents published after a date.
 *
 * Shape: `date` is an ISO date; null for no such date. A figure keeps its `conflict` mark even where the document that
 * it contradicts was published later and is left out. A group whose rule asks for a range has the places that it had by then.
 * Errors: none; `checkAsOf` reports the documents without a date of publication.
 */
export function asOf(dataset: Dataset, date: string | null): Dataset {
  if (date === null) return dataset;
  const known = knownByDataset.get(dataset) ?? new Map<string, Dataset>();
  knownByDataset.set(dataset, known);
  const day = lastDayBy(dataset, date);
  const made = known.get(day) ?? withoutLater(dataset, day);
  // Deleting and setting the entry again moves it to the end: the first entry is then the least recently used.
  known.delete(day);
  known.set(day, made);
  for (const old of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(old);
  return made;
}

/** The last day up to a date on which a document was published, as of which all is the same; empty where there is none. */
function lastDayBy({ documentById }: Dataset, date: string): string {
  let last = "";
  for (const { publishedOn } of documentById.values()) {
    if (publishedOn !== null && publishedOn <= date && publishedOn > last) last = publishedOn;
  }
  return last;
}

function withoutLater(dataset: Dataset, date: string): Dataset {
  const documents = [...dataset.documentById].filter(([, document]) => isBy(document, date));
  if (documents.length === dataset.documentById.size) return dataset;
  const documentById = new Map(documents);
  const published = dataset.figures.filter(({ document }) => documentById.has(document));
  const unnamed = published.map(({ id: _, standing: __, ...figure }) => figure);
  // The faults were reported when the whole dataset was read: nothing is reported again here.
  const figures = stateFigures(unnamed, documentById, { isComplete: false, report: () => {} });
  const groups = [...dataset.groupById].map(([id, group]): [string, Group] => {
    const { rule } = group;
    const isOfFigures = rule !== null && rule.range !== null;
    return [
      id,
      isOfFigures ? { ...group, places: placesOf(rule, { ...dataset, figures }) } : group,
    ];
  });
  return { ...dataset, documentById, figures, groupById: new Map(groups) };
}

function isBy({ publishedOn }: SourceDocument, date: string): boolean {
  return publishedOn !== null && publishedOn <= date;
}

/** Errors: `undated-document` for each document without a date: it may have been published before `date` or after. */
export function checkAsOf({ documentById }: Dataset, date: string | null): readonly Diagnostic[] {
  if (date === null) return [];
  return [...documentById.values()]
    .filter(({ publishedOn }) => publishedOn === null)
    .map(({ id, at }) => {
      const message = `\`${id}\` bears no date: nobody can say whether it was published by ${date}.`;
      const hint = "write `published`, the day, month or year; or ask for no date";
      return { severity: "error", code: "undated-document", message, at, hint };
    });
}
