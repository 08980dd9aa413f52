import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceBelow, suggest } from "../../src/dataset/suggestion.ts";

describe("suggest(word, allowed)", () => {
  const allowed = ["retail_sales", "retail_growth", "new_jobs", "万元"];

  it.each([
    ["retial_sales", "did you mean `retail_sales`?"],
    ["new_job", "did you mean `new_jobs`?"],
    ["万圆", "did you mean `万元`?"],
    ["bound", undefined],
  ])("for %s is %s", (word, hint) => {
    expect(suggest(word, allowed)).toBe(hint);
  });
});

describe("suggest(word, allowed) among many", () => {
  it("finds the first of those at the least distance, or none", () => {
    const word = fc.string({ maxLength: 9, unit: fc.constantFrom("a", "b", "𠀀", "县") });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 20 }), (wrong, allowed) => {
        const most = Math.max(1, Math.floor([...wrong].length / 3));
        const distances = allowed.map((one) => editDistance(wrong, one));
        const least = Math.min(...distances);
        const nearest = least <= most ? allowed[distances.indexOf(least)] : undefined;
        const hint = nearest === undefined ? undefined : `did you mean \`${nearest}\`?`;
        expect(suggest(wrong, allowed)).toBe(hint);
      }),
      { numRuns: 500 },
    );
  });

  it("does not look for a text as long as a file", () => {
    expect(suggest("a".repeat(1_000_000), ["a".repeat(999_999)])).toBeUndefined();
  });
});

const editDistance = (from: string, to: string) =>
  distanceBelow(Number.POSITIVE_INFINITY, [...from], [...to]);

describe("distanceBelow(limit, from, to)", () => {
  it("counts insertions, deletions, replacements and swaps", () => {
    expect(editDistance("abcd", "abcd")).toBe(0);
    expect(editDistance("abcd", "abc")).toBe(1);
    expect(editDistance("abcd", "abXd")).toBe(1);
    expect(editDistance("abcd", "acbd")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("is the same both ways, and zero only for the same word", () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right)).toBe(editDistance(right, left));
        expect(editDistance(left, right) === 0).toBe(left === right);
      }),
    );
  });
});
