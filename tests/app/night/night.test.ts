import { beforeAll, expect, it } from "vitest";
import { openQueue } from "../../../src/queue/open.ts";
import { JOBS } from "../../starter.ts";
import { aBriefing, useNightSite } from "./site.ts";

const site = useNightSite({
  jobs: JOBS,
  output: aBriefing("gross_regional_product"),
  revenue: aBriefing("general_public_budget_revenue"),
});
const { folder, build, buildAcross, reportOf, hashesOf, startWorker, expectNothingLeft } = site;

beforeAll(async () => {
  await build("alone");
  for (const _ of [1, 2]) startWorker();
});

it("two workers make what a build on one machine makes, to the byte", async () => {
  const planned: unknown[] = [];
  const { outputs, report } = await buildAcross("out", {
    name: "first",
    listener: { onPlanned: (...all) => planned.push(all) },
  });
  expect(planned).toEqual([["first", 3, 3]]);
  expect(outputs.map(({ id, error, pages }) => [id, error, pages])).toEqual([
    ["jobs", null, 1],
    ["output", null, 1],
    ["revenue", null, 1],
  ]);
  expect(hashesOf("out")).toEqual(hashesOf("alone"));
  expect(report).toMatchObject({
    isWhole: true,
    counts: { planned: 3, made: 3, unchanged: 0, failed: 0 },
    double: { outputs: [] },
    retried: [],
  });
  expect(report).toEqual(await reportOf("first"));
  expect(report?.night.endedAt).not.toBeNull();
});

it("makes nothing in a second night of the same data, and collects all into an empty folder", async () => {
  const { report } = await buildAcross("second", { name: "second" });
  expect(report).toMatchObject({
    isWhole: true,
    counts: { planned: 3, made: 0, unchanged: 3, failed: 0 },
    machines: [],
  });
  expect(hashesOf("second")).toEqual(hashesOf("alone"));
});

it("makes only what shows a figure that was changed, and names the figure", async () => {
  for (const path of ["observations/jia.yaml", "sources/jia-2024-plan.txt"])
    folder.edit(`data/${path}`, "3120人", "3130人");
  folder.edit("data/observations/jia.yaml", "value: 3120,", "value: 3130,");
  const { report } = await buildAcross("out", { name: "third" });
  expect(report).toMatchObject({
    isWhole: true,
    counts: { planned: 3, made: 1, unchanged: 2, failed: 0 },
    figures: [{ before: { value: "3120" }, after: { value: "3130" }, outputs: ["jobs.zh"] }],
  });
  await build("alone");
  expect(hashesOf("out")).toEqual(hashesOf("alone"));
});

it("looks into what nobody has looked into, though the pages are the same", async () => {
  const { outputs, report } = await buildAcross("out", { ids: ["jobs"], audit: true });
  expect(outputs.map(({ reasons }) => reasons)).toEqual([[{ kind: "uninspected" }]]);
  expect(report).toMatchObject({ counts: { planned: 1, made: 1, unchanged: 0, failed: 0 } });
  await build("alone", { ids: ["jobs"], audit: true });
  expect(hashesOf("out")).toEqual(hashesOf("alone"));
});

it("refuses the name of a night that was of other outputs, which stays as it is", async () => {
  const before = await reportOf("third");
  await expect(buildAcross("other", { name: "third", ids: ["jobs"] })).rejects.toMatchObject({
    code: "USAGE",
    message: "The night third was planned with other data or outputs",
  });
  expect(await reportOf("third")).toEqual(before);
});

it("takes no job of another program, and says so", async () => {
  const database = site.database();
  const queue = await openQueue(database, { notice: () => {} });
  await queue.put("program-other", [{ key: "theirs", payload: { name: "theirs.zh" } }], "nightly");
  const worker = startWorker();
  await worker.says("1 jobs wait for another program or browser (program-other)");
  expect(
    await queue.list({ states: ["waiting", "running", "done"], queue: "program-other", most: 5 }),
  ).toMatchObject([{ key: "theirs", state: "waiting", attempts: 0 }]);
  await queue.close();
});

it("leaves nothing behind", expectNothingLeft);
