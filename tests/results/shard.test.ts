import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInShard } from "../../src/results/shard.ts";

const numbers = (of: number) => Array.from({ length: of }, (_, index) => index + 1);

describe("isInShard(id, shard)", () => {
  it("is true of exactly one shard, which nothing but the id decides", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 256 }), (id, of) => {
        const own = numbers(of).filter((number) => isInShard(id, { number, of }));
        expect(own).toHaveLength(1);
        expect(numbers(of).filter((number) => isInShard(id, { number, of }))).toEqual(own);
      }),
      { numRuns: 50 },
    );
  });

  it("divides many outputs about equally", () => {
    const ids = Array.from({ length: 4000 }, (_, at) => `profile-place_${at}`);
    for (const number of numbers(8)) {
      const own = ids.filter((id) => isInShard(id, { number, of: 8 }));
      expect(own.length).toBeGreaterThan(420);
      expect(own.length).toBeLessThan(580);
    }
  });
});
