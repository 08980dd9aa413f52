import { beforeAll, expect, it } from "vitest";
import { processesOf, signalTo } from "../../../bench/soak/processes.ts";
import { JOBS } from "../../starter.ts";
import { aBriefing, type TestWorker, useNightSite } from "./site.ts";

const site = useNightSite({ jobs: JOBS, output: aBriefing("gross_regional_product") });
const { build, buildAcross, reportOf, hashesOf, startWorker, expectNothingLeft } = site;

beforeAll(() => build("alone", { ids: ["jobs", "output"] }));

/** Plans a night whose planner is killed as soon as its jobs wait. */
async function planOnly(name: string, ids: readonly string[]): Promise<void> {
  const killed = new AbortController();
  const listener = { onPlanned: () => killed.abort() };
  const planning = buildAcross("out", { name, ids, signal: killed.signal, listener });
  await expect(planning).rejects.toMatchObject({ code: "CANCELLED" });
}

/** Lets what the database keeps be forgotten, so that it is made again. */
const forget = () => site.database().query("DELETE FROM briefings.results");

/** Lets jobs in hand expire now, as if there had been no sign of life for a minute. */
const expire = () =>
  site
    .database()
    .query(
      "UPDATE briefings_queue.job SET started_on = now() - interval '1 minute' WHERE state = 'active'",
    );

const untilTaken = (worker: TestWorker) =>
  expect
    .poll(
      () =>
        site.database().query(
          `SELECT pid FROM briefings.workers JOIN briefings.attempts ON worker = id
             WHERE pid = $1 AND attempts.ended_at IS NULL`,
          [worker.child.pid],
        ),
      { timeout: 30_000, interval: 20 },
    )
    .toHaveLength(1);

const some = (kind: "printer" | "browser") => async () => {
  const find = () => processesOf(site.temporary()).find(({ is }) => is === kind);
  await expect.poll(find, { timeout: 30_000, interval: 5 }).toBeDefined();
  return find();
};

const whole = (planned: number) => ({
  isWhole: true,
  counts: { planned, made: planned, unchanged: 0, failed: 0 },
});

it("goes on with a night whose planner was killed; what fails three times is parked with why, the rest collected", async () => {
  await planOnly("poisoned", ["jobs", "output"]);
  await site.database().query(
    `UPDATE briefings_queue.job SET data = regexp_replace(data::text, '(design[^0-9a-f]+)[0-9a-f]{64}', '\\1none')::jsonb
     WHERE data::text LIKE '%output.zh%'`,
  );
  startWorker("--jobs", "1");
  const { outputs, report } = await buildAcross("out", {
    name: "poisoned",
    ids: ["jobs", "output"],
  });
  const message = "The templates none are not in the database";
  expect(outputs.map(({ id, error }) => [id, (error as Error | null)?.message ?? null])).toEqual([
    ["jobs", null],
    ["output", message],
  ]);
  expect(report).toMatchObject({
    isWhole: false,
    counts: { planned: 2, made: 1, unchanged: 0, failed: 1 },
    failures: [{ name: "output.zh", code: "INPUT_UNREADABLE", message, attempts: 3 }],
  });
  expect(hashesOf("out")["jobs.zh.pdf"]).toBe(hashesOf("alone")["jobs.zh.pdf"]);
  // That night is over: whoever asks for it again is told the same, and nothing more is made.
  expect((await buildAcross("out", { name: "poisoned", ids: ["jobs", "output"] })).report).toEqual(
    report,
  );
  const { outputs: next } = await buildAcross("next", { ids: ["jobs", "output"] });
  expect(next.map(({ error }) => error)).toEqual([null, null]);
  expect(hashesOf("next")).toEqual(hashesOf("alone"));
  await expectNothingLeft();
});

it("makes each output once for two nights that are planned at once", async () => {
  await forget();
  for (const _ of [1, 2]) startWorker("--jobs", "1");
  const ids = ["jobs", "output"];
  await Promise.all(["one", "other"].map((out) => buildAcross(out, { name: out, ids })));
  for (const name of ["one", "other"]) {
    expect(hashesOf(name)).toEqual(hashesOf("alone"));
    expect(await reportOf(name)).toMatchObject({
      ...whole(2),
      double: { outputs: [] },
      retried: [],
    });
  }
  await expectNothingLeft();
});

it("makes an output once more in the same worker where its process or its browser is killed", async () => {
  for (const kind of ["printer", "browser"] as const) {
    await forget();
    startWorker("--jobs", "1");
    const making = buildAcross("out", { name: `${kind} killed`, ids: ["jobs"] });
    const found = await some(kind)();
    expect(signalTo(kind === "browser" ? -(found?.group ?? 0) : (found?.pid ?? 0), "SIGKILL")).toBe(
      true,
    );
    const { report } = await making;
    expect(report).toMatchObject({ ...whole(1), retried: [], double: { outputs: [] } });
    await expectNothingLeft();
  }
  expect(hashesOf("out")["jobs.zh.pdf"]).toBe(hashesOf("alone")["jobs.zh.pdf"]);
});

it("has another make what a worker had in hand that was killed, stopped too long or told to end", async () => {
  await forget();
  await planOnly("ends", ["jobs"]);
  const told = startWorker("--jobs", "1");
  await untilTaken(told);
  await told.end("SIGTERM");
  expect(told.said()).toContain("jobs.zh was given back");
  const killed = startWorker("--jobs", "1");
  await untilTaken(killed);
  await killed.end("SIGKILL");
  await expire();
  const stopped = startWorker("--jobs", "1");
  await untilTaken(stopped);
  stopped.child.kill("SIGSTOP");
  await expire();
  const heir = startWorker("--jobs", "1");
  await heir.says("jobs.zh made");
  stopped.child.kill("SIGCONT");
  await stopped.says("jobs.zh was given to another meanwhile");
  const { report } = await buildAcross("out", { name: "ends", ids: ["jobs"] });
  expect(report).toMatchObject({ ...whole(1), retried: [{ name: "jobs.zh", attempts: 4 }] });
  expect(hashesOf("out")["jobs.zh.pdf"]).toBe(hashesOf("alone")["jobs.zh.pdf"]);
  await expectNothingLeft();
});
