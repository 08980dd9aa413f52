import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { identifierOf } from "../../../src/app/build/identifier.ts";
import type { Choice } from "../../../src/app/serve/choice.ts";
import { readIdentifier } from "../../../src/app/serve/identifier.ts";
import { chooseJob } from "../../../src/app/serve/jobs.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";

let dataset: Dataset;
let kindById: Design["kindById"];
beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "data")));
  if (!value) throw new Error("The shipped dataset has faults");
  dataset = value;
  ({ kindById } = await loadDesign(packageHome()));
});

it("says as of which date it is, where that was asked for", () => {
  const { spec } = chooseJob({ id: "five-places", language: "en", choice: {} }, dataset, kindById);
  const job = { spec: { ...spec, asOf: "2024-03-31" }, language: "en" } as const;
  const places = spec.regions.join(",");
  const id = "five-places--x--asof-2024-03-31";
  expect(identifierOf({ ...job, id })).toBe(`five-places.en?places=${places}&as_of=2024-03-31`);
  expect(identifierOf({ ...job, id: "five-places--x" })).toBe(`five-places.en?places=${places}`);
  const read = readIdentifier("five-places.en?as_of=2024-03-31");
  expect(read?.choice).toEqual({ asOf: "2024-03-31" });
});

describe("identifierOf(job)", () => {
  const cases: readonly (readonly [id: string, choice: Choice, identifier: string])[] = [
    ["five-places", {}, "five-places.zh"],
    ["five-places", { regions: ["boshan", "zhangdian"] }, "five-places.zh?places=boshan,zhangdian"],
    ["five-places", { period: { period: "2023" } }, "five-places.zh?places=PLACES&period=2023"],
    ["five-places", { themes: ["trade"] }, "five-places.zh?places=PLACES&themes=trade"],
    ["profile-boshan", { focus: "gaoqing" }, "profile-boshan.zh?places=PLACES&focus=gaoqing"],
    [
      "pair",
      { regions: ["boshan", "gaoqing"], indicators: ["gross_regional_product"] },
      "pair.zh?places=boshan,gaoqing&indicators=gross_regional_product",
    ],
    [
      "comparison",
      { regions: ["boshan", "gaoqing", "pingyin"] },
      "comparison.zh?places=boshan,gaoqing,pingyin",
    ],
  ];
  it.each(cases)("says of %s with %j how the same is asked for", (id, choice, identifier) => {
    const job = chooseJob({ id, language: "zh", choice }, dataset, kindById);
    const said = identifierOf(job);
    expect(said).toBe(identifier.replace("PLACES", job.spec.regions.join(",")));
    const asked = readIdentifier(said);
    const again = asked && chooseJob(asked, dataset, kindById);
    const { id: named, regions } = job;
    expect(again).toMatchObject({ id: named, regions, language: "zh" });
    expect(again?.spec.sections).toEqual(job.spec.sections);
    expect(again && identifierOf(again)).toBe(said);
  });

  it.each([
    "",
    "five-places",
    "five-places.fr",
    "../x.zh",
    "a.zh?period=20x3",
    "a.zh?nothing=1",
    "a.zh?as_of=now",
  ])("is not what %j says", (identifier) => {
    expect(readIdentifier(identifier)).toBeNull();
  });
});
