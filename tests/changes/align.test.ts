import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "../../src/changes/align.ts";
import { compareLines, likenessOfLines } from "../../src/changes/lines.ts";

const same = (a: string, b: string) => (a === b ? 1 : 0);
const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });

describe("align(before, after, likeness, least)", () => {
  it("puts what is alike together and leaves the rest alone", () => {
    expect(align(["a", "b", "c"], ["a", "x", "c", "d"], same, 1)).toEqual([
      ["a", "a"],
      ["b", null],
      [null, "x"],
      ["c", "c"],
      [null, "d"],
    ]);
  });
  it("pairs two that are like enough, and no others", () => {
    const likeness = (a: number, b: number) => 1 - Math.abs(a - b) / 10;
    expect(align([1, 20], [2, 30], likeness, 0.5)).toEqual([
      [1, 2],
      [20, null],
      [null, 30],
    ]);
  });
  it("keeps every item of both sides once, in its order", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pairs = align(before, after, same, 1);
        expect(pairs.flatMap(([old]) => old ?? [])).toEqual(before);
        expect(pairs.flatMap(([, fresh]) => fresh ?? [])).toEqual(after);
      }),
    );
  });
  it("finds as many pairs as the longest common subsequence has", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const together = align(before, after, same, 1).filter(([a, b]) => a !== null && b !== null);
        expect(together).toHaveLength(lengthOfLcs(before, after));
      }),
    );
  });
});

/** Written apart from what it tests: by recursion over the ends. */
function lengthOfLcs([a, ...as]: readonly string[], [b, ...bs]: readonly string[]): number {
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 1 + lengthOfLcs(as, bs);
  const position = bs.indexOf(a);
  const taken = position < 0 ? 0 : 1 + lengthOfLcs(as, bs.slice(position + 1));
  return Math.max(taken, lengthOfLcs(as, [b, ...bs]));
}

describe("compareLines(before, after)", () => {
  it("tells what is gone before what has come in its place", () => {
    expect(compareLines(["GDP 275", "jobs 3"], ["GDP 276", "jobs 3", "new"])).toEqual([
      { kind: "removed", text: "GDP 275" },
      { kind: "added", text: "GDP 276" },
      { kind: "added", text: "new" },
    ]);
  });
  it("finds nothing where nothing changed", () => {
    fc.assert(
      fc.property(words, (lines) => {
        expect(compareLines(lines, lines)).toEqual([]);
      }),
    );
  });
});

describe("likenessOfLines(before, after)", () => {
  it("is 1 for the same lines in any order, also for none, and 0 for nothing in common", () => {
    expect(likenessOfLines(["a", "b"], ["b", "a"])).toBe(1);
    expect(likenessOfLines([], [])).toBe(1);
    expect(likenessOfLines(["a"], ["b"])).toBe(0);
  });
  it("counts a line as often as both have it", () => {
    expect(likenessOfLines(["a", "a", "b"], ["a"])).toBe(0.5);
  });
});
