import { beforeAll, describe, expect, it } from "vitest";
import { commitResult } from "../../../src/database/commit.ts";
import { closeNight, putNight } from "../../../src/database/nights.ts";
import { signOff, signOfLife } from "../../../src/database/workers.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { resultOf, workerOf } from "../../queue/jobs.ts";
import { useQueues, workUntil } from "../../queue/queues.ts";
import { testHost } from "../../shells/cli/host.ts";

const { all, url } = useQueues();

async function command(...argv: readonly string[]) {
  const host = testHost({ env: { BRIEFINGS_DATABASE: url() } });
  const exit = await run(argv, host);
  return { exit, out: host.out(), err: host.err() };
}
const listed = async (state = "failed") =>
  JSON.parse((await command("jobs", "--json", "--state", state)).out);

const QUEUE = "program-a";
const OTHER = "program-b";
const program = { generator: "County Briefings 9", browser: "bundled 150", node: "v22.1.0" };
const worker = { ...workerOf("w", QUEUE), host: "machine-a", program };

/** Three outputs, one of which fails each time; and one that only another program may make. */
beforeAll(async () => {
  const { database, queue } = all;
  const jobs = ["good", "bad", "fine"].map((name) => ({ key: `key-${name}`, payload: { name } }));
  const { night } = await database.transaction((sql) =>
    putNight(sql, {
      ...{ name: "one", contents: [], jobs },
      plan: { dataset: "0123456789abcdef", generator: program.generator, queue: QUEUE },
    }),
  );
  await queue.put(QUEUE, jobs, "nightly");
  await queue.put(OTHER, [{ key: "key-other", payload: { name: "other" } }], "nightly");
  await workUntil(5, {
    ...{ database, queue, worker },
    make: async (job) => {
      if (job.key === "key-bad") throw new Error("no such font");
      return (sql) => commitResult(sql, job.key, resultOf(job, worker.id));
    },
  });
  await closeNight(database, night.id);
  await signOfLife(database, worker);
});

describe("briefings jobs", () => {
  it("tells how each queue stands, who works, and whom nobody serves", async () => {
    const { exit, out } = await command("jobs");
    expect(exit).toBe(0);
    expect(out).toMatch(/program-a +│ 0 +│ 0 +│ 1 +│ 0 +│ 2 +│ \d+\.\d +│ 0 s/);
    expect(out).toMatch(/program-b +│ 1 +│ 0 .*unknown/);
    expect(out).toContain("machine-a");
    expect(out).toContain("bundled 150");
    expect(out).toContain(
      "1 job waits in program-b that no worker there may make, as all have another program, browser or Node: machine-a (program-a).",
    );
    const { queues, workers, unserved } = await listed();
    expect(queues.map(({ queue }: { queue: string }) => queue)).toEqual([QUEUE, OTHER]);
    expect(workers).toMatchObject([{ host: "machine-a", queue: QUEUE }]);
    expect(unserved).toMatchObject([{ queue: OTHER, waiting: 1 }]);
  });

  it("lists those that failed with every try, or those in another state", async () => {
    const { out } = await command("jobs");
    expect(out).toContain(" bad failed, 3 tries: BUG no such font");
    expect(out.match(/^ {2}\d machine-a \d+\.\d s failed: BUG no such font$/gm)).toHaveLength(3);
    const { jobs } = await listed("done");
    expect(jobs.map(({ name }: { name: string }) => name).sort()).toEqual(["fine", "good"]);
  });

  it("tells where nobody works at all", async () => {
    await signOff(all.database, worker.id);
    const { out } = await command("jobs");
    expect(out).toContain("No worker is there");
    expect(out).toContain("1 job waits in program-b: no worker is there.");
  });

  it("puts jobs back and takes them out, by ids or all of them, and says what it did", async () => {
    const [bad] = (await listed()).jobs;
    const none = "00000000-0000-4000-8000-000000000000";
    const retried = await command("jobs", "retry", bad.id, none);
    expect(retried).toMatchObject({ exit: 1, out: "1 job put back, to be tried again\n" });
    expect(retried.err).toBe(`No job ${none} is failed or cancelled\n`);
    expect((await listed("waiting")).jobs).toHaveLength(2);
    expect(await command("jobs", "cancel", "--all")).toMatchObject({
      ...{ exit: 0, out: "2 jobs cancelled\n" },
    });
    expect((await listed("cancelled")).jobs).toHaveLength(2);
    const { out } = await command("jobs", "retry", "--all", "--json");
    expect(JSON.parse(out)).toEqual({ ok: true, action: "retry", count: 2, missed: [] });
  });

  it.each([
    ["retry"],
    ["cancel", "five-places.zh"],
    ["cancel", "--all", "00000000-0000-4000-8000-000000000000"],
    ["retry", "--all", "--state", "failed"],
    ["--all"],
    ["remove"],
  ])("refuses what makes no sense: %j", async (...args) => {
    const { exit, out, err } = await command("jobs", ...args);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).not.toBe("");
  });
});

describe("briefings night", () => {
  it("reports the latest night or that of a name, and exits 1 where something is missing", async () => {
    const latest = await command("night", "--lang", "en");
    expect(latest.exit).toBe(1);
    expect(latest.out).toContain("3 planned = 2 made + 0 unchanged + 1 failed");
    const report = JSON.parse((await command("night", "one", "--json")).out);
    expect(report).toMatchObject({ isWhole: false, difference: { failed: ["bad"] } });
  });

  it("says which nights there are where none is called so", async () => {
    const { exit, out, err } = await command("night", "two");
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toContain('is called "two"');
    expect(err).toContain('the latest are "one"');
  });
});
