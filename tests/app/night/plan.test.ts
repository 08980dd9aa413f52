import { beforeAll, describe, expect, it } from "vitest";
import { inventCountry, jobsOf } from "../../../bench/dataset/country.ts";
import type { Job } from "../../../src/app/build/job.ts";
import { openDataParts } from "../../../src/app/night/parts.ts";
import { hashKeys, partsOf, planJobs, splitPlan } from "../../../src/app/night/plan.ts";
import { openInputKeys } from "../../../src/cache/input-key.ts";
import type { Dataset } from "../../../src/dataset/model.ts";

let dataset: Dataset;
let jobs: readonly Job[];
beforeAll(() => {
  dataset = inventCountry(6, { indicators: 5 });
  const places = [...dataset.regionById.values()].filter(({ within }) => within !== null);
  jobs = places.slice(0, 2).flatMap(({ id }) => jobsOf(id, dataset));
});

const plan = (data: Dataset) =>
  planJobs(jobs, {
    parts: openDataParts(data),
    inputKeyOf: openInputKeys({ dataset: data, tree: new Map(), drawing: { program: {} } }),
  });

describe("planJobs(jobs, source)", () => {
  it("gives every job its name, its key and the parts it reads, and all of it travels as JSON", () => {
    const planned = plan(dataset);
    expect(planned).toHaveLength(12);
    expect(new Set(planned.map(({ key }) => key)).size).toBe(12);
    expect(planned[0]?.name).toBe(`${jobs[0]?.id}.zh`);
    expect(JSON.parse(JSON.stringify(planned))).toEqual(planned);
    const parts = openDataParts(dataset);
    const known = [parts.lists, ...[...dataset.regionById.keys()].map(parts.ofPlace)];
    expect(known.map(({ key }) => key)).toEqual(expect.arrayContaining([...partsOf(planned)]));
  });

  it("gives jobs another key where a figure of their places has changed, and no others", () => {
    const place = jobs[0]?.spec.focus;
    const figures = dataset.figures.map((figure) =>
      figure.region === place ? { ...figure, printed: "其他" } : figure,
    );
    const [before, after] = [plan(dataset), plan({ ...dataset, figures })];
    const changed = after.filter(({ key }, at) => key !== before[at]?.key);
    expect(changed.map(({ name }) => name)).toEqual(
      before.filter(({ job }) => job.spec.regions.includes(place ?? "")).map(({ name }) => name),
    );
    expect(changed.length).toBeLessThan(before.length);
    expect(partsOf(after).filter((key) => !partsOf(before).includes(key))).toHaveLength(1);
  });

  it("has the edition before in the key", () => {
    const earlier = {
      date: "2024-01-01",
      version: "1",
      revised: [],
      added: [],
      removed: [],
      printed: {},
    };
    const source = {
      parts: openDataParts(dataset),
      inputKeyOf: openInputKeys({ dataset, tree: new Map(), drawing: { program: {} } }),
    };
    const told = planJobs(jobs.slice(0, 2), {
      ...source,
      earlierOf: (name) => (name.endsWith(".zh") ? earlier : null),
    });
    const keys = plan(dataset).map(({ key }) => key);
    expect(told.map(({ key }, at) => key === keys[at])).toEqual([false, true]);
    expect(told[0]?.earlier).toEqual(earlier);
  });
});

describe("splitPlan(planned, findKnown), hashKeys(keys)", () => {
  it("leaves what is known", async () => {
    const planned = plan(dataset);
    const [first, ...others] = planned;
    const { known, lacking } = await splitPlan(planned, async (keys) => {
      expect(keys).toEqual(planned.map(({ key }) => key));
      return new Map([[first?.key ?? "", "print"]]);
    });
    expect([...known.values()]).toEqual(["print"]);
    expect(lacking).toEqual(others);
  });

  it("hash keys whatever their order, and each of them", () => {
    expect(hashKeys(["a", "b"])).toBe(hashKeys(["b", "a"]));
    expect(hashKeys(["a", "b"])).not.toBe(hashKeys(["a"]));
    expect(hashKeys(["a", "b"])).not.toBe(hashKeys(["a", "b", "b"]));
  });
});
