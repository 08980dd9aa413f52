import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type Region, type Text } from "../../../src/dataset/model.ts";
import { tellApart } from "../../../src/dataset/regions/names.ts";
import { wholesOf } from "../../../src/dataset/regions/tree.ts";
import { place, placesById, type RegionById, trees } from "./trees.ts";

const text = (zh: string, en: string): Text => ({ zh, en });
const city = (id: string, zh: string, en: string, more: Partial<Region> = {}) =>
  place(id, { level: "city", name: text(`${zh}市`, `${en} City`), short: text(zh, en), ...more });
const SHIZHONG = {
  level: "district",
  name: text("市中区", "Shizhong District"),
  short: text("市中", "Shizhong"),
} as const;

function namesIn(regionById: RegionById, key: "short" | "name" = "short") {
  return Object.fromEntries([...regionById.values()].map((one) => [one.id, one[key]]));
}

describe("tellApart(regionById)", () => {
  it("puts the city before the name of two districts called the same, in each language", () => {
    const told = tellApart(
      placesById(
        city("jinan", "济南", "Jinan"),
        place("a", { ...SHIZHONG, within: "jinan" }),
        place("b", { ...SHIZHONG, city: text("枣庄市", "Zaozhuang") }),
      ),
    );
    expect(namesIn(told)).toMatchObject({
      jinan: text("济南", "Jinan"),
      a: text("济南市中", "Shizhong (Jinan)"),
      b: text("枣庄市中", "Shizhong (Zaozhuang)"),
    });
    expect(namesIn(told, "name")).toMatchObject({
      a: text("济南市市中区", "Shizhong District (Jinan)"),
      b: text("枣庄市市中区", "Shizhong District (Zaozhuang)"),
    });
  });

  it("takes full names where these differ, and leaves them as they are", () => {
    const province = { level: "province", name: text("吉林省", "Jilin Province") } as const;
    const places = placesById(
      place("province", { ...province, short: text("吉林", "Jilin") }),
      city("city", "吉林", "Jilin", { within: "province" }),
    );
    const told = tellApart(places);
    expect(namesIn(told)).toEqual({
      province: text("吉林省", "Jilin Province"),
      city: text("吉林市", "Jilin City"),
    });
    expect(namesIn(told, "name")).toEqual(namesIn(places, "name"));
  });

  it("changes only the language in which names are the same", () => {
    const told = tellApart(placesById(city("a", "宿州", "Suzhou"), city("b", "苏州", "Suzhou")));
    expect(namesIn(told).a).toEqual(text("宿州", "Suzhou"));
    const within = (id: string, zh: string, province: string) =>
      city(id, zh, "Suzhou", { within: province });
    const provinces = ["Anhui", "Jiangsu"].map((en) =>
      place(en, { level: "province", name: text(en, en), short: text(en, en) }),
    );
    const apart = tellApart(
      placesById(...provinces, within("a", "宿州", "Anhui"), within("b", "苏州", "Jiangsu")),
    );
    expect(namesIn(apart)).toMatchObject({
      a: text("宿州", "Suzhou (Anhui)"),
      b: text("苏州", "Suzhou (Jiangsu)"),
    });
  });

  it("goes up as far as names are the same", () => {
    const upper = (id: string, zh: string, en: string) =>
      place(id, { level: "province", name: text(`${zh}省`, en), short: text(zh, en) });
    const told = tellApart(
      placesById(
        upper("anhui", "皖", "Anhui"),
        upper("jiangsu", "苏", "Jiangsu"),
        city("c1", "宿州", "Suzhou", { within: "anhui" }),
        city("c2", "苏州", "Suzhou", { within: "jiangsu" }),
        place("a", { ...SHIZHONG, within: "c1" }),
        place("b", { ...SHIZHONG, within: "c2" }),
      ),
      (id) => ["a", "b"].includes(id),
    );
    expect(namesIn(told)).toMatchObject({
      a: text("宿州市中", "Shizhong (Suzhou, Anhui)"),
      b: text("苏州市中", "Shizhong (Suzhou, Jiangsu)"),
      c1: text("宿州", "Suzhou"),
    });
  });

  it("takes no name that another place has", () => {
    const told = tellApart(
      placesById(
        place("own", { short: text("鼓楼区", "x"), name: text("某区", "x") }),
        place("a", {
          short: text("鼓楼", "a"),
          name: text("鼓楼区", "a"),
          city: text("南京市", "N"),
        }),
        place("b", {
          short: text("鼓楼", "b"),
          name: text("鼓楼县", "b"),
          city: text("福州市", "F"),
        }),
      ),
    );
    expect(namesIn(told)).toMatchObject({
      own: { zh: "鼓楼区" },
      a: { zh: "南京鼓楼" },
      b: { zh: "鼓楼县" },
    });
  });

  it("tells full names apart as well where only these are the same", () => {
    const told = tellApart(
      placesById(
        place("a", {
          ...SHIZHONG,
          short: text("济南市中", "Shizhong, Jinan"),
          city: text("济南市", "Jinan"),
        }),
        place("b", { ...SHIZHONG, city: text("枣庄市", "Zaozhuang") }),
      ),
    );
    expect(namesIn(told)).toMatchObject({ a: { zh: "济南市中" }, b: { zh: "市中" } });
    expect(namesIn(told, "name")).toMatchObject({
      a: text("济南市市中区", "Shizhong District (Jinan)"),
      b: text("枣庄市市中区", "Shizhong District (Zaozhuang)"),
    });
  });

  it("changes names only where the places meet", () => {
    const places = placesById(
      place("a", { ...SHIZHONG, city: text("济南市", "Jinan") }),
      place("b", { ...SHIZHONG, city: text("枣庄市", "Zaozhuang") }),
    );
    expect(tellApart(places, (id) => id === "a")).toBe(places);
  });

  it("leaves places that nothing tells apart as they are", () => {
    const places = placesById(place("a", SHIZHONG), place("b", SHIZHONG));
    expect(tellApart(places)).toBe(places);
  });
});

