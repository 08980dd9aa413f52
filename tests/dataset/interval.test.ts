import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grown, intervalOf, isAbove, overlaps, sum } from "../../src/dataset/interval.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const { figures } = readDataset(filesOf(FIXTURE)).value as Dataset;
const figure = (id: string) => figures.find((one) => one.id === id) as (typeof figures)[number];

describe("intervalOf(figure)", () => {
  it("is half a unit of the last digit either way", () => {
    expect(intervalOf(figure("east/output/2022/level"))).toEqual({ low: 120.495, high: 120.505 });
  });

  it("is a whole unit for about, open above for at least, nothing for words", () => {
    expect(intervalOf(figure("east/output/2023/growth/target"))).toEqual({ low: 4, high: 6 });
    const jobs = { low: 14500, high: Number.POSITIVE_INFINITY };
    expect(intervalOf(figure("east/new_jobs/2022/count/urban"))).toEqual(jobs);
    expect(intervalOf(figure("east/farm_output/2023/growth/target"))).toBeNull();
  });
});

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const reach = fc.double({ min: 0.01, max: 10, noNaN: true });

describe("grown(amount, rate)", () => {
  it("holds what any amount inside grows to at any rate inside", () => {
    const rate = fc.double({ min: -50, max: 200, noNaN: true });
    const inside = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(amount, reach, rate, reach, inside, inside, (a, da, r, dr, x, y) => {
        const interval = grown({ low: a - da, high: a + da }, { low: r - dr, high: r + dr });
        const value = Math.max(0, a + x * da) * (1 + (r + y * dr) / 100);
        expect(overlaps(interval, { low: value, high: value })).toBe(true);
      }),
    );
  });
});

describe("grown(amount, rate) at its ends", () => {
  const amount = { low: 10, high: 20 };
  it("leaves nothing of a fall by all there is, or by more", () => {
    expect(grown(amount, { low: -100, high: -100 })).toEqual({ low: 0, high: 0 });
    expect(grown(amount, { low: -150, high: -120 })).toEqual({ low: 0, high: 0 });
    expect(grown(amount, { low: -100, high: -50 })).toEqual({ low: 0, high: 10 });
  });
  it("has no upper end where the amount or the rate has none, and never less than nothing", () => {
    const { POSITIVE_INFINITY: more, NEGATIVE_INFINITY: less } = Number;
    expect(grown(amount, { low: -100, high: more })).toEqual({ low: 0, high: more });
    expect(grown({ low: less, high: 20 }, { low: less, high: 0 })).toEqual({ low: 0, high: 20 });
    expect(grown({ low: 10, high: more }, { low: 0, high: 10 })).toEqual({ low: 10, high: more });
  });
  it("leaves nothing also of what has no upper end", () => {
    const unbounded = { low: 10, high: Number.POSITIVE_INFINITY };
    expect(grown(unbounded, { low: -100, high: -100 })).toEqual({ low: 0, high: 0 });
  });
});

describe("sum(intervals)", () => {
  it("of none is nothing", () => {
    expect(sum([])).toEqual({ low: 0, high: 0 });
  });
});

describe("isAbove(upper, lower)", () => {
  it("does not take binary rounding for a difference", () => {
    const tenth = { low: 0.1, high: 0.1 };
    expect(isAbove(sum([tenth, tenth, tenth]), { low: 0.3, high: 0.3 })).toBe(false);
    expect(isAbove({ low: 0.31, high: 1 }, { low: 0.3, high: 0.3 })).toBe(true);
  });
});
