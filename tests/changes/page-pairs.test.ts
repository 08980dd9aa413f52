import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairPages } from "../../src/changes/page-pairs.ts";

describe("pairPages(common, before, after)", () => {
  it("puts every page of both documents into one pair", () => {
    const counts = fc.integer({ min: 1, max: 8 });
    const words = fc.array(fc.tuple(counts, counts, fc.integer({ min: 1, max: 99 })));
    fc.assert(
      fc.property(counts, counts, words, (before, after, votes) => {
        const here = votes.filter(([a, b]) => a <= before && b <= after);
        const common = new Map(here.map(([a, b, count]) => [`${a} ${b}`, count]));
        const pairs = pairPages(common, before, after);
        const pagesOf = (side: 0 | 1) => pairs.flatMap((pair) => pair[side] ?? []).sort();
        const all = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
        expect([pagesOf(0), pagesOf(1)]).toEqual([all(before), all(after)]);
      }),
    );
  });
  it("pairs a page with that with which it has most words in common", () => {
    const common = new Map([
      ["1 1", 5],
      ["1 2", 90],
      ["2 3", 80],
    ]);
    expect(pairPages(common, 2, 3)).toEqual([
      [null, 1],
      [1, 2],
      [2, 3],
    ]);
  });
  it("sets a page that went before the one that followed it", () => {
    const common = new Map([
      ["1 1", 5],
      ["3 2", 5],
    ]);
    expect(pairPages(common, 3, 2)).toEqual([
      [1, 1],
      [2, null],
      [3, 2],
    ]);
  });
});