describe("tellApart(regionById), whatever places are called", () => {
  const shortNames = (regionById: RegionById, language: "zh" | "en") =>
    [...regionById.values()].map(({ short }) => short[language]);

  it("changes nothing where names differ", () => {
    const property = fc.property(trees, (regionById) => {
      const told = tellApart(regionById);
      for (const language of LANGUAGES) {
        const before = shortNames(regionById, language);
        for (const [index, one] of [...regionById.values()].entries()) {
          const isAlone = before.filter((name) => name === before[index]).length === 1;
          if (isAlone) expect(told.get(one.id)?.short[language]).toBe(one.short[language]);
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("does nothing more the second time", () => {
    const property = fc.property(trees, (regionById) => {
      const told = tellApart(regionById);
      expect(tellApart(told)).toEqual(told);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("tells every place apart that differs from all others in a name, or in that of anything it lies within", () => {
    const property = fc.property(trees, (regionById) => {
      const told = tellApart(regionById);
      for (const language of LANGUAGES) {
        const namesOf = ({ id, city: named }: Region) => {
          const all = [
            ...(regionById.get(id) ? [regionById.get(id)] : []),
            ...wholesOf(id, regionById),
          ];
          const names = all.map((one) => [
            one?.short[language],
            one?.name[language],
            one?.city?.[language],
          ]);
          return JSON.stringify([names, named?.[language]]);
        };
        const places = [...regionById.values()];
        const shown = places.map(({ id }) => told.get(id)?.short[language]);
        for (const [index, one] of places.entries()) {
          const alike = places.filter(({ short }) => short[language] === one.short[language]);
          const haveTwins = new Set(alike.map(namesOf)).size < alike.length;
          if (haveTwins) continue;
          expect(shown.filter((name) => name === shown[index])).toHaveLength(1);
        }
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("gives the same names in whatever order the places are", () => {
    const shuffled = trees.chain((regionById) =>
      fc
        .shuffledSubarray([...regionById], { minLength: regionById.size })
        .map((entries) => ({ regionById, other: new Map(entries) })),
    );
    const property = fc.property(shuffled, ({ regionById, other }) => {
      expect(namesIn(tellApart(other))).toEqual(namesIn(tellApart(regionById)));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
