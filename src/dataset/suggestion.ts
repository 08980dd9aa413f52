import type { Diagnostic } from "../diagnostic.ts";

/** Names are shorter than this: longer text is not a misspelt name. */
const LONGEST_NAME = 80;

/** Tells the allowed word nearest to one that is not allowed, as a hint; undefined where none is near. */
export function suggest(word: string, allowed: Iterable<string>): string | undefined {
  if (word.length > LONGEST_NAME) return undefined;
  const letters = [...word];
  // Up to a third of the letters wrong is a misspelling; more is another word.
  let nearest = Math.max(1, Math.floor(letters.length / 3)) + 1;
  let found: string | undefined;
  for (const candidate of allowed) {
    // Each letter more or less costs an insertion or deletion, and is one UTF-16 unit or two: skip distant lengths.
    if (candidate.length - word.length >= 2 * nearest) continue;
    if (word.length - candidate.length >= 2 * nearest) continue;
    const distance = distanceBelow(nearest, letters, [...candidate]);
    if (distance < nearest) {
      nearest = distance;
      found = candidate;
    }
  }
  return found === undefined ? undefined : `did you mean \`${found}\`?`;
}

/** A fault with a hint that is worked out when it is shown: of a hundred thousand faults few are. */
export function withHint(
  fault: Omit<Diagnostic, "hint">,
  workOut: () => string | undefined,
): Diagnostic {
  const told = {
    ...fault,
    get hint() {
      return workOut();
    },
  };
  return told as Diagnostic;
}

/**
 * Counts the letters to insert, delete, replace or swap with their neighbour to make one word another, where they are
 * fewer than a limit; else any number not below it.
 *
 * Source: optimal string alignment distance (Damerau 1964, Levenshtein 1966).
 */
export function distanceBelow(
  limit: number,
  left: readonly string[],
  right: readonly string[],
): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const distance = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
        row > 1 && column > 1 && isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      current[column] = distance;
      least = Math.min(least, distance);
    }
    // Once a whole row reaches the limit, no later row is below it. A swap reaches back two rows, but it adds 1, and
    // each row's least number is at most 1 above that of the row before.
    if (least >= limit) return limit;
    [before, previous] = [previous, current];
  }
  return at(previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
