import type { FigureLine, Fingerprint } from "./fingerprint.ts";
import type { OutputRecord } from "./record.ts";

/** Why an output is built. */
export type Reason =
  | { readonly kind: "new" }
  | { readonly kind: "forced" }
  /** It was written without an audit, and one is asked for. */
  | { readonly kind: "uninspected" }
  /** A file of it is gone or is not what was written. */
  | { readonly kind: "deleted" | "edited"; readonly path: string }
  | {
      readonly kind: "figure";
      readonly id: string;
      /** Null where it was not shown before. */
      readonly before: FigureLine | null;
      /** Null where it is not shown any more. */
      readonly after: FigureLine | null;
    }
  | {
      readonly kind: "component";
      readonly change: "changed" | "added" | "removed";
      readonly name: string;
    };

/** Finds every reason to build an output; none where it is up to date. */
export function findReasons(
  fingerprint: Fingerprint,
  record: OutputRecord | null,
  hashOf: (path: string) => string | null,
): readonly Reason[] {
  if (record === null) return [{ kind: "new" }];
  const files = record.entry.files.flatMap(({ path, sha256 }): readonly Reason[] => {
    const hash = hashOf(path);
    if (hash === sha256) return [];
    return [{ kind: hash === null ? "deleted" : "edited", path }];
  });
  return record.entry.key === fingerprint.key
    ? files
    : [...files, ...differences(fingerprint, record)];
}

function differences(
  fingerprint: Fingerprint,
  { entry, figures }: OutputRecord,
): readonly Reason[] {
  const revised = compare(figures, fingerprint.figures).map(
    ({ name: id, before, after }): Reason => ({ kind: "figure", id, before, after }),
  );
  const changed = compare(entry.madeOf, fingerprint.madeOf).map(
    ({ name, before, after }): Reason => {
      const change = before === null ? "added" : after === null ? "removed" : "changed";
      return { kind: "component", change, name };
    },
  );
  // `figures` is left out where changed figures are listed one by one, and `words/facts` where other components
  // changed: a number that changed is also in another part of the words.
  const isTold = (reason: Reason) =>
    reason.kind === "component" &&
    ((reason.name === "figures" && revised.length > 0) ||
      (reason.name === "words/facts" && changed.length > 2));
  return [...revised, ...changed.filter((reason) => !isTold(reason))];
}

function compare<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after));
}

/** Says a reason in one line. */
export function sayReason(reason: Reason): string {
  switch (reason.kind) {
    case "new":
      return "not built before";
    case "uninspected":
      return "not audited yet";
    case "forced":
      return "asked for with --force";
    case "deleted":
    case "edited":
      return `${reason.path} was ${reason.kind}`;
    case "figure":
      return `figure ${reason.id}: ${sayRevision(reason.before, reason.after)}`;
    case "component":
      return `${reason.change}: ${reason.name}`;
  }
}

/** Words the difference between two states of a figure. */
function sayRevision(before: FigureLine | null, after: FigureLine | null): string {
  const say = (line: FigureLine | null) =>
    line === null ? "not shown" : `${line.value} ${line.unit}`.trim();
  if (before === null || after === null) return `${say(before)} → ${say(after)}`;
  const differences = [
    [say(before), say(after)],
    [before.marks, after.marks],
    [before.source, after.source],
  ].filter(([old, fresh]) => old !== fresh);
  if (differences.length === 0) return "in a detail of its record";
  return differences.map(([old, fresh]) => `${old || "–"} → ${fresh || "–"}`).join("; ");
}
