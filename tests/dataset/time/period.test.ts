import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  daysOf,
  FREQUENCIES,
  type Frequency,
  frequencyOf,
  isOfFrequency,
  periodFor,
  periodInId,
  readAskedPeriod,
  readLastDay,
  readPeriod,
  readSpan,
  stepFrom,
  type Time,
  yearOf,
} from "../../../src/dataset/time/period.ts";

/** What a period comes to, or the fault in it. */
function read(written: string, time: Time | null): string {
  const found = readPeriod(written, time);
  return "period" in found ? found.period : found.fault;
}

/** [as written, of a flow, of a stock, of an indicator that says neither, as asked for] */
// biome-ignore format: one period a line
const WRITTEN: readonly (readonly [written: string, flow: string, stock: string, neither: string, asked: string | null])[] = [
  ["2024", "2024", "2024", "2024", "2024"],
  ["2024-01/12", "2024", "cumulative-stock", "2024", "2024"],
  ["2024-H1", "2024-H1", "2024-06", "needs-time", "2024-H1"],
  ["2024-H2", "2024-H2", "2024", "needs-time", "2024-H2"],
  ["2024-01/06", "2024-H1", "cumulative-stock", "needs-time", "2024-H1"],
  ["2024-Q1", "2024-Q1", "2024-03", "needs-time", "2024-Q1"],
  ["2024-Q3", "2024-Q3", "2024-09", "needs-time", "2024-Q3"],
  ["2024-Q4", "2024-Q4", "2024", "needs-time", "2024-Q4"],
  ["2024-01/03", "2024-Q1", "cumulative-stock", "needs-time", "2024-Q1"],
  ["2024-01/09", "2024-01/09", "cumulative-stock", "needs-time", "2024-01/09"],
  ["2024-01/02", "2024-01/02", "cumulative-stock", "needs-time", "2024-01/02"],
  ["2024-01/01", "2024-01", "cumulative-stock", "needs-time", "2024-01"],
  ["2024-09", "2024-09", "2024-09", "needs-time", "2024-09"],
  ["2024-12", "2024-12", "2024", "needs-time", "2024-12"],
  ["2024-09-30", "day-of-flow", "2024-09", "needs-time", "2024-09"],
  ["2024-12-31", "day-of-flow", "2024", "needs-time", "2024"],
  ["2024-05-15", "day-of-flow", "2024-05-15", "needs-time", "2024-05-15"],
  ["2024-02-29", "day-of-flow", "2024-02", "needs-time", "2024-02"],
  ["2024-02-28", "day-of-flow", "2024-02-28", "needs-time", "2024-02-28"],
  ["2023-02-28", "day-of-flow", "2023-02", "needs-time", "2023-02"],
  ["2100-02-28", "day-of-flow", "2100-02", "needs-time", "2100-02"],
  ["2000-02-29", "day-of-flow", "2000-02", "needs-time", "2000-02"],
  ["1990", "1990", "1990", "1990", "1990"],
  ["2100-12-31", "day-of-flow", "2100", "needs-time", "2100"],
  ["2024-02/09", "not-from-january", "cumulative-stock", "not-from-january", null],
  ["2024-04/06", "not-from-january", "cumulative-stock", "not-from-january", null],
  ["2024-07/12", "not-from-january", "cumulative-stock", "not-from-january", null],
];

const NO_PERIODS = [
  "2024-13",
  "2024-00",
  "2024-02-30",
  "2023-02-29",
  "2100-02-29",
  "2024-04-31",
  "2024-09-00",
  "Q5",
  "2024-Q5",
  "2024-Q0",
  "2024-H3",
  "2024-q1",
  "2024-9",
  "2024/09",
  "2024-01-09/10",
  "2024-09/01",
  "2024-01/13",
  "2024-01/9",
  "2024-01/",
  "2019/2023",
  "24",
  "02024",
  "1989",
  "1989-12-31",
  "2101",
  " 2024",
  "2024\n",
  "２０２４",
  "",
];

