import { type ExportRecord, exportRecords } from "../dataset/export.ts";
import type { Bound, Dataset } from "../dataset/model.ts";
import { valueBehind } from "../view/scale.ts";
import type { Earlier, PrintedBefore } from "../view/since.ts";
import { type Edition, factsOf, figuresShown, withPresentIds } from "./edition.ts";
import { compareRecords, saysOtherwise } from "./figures.ts";
import type { RecordChange } from "./model.ts";

/** An earlier output folder and what is different in the data since. */
interface EditionChanges {
  readonly edition: Edition;
  readonly changes: readonly RecordChange[];
}

/** Compares the figures of an earlier output folder with a dataset; null where it has none, as a build of some briefings has not. */
export function compareWithEdition(earlier: Edition, dataset: Dataset): EditionChanges | null {
  const edition = withPresentIds(earlier, dataset.formerIds);
  if (edition.figureById === null) return null;
  const fresh = new Map(exportRecords(dataset).map((record) => [record.id, record]));
  const changes = compareRecords(edition.figureById, fresh);
  return { edition, changes: changes.filter(saysOtherwise) };
}

/** Gives what an output for some places tells of its earlier edition; null where there was none, or none with figures. */
export function earlierIn(
  since: EditionChanges | null,
  name: string,
  regions: readonly string[],
): Earlier | null {
  const entry = since?.edition.entryByName.get(name);
  if (!since || !entry) return null;
  const { edition, changes } = since;
  const idsOf = (kind: RecordChange["kind"]) =>
    changes.filter((change) => change.kind === kind).map(({ id }) => id);
  const shown = new Set(figuresShown(edition, name));
  const isHere = (id: string) => regions.includes(id.split("/")[0] ?? "");
  return {
    date: entry.date,
    version: entry.version,
    revised: idsOf("revised"),
    added: idsOf("added"),
    removed: idsOf("removed").filter((id) => shown.has(id) && isHere(id)),
    printed: printedBefore(edition, name, changes),
  };
}

/** The numbers that an output printed of figures that have another value now. */
function printedBefore(
  edition: Edition,
  name: string,
  changes: readonly RecordChange[],
): Earlier["printed"] {
  const old = new Map(
    changes.flatMap(({ id, before, after }) =>
      before && after && hasOtherNumber(before, after) ? [[id, before] as const] : [],
    ),
  );
  const printed = new Map<string, PrintedBefore>();
  for (const { text, value, figures, formula } of factsOf(edition, name)) {
    const [id = ""] = figures;
    const before = old.get(id);
    if (!before || value === null || valueBehind({ value, formula }) !== before.value) continue;
    // In sentences a word gives the direction of a rate, e.g. fell by 6.5%, so that its printed text has no minus.
    const signed = value < 0 && !text.startsWith(MINUS) ? MINUS + text : text;
    const moved = formula === null ? {} : { formula };
    const bound = before.bound as Bound;
    if (!printed.has(id)) printed.set(id, { text: signed, value, bound, ...moved });
  }
  return Object.fromEntries(printed);
}

const MINUS = "−";

function hasOtherNumber(before: ExportRecord, after: ExportRecord): boolean {
  const isNumber = before.value !== null && after.value !== null;
  return isNumber && before.unit === after.unit && before.value !== after.value;
}
