import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formerIdsOf } from "../../src/dataset/former-ids.ts";
import { presentOutputId, variantId } from "../../src/results/output-id.ts";
import type { Override } from "../../src/results/variant.ts";

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