describe("readPeriod(written, time)", () => {
  it.each(WRITTEN)("reads %s as %s, as a stock as %s, else as %s", (written, flow, stock, none) => {
    expect(read(written, "flow")).toBe(flow);
    expect(read(written, "stock")).toBe(stock);
    expect(read(written, null)).toBe(none);
  });

  it.each(NO_PERIODS)("tells that %j is no period", (written) => {
    for (const time of ["flow", "stock", null] as const) expect(read(written, time)).toBe("form");
    expect(readAskedPeriod(written)).toBeNull();
  });
});

describe("readAskedPeriod(written)", () => {
  it.each(WRITTEN)("reads %s", (written, _flow, _stock, _neither, asked) => {
    expect(readAskedPeriod(written)).toBe(asked);
  });
});

describe("periodFor(asked, time)", () => {
  it.each([
    ["2024", "2024"],
    ["2024-H1", "2024-06"],
    ["2024-H2", "2024"],
    ["2024-Q3", "2024-09"],
    ["2024-Q4", "2024"],
    ["2024-01/09", "2024-09"],
    ["2024-12", "2024"],
    ["2024-05-15", "2024-05-15"],
  ])("takes %s of a stock for the moment %s, of anything else for itself", (asked, stock) => {
    expect(periodFor(asked, "stock")).toBe(stock);
    expect(periodFor(asked, "flow")).toBe(asked);
    expect(periodFor(asked, null)).toBe(asked);
  });
});

describe("readSpan(written)", () => {
  it.each([
    ["2023", "2023-01-01", "2023-12-31"],
    ["2019/2023", "2019-01-01", "2023-12-31"],
    ["2024-01/09", "2024-01-01", "2024-09-30"],
    ["2024-03/05", "2024-03-01", "2024-05-31"],
    ["2024-01/2024-09", "2024-01-01", "2024-09-30"],
    ["2023-Q3/2024-Q1", "2023-07-01", "2024-03-31"],
    ["2023-H2", "2023-07-01", "2023-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2024-05-15", "2024-05-15", "2024-05-15"],
    ["2024-05-15/2024-06-14", "2024-05-15", "2024-06-14"],
    ["2023/2023", "2023-01-01", "2023-12-31"],
  ])("reads %s as %s to %s", (written, from, to) => {
    expect(readSpan(written)).toEqual({ from, to });
  });

  it.each([
    "",
    "/",
    "2023/",
    "/2023",
    "2023/2019",
    "2023/24",
    "2019/2021/2023",
    "2024-13",
    "2019-2023",
  ])("tells that %j is none", (written) => expect(readSpan(written)).toBeNull());
});

describe("readLastDay(written)", () => {
  it.each([
    ["2023-04-11", "2023-04-11"],
    ["2023-04", "2023-04-30"],
    ["2024-02", "2024-02-29"],
    ["2023", "2023-12-31"],
    ["2023-Q1", null],
    ["2023-01/09", null],
    ["2023-02-30", null],
    ["2023-13", null],
    ["April 2023", null],
  ])("reads %s as %s", (written, day) => expect(readLastDay(written)).toBe(day));
});

describe("what a period is", () => {
  it.each([
    ["2024", "2024-01-01", "2024-12-31", "year"],
    ["2024-H2", "2024-07-01", "2024-12-31", "half"],
    ["2024-Q1", "2024-01-01", "2024-03-31", "quarter"],
    ["2024-02", "2024-02-01", "2024-02-29", "month"],
    ["2023-02", "2023-02-01", "2023-02-28", "month"],
    ["2024-01/11", "2024-01-01", "2024-11-30", "since_january"],
    ["2024-05-15", "2024-05-15", "2024-05-15", "moment"],
    ["2100", "2100-01-01", "2100-12-31", "year"],
  ] as const)("%s is of %s to %s, a %s", (period, from, to, frequency) => {
    expect(daysOf(period)).toEqual({ from, to });
    expect(frequencyOf(period)).toBe(frequency);
    expect(yearOf(period)).toBe(Number(to.slice(0, 4)));
  });

  it("refuses the days of what is no period", () => {
    expect(() => daysOf("2024-13")).toThrow("no period");
  });

  it("has no stroke in an id", () => {
    expect(periodInId("2024-01/09")).toBe("2024-01--09");
    expect(periodInId("2024-Q1")).toBe("2024-Q1");
  });
});

