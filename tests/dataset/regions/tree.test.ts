import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tierOf } from "../../../src/dataset/regions/level.ts";
import {
  cityOf,
  cityStem,
  liesWithin,
  mainTier,
  wholesOf,
} from "../../../src/dataset/regions/tree.ts";
import { listed, place, placesById, trees } from "./trees.ts";

const PLACES = placesById(
  place("province", { level: "province" }),
  place("city", { level: "city", within: "province" }),
  place("county", { within: "city" }),
  place("town", { level: "town", within: "county" }),
  place("alone", { city: { zh: "远方市", en: "Far" } }),
);
const idsOf = (id: string) => wholesOf(id, PLACES).map((one) => one.id);

describe("wholesOf(id, regionById)", () => {
  it("gives what a place lies within, the smallest first", () => {
    expect(idsOf("town")).toEqual(["county", "city", "province"]);
    expect(idsOf("province")).toEqual([]);
    expect(idsOf("nowhere")).toEqual([]);
  });
});

describe("liesWithin(part, whole, regionById)", () => {
  it("says the same as wholesOf, and never that a place lies within itself or each within the other", () => {
    const property = fc.property(trees, (regionById) => {
      const ids = [...regionById.keys()];
      for (const part of ids) {
        const wholes = wholesOf(part, regionById).map(({ id }) => id);
        expect(ids.filter((whole) => liesWithin(part, whole, regionById)).sort()).toEqual(
          wholes.toSorted(),
        );
        expect(wholes).not.toContain(part);
        for (const whole of wholes) expect(liesWithin(whole, part, regionById)).toBe(false);
      }
    });
    fc.assert(property);
  });
});

describe("cityOf(id, regionById)", () => {
  it("finds the city that a place is, lies within at any depth, or only names", () => {
    const keys = ["city", "county", "town", "alone"].map((id) => cityOf(id, PLACES)?.key);
    expect(keys).toEqual(["city", "city", "city", "city 远方"]);
    expect(cityOf("alone", PLACES)?.name.en).toBe("Far");
    expect(cityOf("province", PLACES)).toBeNull();
    expect(cityOf("nowhere", PLACES)).toBeNull();
  });

  it("takes the city named before the province that a place lies within", () => {
    const named = { within: "province", city: { zh: "近市", en: "Near" } };
    const places = placesById(...PLACES.values(), place("east", named));
    expect(cityOf("east", places)?.key).toBe("city 近市");
  });
});

describe("cityOf(id, regionById), of a municipality", () => {
  it("takes a municipality for the city of its districts, though it is of the level of provinces", () => {
    const name = (zh: string) => ({ name: { zh, en: zh }, level: "province" as const });
    const places = placesById(
      place("beijing", name("北京市")),
      place("hebei", name("河北省")),
      place("chaoyang", { level: "district", within: "beijing" }),
      place("xiongxian", { within: "hebei" }),
    );
    expect(cityOf("chaoyang", places)?.key).toBe("beijing");
    expect(cityOf("xiongxian", places)).toBeNull();
  });
});

describe("cityStem(name)", () => {
  it("leaves out the word for a city, but not from a single character", () => {
    expect(["济南市", "济南", "大市", "吉林省", "津市市"].map(cityStem)).toEqual([
      "济南",
      "济南",
      "大市",
      "吉林省",
      "津市",
    ]);
  });
});

describe("mainTier(ids, regionById)", () => {
  it("keeps those of the tier that most are of, in their order; of two alike the lower", () => {
    expect(mainTier(["county", "city", "alone"], PLACES)).toEqual(["county", "alone"]);
    expect(mainTier(["city", "county"], PLACES)).toEqual(["county"]);
    expect(mainTier([], PLACES)).toEqual([]);
  });

  it("gives the list itself where all are of one tier", () => {
    const ids = ["alone", "county"];
    expect(mainTier(ids, PLACES)).toBe(ids);
  });

  it("never keeps two tiers, nor fewer than there are of another", () => {
    const property = fc.property(listed, ({ regionById, ids }) => {
      const tierIn = (id: string) => tierOf(regionById.get(id)?.level ?? "county");
      const main = mainTier(ids, regionById);
      expect(new Set(main.map(tierIn)).size).toBe(1);
      for (const id of ids) {
        const alike = ids.filter((other) => tierIn(other) === tierIn(id));
        expect(alike.length).toBeLessThanOrEqual(main.length);
      }
    });
    fc.assert(property);
  });
});
