/** Remembers what was asked for last, up to a weight. */
export interface Kept<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  clear(): void;
}

/** Opens a memory: the values asked for longest ago go first. */
export function openKept<Value>(
  most: number,
  weigh: (value: Value) => number = () => 1,
): Kept<Value> {
  const byKey = new Map<string, Value>();
  let weight = 0;
  const remove = (key: string) => {
    const value = byKey.get(key);
    if (value === undefined) return;
    byKey.delete(key);
    weight -= weigh(value);
  };
  return {
    get(key) {
      const value = byKey.get(key);
      if (value === undefined) return undefined;
      // To the end of the map: the first in it is the one asked for longest ago.
      byKey.delete(key);
      byKey.set(key, value);
      return value;
    },
    set(key, value) {
      remove(key);
      if (weigh(value) > most) return;
      byKey.set(key, value);
      weight += weigh(value);
      for (const oldest of byKey.keys()) {
        if (weight <= most) break;
        remove(oldest);
      }
    },
    clear() {
      byKey.clear();
      weight = 0;
    },
  };
}
