import { describe, expect, it } from "vitest";
import { compare, comparisonsOf } from "../../src/analysis/compare.ts";
import type { Question, Reason } from "../../src/analysis/model.ts";
import { buildDataset, type DatasetSpec, PRODUCT } from "./builder.ts";

const FIVE = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"];
const PAST_YEARS = { yicheng: [2021], gaoqing: [2023] };

function ask(
  spec: Omit<DatasetSpec, "regions"> & Partial<DatasetSpec>,
  question: Partial<Question> = {},
) {
  const dataset = buildDataset({ regions: FIVE, pastYears: PAST_YEARS, ...spec });
  const regions = [...dataset.regionById.keys()];
  return compare(dataset, {
    indicator: PRODUCT,
    measure: "growth",
    target: false,
    regions,
    ...question,
  });
}

function summarize(reasons: readonly Reason[]) {
  return reasons.map(({ code, regions }) => [code, ...regions]);
}

const growth = (region: string, value: number, more = {}) => ({
  region,
  measure: "growth" as const,
  value,
  ...more,
});

describe("compare(dataset, question)", () => {
  it("ranks the three places of one year and leaves the others beside them", () => {
    const { groups, notes } = ask({
      figures: [
        growth("pingyin", 2.7),
        growth("zhangdian", 5.5),
        growth("yicheng", 8.3),
        growth("boshan", 2.5, { status: "estimate" }),
        growth("gaoqing", 6.1),
      ],
    });
    expect(groups).toMatchObject([
      {
        regions: ["pingyin", "zhangdian", "boshan"],
        grade: "caveat",
        ranks: { zhangdian: 1, pingyin: 2, boshan: 2 },
        provisional: true,
        reasons: [{ code: "estimate", regions: ["boshan"] }],
      },
      { regions: ["yicheng", "gaoqing"], grade: "side-by-side", ranks: null, provisional: false },
    ]);
    expect(summarize(notes)).toEqual([["year", "yicheng", "gaoqing"]]);
  });

  it("keeps the order of the places asked for", () => {
    const regions = ["gaoqing", "boshan", "zhangdian"];
    const { cells, groups } = ask(
      { figures: [growth("zhangdian", 5.5), growth("boshan", 2.5), growth("gaoqing", 6.1)] },
      { regions },
    );
    expect(cells.map((cell) => cell.region)).toEqual(regions);
    expect(groups[0]?.regions).toEqual(["boshan", "zhangdian"]);
  });

  it("gives equal values one rank and skips the next", () => {
    const { groups } = ask({
      regions: ["a", "b", "c", "d"],
      figures: [growth("a", 3), growth("b", 5), growth("c", 3), growth("d", 1)],
    });
    expect(groups[0]?.ranks).toEqual({ b: 1, a: 2, c: 2, d: 4 });
  });

  it("turns the order where lower is better and ranks by size where neither is", () => {
    const figures = [growth("pingyin", -3), growth("zhangdian", -2)];
    const ranksOf = (direction: "lower" | "neither") =>
      ask({ indicators: [{ id: PRODUCT, direction }], figures }).groups[0]?.ranks;
    expect(ranksOf("lower")).toEqual({ pingyin: 1, zhangdian: 2 });
    expect(ranksOf("neither")).toEqual({ pingyin: 2, zhangdian: 1 });
  });

  it("ranks those that state one basis, and nobody beside them who states none", () => {
    const basis = "net_of_vat_refunds";
    const { groups, notes } = ask({
      bases: [basis],
      figures: [
        growth("pingyin", 5),
        growth("zhangdian", 8.8, { basis }),
        growth("yicheng", 10),
        growth("boshan", 4, { basis, status: "estimate" }),
        growth("gaoqing", 8),
      ],
    });
    expect(groups).toMatchObject([
      { regions: ["zhangdian", "boshan"], grade: "caveat", ranks: { zhangdian: 1, boshan: 2 } },
      { regions: ["pingyin", "yicheng", "gaoqing"], grade: "side-by-side", ranks: null },
    ]);
    expect(summarize(notes)).toEqual([
      ["year", "yicheng", "gaoqing"],
      ["basis-not-stated", "pingyin", "yicheng", "gaoqing"],
    ]);
  });

  it("ranks places apart that state different bases", () => {
    const { groups } = ask({
      regions: ["a", "b", "c", "d", "e"],
      bases: ["x", "y"],
      figures: [
        ...["a", "b"].map((region, place) => growth(region, place, { basis: "x" })),
        ...["c", "d", "e"].map((region, place) => growth(region, place, { basis: "y" })),
      ],
    });
    expect(groups.map((group) => group.ranks)).toEqual([
      { c: 3, d: 2, e: 1 },
      { a: 2, b: 1 },
    ]);
  });

  it("shows both figures of a contradiction and compares with neither", () => {
    const { cells, groups, notes } = ask({
      figures: [
        growth("pingyin", 2),
        growth("zhangdian", 0.4, { conflict: true }),
        growth("zhangdian", 1.2, { conflict: true }),
        growth("boshan", 3),
      ],
    });
    expect(cells[1]).toMatchObject({ figure: null, figures: [{ value: 0.4 }, { value: 1.2 }] });
    expect(groups.map((group) => group.ranks)).toEqual([{ pingyin: 2, boshan: 1 }, null]);
    expect(summarize(notes)).toEqual([
      ["conflict", "zhangdian"],
      ["not-published", "yicheng", "gaoqing"],
    ]);
  });

  it("compares with no part of a contradiction whose other part has another basis", () => {
    const { cells, groups } = ask({
      regions: ["a", "b"],
      bases: ["net"],
      figures: [
        growth("a", 1),
        growth("b", 2, { conflict: true }),
        growth("b", 3, { conflict: true, basis: "net" }),
      ],
    });
    expect(cells[1]?.figure).toBeNull();
    expect(groups.map((group) => group.ranks)).toEqual([null]);
  });

  it("ranks neither words nor figures with a remark", () => {
    const { groups, notes } = ask({
      regions: ["a", "b", "c", "d"],
      figures: [
        growth("a", 1),
        growth("b", 2),
        growth("c", 9, { remark: "growth_not_from_levels" }),
        { region: "d", measure: "growth", value: null },
      ],
    });
    expect(groups.map((group) => group.ranks)).toEqual([{ a: 2, b: 1 }, null]);
    expect(summarize(notes)).toEqual([
      ["remark", "c"],
      ["words-only", "d"],
    ]);
  });

  it("answers a target with the plan year", () => {
    const { groups } = ask(
      {
        figures: [
          growth("pingyin", 2.7),
          growth("pingyin", 6, { status: "target", bound: "about" }),
          growth("zhangdian", 6.5, { status: "target", bound: "about" }),
        ],
      },
      { target: true },
    );
    expect(groups).toMatchObject([
      { ranks: { pingyin: 2, zhangdian: 1 }, grade: "caveat", reasons: [{ code: "bound" }] },
    ]);
  });

  it("takes each place's latest outcome, and the period asked for where one is", () => {
    const spec: DatasetSpec = {
      regions: ["a", "b"],
      pastYears: { a: [2021, 2022], b: [2021] },
      figures: [growth("a", 1, { year: 2021 }), growth("a", 2, { year: 2022 }), growth("b", 3)],
    };
    expect(ask(spec).groups[0]?.ranks).toBeNull();
    expect(ask(spec).cells[0]?.figure?.value).toBe(2);
    expect(ask(spec, { period: "2021" }).groups[0]?.ranks).toEqual({ a: 2, b: 1 });
  });

  it("takes a later document's word on a year for a revision", () => {
    const { cells } = ask(
      {
        regions: ["a"],
        pastYears: { a: [2021, 2022] },
        figures: [
          growth("a", 1, { year: 2021, document: "a-2022-plan" }),
          growth("a", 1.5, { year: 2021, document: "a-2023-plan" }),
        ],
      },
      { period: "2021" },
    );
    expect(cells[0]?.figure?.value).toBe(1.5);
  });

  it("takes the scope that most places have", () => {
    const { groups } = ask({
      scopes: ["city", "county"],
      figures: [
        growth("pingyin", 1, { scope: "city" }),
        growth("zhangdian", 2, { scope: "city" }),
        growth("zhangdian", 9, { scope: "county" }),
        growth("boshan", 3, { scope: "county" }),
      ],
    });
    expect(groups[0]?.ranks).toEqual({ pingyin: 2, zhangdian: 1 });
    expect(groups[1]).toMatchObject({ regions: ["boshan"], reasons: [{ code: "scope" }] });
  });

  it("refuses what the dataset does not know", () => {
    expect(() => ask({ figures: [] }, { indicator: "nothing" })).toThrow(/"nothing"/);
    expect(() => ask({ figures: [] }, { regions: ["nowhere"] })).toThrow(/"nowhere"/);
  });
});

describe("comparisonsOf(dataset, indicator, regions)", () => {
  it("returns what is published, and apart what the first comparison left out", () => {
    const dataset = buildDataset({
      regions: ["a", "b", "c"],
      scopes: ["city", "county"],
      figures: [
        growth("a", 1, { scope: "city" }),
        growth("b", 2, { scope: "city" }),
        growth("b", 9, { scope: "county" }),
        growth("c", 3, { scope: "county" }),
        growth("c", 5, { status: "target" }),
      ],
    });
    const comparisons = comparisonsOf(dataset, PRODUCT, ["a", "b", "c"]);
    expect(comparisons).toMatchObject([
      { measure: "growth", target: false, variant: null, groups: [{ ranks: { a: 2, b: 1 } }, {}] },
      { target: false, variant: { scope: "county" }, groups: [{ ranks: { b: 1, c: 2 } }] },
      { target: true, variant: null, groups: [{ regions: ["c"], grade: "side-by-side" }] },
    ]);
    expect(comparisons).toHaveLength(3);
  });
});
