/** Numbers that look drawn by lot and are the same on every run. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number;
  /** A whole number from 0 to one less than `count`. */
  below(count: number): number;
  /** True in such a share of all cases, from 0 to 1. */
  isHit(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A generator of its own, the same for the same word whatever was drawn before. */
  of(word: string): Random;
}

/** Source: mulberry32, Tommy Ettinger 2017. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    isHit: (share) => next() < share,
    pick: (items) => {
      if (items.length === 0) throw new Error("There is nothing to pick from");
      return items[below(items.length)] as (typeof items)[number];
    },
    of: (word) => randomOf(hash(word, seed)),
  };
}

/** Source: FNV-1a. */
function hash(word: string, seed: number): number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < word.length; index += 1) {
    state = Math.imul(state ^ word.charCodeAt(index), 0x01000193) >>> 0;
  }
  return state;
}
