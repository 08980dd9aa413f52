import { describe, expect, it } from "vitest";
import { longestRuns } from "../../../src/analysis/series/longest-run.ts";
import { turningPoints } from "../../../src/analysis/series/turning-point.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { ask, GROWTH, given, month, months, type Spec, YEARLY, years } from "./given.ts";

const runsOf = (specs: readonly Spec[]) => longestRuns(ask(given(specs)));
const signsOf = (specs: readonly Spec[]) => longestRuns(ask(given(specs), GROWTH));
const growth = (values: readonly (number | undefined)[]) => months(values, GROWTH);
/** Gives one of the months something else. */
const with_ = (specs: readonly Spec[], index: number, more: Partial<Figure>) =>
  specs.map((spec) => (spec.period === month(index) ? { ...spec, ...more } : spec));

describe("longestRuns(series)", () => {
  it("tells amounts that are each above the one before, and above what the first is", () => {
    expect(runsOf(months([5, 3, 4, 5, 6, 2]))).toEqual([
      {
        direction: "rise",
        length: 3,
        base: "2023-02",
        from: "2023-03",
        to: "2023-05",
        before: "turn",
        after: "turn",
        figures: [1, 2, 3, 4].map((index) => `here/sales/${month(index)}/level`),
        estimates: [],
        bounds: [],
      },
    ]);
  });

  it("tells rates of growth that are all positive or all negative, without putting them together", () => {
    const runs = signsOf(growth([1, -2, -3, -1, 4]));
    expect(runs).toMatchObject([
      { direction: "fall", length: 3, base: null, from: "2023-02", to: "2023-04" },
    ]);
    const yearly = longestRuns(ask(given(years([10, 10, 10], GROWTH)), { ...YEARLY, ...GROWTH }));
    expect(yearly).toMatchObject([{ direction: "rise", length: 3 }]);
    // Three times 10% would be 33.1%: nobody published that.
    expect(JSON.stringify(yearly)).not.toMatch(/33|1\.1|1\.21/);
  });

  it("tells all that are equally long", () => {
    expect(runsOf(months([1, 2, 3, 2, 1]))).toMatchObject([
      { direction: "rise", length: 2 },
      { direction: "fall", length: 2 },
    ]);
  });

  it("tells nothing of one rise, one figure or none", () => {
    expect(runsOf(months([1, 2]))).toEqual([]);
    expect(runsOf(months([1]))).toEqual([]);
    expect(runsOf([])).toEqual([]);
    expect(signsOf(growth([1, -1]))).toEqual([]);
  });

  it("ends at a gap", () => {
    expect(runsOf(months([1, 2, 3, undefined, 4, 5]))).toMatchObject([
      { to: "2023-03", before: "end", after: "gap" },
    ]);
    expect(signsOf(growth([1, 2, undefined, 4]))).toMatchObject([{ length: 2, after: "gap" }]);
  });

  it("ends at a break", () => {
    const units = [
      ...months([1, 2, 3]),
      ...months([undefined, undefined, undefined, 40_000, 50_000], { unit: "万元" }),
    ];
    expect(runsOf(units)).toMatchObject([{ to: "2023-03", after: "break" }]);
    const bases = [
      ...growth([1, 2, undefined, 4]),
      { ...GROWTH, period: month(2), value: 3, basis: "net" },
    ];
    expect(signsOf(bases)).toMatchObject([{ to: "2023-02", after: "break" }]);
  });

  it("ends at a contradiction, at words and at a remark", () => {
    const rising = months([1, 2, 3, 4, 5, 6, 7, 8]);
    const cut = { length: 3, from: "2023-06", to: "2023-08", before: "no-number" };
    expect(runsOf(with_(rising, 3, { value: null }))).toMatchObject([cut]);
    expect(runsOf(with_(rising, 3, { remark: "doubt" }))).toMatchObject([cut]);
    const twice = with_(rising, 3, { conflict: true });
    const other = { period: month(3), value: 9, conflict: true };
    expect(runsOf([...twice, other])).toMatchObject([cut]);
  });

  it("ends at what is about the same: less than a digit, or than an estimate may move", () => {
    expect(runsOf(months([1, 2, 3, 3, 4]))).toMatchObject([{ to: "2023-03", after: "same" }]);
    const coarse = with_(months([1, 2, 3, 3.4, 5]), 2, { precision: 1 });
    expect(runsOf(coarse)).toMatchObject([{ to: "2023-03", after: "same" }]);
    const estimated = with_(months([98, 99, 100, 100.4]), 3, { status: "estimate" });
    expect(runsOf(estimated)).toMatchObject([{ to: "2023-03", after: "same" }]);
    const slight = with_(growth([2, 1, 0.2, 1]), 2, { status: "estimate" });
    expect(signsOf(slight)).toMatchObject([{ to: "2023-02", after: "same" }]);
    expect(signsOf(growth([2, 1, 0, 1]))).toMatchObject([{ to: "2023-02", after: "same" }]);
  });

  it("ends where a bound leaves it open, and only there", () => {
    const rising = months([1, 2, 3, 4, 5]);
    expect(runsOf(with_(rising, 3, { bound: "at_most" }))).toMatchObject([
      { to: "2023-03", after: "open" },
    ]);
    expect(runsOf(with_(rising, 4, { bound: "at_least" }))).toMatchObject([
      { length: 4, bounds: [`here/sales/${month(4)}/level`] },
    ]);
    expect(signsOf(with_(growth([2, 1, 3, 1]), 2, { bound: "at_most" }))).toMatchObject([
      { to: "2023-02", after: "open" },
    ]);
    expect(signsOf(with_(growth([2, 1, 3, 1]), 2, { bound: "at_least" }))).toMatchObject([
      { length: 4 },
    ]);
  });

  it("names the estimates that it rests on", () => {
    expect(runsOf(with_(months([1, 2, 3]), 2, { status: "estimate" }))).toMatchObject([
      { length: 2, estimates: [`here/sales/${month(2)}/level`] },
    ]);
  });

  it("compares the numbers of targets in the same words", () => {
    const planned = { status: "target", bound: "at_least" } as const;
    const asked = { ...YEARLY, target: true };
    expect(longestRuns(ask(given(years([1, 2, 3], planned)), asked))).toMatchObject([
      { direction: "rise", length: 2 },
    ]);
  });

  it("says nothing of amounts since January, each of which holds the one before", () => {
    const amounts = ["2023-Q1", "2023-01/04", "2023-01/05"].map((period, value) => ({
      period,
      value,
    }));
    expect(longestRuns(ask(given(amounts), { frequency: "since_january" }))).toEqual([]);
  });
});

