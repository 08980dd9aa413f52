import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINDING_KINDS } from "../../../src/analysis/findings/model.ts";
import { compareIn } from "../../../src/app/compare.ts";
import { recordComparison } from "../../../src/app/comparison-record.ts";
import { LEVELS } from "../../../src/dataset/regions/level.ts";
import { liesWithin } from "../../../src/dataset/regions/tree.ts";
import { DOCUMENT_KINDS } from "../../../src/dataset/time/document.ts";
import { ask, each, sourceOf, VARIED } from "./source.ts";

const source = await sourceOf(VARIED);
const { regionById, indicatorById, documentById, figures, themeById } = source.dataset;
const wholes = [...new Set([...regionById.values()].flatMap(({ within }) => within ?? []))];
const some = <T extends string>(values: Iterable<T>) => {
  const all = [...values];
  return fc.subarray(all, { minLength: 1, maxLength: Math.min(3, all.length) });
};
const optional = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] });
const isIn = (list: readonly string[] | undefined, value: string) => !list || list.includes(value);
const isWithin = (whole: string | undefined, id: string) =>
  !whole || liesWithin(id, whole, regionById);

const ofPlaces = { places: some(regionById.keys()), within: fc.constantFrom(...wholes) };
const RUNS = { numRuns: 40 };

describe("places", () => {
  it("are those for which all filters hold", () => {
    fc.assert(
      fc.property(optional({ ...ofPlaces, level: some(LEVELS) }), (asked) => {
        const expected = [...regionById.values()]
          .filter(({ id }) => isIn(asked.places, id) && isWithin(asked.within, id))
          .filter(({ level }) => isIn(asked.level, level))
          .map(({ id }) => id);
        expect(each(source, "places", "id", asked).toSorted()).toEqual(expected.toSorted());
      }),
      RUNS,
    );
  });

  it("tell how many figures and documents they have", () => {
    for (const { id, figures: count, documents } of ask(source, "places").items) {
      expect(count).toBe(figures.filter(({ region }) => region === id).length);
      expect(documents).toBe(
        [...documentById.values()].filter(({ region }) => region === id).length,
      );
    }
  });
});

