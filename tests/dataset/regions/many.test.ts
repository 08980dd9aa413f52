import { describe, expect, it } from "vitest";
import type { Region } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import {
  choosePlaces,
  placesByDefault,
  placesWithin,
} from "../../../src/dataset/regions/choice.ts";
import { tellApart } from "../../../src/dataset/regions/names.ts";
import { mainTier, placesByCity } from "../../../src/dataset/regions/tree.ts";
import { FIXTURE, filesOf } from "../fixture.ts";

/** Places that count how often one of them is looked up. */
class Counted extends Map<string, Region> {
  lookups = 0;
  override get(id: string): Region | undefined {
    this.lookups += 1;
    return super.get(id);
  }
}

const PER_CITY = 8;

/** Cities of eight counties each, one of them called as in every other city. */
function inventCities(cities: number): Counted {
  const made = Array.from({ length: cities }, (_, city) => [
    regionOf(`city_${city}`, `市${city}`, "city", null),
    ...Array.from({ length: PER_CITY }, (_, index) =>
      regionOf(
        `county_${city}_${index}`,
        index === 0 ? "市中" : `县${city}之${index}`,
        "county",
        `city_${city}`,
      ),
    ),
  ]);
  return new Counted(made.flat().map((region) => [region.id, region]));
}

function regionOf(id: string, zh: string, level: Region["level"], within: string | null): Region {
  const name = { zh, en: `${zh} place` };
  const existence = { since: null, until: null, succeededBy: [] };
  return { id, name, short: name, code: "", level, within, city: null, ...existence, tags: [] };
}

const WAYS: Readonly<Record<string, (regionById: Counted) => unknown>> = {
  choosePlaces: (all) => choosePlaces([...all.keys()].slice(0, 1 + PER_CITY), all),
  "choosePlaces, every county": (all) =>
    choosePlaces(
      [...all.keys()].filter((id) => id.startsWith("county")),
      all,
    ),
  "choosePlaces, cities among them": (all) => choosePlaces([...all.keys()], all),
  placesWithin: (all) => placesWithin("city_0", all),
  mainTier: (all) => mainTier([...all.keys()], all),
  placesByCity: (all) => placesByCity(all),
  tellApart: (all) => tellApart(all),
};

describe("what is worked out of many places", () => {
  it.each(Object.keys(WAYS))("takes twice as many look-ups for twice the places: %s", (name) => {
    const lookups = (cities: number) => {
      const all = inventCities(cities);
      WAYS[name]?.(all);
      return all.lookups;
    };
    expect(lookups(40)).toBeLessThanOrEqual(2 * lookups(20) + PER_CITY);
  });

  it("takes no more than the square of the depth of places that lie within each other, as bad data may have it", () => {
    const lookups = (depth: number) => {
      const chain = Array.from({ length: depth }, (_, index) =>
        regionOf(`p${index}`, `地${index}`, "town", index + 1 < depth ? `p${index + 1}` : null),
      );
      const all = new Counted(chain.map((region) => [region.id, region]));
      placesByDefault(all);
      return all.lookups;
    };
    expect(lookups(80)).toBeLessThanOrEqual(4.5 * lookups(40));
  });

  it("is worked out once for the same places", () => {
    const all = inventCities(3);
    const first = placesByCity(all);
    const { lookups } = all;
    expect(placesByCity(all)).toBe(first);
    expect(all.lookups).toBe(lookups);
    expect([...first]).toEqual(
      ["city_0", "city_1", "city_2"].map((city, number) => [
        city,
        [city, ...Array.from({ length: PER_CITY }, (_, index) => `county_${number}_${index}`)],
      ]),
    );
  });

  it("is shared by the briefings that name no places, also where not all places are compared", () => {
    const { value } = readDataset(
      filesOf({
        ...FIXTURE,
        "regions.yaml": `big:
  name: { zh: 大市, en: Big City }
  short: { zh: 大, en: Big }
  code: "990100"
  level: city
${FIXTURE["regions.yaml"]}`,
        "briefings/again.yaml": FIXTURE["briefings/two.yaml"] ?? "",
      }),
    );
    const [one, other] = [value?.briefings.get("two"), value?.briefings.get("again")];
    expect(one).toMatchObject({ regions: ["east", "west"], references: ["big"] });
    expect(other?.regions).toBe(one?.regions);
  });
});
