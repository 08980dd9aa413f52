import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setCaptions, stack } from "../../../src/charts/position/stack.ts";

const thing = (atPt: number, isNamed = false) => ({ atPt, beforePt: 2, afterPt: 2, isNamed });

describe("stack(things, gapPt)", () => {
  it("sets each on the lowest level with room for it, named ones over all that they overlap", () => {
    expect(stack([thing(0), thing(3), thing(5), thing(50)], 1).levels).toEqual([0, 1, 0, 0]);
    expect(stack([thing(0), thing(1), thing(2), thing(5, true)], 1).levels).toEqual([0, 1, 2, 3]);
    expect(stack([thing(0), thing(1), thing(9, true)], 1)).toEqual({ levels: [0, 1, 0], count: 2 });
  });

  it("lets nothing overlap", () => {
    const anyThing = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(anyThing, { maxLength: 60 }), (some) => {
        const things = some.map(([atPt, isNamed]) => thing(atPt, isNamed));
        const { levels, count } = stack(things, 1);
        expect(Math.max(0, ...levels.map((level) => level + 1))).toBe(count);
        for (const [index, { atPt }] of things.entries()) {
          const before = things.slice(0, index).filter((one) => Math.abs(one.atPt - atPt) < 5);
          const taken = before.map((one) => levels[things.indexOf(one)] ?? 0);
          const level = levels[index] ?? 0;
          expect(taken).not.toContain(level);
          if (some[index]?.[1]) expect(level).toBe(Math.max(-1, ...taken) + 1);
        }
      }),
    );
  });
});

describe("setCaptions(captions, room, gapPt)", () => {
  const caption = (text: string, atPt: number, worth: number) => ({
    text,
    atPt,
    widthPt: 30,
    worth,
  });
  const names = (captions: readonly { readonly text: string }[]) =>
    captions.map(({ text }) => text);

  it("moves captions beside each other in their order", () => {
    const { set, left } = setCaptions([caption("b", 60, 1), caption("a", 50, 1)], [0, 100], 2);
    expect(set.map(({ text, middlePt }) => [text, middlePt])).toEqual([
      ["a", 39],
      ["b", 71],
    ]);
    expect(left).toEqual([]);
  });

  it("leaves out those worth least, and tells of them in their order", () => {
    const four = [
      ...[caption("peer", 90, 1), caption("end", 10, 2)],
      ...[caption("focus", 50, 3), caption("other", 20, 1)],
    ];
    const { set, left } = setCaptions(four, [0, 70], 2);
    expect(names(set)).toEqual(["end", "focus"]);
    expect(names(left)).toEqual(["other", "peer"]);
    expect(names(setCaptions(four, [0, 20], 2).left)).toHaveLength(4);
  });
});
