import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choosePlaces,
  type MixedLevels,
  type Places,
  placesByDefault,
  placesWithin,
} from "../../../src/dataset/regions/choice.ts";
import { tierOf } from "../../../src/dataset/regions/level.ts";
import { liesWithin } from "../../../src/dataset/regions/tree.ts";
import { listed, place, placesById, type RegionById, trees } from "./trees.ts";

const PLACES = placesById(
  place("province", { level: "province" }),
  place("zibo", { level: "city", within: "province" }),
  place("boshan", { within: "zibo", level: "district" }),
  place("gaoqing", { within: "zibo" }),
  place("jinan", { level: "city", within: "province" }),
  place("pingyin", { within: "jinan" }),
  place("zone", { within: "zibo", level: "zone" }),
  place("hilltown", { within: "boshan", level: "town" }),
  place("alone"),
);
const choose = (...ids: readonly string[]) => choosePlaces(ids, PLACES);

describe("choosePlaces(ids, regionById)", () => {
  it("compares places of one tier, in their order, with those that contain all for reference", () => {
    expect(choose("gaoqing", "boshan")).toEqual({
      regions: ["gaoqing", "boshan"],
      references: [],
    });
    expect(choose("province", "gaoqing", "zibo", "boshan")).toEqual({
      regions: ["gaoqing", "boshan"],
      references: ["zibo", "province"],
    });
    expect(choose("boshan", "zibo")).toEqual({ regions: ["boshan"], references: ["zibo"] });
    expect(choose("zibo")).toEqual({ regions: ["zibo"], references: [] });
  });

  it("gives the list itself where nothing stands for reference", () => {
    const ids = ["boshan", "pingyin"];
    expect(choosePlaces(ids, PLACES)).toMatchObject({ regions: ids });
    expect((choosePlaces(ids, PLACES) as Places).regions).toBe(ids);
  });

  it.each([
    [["zibo", "boshan", "pingyin"], "`zibo` contains `boshan`, but not `pingyin`"],
    [["zibo", "jinan", "boshan", "pingyin"], "`zibo` contains `boshan`, but not `pingyin`"],
    [["province", "jinan", "zibo", "boshan"], "`zibo` contains `boshan`, but not `jinan`"],
    [["boshan", "zone"], "`boshan` is of the level district, `zone` of the level zone"],
    [["alone", "jinan"], "`alone` is of the level county, `jinan` of the level city"],
    [["gaoqing", "hilltown"], "`gaoqing` is of the level county, `hilltown` of the level town"],
  ])("says of %j what cannot be compared", (ids, mixed) => {
    expect(choose(...ids)).toEqual({ mixed });
  });

  it("never compares two tiers, nor a place with one that it lies within", () => {
    const property = fc.property(listed, ({ regionById, ids }) => {
      const chosen = choosePlaces(ids, regionById);
      if ("mixed" in chosen) return;
      expectComparable(chosen, regionById);
      expect([...chosen.regions, ...chosen.references].sort()).toEqual(ids.toSorted());
      expect(chosen.regions).toEqual(ids.filter((id) => chosen.regions.includes(id)));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("refuses only what has two tiers beside what contains all", () => {
    const property = fc.property(listed, ({ regionById, ids }) => {
      const chosen: Places | MixedLevels = choosePlaces(ids, regionById);
      const isForAll = (whole: string) =>
        ids.every(
          (id) =>
            id === whole ||
            liesWithin(id, whole, regionById) ||
            // A larger place that contains this one as well.
            liesWithin(whole, id, regionById),
        );
      const beside = ids.filter(
        (id) => !(isForAll(id) && ids.some((part) => liesWithin(part, id, regionById))),
      );
      const tiers = new Set(beside.map((id) => tierOf(regionById.get(id)?.level ?? "county")));
      expect("mixed" in chosen).toBe(tiers.size > 1);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe("placesByDefault(regionById)", () => {
  it("takes the tier of most places, and what contains all of these for reference", () => {
    expect(placesByDefault(PLACES).regions).toEqual(["boshan", "gaoqing", "pingyin", "alone"]);
    expect(placesByDefault(PLACES).references).toEqual([]);
    const city = placesById(...[...PLACES.values()].filter(({ id }) => id !== "alone"));
    expect(placesByDefault(city)).toEqual({
      regions: ["boshan", "gaoqing", "pingyin"],
      references: ["province"],
    });
  });

  it("takes the tier of the place in focus, where that is known", () => {
    expect(placesByDefault(PLACES, "jinan")).toEqual({
      regions: ["zibo", "jinan"],
      references: ["province"],
    });
    expect(placesByDefault(PLACES, "hilltown")).toEqual({
      regions: ["hilltown"],
      references: ["boshan", "zibo", "province"],
    });
    expect(placesByDefault(PLACES, "nowhere")).toEqual(placesByDefault(PLACES));
  });

  it("never compares two tiers, nor a place with one that it lies within", () => {
    const property = fc.property(trees, (regionById) => {
      for (const focus of [null, ...regionById.keys()]) {
        const places = placesByDefault(regionById, focus);
        expectComparable(places, regionById);
        if (focus !== null) expect(places.regions).toContain(focus);
      }
    });
    fc.assert(property);
  });

  it("gives one array to all who ask, so that they share what is worked out for it", () => {
    expect(placesByDefault(PLACES).regions).toBe(placesByDefault(PLACES).regions);
  });
});

describe("placesWithin(whole, regionById)", () => {
  it("takes the tier of most places within one, at any depth, with that one for reference", () => {
    expect(placesWithin("zibo", PLACES)).toEqual({
      regions: ["boshan", "gaoqing"],
      references: ["zibo"],
    });
    expect(placesWithin("province", PLACES)).toEqual({
      regions: ["boshan", "gaoqing", "pingyin"],
      references: ["province"],
    });
    expect(placesWithin("pingyin", PLACES).regions).toEqual([]);
  });

  it("never compares two tiers, nor a place with one that it lies within", () => {
    const property = fc.property(trees, (regionById) => {
      for (const whole of regionById.keys()) {
        const places = placesWithin(whole, regionById);
        if (places.regions.length > 0) expectComparable(places, regionById);
      }
    });
    fc.assert(property);
  });

  it("gives one array to all who ask", () => {
    expect(placesWithin("zibo", PLACES).regions).toBe(placesWithin("zibo", PLACES).regions);
  });
});

/** All compared are of one tier and lie within each reference, the smallest of which is the first. */
function expectComparable({ regions, references }: Places, regionById: RegionById): void {
  expect(new Set(regions.map((id) => tierOf(regionById.get(id)?.level ?? "county"))).size).toBe(1);
  for (const id of regions) {
    expect(regions.some((other) => liesWithin(id, other, regionById))).toBe(false);
    for (const whole of references) expect(liesWithin(id, whole, regionById)).toBe(true);
  }
  for (const [index, whole] of references.entries()) {
    for (const larger of references.slice(index + 1))
      expect(liesWithin(whole, larger, regionById)).toBe(true);
  }
}
