import { align } from "./align.ts";
import type { LineChange } from "./model.ts";

/** Finds the lines of a page that are gone and those that are new, each where it stood or stands. */
export function compareLines(
  before: readonly string[],
  after: readonly string[],
): readonly LineChange[] {
  const pairs = align(before, after, (old, fresh) => (old === fresh ? 1 : 0), 1);
  return pairs.flatMap(([old, fresh]): readonly LineChange[] => {
    if (old !== null && fresh !== null) return [];
    return old === null ? [{ kind: "added", text: fresh ?? "" }] : [{ kind: "removed", text: old }];
  });
}

/**
 * How alike two pages are by their text: 1 for the same lines, 0 for none in common.
 *
 * Source: the Sørensen–Dice coefficient, over lines.
 */
export function likenessOfLines(before: readonly string[], after: readonly string[]): number {
  if (before.length + after.length === 0) return 1;
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of after) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(line, count - 1);
  }
  return (2 * common) / (before.length + after.length);
}
