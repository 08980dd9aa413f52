import { describe, expect, it } from "vitest";
import { generateDataset } from "../../bench/dataset/generate.ts";
import { type DatasetOptions, NUMBERS } from "../../bench/dataset/options.ts";
import { checkPlausibility } from "../../src/dataset/plausibility.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { proveSources } from "../../src/sources/prove.ts";

const encoder = new TextEncoder();

function generate(options: Partial<DatasetOptions>) {
  const files = generateDataset({ places: 4, indicators: 20, ...options });
  const encoded = files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
  const sources = encoded.flatMap(({ path, bytes }) =>
    path.startsWith("sources/") ? [{ file: path.slice("sources/".length), bytes }] : [],
  );
  const { value, diagnostics } = readDataset(encoded.filter(({ path }) => /\.yaml$/.test(path)));
  if (!value) throw new Error(`The generated data has faults: ${JSON.stringify(diagnostics[0])}`);
  return { dataset: value, sources };
}

const VARIANTS: readonly Partial<DatasetOptions>[] = [
  ...NUMBERS.map((numbers) => ({ numbers })),
  { longNames: 4, longUnits: true },
  { years: 3, editions: 2 },
  { estimates: 1, repeated: 1 },
  { contradictions: 1 },
  { bases: 1, places: 2 },
  { bounds: 1, words: 0.5, targets: 1 },
  { places: 1, missing: 0.7, targets: 0, growth: 0 },
  { indicators: 388, places: 2 },
  { places: 20, cities: 3, sameNames: 0.5 },
  { places: 30, cities: 6, provinces: 2, years: 2, bases: 0.5, contradictions: 0.1 },
];

describe("generateDataset", () => {
  it.each(VARIANTS)("makes data in which nothing is wrong: %j", (options) => {
    const { dataset, sources } = generate(options);
    expect(dataset.figures.length).toBeGreaterThan(3);
    expect(checkPlausibility(dataset)).toEqual([]);
    expect(proveSources(dataset, sources).diagnostics).toEqual([]);
  });

  it("makes the same bytes of the same seed, and others of another", () => {
    const one = generateDataset({ seed: 7 });
    expect(generateDataset({ seed: 7 })).toEqual(one);
    expect(generateDataset({ seed: 8 })).not.toEqual(one);
  });

  it("invents so many places, all named differently", () => {
    const { dataset } = generate({ places: 300, indicators: 1 });
    const names = [...dataset.regionById.values()].map(({ name }) => name.zh);
    expect(new Set(names).size).toBe(300);
  });

  it("invents cities that the other places lie within, some of these of the same name", () => {
    const { dataset } = generate({ places: 40, cities: 6, sameNames: 0.4, profiles: 4 });
    const places = [...dataset.regionById.values()];
    const cities = places.filter(({ level }) => level === "city").map(({ id }) => id);
    const parts = places.filter(({ level }) => level === "county");
    expect([cities.length, parts.length]).toEqual([6, 40]);
    expect(new Set(parts.map(({ within }) => within))).toEqual(new Set(cities));
    expect(new Set(parts.map(({ name }) => name.zh)).size).toBeLessThan(40);
    const focused = [...dataset.briefings.values()].flatMap(({ focus }) => focus ?? []);
    const ofCities = focused.map((id) => dataset.regionById.get(id)?.within);
    expect([focused.length, new Set(ofCities).size]).toEqual([4, 4]);
  });

  it("invents provinces that the cities lie within", () => {
    const { dataset } = generate({ places: 30, cities: 7, provinces: 3 });
    const places = [...dataset.regionById.values()];
    const wholesOf = (level: string) =>
      new Set(places.filter((one) => one.level === level).map(({ within }) => within));
    const idsOf = (level: string) =>
      new Set(places.filter((one) => one.level === level).map(({ id }) => id));
    expect([wholesOf("county"), wholesOf("city")]).toEqual([idsOf("city"), idsOf("province")]);
    expect([idsOf("city").size, idsOf("province").size]).toEqual([7, 3]);
  });

  it("makes a briefing of every kind", () => {
    const kinds = [...generate({}).dataset.briefings.values()].map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(
      new Set(["comparison", "one-page", "data-book", "targets", "pair", "profile"]),
    );
  });

  it("gives every place what it is asked for", () => {
    const figures = (options: Partial<DatasetOptions>) => generate(options).dataset.figures;
    expect(figures({ targets: 0 }).some(({ status }) => status === "target")).toBe(false);
    const revenue = figures({ bases: 1, indicators: 5 }).filter(
      ({ indicator, status }) => /revenue/.test(indicator) && status !== "target",
    );
    expect(new Set(revenue.map(({ basis }) => basis))).toEqual(new Set(["net_of_vat_refunds"]));
    expect(figures({ numbers: "zero" }).every(({ value }) => !value)).toBe(true);
    expect(figures({ numbers: "twelve-digits" }).some(({ value }) => (value ?? 0) > 1e11)).toBe(
      true,
    );
    expect(figures({ numbers: "wide" }).map(({ value }) => value)).toEqual(
      expect.arrayContaining([-99.9, 1250]),
    );
    expect(figures({ words: 1, targets: 1 }).some(({ text }) => text !== null)).toBe(true);
    expect(figures({ contradictions: 1 }).some(({ conflict }) => conflict)).toBe(true);
    expect(figures({ repeated: 1 }).some(({ also }) => also.length > 0)).toBe(true);
    expect(new Set(figures({ years: 3 }).map(({ year }) => year)).size).toBeGreaterThan(3);
  });
});
