/** A measured row: what, how long, and against what. */
export interface Row {
  readonly what: string;
  /** Median, in milliseconds. */
  readonly ms: number;
  /** Times the row it is held against; null where it is held against nothing. */
  readonly ratio: number | null;
  /** What the ratio should be, e.g. `≤ 2`. */
  readonly aim: string;
}

/** The middle value; of an even count the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}

/** How long something takes. */
export async function timeMs(run: () => unknown): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

/**
 * Measures several ways of doing things in turn, so that what else the machine does falls on all alike.
 *
 * Shape: name → times in milliseconds, without those of `warmUps` rounds.
 */
export async function measureInTurn<Name extends string>(
  ways: Readonly<Record<Name, () => unknown>>,
  { rounds, warmUps = 1 }: { rounds: number; warmUps?: number },
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(ways) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const name of names) {
      const ms = await timeMs(ways[name]);
      if (round >= 0) times[name].push(ms);
    }
  }
  return times;
}

/** Median of the ratios of each round: a busy minute falls on both. */
export function ratioOf(times: readonly number[], base: readonly number[]): number {
  return median(times.map((ms, round) => ms / (base[round] ?? Number.NaN)));
}

/** Slope of a straight line through points, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return above / below;
}
