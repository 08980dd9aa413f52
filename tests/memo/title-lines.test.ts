import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakTitle } from "../../src/memo/view/title-lines.ts";
import { widthOf } from "../../src/memo/view/width.ts";

const LIMIT = 8;
/** Each is a word by itself to the browser's rules, so that lines end between any two. */
const WORDS = ["甲", "乙", "丙", "丁", "1", "22"];

/** Every way to set words in so many lines. */
function everyWay(words: readonly string[], count: number): readonly (readonly string[])[] {
  if (count === 1) return [[words.join("")]];
  const ends = Array.from({ length: words.length - count + 1 }, (_, index) => index + 1);
  return ends.flatMap((end) =>
    everyWay(words.slice(end), count - 1).map((rest) => [words.slice(0, end).join(""), ...rest]),
  );
}

/** How far lines are from growing, shrinking, or growing and then shrinking by two characters a line. */
function distance(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
  const turn = steps.findIndex((step) => step < 0);
  const [rising, falling] = turn < 0 ? [steps, []] : [steps.slice(0, turn), steps.slice(turn)];
  const hasShape = rising.every((step) => step > 0) && falling.every((step) => step < 0);
  const slope = steps.reduce((sum, step) => sum + Math.abs(Math.abs(step) - 2), 0);
  return slope + (hasShape ? 0 : 1000);
}

describe("breakTitle(title, limit)", () => {
  it("finds the best shape among all ways to break it, and the first of equals", () => {
    const anyWords = fc.array(fc.constantFrom(...WORDS), { minLength: 9, maxLength: 16 });
    fc.assert(
      fc.property(anyWords, (words) => {
        const title = words.join("、");
        fc.pre(widthOf(title) > LIMIT);
        const lines = breakTitle(title, LIMIT);
        // A comma stays with the word before.
        const pieces = words.map((word, at) => (at < words.length - 1 ? `${word}、` : word));
        const ways = everyWay(pieces, lines.length).filter((way) =>
          way.every((line) => widthOf(line) <= LIMIT),
        );
        const best = Math.min(...ways.map(distance));
        expect(lines).toEqual(ways.find((way) => distance(way) === best));
      }),
      { numRuns: 60 },
    );
  });

  it("breaks the longest title in no time", () => {
    const title = "关于印发《五区县国民经济和社会发展主要指标对比简报》及其说明的通知".repeat(9);
    breakTitle(title.slice(0, 300));
    const before = performance.now();
    breakTitle(title.slice(1, 301));
    // 10 ms with nothing else on the machine.
    expect(performance.now() - before).toBeLessThan(500);
  });

  it("breaks a title of several hundred characters as well", () => {
    const title = "关于印发《五区县国民经济和社会发展主要指标对比简报》及其说明的通知".repeat(12);
    const lines = breakTitle(title);
    expect(lines.join("")).toBe(title);
    expect(lines.length).toBeGreaterThan(19);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  });
});
