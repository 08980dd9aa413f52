/** Two things that stand for each other in two sequences; null where one has come or gone. */
export type Pair<T> = readonly [before: T | null, after: T | null];

/**
 * Lays two sequences side by side in their order, so that what is alike stands together.
 *
 * Shape: every item of both is in exactly one pair. `likeness` from 0 to 1; below `least` two are not put together.
 * Source: global alignment, Needleman and Wunsch (1970), gaps at no cost.
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (before: T, after: T) => number,
  least: number,
): readonly Pair<T>[] {
  const likenesses = before.map((old) => after.map((fresh) => likeness(old, fresh)));
  const at = (row: number, column: number) => {
    const value = likenesses[row]?.[column] ?? 0;
    return value < least ? Number.NEGATIVE_INFINITY : value;
  };
  const scores = scoreAll(before.length, after.length, at);
  const score = (row: number, column: number) => scores[row]?.[column] ?? 0;
  const pairs: Pair<T>[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old = null, fresh = null] = [before[row], after[column]];
    const isLeft = row < before.length && column < after.length;
    if (isLeft && score(row, column) === at(row, column) + score(row + 1, column + 1)) {
      pairs.push([old, fresh]);
      row += 1;
      column += 1;
    } else if (row < before.length && score(row, column) === score(row + 1, column)) {
      pairs.push([old, null]);
      row += 1;
    } else {
      pairs.push([null, fresh]);
      column += 1;
    }
  }
  return pairs;
}

/** Best total likeness of what follows each pair of positions, up to the ends of both sequences. */
function scoreAll(rows: number, columns: number, at: (row: number, column: number) => number) {
  const scores = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const [here, below] = [scores[row], scores[row + 1]];
      if (!here || !below) continue;
      const together = at(row, column) + (below[column + 1] ?? 0);
      here[column] = Math.max(together, below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return scores;
}
