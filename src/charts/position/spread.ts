/** A thing on a line and the room that it takes on either side of where it stands. */
export interface Stander {
  readonly atPt: number;
  readonly beforePt: number;
  readonly afterPt: number;
}

/** From and to along a line, in points. */
export type Span = readonly [fromPt: number, toPt: number];

/**
 * Moves things that would overlap beside each other, so that they keep their order and the squares of their ways are least.
 *
 * Shape: where each stands, in the order given, which has to be that of `atPt`; null where they do not fit the room.
 * It is a regression to rising values: things that meet move as one, around the mean of their places.
 */
export function spread(
  things: readonly Stander[],
  [fromPt, toPt]: Span,
  gapPt: number,
): readonly number[] | null {
  const offsets: number[] = [];
  for (const [index, { beforePt }] of things.entries()) {
    const last = things[index - 1];
    offsets.push(last ? (offsets.at(-1) ?? 0) + last.afterPt + gapPt + beforePt : 0);
  }
  const lowest = fromPt + (things[0]?.beforePt ?? 0);
  const highest = toPt - (things.at(-1)?.afterPt ?? 0) - (offsets.at(-1) ?? 0);
  if (lowest > highest) return null;
  const starts = risingMeans(things.map(({ atPt }, index) => atPt - (offsets[index] ?? 0)));
  return starts.map(
    (start, index) => Math.min(highest, Math.max(lowest, start)) + (offsets[index] ?? 0),
  );
}

/** The rising numbers nearest to those given: each the mean of the run that it falls into. */
function risingMeans(numbers: readonly number[]): readonly number[] {
  const runs: { sum: number; count: number }[] = [];
  for (const number of numbers) {
    let run = { sum: number, count: 1 };
    for (let last = runs.at(-1); last && last.sum / last.count > run.sum / run.count; ) {
      run = { sum: last.sum + run.sum, count: last.count + run.count };
      runs.pop();
      last = runs.at(-1);
    }
    runs.push(run);
  }
  return runs.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
}
