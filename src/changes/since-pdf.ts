import { type ExportRecord, exportRecords } from "../dataset/export.ts";
import { type FormerIds, presentId } from "../dataset/former-ids.ts";
import { BOUND_SIGNS, type Dataset, type Language } from "../dataset/model.ts";
import { namesOf } from "../web/names.ts";
import type { Words } from "../web/words.ts";
import { presentRecord } from "./edition.ts";
import { compareRecords, saysOtherwise } from "./figures.ts";
import type { RecordChange } from "./model.ts";
import { describeFigure, type Naming } from "./report/figure.ts";

/** In both languages. */
type InBoth<Said> = Readonly<Record<Language, Said>>;

/** Why a figure is another now. */
type Why = "revised" | "new-document" | "withdrawn" | "added";

/** A figure that is not what it was. */
interface FigureSince {
  readonly id: string;
  readonly name: InBoth<string>;
  /** Null where it was not there. */
  readonly before: InBoth<string> | null;
  /** Null where it is there no more. */
  readonly after: InBoth<string> | null;
  /** The same on both sides; empty where each names its own. */
  readonly unit: InBoth<string>;
  readonly why: Why;
  /** What else changed, e.g. `status: estimate → actual`. */
  readonly details: InBoth<readonly string[]>;
  /** Title of the document that it stands in. */
  readonly document: InBoth<string>;
}

/** What has changed since a PDF was made. */
export interface SincePdf {
  /** Figures that it shows and that say something else now. */
  readonly figures: readonly FigureSince[];
  /** Figures that the same briefing shows now, and did not. */
  readonly added: readonly FigureSince[];
  /** Figures that it shows and that are in the data no more. */
  readonly withdrawn: readonly FigureSince[];
  /** Places and indicators that are called by another id now. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** True where nothing of this has happened. */
  readonly isSame: boolean;
}

/** What is known of today. */
interface Today {
  readonly dataset: Dataset;
  /** Ids of the figures that the same briefing shows now; null where that is not known. */
  readonly shown: ReadonlySet<string> | null;
  readonly words: InBoth<Words>;
}

/** Compares the figures that a PDF carries with those of a dataset, by their present ids. */
export function changesSince(
  carried: readonly ExportRecord[],
  { dataset, shown, words }: Today,
): SincePdf {
  const { formerIds } = dataset;
  const old = byId(carried.map((record) => presentRecord(record, formerIds)));
  const fresh = byId(exportRecords(dataset));
  const isOfBriefing = (id: string) => old.has(id) || (shown?.has(id) ?? false);
  const changes = compareRecords(old, fresh).filter(
    (change) => isOfBriefing(change.id) && saysOtherwise(change),
  );
  // Both sides are said as the data has them: how the PDF's own edition put them is not known.
  const naming = { names: namesOf(dataset), before: undefined, after: undefined };
  const say = (kind: RecordChange["kind"]) =>
    changes
      .filter((change) => change.kind === kind)
      .map((change) => sayChange(change, naming, words));
  const [figures, added, withdrawn] = [say("revised"), say("added"), say("removed")];
  return {
    figures,
    added,
    withdrawn,
    renamed: renamedIn(carried, formerIds),
    isSame: changes.length === 0,
  };
}

function byId(records: readonly ExportRecord[]): ReadonlyMap<string, ExportRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

function sayChange(change: RecordChange, naming: Naming, words: Today["words"]): FigureSince {
  const views = inBoth((language) =>
    describeFigure({ ...change, shownIn: [""] }, naming, words[language]),
  );
  const { id, before, after } = change;
  const of = <Said>(pick: (view: (typeof views)[Language]) => Said) =>
    inBoth((language) => pick(views[language]));
  return {
    id,
    name: of(({ place, subject, period }) => [place, subject, period].filter(Boolean).join(" ")),
    before: before && of((view) => signOf(before) + view.before),
    after: after && of((view) => signOf(after) + view.after),
    unit: of((view) => view.unit),
    why: whyOf(change),
    details: of((view) => view.details),
    document: of((view) => view.document),
  };
}

function inBoth<Said>(say: (language: Language) => Said): InBoth<Said> {
  return { zh: say("zh"), en: say("en") };
}

function signOf({ bound, value }: ExportRecord): string {
  return value !== null && Object.hasOwn(BOUND_SIGNS, bound) ? BOUND_SIGNS[bound] : "";
}

function whyOf({ kind, before, after }: RecordChange): Why {
  if (kind === "added") return "added";
  if (kind === "removed") return "withdrawn";
  return before?.document === after?.document ? "revised" : "new-document";
}

function renamedIn(carried: readonly ExportRecord[], formerIds: FormerIds): SincePdf["renamed"] {
  const pairs = new Map<string, string>();
  for (const { region, indicator } of carried) {
    pairs.set(region, presentId("region", region, formerIds));
    pairs.set(indicator, presentId("indicator", indicator, formerIds));
  }
  return [...pairs].filter(([from, to]) => from !== to).map(([from, to]) => ({ from, to }));
}
