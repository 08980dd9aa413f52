/** Tells the allowed word nearest to one that is not allowed, as a hint; undefined where none is near. */
export function suggest(word: string, allowed: Iterable<string>): string | undefined {
  // A third of the letters wrong is a slip; more is another word.
  let nearest = Math.max(1, Math.floor([...word].length / 3)) + 1;
  let found: string | undefined;
  for (const candidate of allowed) {
    const distance = editDistance(word, candidate);
    if (distance < nearest) {
      nearest = distance;
      found = candidate;
    }
  }
  return found === undefined ? undefined : `did you mean \`${found}\`?`;
}

/**
 * Counts the letters to insert, delete, replace or swap with their neighbour to make one word another.
 *
 * Source: optimal string alignment distance (Damerau 1964, Levenshtein 1966).
 */
export function editDistance(from: string, to: string): number {
  const [left, right] = [[...from], [...to]];
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
        row > 1 && column > 1 && isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, previous] = [previous, current];
  }
  return at(previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
