import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlaces, findMisfit } from "../../src/app/build/misfit.ts";
import { formerIdsOf } from "../../src/dataset/former-ids.ts";
import type { BriefingSpec } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import {
  isKnown,
  type Override,
  overrideSpec,
  presentOutputId,
  variantId,
  variantsLeft,
} from "../../src/results/variant.ts";
import { readKind } from "../../src/view/kind.ts";
import { FIXTURE, filesOf } from "../dataset/fixture.ts";

const kind = (places: string) =>
  readKind("k", `name: { zh: 简报, en: Briefing }\nparts: []\n${places}`);

describe("variantId(base, places)", () => {
  it("names places for reference last, and a group in place of its places", () => {
    const places = { regions: ["jia", "yi"], references: ["city"] };
    expect(variantId("two", places)).toBe("two--jia+yi+city");
    const text = { zh: "组", en: "Group" };
    const group = { id: "coastal", name: text, reason: text };
    expect(variantId("two", { ...places, group }, { asOf: "2024-01-31" })).toBe(
      "two--g-coastal--asof-2024-01-31",
    );
  });
  it("names the places in the order of the page", () => {
    expect(variantId("five-places", { regions: ["zhangdian", "boshan"] })).toBe(
      "five-places--zhangdian+boshan",
    );
    expect(variantId("five-places", { regions: ["boshan", "zhangdian"] })).toBe(
      "five-places--boshan+zhangdian",
    );
  });
  it("never gives a place the name of a group", () => {
    expect(variantId("x", { regions: ["g-coastal"] })).toMatch(/^x--[0-9a-f]{8}$/);
    expect(variantId("x", { regions: ["g-coastal", "a"] })).toBe("x--g-coastal+a");
  });
  it("tells more than 60 characters of places by 8 digits of a hash", () => {
    const sixty = ["a".repeat(29), "b".repeat(30)];
    expect(variantId("x", { regions: sixty })).toBe(`x--${sixty.join("+")}`);
    const longer = ["a".repeat(30), "b".repeat(30)];
    expect(variantId("x", { regions: longer })).toMatch(/^x--[0-9a-f]{8}$/);
    expect(variantId("x", { regions: longer })).not.toBe(
      variantId("x", { regions: longer.toReversed() }),
    );
  });
});

describe("variantId(base, places, asked)", () => {
  it("names focus, themes and indicators last, in the order asked", () => {
    const asked = { focus: "yi", themes: ["trade", "budget"], indicators: ["exports"] };
    expect(variantId("two", { regions: ["jia"] }, { period: { period: "2023" }, ...asked })).toBe(
      "two--jia--2023--focus-yi--themes-trade+budget--indicators-exports",
    );
  });
  it("tells more than 60 characters of a list by a hash that its order alters", () => {
    const long = ["a".repeat(40), "b".repeat(40)];
    const named = (indicators: readonly string[]) =>
      variantId("x", { regions: ["jia"] }, { indicators });
    expect(named(long)).toMatch(/^x--jia--indicators-[0-9a-f]{8}$/);
    expect(named(long)).not.toBe(named(long.toReversed()));
  });
  it("bounds the whole by hashes of every list", () => {
    const long = "a".repeat(59);
    const asked = { focus: long, themes: [long], indicators: [long] };
    const id = variantId("two", { regions: [long] }, { asOf: "2024-03-31", ...asked });
    expect(id).toMatch(
      /^two--[0-9a-f]{8}--asof-2024-03-31--focus-[0-9a-f]{8}--themes-[0-9a-f]{8}--indicators-[0-9a-f]{8}$/,
    );
  });
  it("gives no two choices one id, whatever places, groups, themes and indicators are called", () => {
    const word = fc.constantFrom("a", "b", "a--focus-b", "focus-b", "0a1b2c3d", "g-a", "themes-a");
    const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
    const text = { zh: "组", en: "Group" };
    const choice = fc.record(
      {
        regions: words,
        group: word.map((id) => ({ id, name: text, reason: text })),
        period: fc.constantFrom({ period: "2023" }, { period: "2024-01/09" }),
        asOf: fc.constantFrom("2024-03-31", "2024-12-31"),
        focus: word,
        themes: words,
        indicators: words,
      },
      { requiredKeys: ["regions"] },
    );
    const idOf = ({ regions, group, ...asked }: Override) =>
      variantId("x", { regions: regions ?? [], group: group ?? null }, asked);
    const keyOf = ({ regions, group, period, asOf, focus, themes, indicators }: Override) =>
      JSON.stringify([group ? group.id : regions, period, asOf, focus, themes, indicators]);
    const all = fc.sample(choice, 3000) as readonly Override[];
    expect(new Set(all.map(idOf)).size).toBe(new Set(all.map(keyOf)).size);
  });
});

describe("presentOutputId(entry, formerIds)", () => {
  const former = formerIdsOf({ region: { old: "fresh", big: "great", long: "l" } });
  const presentOf = (
    regions: readonly string[],
    references: readonly string[] = [],
    time: { readonly period?: string; readonly asOf?: string } = {},
  ) => {
    const { period, asOf } = time;
    const asked = { ...(period ? { period: { period } } : {}), ...(asOf ? { asOf } : {}) };
    const id = variantId("two", { regions, references }, asked);
    return presentOutputId({ id, base: "two", regions, references, ...time }, former);
  };
  it("puts present places into the name of a variant, with what stands behind them", () => {
    expect(presentOf(["a", "old"])).toBe("two--a+fresh");
    expect(presentOf(["old"], ["big"], { period: "2024-01/09", asOf: "2024-03-31" })).toBe(
      "two--fresh+great--2024-01--09--asof-2024-03-31",
    );
  });
  it("knows periods, dates and groups that stand in the file of the briefing alone", () => {
    const own = { period: "2023", asOf: "2024-03-31", group: "hills", base: "two" };
    const presentIn = (id: string) => presentOutputId({ ...own, id, regions: ["old"] }, former);
    expect(presentIn("two--old")).toBe("two--fresh");
    expect(presentIn("two--old--latest-of-each")).toBe("two--fresh--latest-of-each");
    expect(presentIn("two--g-hills--2023")).toBe("two--g-hills--2023");
  });
  it("gives the hash of many places anew", () => {
    const many = ["a".repeat(40), "b".repeat(40)];
    expect(presentOf([...many, "old"])).toBe(variantId("two", { regions: [...many, "fresh"] }));
  });
  it("puts present ids into focus and indicators, behind places, groups and dates alike", () => {
    const both = formerIdsOf({ region: { old: "fresh" }, indicator: { was: "is" } });
    const asked = { focus: "old", themes: ["trade"], indicators: ["was", "other"] };
    const places = { regions: ["a", "old"] };
    const date = { asOf: "2024-03-31" };
    const id = variantId("two", places, { ...date, ...asked });
    expect(presentOutputId({ ...places, ...date, ...asked, id, base: "two" }, both)).toBe(
      "two--a+fresh--asof-2024-03-31--focus-fresh--themes-trade--indicators-is+other",
    );
    const grouped = "two--g-hills--focus-old";
    expect(
      presentOutputId({ ...places, group: "hills", focus: "old", id: grouped, base: "two" }, both),
    ).toBe("two--g-hills--focus-fresh");
  });
  it("leaves all other names", () => {
    const places = { base: "two", regions: ["old"] };
    for (const id of ["two", "two--g-coastal", "two--other"])
      expect(presentOutputId({ ...places, id }, former)).toBe(id);
  });
});

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
