import { describe, expect, it } from "vitest";
import { LEVELS, levelByPosition, tierOf } from "../../../src/dataset/regions/level.ts";

describe("tierOf(level)", () => {
  it("is one for counties, districts and county-level cities, and another for every other level", () => {
    const alike = LEVELS.filter((level) => tierOf(level) === tierOf("county"));
    expect(alike).toEqual(["county", "district", "county_level_city"]);
    const others = LEVELS.filter((level) => !alike.includes(level));
    expect(new Set(others.map(tierOf)).size).toBe(others.length);
  });

  it("falls from the country to the town, a zone below the counties it overlaps", () => {
    const falling = ["country", "province", "city", "county", "zone", "town"] as const;
    const tiers = falling.map(tierOf);
    expect(tiers).toEqual(tiers.toSorted((a, b) => a - b));
    expect(new Set(tiers).size).toBe(tiers.length);
  });
});

describe("levelByPosition(hasParts, whole)", () => {
  it("takes what others lie within for a city, and what lies below a county for a town", () => {
    expect(levelByPosition(true, null)).toBe("city");
    expect(levelByPosition(true, "province")).toBe("city");
    expect(levelByPosition(false, null)).toBe("county");
    expect(levelByPosition(false, "city")).toBe("county");
    for (const whole of ["county", "district", "county_level_city", "zone"] as const) {
      expect(levelByPosition(false, whole)).toBe("town");
    }
  });
});
