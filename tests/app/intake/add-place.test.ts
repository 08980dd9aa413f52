import { describe, expect, it } from "vitest";
import { addPlace } from "../../../src/app/intake/add-place.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { expectSilence } from "../silence.ts";
import { breakData, workFolder } from "../work-folder.ts";

expectSilence();
const folder = workFolder();

const BING = {
  "place.id": "bing",
  "place.zh": "丙县",
  "place.en": "Bing County",
  "place.code": "990103",
};

const add = (fields: Readonly<Record<string, string>> = {}) =>
  addPlace({ ...BING, ...fields }, { folder: folder.at("data"), data: "data" });

async function regionOf(id: string) {
  const { value, diagnostics } = readDataset(await readDataFolder(folder.at("data")), "data");
  expect(diagnostics).toEqual([]);
  return value?.regionById.get(id);
}

describe("addPlace(fields, place)", () => {
  it("adds a place behind the others, which stay as they are", async () => {
    const before = folder.read("data/regions.yaml");
    expect(await add()).toEqual({ kind: "added", region: "bing" });
    expect(folder.read("data/regions.yaml").slice(0, before.length)).toBe(before);
    expect(await regionOf("bing")).toMatchObject({
      name: { zh: "丙县", en: "Bing County" },
      short: { zh: "丙县", en: "Bing County" },
      code: "990103",
    });
  });

  it("takes short names, and its city, which may be a place of the data", async () => {
    const short = { "place.short.zh": "丙", "place.short.en": "Bing" };
    await add({ ...short, "place.city.zh": "示例市", "place.city.en": "Example City" });
    expect(await regionOf("bing")).toMatchObject({ short: { zh: "丙", en: "Bing" } });
    const ding = {
      "place.id": "ding",
      "place.zh": "丁镇",
      "place.en": "Ding",
      "place.code": "990104",
    };
    await add({ ...ding, "place.within": "bing" });
    expect(folder.read("data/regions.yaml")).toMatch(/ding:\n(?: {2}.*\n)* {2}within: bing\n/);
  });

  it.each([
    [{ "place.id": "Bing" }, ["place.id"]],
    [{ "place.zh": "", "place.en": "" }, ["place.zh", "place.en"]],
    [{ "place.code": "99010" }, ["place.code"]],
    [{ "place.id": "jia" }, ["place.id"]],
    [{ "place.within": "nowhere" }, ["place.id"]],
    [{ "place.city.zh": "示例市" }, ["place.id"]],
  ])("refuses %j at its field, and writes nothing", async (fields, at) => {
    const before = folder.read("data/regions.yaml");
    const added = await add(fields as Readonly<Record<string, string>>);
    expect(added.kind === "faulty" && added.faults.map(({ field }) => field)).toEqual(at);
    expect(folder.read("data/regions.yaml")).toBe(before);
  });

  it("tells faults that the data has already with their places", async () => {
    breakData(folder);
    const added = await add();
    expect(added.kind === "faulty" && added.faults[0]?.message).toMatch(
      /^data\/observations\/jia.yaml:6 /,
    );
  });
});
