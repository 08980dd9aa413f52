import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchSequences } from "../../src/changes/sequence.ts";

const items: fc.Arbitrary<string[]> = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), {
  maxLength: 30,
});

describe("matchSequences(before, after)", () => {
  it("matches equal items only, each once, in the order of both", () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const matches = matchSequences(before, after);
        for (const [index, [a, b]] of matches.entries()) {
          expect(before[a]).toBe(after[b]);
          const [lastA, lastB] = matches[index - 1] ?? [-1, -1];
          expect(a > lastA && b > lastB).toBe(true);
        }
      }),
    );
  });
  it("matches all of a sequence with itself, whatever is put in between", () => {
    fc.assert(
      fc.property(items, items, fc.nat(30), (before, more, at) => {
        const after = before.toSpliced(at, 0, ...more.map((item) => `new ${item}`));
        expect(matchSequences(before, after)).toHaveLength(before.length);
      }),
    );
  });
  it("leaves nothing alike between two matches", () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const ends = [[-1, -1], ...matchSequences(before, after), [before.length, after.length]];
        for (const [index, [a = 0, b = 0]] of ends.slice(1).entries()) {
          const [fromA = 0, fromB = 0] = ends[index] ?? [];
          const old = before.slice(fromA + 1, a);
          expect(old.filter((item) => after.slice(fromB + 1, b).includes(item))).toEqual([]);
        }
      }),
    );
  });
  it("takes two long sequences without anything in common for replaced, at once", () => {
    const [before, after] = ["a", "b"].map((item) => Array.from({ length: 50_000 }, () => item));
    expect(matchSequences(before ?? [], after ?? [])).toEqual([]);
  });
});
