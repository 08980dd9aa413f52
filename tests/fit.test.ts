import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOTHING_OMITTED, type Omitted } from "../src/analysis/omitted.ts";
import { type Fit, findFit } from "../src/fit.ts";

/** A ladder whose rungs leave out one more finding each. */
const ladderOf = (length: number, first: Omitted): readonly Omitted[] =>
  Array.from({ length }, (_, rung) => (rung === 0 ? first : { ...first, findings: rung }));

/** What fits from a rung of each ladder on, as less never takes more pages. */
interface Case {
  readonly lengths: readonly number[];
  readonly firstFitting: readonly number[];
}

const anyCase: fc.Arbitrary<Case> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 14 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((pairs) => ({
    lengths: pairs.map(([length]) => length),
    firstFitting: pairs.map(([, fitting]) => fitting),
  }));

async function search({ lengths, firstFitting }: Case, known: Fit | null = null) {
  const ladders = lengths.map((length, place) =>
    ladderOf(length, place === 0 ? NOTHING_OMITTED : { ...NOTHING_OMITTED, only: place }),
  );
  const made: Omitted[] = [];
  const fitted = await findFit(ladders, {
    make: async (omitted) => {
      made.push(omitted);
      return omitted;
    },
    fits: (omitted) => {
      const ladder = ladders.findIndex((ways) => ways.includes(omitted));
      return (ladders[ladder]?.indexOf(omitted) ?? 0) >= (firstFitting[ladder] ?? 0);
    },
    known,
  });
  return { fit: fitted?.fit ?? null, made: made.length };
}

/** The answer by looking at every way in turn. */
function expectedOf({ lengths, firstFitting }: Case): Fit | null {
  const ladder = lengths.findIndex((length, place) => (firstFitting[place] ?? 0) < length);
  return ladder < 0 ? null : { ladder, rung: firstFitting[ladder] ?? 0 };
}

describe("findFit(ladders, fitting)", () => {
  it("finds the first way that fits, in the first ladder that leads to one", async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        expect((await search(one)).fit).toEqual(expectedOf(one));
      }),
    );
  });

  it("finds the same wherever it fitted the last time, also where that is no way any more", async () => {
    const anyFit = fc.record({
      ladder: fc.integer({ min: 0, max: 3 }),
      rung: fc.integer({ min: 0, max: 14 }),
    });
    await fc.assert(
      fc.asyncProperty(anyCase, anyFit, async (one, known) => {
        expect((await search(one, known)).fit).toEqual(expectedOf(one));
      }),
    );
  });

  it("tries only what it fitted with and the ways before it where nothing has changed", async () => {
    const one = { lengths: [20], firstFitting: [13] };
    expect(await search(one, { ladder: 0, rung: 13 })).toMatchObject({ made: 2 });
    expect((await search(one)).made).toBeGreaterThan(4);
  });

  it("makes what fits whole only once", async () => {
    expect(await search({ lengths: [20, 20], firstFitting: [0, 0] })).toMatchObject({ made: 1 });
  });
});
