import fc from "fast-check";
import type { NightRecord } from "../../../src/app/night/report.ts";

type Outcome = NightRecord["outcomes"][number];
type Attempt = NightRecord["attempts"][number];

/** A worker of a machine, and how it ends a try. */
const WORKERS = ["a-1", "a-2", "b-1"].map((id) => ({ id, host: `machine-${id[0]}` }));

const line = (value: string) => ({ value, unit: "亿元", marks: "", source: "plan" });

const anyJob = fc.record({
  state: fc.constantFrom<Outcome["state"]>("made", "unchanged", "failed"),
  tries: fc.array(
    fc.record({
      worker: fc.constantFrom(...WORKERS.map(({ id }) => id)),
      seconds: fc.option(fc.integer({ min: 1, max: 90 })),
      isDouble: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  bytes: fc.integer({ min: 1, max: 1e7 }),
  figure: fc.option(fc.constantFrom("jia/output/2023/level", "yi/output/2023/level")),
});

/** Nights whose every planned output came to something. */
export const anyNight: fc.Arbitrary<NightRecord> = fc
  .array(anyJob, { minLength: 1, maxLength: 40, size: "max" })
  .map((jobs) => {
    const planned = jobs.map((_, at) => ({ key: `key-${at}`, name: `briefing-${at}.zh` }));
    const outcomes = jobs.map(({ state, bytes, figure }, at): Outcome => {
      const key = `key-${at}`;
      if (state === "failed") {
        const error = { code: "PRINT_FAILED", message: "The page crashed", hint: "build again" };
        return { key, state, fingerprint: null, error };
      }
      const reasons = figure
        ? [{ kind: "figure" as const, id: figure, before: line("1.5"), after: line("1.6") }]
        : [];
      return { key, state, fingerprint: `print-${at}`, bytes, pages: 2, reasons };
    });
    const attempts = jobs.flatMap(({ tries, state }, at) =>
      tries.map(({ worker, seconds, isDouble }, index): Attempt => {
        const isLast = index === tries.length - 1;
        const ending = isLast && state !== "failed" ? "done" : "failed";
        const end = seconds === null ? null : { ending, isDouble };
        return { key: `key-${at}`, worker, seconds, end };
      }),
    );
    return { night: NIGHT, planned, outcomes, attempts, workers: WORKERS };
  });

export const NIGHT: NightRecord["night"] = {
  name: "2026-11-30",
  dataset: "0123456789abcdef",
  generator: "County Briefings 0.1.0",
  begunAt: "2026-11-30T17:00:00Z",
  endedAt: "2026-11-30T18:12:00Z",
};
