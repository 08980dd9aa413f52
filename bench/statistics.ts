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

/** A slope and how far it may be off. */
export interface Slope {
  readonly perStep: number;
  /** Its standard error. */
  readonly error: number;
}

/**
 * Slope of a straight line through values one step apart, by least squares.
 *
 * Memory that is high stays high for a while: a value tells little that its neighbour has not told. The error is
 * that of as many independent values as these are worth, by how alike neighbours are (an AR(1) series).
 */
export function slopeOf(values: readonly number[]): Slope {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = values.reduce((sum, _, step) => sum + (step - middle) ** 2, 0);
  const perStep =
    values.reduce((sum, value, step) => sum + (step - middle) * (value - mean), 0) / spread;
  const rests = values.map((value, step) => value - mean - perStep * (step - middle));
  const squares = rests.reduce((sum, rest) => sum + rest ** 2, 0);
  const products = rests.reduce((sum, rest, step) => sum + rest * (rests[step - 1] ?? 0), 0);
  const alike = squares === 0 ? 0 : Math.min(MOST_ALIKE, Math.max(0, products / squares));
  const error = Math.sqrt((squares / (count - 2) / spread) * ((1 + alike) / (1 - alike)));
  return { perStep, error };
}

/** Beyond this a few hundred values tell nothing of a slope. */
const MOST_ALIKE = 0.99;
