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

it("says as of which date it is", () => {
  const { spec } = chooseJob({ id: "five-places", language: "en", choice: {} }, dataset, kindById);
  const job = {
    spec: { ...spec, asOf: "2024-03-31" },
    id: "five-places--x",
    language: "en",
  } as const;
  expect(identifierOf(job, dataset)).toBe("five-places.en?as_of=2024-03-31");
  expect(readIdentifier("five-places.en?as_of=2024-03-31")?.choice).toEqual({ asOf: "2024-03-31" });
});

describe("identifierOf(job, dataset)", () => {
  const cases: readonly (readonly [id: string, choice: Choice, identifier: string])[] = [
    ["five-places", {}, "five-places.zh"],
    ["five-places", { regions: ["boshan", "zhangdian"] }, "five-places.zh?places=boshan,zhangdian"],
    ["five-places", { period: { period: "2023" } }, "five-places.zh?period=2023"],
    ["five-places", { themes: ["trade"] }, "five-places.zh?themes=trade"],
    ["profile-boshan", { focus: "gaoqing" }, "profile-boshan.zh?focus=gaoqing"],
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
    expect(identifierOf(job, dataset)).toBe(identifier);
    const asked = readIdentifier(identifier);
    expect(asked && chooseJob(asked, dataset, kindById)).toEqual(job);
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
