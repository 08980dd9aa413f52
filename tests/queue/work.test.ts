import { describe, expect, it } from "vitest";
import { attemptsAt, readAttempts } from "../../src/database/attempts.ts";
import { commitKey } from "../../src/database/commit.ts";
import type { Database } from "../../src/database/connect.ts";
import { putNight } from "../../src/database/nights.ts";
import { progressOf, readOutcomes } from "../../src/database/outcomes.ts";
import { findKeys, getResults } from "../../src/database/results.ts";
import { listWorkers, signOfLife } from "../../src/database/workers.ts";
import { ReportError } from "../../src/error.ts";
import type { NewJob } from "../../src/queue/model.ts";
import { settle } from "../../src/queue/settle.ts";
import { unserved } from "../../src/queue/unserved.ts";
import { getResultFile } from "../database/result-file.ts";
import { jobsOf, workerOf } from "./jobs.ts";
import { useQueues, workUntil } from "./queues.ts";

const { all, notices } = useQueues();

async function planned(name: string, jobs: readonly NewJob[]): Promise<string> {
  const { night } = await all.database.transaction((sql) =>
    putNight(sql, { name, plan: { for: name }, jobs, contents: [] }),
  );
  return night.id;
}

describe("work(options)", () => {
  it("does each job once, and its result, key and outcome are there with its end", async () => {
    const jobs = jobsOf("made", 20);
    const night = await planned("made", jobs);
    await all.queue.open("made");
    expect(await all.queue.put("made", jobs, "nightly")).toEqual({ queued: 20, joined: 0 });
    const workers = ["a", "b"].map((id) => ({ ...all, worker: workerOf(id, "made") }));
    const stop = new AbortController();
    let ends = 0;
    const told = ({ event }: { event: string }) => {
      ends += event === "done" ? 1 : 0;
      if (ends === 20) stop.abort();
    };
    await Promise.all(
      workers.map((worker) => workUntil(20, { ...worker, told, signal: stop.signal })),
    );
    const keys = await findKeys(
      all.database,
      jobs.map(({ key }) => key),
    );
    expect([...keys].sort()).toEqual(jobs.map(({ key }) => [key, `fingerprint-of-${key}`]).sort());
    const bytes = await getResultFile(all.database, "fingerprint-of-made-7", "made-7.txt");
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe("made of made-7");
    expect(await progressOf(all.database, night)).toEqual({
      ...{ planned: 20, made: 20, unchanged: 0, failed: 0, open: 0 },
    });
    const attempts = await readAttempts(all.database, night);
    expect(attempts.map(({ end }) => [end?.ending, end?.isDouble])).toEqual(
      jobs.map(() => ["done", false]),
    );
    const [state] = (await all.queue.states()).filter(({ queue }) => queue === "made");
    expect(state).toMatchObject({ waiting: 0, running: 0, failed: 0, done: 20, secondsLeft: 0 });
  });

  it("parks a job after three tries, with why each failed, and goes on", async () => {
    const jobs = jobsOf("poison", 3);
    const night = await planned("poison", jobs);
    await all.queue.open("poison");
    await all.queue.put("poison", jobs, "nightly");
    let tries = 0;
    const events = await workUntil(5, {
      ...all,
      worker: workerOf("p", "poison"),
      make: async ({ key }) => {
        if (key !== "poison-1") return (sql) => known(sql, key);
        tries += 1;
        throw new ReportError("CHART_FAULT", `try ${tries} \u0000`, { hint: "mend the data" });
      },
    });
    expect(
      events
        .map(({ event }) => event)
        .filter((event) => event !== "taken")
        .sort(),
    ).toEqual([...["again", "again", "done", "done", "parked"]]);
    const [parked, ...more] = await all.queue.list({
      queue: "poison",
      states: ["failed"],
      most: 9,
    });
    expect(more).toEqual([]);
    const third = {
      code: "CHART_FAULT",
      message: "try 3 \u0000",
      hint: "mend the data",
      stack: null,
    };
    expect(parked).toMatchObject({ key: "poison-1", attempts: 3, error: third });
    const attempts = await attemptsAt(all.database, [parked?.id ?? ""]);
    expect(attempts.map(({ number, end }) => [number, end?.ending, end?.error])).toEqual(
      [1, 2, 3].map((n) => [n, "failed", { ...third, message: `try ${n} \u0000` }]),
    );
    const outcomes = await readOutcomes(all.database, night);
    expect(outcomes.find(({ key }) => key === "poison-1")).toMatchObject({
      ...{ state: "failed", error: third },
    });

    expect(await all.queue.retry({ queue: "poison" })).toEqual(["poison-1"]);
    expect(await progressOf(all.database, night)).toMatchObject({ open: 1, failed: 0 });
    await workUntil(1, {
      ...all,
      worker: workerOf("p", "poison"),
      make: async ({ key, attempt }) => {
        expect(attempt).toBe(4);
        return (sql) => known(sql, key);
      },
    });
    expect(await progressOf(all.database, night)).toMatchObject({ open: 0, failed: 0 });
  });

  const known = (sql: Parameters<typeof commitKey>[0], key: string) =>
    commitKey(sql, { key, fingerprint: "fingerprint-of-made-0" });

  it("gives back what is in hand when it stops, and no try is lost", async () => {
    await all.queue.open("stopped");
    await all.queue.put("stopped", jobsOf("stopped", 1), "nightly");
    const stop = new AbortController();
    const events = await workUntil(1, {
      ...all,
      worker: workerOf("s", "stopped"),
      signal: stop.signal,
      make: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
          stop.abort();
        }),
    });
    expect(events.map(({ event }) => event)).toEqual(["taken", "returned"]);
    const [worker] = (await listWorkers(all.database)).filter(({ id }) => id === "s");
    expect(worker).toMatchObject({ isAlive: false, endedAt: expect.any(Date) });
    const [job] = await all.queue.take("stopped", 5);
    expect(job).toMatchObject({ key: "stopped-0", attempt: 2, isLast: false });
  });

  it("ends where its machine is at fault, and leaves its jobs to others as if it had not tried", async () => {
    const jobs = jobsOf("full", 4);
    const night = await planned("full", jobs);
    await all.queue.put("full", jobs, "nightly");
    const fault = new ReportError("SYSTEM_FAULT", "no space left on device");
    const begun: string[] = [];
    const working = workUntil(5, {
      ...{ ...all, worker: workerOf("full", "full") },
      isOwnFault: (error) => error === fault,
      make: async ({ key }, signal) => {
        begun.push(key);
        if (begun.length === 2) throw fault;
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(new ReportError("CANCELLED", "stopped")));
        });
      },
    });
    await expect(working).rejects.toBe(fault);
    expect(begun).toHaveLength(2);
    expect((await readAttempts(all.database, night)).map(({ end }) => end?.ending)).toEqual([
      ...["returned", "returned"],
    ]);
    const others = await workUntil(4, { ...all, worker: workerOf("well", "full") });
    expect(others.filter(({ event }) => event === "done")).toHaveLength(4);
    const firstTries = others.flatMap((one) => (one.event === "taken" ? [one.job.isLast] : []));
    expect(firstTries).toEqual([false, false, false, false]);
  });

  it("ends a job once where the answer to a commit is lost and it is committed again", async () => {
    await all.queue.put("again", jobsOf("again", 2), "nightly");
    const transaction: Database["transaction"] = async (doing) => {
      await all.database.transaction(doing);
      return all.database.transaction(doing);
    };
    const events = await workUntil(2, {
      queue: all.queue,
      database: { ...all.database, transaction },
      worker: workerOf("twice", "again"),
    });
    expect(
      events
        .map((one) => [one.event, "isDouble" in one && one.isDouble])
        .filter(([e]) => e !== "taken"),
    ).toEqual([
      ["done", false],
      ["done", false],
    ]);
    const jobs = await all.queue.list({ queue: "again", states: ["done"], most: 5 });
    const attempts = await attemptsAt(
      all.database,
      jobs.map(({ id }) => id),
    );
    expect(attempts.map(({ end }) => [end?.ending, end?.isDouble])).toEqual([
      ["done", false],
      ["done", false],
    ]);
  });

  it("is not put again what was made since somebody looked for it", async () => {
    const jobs = jobsOf("since", 2);
    await all.queue.put("since", jobs.slice(0, 1), "nightly");
    await workUntil(1, { ...all, worker: workerOf("since", "since") });
    expect(await all.queue.put("since", jobs, "nightly")).toEqual({ queued: 1, joined: 0 });
  });

  it("does what somebody waits for before what a night has time for, and each as it was put", async () => {
    await all.queue.open("order");
    await all.queue.put("order", jobsOf("night", 3), "nightly");
    await all.queue.put("order", jobsOf("now", 2), "on demand");
    expect(await all.queue.put("order", jobsOf("night", 4).slice(2), "on demand")).toEqual({
      ...{ queued: 1, joined: 1 },
    });
    const order: string[] = [];
    for (const most of [1, 1, 1, 1, 5]) {
      order.push(...(await all.queue.take("order", most)).map(({ key }) => key));
    }
    expect(order).toEqual(["night-2", "now-0", "now-1", "night-3", "night-0", "night-1"]);
  });

  it("tells of no trouble while there is none", () => {
    expect(notices).toEqual([]);
  });
});

