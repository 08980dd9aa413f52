import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Extent, fitScale, toPt } from "../../src/charts/scale.ts";
import { anyValueTo } from "./any-value.ts";

const LENGTH_PT = 300;

const extents = fc.array(
  fc.record({
    value: anyValueTo(1e4),
    beforePt: fc.integer({ min: 0, max: 60 }),
    afterPt: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 12 },
);

describe("fitScale(extents, lengthPt)", () => {
  it("keeps zero and every extent within the length", () => {
    fc.assert(
      fc.property(extents, (some) => {
        const scale = fitScale(some, LENGTH_PT);
        if (!scale) throw new Error("Expected room for labels of 60 pt");
        for (const { value, beforePt, afterPt } of [
          ...some,
          { value: 0, beforePt: 0, afterPt: 0 },
        ]) {
          expect(toPt(scale, value) - beforePt).toBeGreaterThanOrEqual(-1e-6);
          expect(toPt(scale, value) + afterPt).toBeLessThanOrEqual(LENGTH_PT + 1e-6);
        }
      }),
    );
  });

  it("is as large as any two of the extents allow", () => {
    fc.assert(
      fc.property(extents, (some) => {
        const { min = 0, max = 0 } = fitScale(some, LENGTH_PT) ?? {};
        const all = [...some, { value: 0, beforePt: 1, afterPt: 1 }];
        const bounds = all.flatMap((left) =>
          all
            .filter((right) => right.value > left.value)
            .map(
              (right) => (LENGTH_PT - left.beforePt - right.afterPt) / (right.value - left.value),
            ),
        );
        const ptPerUnit = LENGTH_PT / (max - min);
        const most = Math.min(...bounds);
        if (Number.isFinite(most)) expect(ptPerUnit / most).toBeCloseTo(1, 6);
      }),
    );
  });

  it("uses the length up", () => {
    const some: Extent[] = [
      { value: 10, beforePt: 0, afterPt: 30 },
      { value: -5, beforePt: 20, afterPt: 0 },
    ];
    const scale = fitScale(some, LENGTH_PT);
    if (!scale) throw new Error("Expected a scale");
    expect(toPt(scale, 10) + 30).toBeCloseTo(LENGTH_PT, 6);
    expect(toPt(scale, -5) - 20).toBeCloseTo(0, 6);
  });

  it("lets the words after a low value and those before a high one reach over each other", () => {
    const scale = fitScale(
      [
        { value: 0, beforePt: 0, afterPt: 180 },
        { value: 10, beforePt: 180, afterPt: 10 },
      ],
      LENGTH_PT,
    );
    if (!scale) throw new Error("Expected a scale");
    expect(toPt(scale, 10) - 180).toBeGreaterThanOrEqual(0);
    expect(toPt(scale, 0) + 180).toBeLessThanOrEqual(LENGTH_PT);
  });

  it("is null where words that reach over each other are too long for the distance", () => {
    const some: Extent[] = [
      { value: 0, beforePt: 0, afterPt: 200 },
      { value: 1, beforePt: 200, afterPt: 10 },
      { value: 10, beforePt: 10, afterPt: 10 },
    ];
    expect(fitScale(some, LENGTH_PT)).toBeNull();
  });

  it("is null where the words alone are too long", () => {
    expect(fitScale([{ value: 1, beforePt: 0, afterPt: 300 }], LENGTH_PT)).toBeNull();
    expect(fitScale([{ value: 1, beforePt: 0, afterPt: 0 }], 0)).toBeNull();
  });

  it("stands where every value is zero", () => {
    const scale = fitScale([{ value: 0, beforePt: 0, afterPt: 40 }], LENGTH_PT);
    expect(scale && toPt(scale, 0)).toBeCloseTo(1, 6);
  });
});