describe("isOfFrequency(period, time, frequency)", () => {
  it.each([
    ["2024", "flow", ["year", "since_january"]],
    ["2024", null, ["year", "since_january"]],
    ["2024-H1", "flow", ["half", "since_january"]],
    ["2024-H2", "flow", ["half"]],
    ["2024-Q1", "flow", ["quarter", "since_january"]],
    ["2024-Q4", "flow", ["quarter"]],
    ["2024-01", "flow", ["month", "since_january"]],
    ["2024-02", "flow", ["month"]],
    ["2024-01/09", "flow", ["since_january"]],
    ["2024", "stock", ["year", "half", "quarter", "month", "since_january", "moment"]],
    ["2024-06", "stock", ["half", "quarter", "month", "since_january", "moment"]],
    ["2024-09", "stock", ["quarter", "month", "since_january", "moment"]],
    ["2024-08", "stock", ["month", "since_january", "moment"]],
    ["2024-05-15", "stock", ["moment"]],
  ] as const)("counts %s of a %s among %j", (period, time, frequencies) => {
    const found = FREQUENCIES.filter((one) => isOfFrequency(period, time, one));
    expect(found).toEqual(frequencies);
  });
});

describe("stepFrom(period, steps, time, frequency)", () => {
  it.each<readonly [string, number, Time | null, Frequency | undefined, string | null]>([
    ["2024", 1, null, undefined, "2025"],
    ["2024", -1, "flow", undefined, "2023"],
    ["2024-H2", 1, "flow", undefined, "2025-H1"],
    ["2024-Q1", -1, "flow", undefined, "2023-Q4"],
    ["2024-12", 1, "flow", undefined, "2025-01"],
    ["2024-01", -1, "flow", undefined, "2023-12"],
    ["2024-01", -1, "flow", "since_january", "2023-01"],
    ["2024-01/09", 1, "flow", undefined, "2025-01/09"],
    ["2024-H1", 1, "flow", "since_january", "2025-H1"],
    // A flow is as long as it is, whatever it is asked among.
    ["2024", -1, "flow", "quarter", "2023"],
    ["2024-01/09", -1, "flow", "year", "2023-01/09"],
    ["2024", -1, "stock", undefined, "2023"],
    ["2024", -1, "stock", "month", "2024-11"],
    ["2024", -1, "stock", "quarter", "2024-09"],
    ["2024", -1, "stock", "half", "2024-06"],
    ["2024-01", -1, "stock", undefined, "2023"],
    ["2024-09", -1, "stock", "quarter", "2024-06"],
    ["2024-09", -1, "stock", "since_january", "2023-09"],
    ["2024-09", -1, "stock", "moment", null],
    ["2024-05-15", 1, "stock", undefined, null],
    ["2100", 1, "flow", undefined, null],
    ["1990-Q1", -1, "flow", undefined, null],
  ])("steps from %s by %i of a %s among %s to %s", (period, steps, time, frequency, next) => {
    expect(stepFrom(period, steps, time, frequency)).toBe(next);
  });
});

describe("comparePeriods(a, b)", () => {
  it("orders by the end, of those that end together the longer first", () => {
    const order =
      "2023 2023-H2 2023-Q4 2023-12 2024-01 2024-01/02 2024-02 2024-Q1 2024-03 2024-05-15 2024-05 2024-H1 2024-Q2 2024-06 2024".split(
        " ",
      );
    expect(order.toReversed().sort(comparePeriods)).toEqual(order);
  });
});
