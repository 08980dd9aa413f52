import type { ExportRecord } from "../dataset/export.ts";
import { type Edition, figuresShown } from "./edition.ts";
import type { FigureChange, RecordChange } from "./model.ts";

/** Finds figures added, removed or revised, and the outputs that show them; none where an edition holds no figures. */
export function compareFigures(before: Edition, after: Edition): readonly FigureChange[] {
  if (before.figureById === null || after.figureById === null) return [];
  const changed = compareRecords(before.figureById, after.figureById);
  if (changed.length === 0) return [];
  const shownIn = indexShown(before, after);
  return changed.map((change) => ({
    ...change,
    shownIn: [...(shownIn.get(change.id) ?? [])].sort(),
  }));
}

/** Finds what differs between two states of the figures, in the order of the new one, those that went last. */
export function compareRecords(
  old: ReadonlyMap<string, ExportRecord>,
  fresh: ReadonlyMap<string, ExportRecord>,
): readonly RecordChange[] {
  const ids = [...fresh.keys(), ...[...old.keys()].filter((id) => !fresh.has(id))];
  const isReplaced = (id: string) => fresh.get(id)?.superseded || old.get(id)?.superseded;
  return (
    ids
      // A superseded figure is left out: the figure that replaces it is reported as revised.
      .filter((id) => !isReplaced(id))
      .filter((id) => !isSame(old.get(id), fresh.get(id)))
      .map((id) => ({
        id,
        kind: !old.has(id) ? "added" : !fresh.has(id) ? "removed" : "revised",
        before: old.get(id) ?? null,
        after: fresh.get(id) ?? null,
      }))
  );
}

/** Compares the fields that both records have: an earlier version of the program did not write all of them. */
function isSame(before: ExportRecord | undefined, after: ExportRecord | undefined): boolean {
  if (!before || !after) return before === after;
  const fields = (Object.keys(before) as (keyof ExportRecord)[]).filter((field) => field in after);
  return fields.every((field) => before[field] === after[field]);
}

/** Figure id → the outputs that show it, in either edition. */
function indexShown(...editions: readonly Edition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const shownIn = new Map<string, Set<string>>();
  for (const edition of editions) {
    for (const name of edition.entryByName.keys()) {
      for (const id of figuresShown(edition, name)) {
        shownIn.set(id, (shownIn.get(id) ?? new Set()).add(name));
      }
    }
  }
  return shownIn;
}

/** Fields whose change a reader of the figure sees; that it is quoted from another source or place is none. */
const SAYING = ["value", "text", "unit", "bound", "status", "basis", "scope"] as const;

/** True of a figure that says something else now. */
export function saysOtherwise({ kind, before, after }: RecordChange): boolean {
  return kind !== "revised" || SAYING.some((field) => before?.[field] !== after?.[field]);
}