describe("indicators", () => {
  const asking = optional({
    ...ofPlaces,
    themes: some(themeById.keys()),
    indicators: some(indicatorById.keys()),
  });

  it("are those for which all filters hold, counted among the places asked for", () => {
    fc.assert(
      fc.property(asking, (asked) => {
        const own = figures.filter(
          ({ region }) => isIn(asked.places, region) && isWithin(asked.within, region),
        );
        const areAsked = asked.places !== undefined || asked.within !== undefined;
        const expected = [...indicatorById.values()]
          .filter(({ id, theme }) => isIn(asked.indicators, id) && isIn(asked.themes, theme))
          .map(({ id }) => [id, own.filter(({ indicator }) => indicator === id)] as const)
          .filter(([, all]) => !areAsked || all.length > 0)
          .map(([id, all]) => [id, all.length, new Set(all.map(({ region }) => region)).size]);
        const { items } = ask(source, "indicators", asked);
        expect(items.map((one) => [one.id, one.figures, one.places])).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe("documents", () => {
  it("are those for which all filters hold", () => {
    fc.assert(
      fc.property(optional({ ...ofPlaces, kind: some(DOCUMENT_KINDS) }), (asked) => {
        const expected = [...documentById.values()]
          .filter(({ region }) => isIn(asked.places, region) && isWithin(asked.within, region))
          .filter(({ kind }) => isIn(asked.kind, kind))
          .map(({ id }) => id);
        expect(each(source, "documents", "id", asked)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("published later than a date are left out", () => {
    const days = [...documentById.values()].flatMap(({ publishedOn }) => publishedOn ?? []);
    const [first = ""] = days.toSorted();
    const expected = [...documentById.values()].filter(({ publishedOn }) => publishedOn === first);
    expect(each(source, "documents", "id", { as_of: first })).toEqual(expected.map(({ id }) => id));
  });
});

describe("briefings", () => {
  it("are those of the dataset, then the kinds of which none has the name", () => {
    const { briefings } = source.dataset;
    const kinds = [...source.kindById.keys()].filter((id) => !briefings.has(id));
    expect(each(source, "briefings", "id")).toEqual([...briefings.keys(), ...kinds]);
    expect(each(source, "briefings", "id", { type: "kind" })).toEqual(kinds);
    for (const { id, places, type } of ask(source, "briefings").items)
      expect(places).toEqual(type === "kind" ? [] : briefings.get(String(id))?.regions);
  });

  it("of a place are those that compare it", () => {
    const [place = ""] = regionById.keys();
    const expected = [...source.dataset.briefings.values()].filter(({ regions }) =>
      regions.includes(place),
    );
    expect(each(source, "briefings", "id", { places: place })).toEqual(
      expected.map(({ id }) => id),
    );
  });
});

describe("findings", () => {
  const asking = optional({
    kind: some(FINDING_KINDS),
    themes: some(themeById.keys()),
    indicators: some(indicatorById.keys()),
  });
  const { items: all } = ask(source, "findings", { limit: "1000" });

  it("are those for which all filters hold, the most worth first", () => {
    fc.assert(
      fc.property(asking, (asked) => {
        const expected = all
          .filter(({ kind }) => isIn(asked.kind, String(kind)))
          .filter(({ theme }) => isIn(asked.themes, String(theme)))
          .filter(({ indicator }) => isIn(asked.indicators, String(indicator)));
        expect(ask(source, "findings", { ...asked, limit: "1000" }).items).toEqual(expected);
      }),
      RUNS,
    );
    const weights = all.map(({ weight }) => Number(weight));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weights.length).toBeGreaterThan(20);
  });

  it("rest on figures of the places asked for alone, and say them in both languages", () => {
    const [whole = ""] = wholes;
    const { items } = ask(source, "findings", { within: whole, limit: "1000" });
    const ids = new Set(figures.map(({ id }) => id));
    for (const { figures: own, places, said, lead } of items) {
      for (const id of own as string[]) expect(ids.has(id)).toBe(true);
      for (const id of places as string[]) expect(liesWithin(id, whole, regionById)).toBe(true);
      const { zh, en } = said as Record<"zh" | "en", string>;
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/^[A-Z0-9].*\.$/);
      expect(en + JSON.stringify(lead)).not.toContain("\u00a0");
    }
    expect(items.length).toBeGreaterThan(5);
  });

  it("about one place say most of it, or of all", () => {
    const [, focus = ""] = [...regionById.values()]
      .filter(({ within }) => within !== null)
      .map(({ id }) => id);
    const { items } = ask(source, "findings", { focus, kind: "position" });
    expect(items.length).toBeGreaterThan(0);
    for (const { subjects } of items) expect(subjects).toEqual([focus]);
  });

  it("are the same for the same places in another order of questions", () => {
    const ids = [...regionById.values()]
      .filter(({ within }) => within !== null)
      .map(({ id }) => id);
    const first = ask(source, "findings", { places: ids.slice(0, 3).join() });
    ask(source, "findings", { places: ids.slice(0, 3).reverse().join() });
    ask(source, "findings", { places: ids.slice(0, 3).join(), period: "2022" });
    expect(ask(source, "findings", { places: ids.slice(0, 3).join() })).toEqual(first);
  });
});

describe("compare", () => {
  it("gives ranks, grades and reasons as the comparison has them", () => {
    const { items, about } = ask(source, "compare", { indicator: "gross_regional_product" });
    const groups = about?.groups as { regions: string[]; ranks: Record<string, number> | null }[];
    for (const { region, rank, ranked, grade } of items) {
      const group = groups.find(({ regions }) => regions.includes(String(region)));
      expect(rank).toBe(group?.ranks?.[String(region)] ?? null);
      expect(ranked).toBe(rank === null ? null : Object.keys(group?.ranks ?? {}).length);
      expect(grade === null).toBe(group === undefined);
    }
    expect(items.some(({ rank }) => rank === 1)).toBe(true);
    const refused = items.filter(({ rank }) => rank === null);
    expect(refused.length).toBeGreaterThan(0);
    for (const { reasons } of refused) expect(reasons).not.toEqual([]);
  });

  it("says what the command `compare --json` says, its cells as items", () => {
    for (const target of ["no", "yes"] as const) {
      const asked = { indicator: "gross_regional_product", measure: "growth" } as const;
      const comparison = compareIn(source.dataset, { ...asked, target: target === "yes" });
      const {
        cells,
        groups,
        references = [],
        ...whole
      } = recordComparison(source.dataset, comparison);
      const { items, about } = ask(source, "compare", { ...asked, target });
      const rankless = groups.map(({ ranks = null, ...group }) => ({ ...group, ranks }));
      expect(about).toMatchObject({ ...whole, groups: rankless });
      expect(about?.references).toHaveLength(references.length);
      expect(items.map(({ region, figures: own }) => [region, own])).toEqual(
        cells.map(({ region, figures: own }) => [region, own]),
      );
      expect(items.some(({ figure }) => figure === null)).toBe(true);
    }
  });
});
