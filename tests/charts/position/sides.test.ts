import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Beside,
  chooseSides,
  type Side,
  wordsSpan,
} from "../../../src/charts/position/sides.ts";
import type { Span } from "../../../src/charts/position/spread.ts";

const ROOM = [0, 100] as const;
const SIDES: readonly Side[] = ["after", "before", "none"];

/** Marks beside each other, at most five, so that every choice can be tried. */
const anyMarks = fc
  .array(
    fc.record({
      gapPt: fc.integer({ min: 0, max: 30 }),
      widthPt: fc.integer({ min: 1, max: 30 }),
      worth: fc.constantFrom(1, 1, 100),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((some) => {
    let endPt = 0;
    return some.map(({ gapPt, ...rest }): Beside => {
      const mark: Span = [endPt + gapPt, endPt + gapPt + 12];
      endPt = mark[1] + 1;
      return { mark, ...rest };
    });
  })
  .filter((marks) => (marks.at(-1)?.mark[1] ?? 0) <= 100);

const meet = (a: Span, b: Span) => a[0] < b[1] && b[0] < a[1];

/** True where words stand in the room, on no line and touch nothing. */
function isTidy(marks: readonly Beside[], sides: readonly Side[], linesPt: readonly number[]) {
  const words = marks.map((mark, index) => wordsSpan(mark, sides[index] ?? "none"));
  return words.every((span, index) => {
    if (!span) return true;
    const others = [
      ...marks.map(({ mark }) => mark),
      ...words.filter((other, at) => other && at !== index).map((other) => other as Span),
    ];
    const isInside = span[0] >= ROOM[0] && span[1] <= ROOM[1];
    const isOnLine = linesPt.some((linePt) => span[0] - 1 <= linePt && linePt <= span[1] + 1);
    const isBefore = sides[index] === "before";
    const room: Span = isBefore ? [span[0] - 7.9, span[1] + 1.9] : wider(span);
    return isInside && !isOnLine && !others.some((other) => meet(room, other));
  });
}

/** With the gap that is kept to what words do not belong to, which touches their own mark. */
const wider = ([fromPt, toPt]: Span): Span => [fromPt - 1.9, toPt + 1.9];

function everyChoice(count: number): readonly (readonly Side[])[] {
  if (count === 0) return [[]];
  return everyChoice(count - 1).flatMap((sides) => SIDES.map((side) => [...sides, side]));
}

const lostBy = (marks: readonly Beside[], sides: readonly Side[]) =>
  marks.reduce((sum, { worth }, index) => sum + (sides[index] === "none" ? worth : 0), 0);

describe("chooseSides(marks, room, linesPt)", () => {
  const at = (fromPt: number, widthPt: number, worth = 1): Beside => ({
    mark: [fromPt, fromPt + 10],
    widthPt,
    worth,
  });

  it("sets words after their mark, before it at the end or beside a neighbour, else leaves them out", () => {
    expect(chooseSides([at(20, 20)], ROOM, [])).toEqual(["after"]);
    expect(chooseSides([at(90, 20)], ROOM, [])).toEqual(["before"]);
    expect(chooseSides([at(40, 20), at(51, 20)], ROOM, [])).toEqual(["before", "after"]);
  });

  it("sets no words close behind another mark, whose words they would seem", () => {
    expect(chooseSides([at(10, 40), at(44, 20, 100), at(55, 20)], ROOM, [])).toEqual([
      ...["none", "none", "after"],
    ]);
    expect(chooseSides([at(10, 40), at(50, 20, 100), at(61, 20)], ROOM, [])).toEqual([
      ...["none", "before", "after"],
    ]);
  });

  it("leaves out the words between two marks where there is no room for them", () => {
    expect(chooseSides([at(39, 20), at(50, 20), at(61, 20)], ROOM, [])).toEqual([
      ...["before", "none", "after"],
    ]);
  });

  it("lets no words stand on a line, and leaves out what is worth less", () => {
    expect(chooseSides([at(20, 20)], ROOM, [45])).toEqual(["none"]);
    expect(chooseSides([at(40, 20)], ROOM, [55])).toEqual(["before"]);
    expect(chooseSides([at(0, 14), at(36, 14, 100)], [0, 46], [])).toEqual(["none", "before"]);
    expect(chooseSides([at(0, 14, 100), at(36, 14)], [0, 46], [])).toEqual(["after", "none"]);
  });

  it("leaves out no more than has to be, and lets nothing meet", () => {
    fc.assert(
      fc.property(anyMarks, fc.option(fc.integer({ min: 0, max: 100 })), (marks, line) => {
        const linesPt = line === null ? [] : [line];
        const sides = chooseSides(marks, ROOM, linesPt);
        expect(sides).toHaveLength(marks.length);
        expect(isTidy(marks, sides, linesPt)).toBe(true);
        const least = Math.min(
          ...everyChoice(marks.length)
            .filter((choice) => isTidy(marks, choice, linesPt))
            .map((choice) => lostBy(marks, choice)),
        );
        expect(lostBy(marks, sides)).toBe(least);
      }),
      { numRuns: 300 },
    );
  });
});
