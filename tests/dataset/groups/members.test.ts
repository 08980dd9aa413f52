import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asOf } from "../../../src/dataset/as-of.ts";
import { placesOf } from "../../../src/dataset/groups/members.ts";
import type { Dataset, Figure, GroupRange, GroupRule, Region } from "../../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../../analysis/builder.ts";

const ANY: GroupRule = { within: null, levels: [], tag: null, range: null };
const RANGE: GroupRange = {
  indicator: PRODUCT,
  measure: "level",
  period: "2022",
  from: 200,
  to: 400,
};

const REGIONS: readonly (Pick<Region, "id"> & Partial<Region>)[] = [
  { id: "city", level: "city" },
  { id: "a", within: "city", level: "district", tags: ["coastal"] },
  { id: "b", within: "city", tags: ["hills", "coastal"] },
  { id: "town", within: "b", level: "town" },
  { id: "other" },
];

const datasetOf = (...figures: readonly FigureSpec[]) =>
  buildDataset({ regions: REGIONS, figures, scopes: ["urban"], bases: ["net"] });
const find = (rule: Partial<GroupRule>, dataset: Dataset = datasetOf()) =>
  placesOf({ ...ANY, ...rule }, dataset);
/** Whether a place with this figure alone belongs to a range. */
const isIn = (figure: Partial<Figure>, range: Partial<GroupRange> = {}) =>
  find({ range: { ...RANGE, ...range } }, datasetOf({ region: "a", year: 2022, ...figure }))
    .length > 0;

describe("placesOf(rule, source)", () => {
  it("finds what lies within a place at any depth, but not the place itself", () => {
    expect(find({ within: "city" })).toEqual(["a", "b", "town"]);
  });

  it("finds the places of a level, or of one of several", () => {
    expect(find({ levels: ["county"] })).toEqual(["b", "other"]);
    expect(find({ levels: ["county", "district"] })).toEqual(["a", "b", "other"]);
  });

  it("finds the places with a tag", () => {
    expect(find({ tag: "coastal" })).toEqual(["a", "b"]);
    expect(find({ tag: "coast" })).toEqual([]);
  });

  it("finds those of which every condition holds", () => {
    expect(find({ within: "city", levels: ["county"], tag: "coastal" })).toEqual(["b"]);
  });

  it.each([
    [{ value: 199.99 }, false],
    [{ value: 200 }, true],
    [{ value: 400 }, true],
    [{ value: 400.01 }, false],
    [{ value: null }, false],
    [{ value: 300, status: "estimate" }, true],
    [{ value: 300, status: "target", year: 2023 }, false],
    [{ value: 300, scope: "urban" }, false],
    [{ value: 300, basis: "net" }, false],
    [{ value: 300, bound: "about" }, true],
    [{ value: 300, measure: "growth" }, false],
    [{ value: 300, period: "2021", year: 2021 }, false],
  ] as const)("says whether %j lies between 200 and 400: %s", (figure, expected) => {
    expect(isIn(figure)).toBe(expected);
  });

  it("takes a bound only where it leaves no doubt", () => {
    const atLeast = { value: 300, bound: "at_least" } as const;
    expect(isIn(atLeast)).toBe(false);
    expect(isIn(atLeast, { to: null })).toBe(true);
    expect(isIn(atLeast, { from: 301, to: null })).toBe(false);
    const atMost = { value: 300, bound: "at_most" } as const;
    expect(isIn(atMost)).toBe(false);
    expect(isIn(atMost, { from: null })).toBe(true);
    expect(isIn(atMost, { from: null, to: 299 })).toBe(false);
  });

  it("takes growth on a year earlier, and no other", () => {
    const growth = { measure: "growth", value: 300 } as const;
    const range = { measure: "growth" } as const;
    expect(isIn(growth, range)).toBe(true);
    expect(isIn({ ...growth, on: "two_year_average" }, range)).toBe(false);
  });

  it("takes no figure that its document contradicts", () => {
    const conflicting = datasetOf(
      { region: "a", value: 300, conflict: true },
      { region: "a", value: 310, conflict: true },
    );
    expect(find({ range: RANGE }, conflicting)).toEqual([]);
  });

  it("gives the places in the order of the dataset, and the same places in any order", () => {
    const spec = fc.record({
      level: fc.constantFrom<Region["level"]>("county", "district", "city"),
      value: fc.integer({ min: 100, max: 500 }),
      isCoastal: fc.boolean(),
    });
    const regionsOf = (specs: readonly { level: Region["level"]; isCoastal: boolean }[]) =>
      specs.map(({ level, isCoastal }, n) => ({
        id: `p${n}`,
        level,
        tags: isCoastal ? ["coastal"] : [],
      }));
    const property = fc.property(
      fc.array(spec, { minLength: 1, maxLength: 12 }).chain((specs) =>
        fc.record({
          specs: fc.constant(specs),
          order: fc.shuffledSubarray([...specs.keys()], { minLength: specs.length }),
          tag: fc.constantFrom(null, "coastal"),
          levels: fc.subarray<Region["level"]>(["county", "district"]),
        }),
      ),
      ({ specs, order, tag, levels }) => {
        const regions = regionsOf(specs);
        const figures = specs.map(({ value }, n) => ({ region: `p${n}`, value }));
        const shuffled = order.flatMap((n) => regions[n] ?? []);
        const rule = { ...ANY, tag, levels, range: RANGE };
        const found = placesOf(rule, buildDataset({ regions, figures }));
        const other = placesOf(
          rule,
          buildDataset({ regions: shuffled, figures: figures.toReversed() }),
        );
        expect(other.toSorted()).toEqual(found.toSorted());
        expect(other).toEqual(shuffled.map(({ id }) => id).filter((id) => other.includes(id)));
      },
    );
    fc.assert(property);
  });
});

describe("asOf(dataset, date), of groups", () => {
  it("gives a group by a range the places that it had by then, and leaves other groups as they are", () => {
    const text = { zh: "组", en: "Group" };
    const named = { name: text, reason: text };
    const built = datasetOf({ region: "a", value: 300 }, { region: "b", value: 250 });
    const late = [...built.documentById.values()].map((one) => {
      const publishedOn = one.region === "b" ? "2023-12-01" : "2023-02-01";
      return [one.id, { ...one, publishedOn }] as const;
    });
    const groups = [
      { id: "mid", ...named, places: ["a", "b"], rule: { ...ANY, range: RANGE } },
      { id: "listed", ...named, places: ["a", "b"], rule: null },
    ];
    const dataset = {
      ...built,
      documentById: new Map(late),
      groupById: new Map(groups.map((group) => [group.id, group])),
    };
    const placesBy = (date: string, id: string) => asOf(dataset, date).groupById.get(id)?.places;
    expect(placesBy("2023-06-30", "mid")).toEqual(["a"]);
    expect(placesBy("2022-06-30", "mid")).toEqual([]);
    expect(placesBy("2023-12-31", "mid")).toEqual(["a", "b"]);
    expect(placesBy("2022-06-30", "listed")).toEqual(["a", "b"]);
  });
});
