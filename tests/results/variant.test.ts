import { describe, expect, it } from "vitest";
import { checkPlaces, findMisfit } from "../../src/app/build/misfit.ts";
import type { BriefingSpec } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { isKnown, type Override, overrideSpec, variantsLeft } from "../../src/results/variant.ts";
import { readKind } from "../../src/view/kind.ts";
import { FIXTURE, filesOf } from "../dataset/fixture.ts";

const kind = (places: string) =>
  readKind("k", `name: { zh: 简报, en: Briefing }\nparts: []\n${places}`);

describe("findMisfit(spec, kind, regions)", () => {
  it.each([
    ["places: 2", ["a"], "the kind k is for 2 places, not 1", "name 2 places"],
    ["places: 2", ["a", "b", "c"], "the kind k is for 2 places, not 3", "name 2 places"],
    [
      "places: { from: 3 }",
      ["a", "b"],
      "the kind k is for at least 3 places, not 2",
      "name at least 3 places",
    ],
    [
      "places: { from: 2, to: 3 }",
      ["a"],
      "the kind k is for 2 to 3 places, not 1",
      "name 2 to 3 places",
    ],
    ["places: 1", ["a", "b"], "the kind k is for 1 place, not 2", "name 1 place"],
    ["", ["a", "b"], "it is about c, which is not among the places", "name c as well"],
  ])("says why and what to do: %s of %j", (places, regions, reason, advice) => {
    expect(findMisfit({ focus: "c" }, kind(places), regions)).toEqual({ reason, advice });
  });
  it.each([
    ["places: 2", ["c", "a"]],
    ["places: { to: 2 }", ["c"]],
    ["", ["a", "b", "c"]],
  ])("has nothing to say where it makes sense: %s of %j", (places, regions) => {
    expect(findMisfit({ focus: "c" }, kind(places), regions)).toBeNull();
    expect(findMisfit({ focus: null }, kind(places), regions)).toBeNull();
  });
});

describe("checkPlaces(dataset, kindById)", () => {
  const faultsOf = (head: string) => {
    const text = FIXTURE["briefings/two.yaml"] as string;
    const files = filesOf({
      ...FIXTURE,
      "briefings/two.yaml": text.replace("kind: comparison\n", head),
    });
    const { value } = readDataset(files, "data");
    if (!value) throw new Error("The fixture has faults");
    return checkPlaces(value, new Map([["k", { ...kind("places: 2"), id: "k" }]])).map(
      formatDiagnostic,
    );
  };
  it("locates the places of a briefing that are not as many as its kind is for", () => {
    expect(faultsOf("kind: k\nregions: [east]\n")).toEqual([
      "data/briefings/two.yaml:2:10 error wrong-places The briefing makes no sense: the kind k is for 2 places, not 1. (name 2 places under `regions`)",
    ]);
  });
  it("has nothing to say of the right number, or of a kind that it does not know", () => {
    expect(faultsOf("kind: k\n")).toEqual([]);
    expect(faultsOf("kind: other\nregions: [east]\n")).toEqual([]);
  });
});

describe("isKnown(entry, dataset)", () => {
  const dataset = {
    briefings: new Map([["base", {}]]),
    regionById: new Map([["a", {}]]),
    groupById: new Map([["hills", {}]]),
    themeById: new Map([["trade", {}]]),
    indicatorById: new Map([["exports", {}]]),
    kindById: new Map([["pair", {}]]),
  } as unknown as Parameters<typeof isKnown>[1];
  it.each([
    ["base", "base", ["a", "gone"], true],
    ["base--a", "base", ["a"], true],
    ["base--a+gone", "base", ["a", "gone"], false],
    ["other--a", "other", ["a"], false],
    ["pair", "pair", ["a"], true],
    ["pair--a", "pair", ["a"], true],
  ])("of %s: %s", (id, base, regions, known) => {
    expect(isKnown({ id, base, regions }, dataset)).toBe(known);
  });
  it.each([
    [{ group: "hills" }, true],
    [{ group: "gone" }, false],
    [{ references: ["a"] }, true],
    [{ references: ["gone"] }, false],
    [{ focus: "a", themes: ["trade"], indicators: ["exports"] }, true],
    [{ focus: "gone" }, false],
    [{ themes: ["trade", "gone"] }, false],
    [{ indicators: ["gone"] }, false],
  ])("with %j: %s", (more, known) => {
    expect(isKnown({ id: "base--x", base: "base", regions: ["a"], ...more }, dataset)).toBe(known);
  });
});

describe("overrideSpec(spec, override)", () => {
  const group = { id: "hills", name: { zh: "山", en: "H" }, reason: { zh: "山", en: "H" } };
  const spec = {
    regions: ["a"],
    references: ["big"],
    group,
    peers: ["a"],
    period: "latest common",
  };
  const put = (override: Override) => overrideSpec(spec as unknown as BriefingSpec, override);
  it("puts places for reference and a group in with the places, and leaves none of the file's", () => {
    expect(put({ regions: ["b"] })).toMatchObject({ regions: ["b"], references: [], group: null });
    expect(put({ regions: ["a", "b"], references: ["c"] })).toMatchObject({
      references: ["c"],
      group: null,
      peers: ["a"],
    });
  });
  it("keeps those of the file where only a period or a date is asked for", () => {
    expect(put({ asOf: "2024-01-31" })).toMatchObject({
      regions: ["a"],
      references: ["big"],
      group,
    });
  });
});

describe("variantsLeft(outputs, made, dataset)", () => {
  it("names each variant, and each output of a kind, once that was not made now", () => {
    const outputs = [
      { id: "x", base: "x" },
      { id: "x--a", base: "x" },
      { id: "x--a", base: "x" },
      { id: "x--b", base: "x" },
      { id: "pair", base: "pair" },
    ];
    const briefings = new Map([["x", {}]]);
    expect(variantsLeft(outputs, [{ id: "x" }, { id: "x--b" }], { briefings })).toEqual([
      "pair",
      "x--a",
    ]);
  });
});
