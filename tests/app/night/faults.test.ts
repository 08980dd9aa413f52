import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { mountDisk, sizeOf } from "../../../bench/soak/full-disk.ts";
import { clockOff } from "../../../bench/soak/machines.ts";
import { processesOf, signalTo } from "../../../bench/soak/processes.ts";
import { openRelay } from "../../../bench/soak/relay.ts";
import { JOBS } from "../../starter.ts";
import { aBriefing, type TestWorker, useNightSite } from "./site.ts";

const site = useNightSite({ jobs: JOBS, output: aBriefing("gross_regional_product") });
const { build, buildAcross, reportOf, hashesOf, startWorker, expectNothingLeft } = site;

afterEach(() => vi.useRealTimers());
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
  startWorker();
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

it("makes each output once for two nights planned at once, one of them twice, whatever the clocks of machines say", async () => {
  await forget();
  for (const minutes of [-6, 7]) startWorker(clockOff(minutes));
  const ids = ["jobs", "output"];
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 9 * 60_000 });
  const plans = { one: "one", twin: "one", other: "other" };
  await Promise.all(Object.entries(plans).map(([out, name]) => buildAcross(out, { name, ids })));
  vi.useRealTimers();
  for (const [out, name] of Object.entries(plans)) {
    expect(hashesOf(out)).toEqual(hashesOf("alone"));
    expect(await reportOf(name)).toMatchObject({
      ...whole(2),
      double: { outputs: [] },
      retried: [],
    });
  }
  await expectNothingLeft();
});

it("tells that the disk is full, leaves no file half written, and collects all once there is room", async ({
  skip,
}) => {
  const bytes = sizeOf(site.folder.at("alone"));
  const disk = mountDisk(site.folder.at("disk"), bytes / 2);
  if (disk === null) return skip("this user may mount no disk");
  try {
    const collect = () => buildAcross("disk/out", { name: "full", ids: ["jobs", "output"] });
    await expect(collect()).rejects.toMatchObject({
      code: "OUTPUT_FAULT",
      hint: "the disk is full: make room, or name another folder",
    });
    expect(hashesOf("alone")).toMatchObject(hashesOf("disk/out"));
    disk.resize(bytes * 3);
    await collect();
    expect(hashesOf("disk/out")).toEqual(hashesOf("alone"));
  } finally {
    disk.remove();
  }
});

it("makes an output once more in the same worker where its process or its browser is killed", async () => {
  for (const kind of ["printer", "browser"] as const) {
    await forget();
    startWorker();
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
  const told = startWorker();
  await untilTaken(told);
  await told.end("SIGTERM");
  expect(told.said()).toContain("jobs.zh was given back");
  const killed = startWorker();
  await untilTaken(killed);
  await killed.end("SIGKILL");
  await expire();
  const stopped = startWorker();
  await untilTaken(stopped);
  stopped.child.kill("SIGSTOP");
  await expire();
  const heir = startWorker();
  await heir.says("jobs.zh made");
  stopped.child.kill("SIGCONT");
  await stopped.says("jobs.zh was given to another meanwhile");
  const { report } = await buildAcross("out", { name: "ends", ids: ["jobs"] });
  expect(report).toMatchObject({ ...whole(1), retried: [{ name: "jobs.zh", attempts: 4 }] });
  expect(hashesOf("out")["jobs.zh.pdf"]).toBe(hashesOf("alone")["jobs.zh.pdf"]);
  await expectNothingLeft();
});

it("goes on after its network was cut, and keeps once what another made meanwhile", async () => {
  await forget();
  await planOnly("cut", ["jobs"]);
  const relay = await openRelay(new URL(site.url()));
  const far = Object.assign(new URL(site.url()), { port: String(relay.port) }).href;
  const cut = startWorker({ BRIEFINGS_DATABASE: far });
  await untilTaken(cut);
  relay.cut();
  await expire();
  const heir = startWorker();
  await heir.says("jobs.zh made");
  relay.mend();
  await cut.says("jobs.zh was given to another meanwhile");
  const { report } = await buildAcross("out", { name: "cut", ids: ["jobs"] });
  expect(report).toMatchObject({ ...whole(1), retried: [{ name: "jobs.zh", attempts: 2 }] });
  await expectNothingLeft();
  await relay.close();
});