describe("unserved(states, workers)", () => {
  it("tells which jobs no worker takes, and who takes others meanwhile", async () => {
    for (const name of ["program-1", "program-2", "program-3"]) {
      await all.queue.open(name);
      await all.queue.put(name, jobsOf(name, 2), "nightly");
    }
    await signOfLife(all.database, workerOf("newer", "program-2"));
    await signOfLife(all.database, workerOf("gone", "program-3"));
    await all.database.query(
      "UPDATE briefings.workers SET signed_at = now() - interval '11 seconds' WHERE id = 'gone'",
    );
    const told = unserved(await all.queue.states(), await listWorkers(all.database));
    expect(
      told
        .filter(({ queue }) => queue.startsWith("program-"))
        .map(({ queue, waiting, others }) => [queue, waiting, others.map(({ id }) => id)]),
    ).toEqual([
      ["program-1", 2, ["newer"]],
      ["program-3", 2, ["newer"]],
    ]);
    const [old] = await all.queue.list({ queue: "program-1", states: ["waiting"], most: 1 });
    expect(old).toMatchObject({ queue: "program-1", state: "waiting", attempts: 0, error: null });
  });

  it("removes queues of earlier programs once nothing is in them any more", async () => {
    await all.queue.open("program-0");
    await all.database.query(
      "UPDATE briefings_queue.queue SET created_on = created_on - interval '2 days'",
    );
    expect(await all.queue.removeEmpty([])).toContain("program-0");
    const left = (await all.queue.states()).map(({ queue }) => queue);
    expect(left).not.toContain("program-0");
    expect(left).toContain("program-1");
  });
});

describe("settle(database, queue, night)", () => {
  it("notes what was made, parked or cancelled elsewhere, and tells what is lost", async () => {
    const jobs = jobsOf("settled", 4);
    const night = await planned("settled", jobs);
    await all.queue.open("settled");
    await all.queue.put("settled", jobs.slice(0, 2), "nightly");
    await all.database.transaction((sql) =>
      commitKey(sql, { key: "settled-2", fingerprint: "fingerprint-of-made-1" }),
    );
    expect(await settle(all.database, "settled", night)).toEqual(["settled-3"]);
    const [first] = await all.queue.take("settled", 1);
    expect(await all.queue.cancel({ queue: "settled", ids: [first?.id ?? ""] })).toEqual([
      "settled-0",
    ]);
    expect(await all.queue.keepAlive(first ? [first] : [])).toEqual(new Set([first?.id]));
    expect(await progressOf(all.database, night)).toEqual({
      ...{ planned: 4, made: 0, unchanged: 1, failed: 1, open: 2 },
    });
    expect((await getResults(all.database, ["fingerprint-of-made-1"])).size).toBe(1);
  });
});
