import { describe, expect, it } from "vitest";
import { openStock, tryMutant } from "../../bench/dataset/mutants.ts";
import { casesOf } from "../seed.ts";

/** Those that went wrong once, beside as many as a test has time for; `npx tsx bench/mutants.ts` tries thousands. */
const ONCE_WRONG = [1394];
const SEEDS = [...ONCE_WRONG, ...Array.from({ length: casesOf(60) }, (_, seed) => seed)];

describe("data with one file changed at random", () => {
  it("is read, or every fault in it is told where it stands", async () => {
    const stock = await openStock();
    const results = [];
    for (const seed of SEEDS) results.push(await tryMutant(stock, seed));
    expect(results.filter(({ crash }) => crash !== null)).toEqual([]);
    expect(results.flatMap(({ unlocated }) => unlocated)).toEqual([]);
    expect(results.filter(({ faults }) => faults > 0).length).toBeGreaterThan(SEEDS.length / 2);
  });
});