describe("turningPoints(series)", () => {
  it("tells where two rises turn into two falls, at the highest", () => {
    const [turn, ...others] = turningPoints(ask(given(months([1, 2, 3, 2, 1]))));
    expect(others).toEqual([]);
    expect(turn).toMatchObject({ to: "fall", at: "2023-03" });
    expect(turn?.figures).toEqual(
      [0, 1, 2, 3, 4].map((index) => `here/sales/${month(index)}/level`),
    );
  });

  it("tells where negative rates become positive ones", () => {
    const turns = turningPoints(ask(given(growth([-1, -2, 1, 3, 1])), GROWTH));
    expect(turns).toMatchObject([{ to: "rise", at: "2023-02", after: { from: "2023-03" } }]);
  });

  it("tells none for one step back, nor across what is about the same or not published", () => {
    const turnsOf = (values: readonly (number | undefined)[]) =>
      turningPoints(ask(given(months(values))));
    expect(turnsOf([1, 2, 3, 2, 3, 4])).toEqual([]);
    expect(turnsOf([1, 2, 3, 3, 2, 1])).toEqual([]);
    expect(turnsOf([1, 2, 3, undefined, 2, 1])).toEqual([]);
    expect(turningPoints(ask(given(growth([-1, -2, undefined, 1, 2])), GROWTH))).toEqual([]);
  });
});
