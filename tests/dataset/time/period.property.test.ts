import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  daysOf,
  FREQUENCIES,
  frequencyOf,
  isOfFrequency,
  type Period,
  periodFor,
  readAskedPeriod,
  readPeriod,
  stepFrom,
  type Time,
} from "../../../src/dataset/time/period.ts";

const twoDigits = (number: number) => String(number).padStart(2, "0");

const anyYear = fc.integer({ min: 1990, max: 2100 });
const anyMonth = fc.integer({ min: 1, max: 12 }).map(twoDigits);
const anyDay = fc.integer({ min: 1, max: 31 }).map(twoDigits);
const anyEnd = fc.oneof(
  fc.constantFrom("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"),
  anyMonth.map((month) => `-${month}`),
  anyMonth.map((month) => `-01/${month}`),
  fc.tuple(anyMonth, anyMonth).map(([first, last]) => `-${first}/${last}`),
  fc.tuple(anyMonth, anyDay).map(([month, day]) => `-${month}-${day}`),
);
const anyWritten = fc.tuple(anyYear, anyEnd).map(([year, end]) => `${year}${end}`);
const anyTime = fc.constantFrom<Time | null>("flow", "stock", null);

const anyPeriod = fc
  .tuple(anyWritten, anyTime)
  .map(([written, time]) => ({ written, time, read: readPeriod(written, time) }))
  .filter(({ read }) => "period" in read)
  .map(({ written, time, read }) => ({
    written,
    time,
    period: "period" in read ? read.period : "",
  }));

/** What it covers: of a stock the last day alone. */
function covers(written: Period, time: Time | null): string {
  const { from, to } = daysOf(written);
  return time === "stock" ? to : `${from} ${to}`;
}

describe("the name of a period", () => {
  it("is its own name", () => {
    fc.assert(
      fc.property(anyPeriod, ({ period, time }) => {
        expect(readPeriod(period, time)).toEqual({ period });
      }),
    );
  });

  it("covers what was written, and no other name of the same kind does", () => {
    fc.assert(
      fc.property(anyPeriod, anyWritten, ({ period, written, time }, other) => {
        expect(covers(period, time)).toBe(covers(written, time));
        const read = readPeriod(other, time);
        if ("period" in read)
          expect(read.period === period).toBe(covers(other, time) === covers(written, time));
      }),
      { numRuns: 2000 },
    );
  });

  it("is no longer than what was written", () => {
    fc.assert(
      fc.property(anyPeriod, ({ period, written }) => {
        expect(period.length).toBeLessThanOrEqual(written.length);
      }),
    );
  });

  it("is found where the period is asked for", () => {
    fc.assert(
      fc.property(anyPeriod, ({ written, period, time }) => {
        const asked = readAskedPeriod(written);
        expect(asked && periodFor(asked, time)).toBe(period);
      }),
    );
  });

  it("belongs among those of its own length", () => {
    fc.assert(
      fc.property(anyPeriod, ({ period, time }) => {
        expect(isOfFrequency(period, time, frequencyOf(period))).toBe(true);
      }),
    );
  });
});

describe("the order of periods", () => {
  it("is one order of all", () => {
    fc.assert(
      fc.property(
        anyPeriod,
        anyPeriod,
        anyPeriod,
        ({ period: a }, { period: b }, { period: c }) => {
          expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
          expect(comparePeriods(a, b) === 0).toBe(a === b);
          if (comparePeriods(a, b) <= 0 && comparePeriods(b, c) <= 0)
            expect(comparePeriods(a, c)).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is that of steps", () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 1, max: 30 }), ({ period, time }, steps) => {
        const next = stepFrom(period, steps, time);
        if (next !== null) expect(comparePeriods(period, next)).toBeLessThan(0);
      }),
    );
  });
});

describe("a step", () => {
  it("there and back is none", () => {
    const anyFrequency = fc.constantFrom(undefined, ...FREQUENCIES);
    const anySteps = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(anyPeriod, anySteps, anyFrequency, ({ period, time }, steps, frequency) => {
        const there = stepFrom(period, steps, time, frequency);
        if (there === null) return;
        expect(readPeriod(there, time)).toEqual({ period: there });
        const apart = frequency ?? frequencyOf(period);
        expect(stepFrom(there, -steps, time, apart)).toBe(period);
      }),
      { numRuns: 1000 },
    );
  });
});
