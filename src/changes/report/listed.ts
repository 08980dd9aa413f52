import type { Words } from "../../web/words.ts";

/** The first of many things, and what says how many are left out; empty where none is. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly left: string;
}

/** Words the first things of a list. */
export function listFirst<T, View>(
  all: readonly T[],
  most: number,
  describe: (item: T) => View,
  words: Words,
): Listed<View> {
  const left = all.length - most;
  return {
    items: all.slice(0, most).map(describe),
    left: left > 0 ? words.count("more", left) : "",
  };
}
