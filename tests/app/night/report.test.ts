import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, nightReportSchema, reportNight } from "../../../src/app/night/report.ts";
import { anyNight, NIGHT } from "./nights.ts";

const RUNS = { numRuns: 100 };
const NOTHING = { open: [], unplanned: [], repeated: [] };
const without = <T>(all: readonly T[], at: number) => all.filter((_, index) => index !== at);
/** A night and one of its jobs. */
const nightAndJob = anyNight.chain((night) =>
  fc.tuple(fc.constant(night), fc.nat(night.planned.length - 1)),
);

describe("reportNight(record)", () => {
  it("counts what was planned as what was made, left unchanged and failed, by one hash", () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const report = reportNight(night);
        const { planned, made, unchanged, failed } = report.counts;
        expect(planned).toBe(made + unchanged + failed);
        expect(report.proof.planned).toBe(report.proof.ended);
        expect(report.difference).toMatchObject(NOTHING);
        expect(report.difference.failed).toHaveLength(failed);
        expect(report.isWhole).toBe(failed === 0);
        expect(nightReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      }),
      RUNS,
    );
  });

  it("sums up the tries of all machines, lost and double ones as well", () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const { machines, double, retried } = reportNight(night);
        const sum = (of: "made" | "failed" | "lost" | "seconds") =>
          machines.reduce((all, machine) => all + machine[of], 0);
        const { attempts } = night;
        expect(sum("made") + sum("failed") + sum("lost")).toBe(attempts.length);
        expect(sum("seconds")).toBe(attempts.reduce((all, one) => all + (one.seconds ?? 0), 0));
        const doubles = attempts.filter(({ end }) => end?.isDouble);
        expect(double.outputs.reduce((all, { times }) => all + times, 0)).toBe(doubles.length);
        for (const { name, attempts: count } of retried) {
          const key = night.planned.find((one) => one.name === name)?.key;
          expect(count).toBe(attempts.filter((one) => one.key === key).length);
        }
      }),
      RUNS,
    );
  });

  it("finds any outcome that is missing", () => {
    fc.assert(
      fc.property(nightAndJob, ([night, at]) => {
        const report = reportNight({ ...night, outcomes: without(night.outcomes, at) });
        expect(report.difference).toMatchObject({ ...NOTHING, open: [night.planned[at]?.name] });
        expect(report.proof.planned).not.toBe(report.proof.ended);
        expect(report.isWhole).toBe(false);
      }),
      RUNS,
    );
  });

  it("finds any outcome that was not planned", () => {
    fc.assert(
      fc.property(nightAndJob, ([night, at]) => {
        const report = reportNight({ ...night, planned: without(night.planned, at) });
        expect(report.difference).toMatchObject({ ...NOTHING, unplanned: [`key-${at}`] });
        expect(report.isWhole).toBe(false);
      }),
      RUNS,
    );
  });

  it("finds what was planned or ended twice, and one taken for another", () => {
    fc.assert(
      fc.property(nightAndJob, ([night, at]) => {
        const { planned, outcomes } = night;
        const [job, outcome] = [planned[at], outcomes[at]];
        if (!job || !outcome) throw new Error("There is no such job");
        const repeated = { ...NOTHING, repeated: [job.name] };
        const twiceEnded = { ...night, outcomes: [...outcomes, outcome] };
        const twicePlanned = { ...night, planned: [...planned, job] };
        expect(differenceOf(twiceEnded)).toMatchObject(repeated);
        expect(differenceOf(twicePlanned)).toMatchObject(repeated);
        const other = { ...outcome, key: "other" };
        const swapped = reportNight({ ...night, outcomes: [...without(outcomes, at), other] });
        expect(swapped.difference).toMatchObject({ open: [job.name], unplanned: ["other"] });
        for (const wrong of [twiceEnded, twicePlanned])
          expect(reportNight(wrong).isWhole).toBe(false);
        expect(swapped.isWhole).toBe(false);
      }),
      RUNS,
    );
  });

  it("tells each figure that changed once, with every output that shows it", () => {
    fc.assert(
      fc.property(anyNight, (night) => {
        const told = reportNight(night).figures;
        const pairs = told.flatMap(({ id, outputs }) => outputs.map((name) => `${id} ${name}`));
        const asked = night.outcomes.flatMap(({ key, reasons = [] }) =>
          reasons.flatMap((reason) =>
            reason.kind === "figure" ? [`${reason.id} briefing-${key.slice(4)}.zh`] : [],
          ),
        );
        expect(pairs.toSorted()).toEqual(asked.toSorted());
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      }),
      RUNS,
    );
  });

  it("lists the slowest and the largest first, ten of each, and why what failed did", () => {
    const keys = Array.from({ length: 12 }, (_, at) => `key-${at}`);
    const report = reportNight({
      night: NIGHT,
      planned: keys.map((key) => ({ key, name: `${key}.zh` })),
      outcomes: keys.map((key, at) =>
        at === 0
          ? { key, state: "failed", fingerprint: null, error: { code: "BUG", message: "no" } }
          : { key, state: "made", fingerprint: key, bytes: at * 10, pages: 1 },
      ),
      attempts: keys.map((key, at) => ({
        key,
        worker: "a-1",
        seconds: at,
        end: { ending: at === 0 ? "failed" : "done", isDouble: false },
      })),
      workers: [{ id: "a-1", host: "a" }],
    });
    expect(report.slowest).toHaveLength(10);
    expect(report.slowest[0]).toEqual({ name: "key-11.zh", seconds: 11, host: "a" });
    expect(report.largest[0]).toEqual({ name: "key-11.zh", bytes: 110, pages: 1 });
    expect(report.failures).toEqual([
      { name: "key-0.zh", code: "BUG", message: "no", hint: null, attempts: 1 },
    ]);
    expect(report.machines).toEqual([
      { host: "a", workers: 1, made: 11, failed: 1, lost: 0, seconds: 66 },
    ]);
  });
});
