import fc from "fast-check";
import type { Level, Region, Text } from "../../../src/dataset/model.ts";
import { LEVELS, tierOf } from "../../../src/dataset/regions/level.ts";

export type RegionById = ReadonlyMap<string, Region>;

/** A place of a test: everything that is not said is plain. */
export function place(id: string, more: Partial<Region> = {}): Region {
  const name = { zh: id, en: id };
  const plain = { name, short: name, code: "990101", within: null, city: null, tags: [] };
  const existence = { since: null, until: null, succeededBy: [] };
  return { id, level: "county", ...plain, ...existence, ...more };
}

export function placesById(...places: readonly Region[]): RegionById {
  return new Map(places.map((one) => [one.id, one]));
}

const both = (text: string): Text => ({ zh: text, en: text });

const seed = fc.record({
  level: fc.constantFrom<Level>(...LEVELS),
  /** Which of the higher places it lies within; none for some. */
  whole: fc.option(fc.nat(), { freq: 4 }),
  name: fc.constantFrom("north", "south", "east", "west"),
  /** Differs in one language alone for some. */
  english: fc.constantFrom(null, null, "north", "middle"),
  kind: fc.constantFrom("", " district", " county"),
  city: fc.constantFrom(null, "upper", "lower"),
});

/** Places as anyone may list them: of all levels, in any order, many of one name, within one another at any depth. */
export const trees: fc.Arbitrary<RegionById> = fc
  .array(seed, { minLength: 1, maxLength: 16, size: "max" })
  .map((seeds) => {
    const idOf = (index: number) => `p${index}`;
    const regions = seeds.map(({ level, whole, name, english, kind, city }, index): Region => {
      const higher = seeds.flatMap((other, at) =>
        tierOf(other.level) < tierOf(level) ? [idOf(at)] : [],
      );
      const within = whole === null ? null : (higher[whole % higher.length] ?? null);
      const short = { zh: name, en: english ?? name };
      const full = { zh: `${short.zh}${kind}`, en: `${short.en}${kind}` };
      const named = within === null && city !== null ? both(city) : null;
      return place(idOf(index), { name: full, short, level, within, city: named });
    });
    return placesById(...regions);
  });

/** A tree and some of its places, in any order. */
export const listed: fc.Arbitrary<{ readonly regionById: RegionById; readonly ids: string[] }> =
  trees.chain((regionById) =>
    fc
      .shuffledSubarray([...regionById.keys()], { minLength: 1 })
      .map((ids) => ({ regionById, ids })),
  );
