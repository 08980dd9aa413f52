import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../../src/app/query/resource.ts";
import { asOf } from "../../../src/dataset/as-of.ts";
import { exportRecords } from "../../../src/dataset/export.ts";
import { type Figure, MEASURES, STATUSES } from "../../../src/dataset/model.ts";
import { liesWithin } from "../../../src/dataset/regions/tree.ts";
import { ask, each, type Raw, sourceOf, VARIED } from "./source.ts";

const source = await sourceOf(VARIED);
const { dataset } = source;
const of = (pick: (figure: Figure) => string) => [...new Set(dataset.figures.map(pick))];
const some = (values: readonly string[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(4, values.length) });
const dates = [...dataset.documentById.values()].flatMap(({ publishedOn }) => publishedOn ?? []);
const wholes = [...dataset.regionById.values()].flatMap(({ within }) => within ?? []);

const queries = fc.record(
  {
    places: some(of(({ region }) => region)),
    within: fc.constantFrom(...new Set(wholes)),
    indicators: some(of(({ indicator }) => indicator)),
    themes: some([...dataset.themeById.keys()]),
    measure: some(MEASURES),
    status: some(STATUSES),
    period: some(of(({ period }) => period)),
    document: some([...dataset.documentById.keys()]),
    superseded: fc.constantFrom("yes", "no", "only"),
    as_of: fc.constantFrom(...dates),
  },
  { requiredKeys: [] },
);
type Query = typeof queries extends fc.Arbitrary<infer T> ? T : never;

/** The same answer, found by looking at each figure. */
function bruteForce({ dataset: whole }: Source, asked: Query): readonly string[] {
  const { regionById, indicatorById, figures } = asOf(whole, asked.as_of ?? null);
  const isIn = (list: readonly string[] | undefined, value: string) =>
    !list || list.includes(value);
  return figures
    .filter((figure) => isIn(asked.places, figure.region))
    .filter(({ region }) => !asked.within || liesWithin(region, asked.within, regionById))
    .filter((figure) => isIn(asked.indicators, figure.indicator))
    .filter((figure) => isIn(asked.themes, indicatorById.get(figure.indicator)?.theme ?? ""))
    .filter((figure) => isIn(asked.measure, figure.measure))
    .filter((figure) => isIn(asked.status, figure.status))
    .filter((figure) => isIn(asked.period, figure.period))
    .filter((figure) => isIn(asked.document, figure.document))
    .filter(({ standing }) => {
      const isReplaced = standing === "superseded" || standing === "set-aside";
      return (asked.superseded ?? "yes") === "yes" || isReplaced === (asked.superseded === "only");
    })
    .map(({ id }) => id);
}

/** Lists with commas, as an address has them, or each in a field of its own. */
function asRaw(asked: Query, isRepeated: boolean): Raw {
  const entries = Object.entries(asked).map(([field, value]) => {
    return [field, Array.isArray(value) && !isRepeated ? value.join(",") : value];
  });
  return Object.fromEntries(entries);
}

describe("figures", () => {
  it("are the very records of the command `data`", () => {
    const { items, total } = ask(source, "figures", { limit: "1000" });
    expect(total).toBe(dataset.figures.length);
    expect(items).toEqual(exportRecords(dataset).slice(0, 1000));
  });

  it("are those for which all filters hold", () => {
    fc.assert(
      fc.property(queries, fc.boolean(), (asked, isRepeated) => {
        const raw = asRaw(asked, isRepeated);
        expect(each(source, "figures", "id", raw)).toEqual(
          bruteForce(source, asked).slice(0, 1000),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("come in any order, those alike in that of the dataset, those without a value last", () => {
    const place = new Map(dataset.figures.map(({ id }, index) => [id, index]));
    for (const [sort, sign] of [
      ["value", 1],
      ["-value", -1],
    ] as const) {
      const { items } = ask(source, "figures", { sort, limit: "1000" });
      const keys = items.map(({ value, id }) => ({
        key: value === null ? Number.POSITIVE_INFINITY : sign * Number(value),
        place: place.get(String(id)) ?? -1,
      }));
      const sorted = keys.toSorted(
        (a, b) => (a.key === b.key ? 0 : a.key - b.key) || a.place - b.place,
      );
      expect(keys).toEqual(sorted);
      expect(items.length).toBe(Math.min(1000, dataset.figures.length));
    }
  });

  it("keep together what is ordered by several things", () => {
    const { items } = ask(source, "figures", { sort: "-period,place,-value", limit: "1000" });
    const rank = new Map([...dataset.regionById.keys()].map((id, index) => [id, index]));
    const keys = items.map(({ period, region, value }) => [
      -Number(period),
      rank.get(String(region)) ?? -1,
      value === null ? Number.POSITIVE_INFINITY : -Number(value),
    ]);
    const isInOrder = keys.every((key, index) => {
      const before = keys[index - 1] ?? key;
      const first = key.findIndex((one, column) => one !== before[column]);
      return first < 0 || (key[first] ?? 0) > (before[first] ?? 0);
    });
    expect(isInOrder).toBe(true);
    expect(new Set(keys.map(([period]) => period)).size).toBeGreaterThan(1);
  });

  it("are found by words in the names of place, indicator and document", () => {
    const [figure] = dataset.figures;
    const region = dataset.regionById.get(figure?.region ?? "");
    const indicator = dataset.indicatorById.get(figure?.indicator ?? "");
    const find = `${region?.name.en.toUpperCase()} ${indicator?.name.zh.slice(0, 3)}`;
    const found = ask(source, "figures", { find, places: region?.id, limit: "1000" }).items;
    expect(found.map(({ id }) => id)).toContain(figure?.id);
    expect(each(source, "figures", "id", { find: `${find} 无此词` })).toEqual([]);
  });
});
