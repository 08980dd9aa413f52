import { describe, expect, it } from "vitest";
import type { Measure } from "../../../src/dataset/model.ts";
import type { DatasetSpec, FigureSpec } from "../builder.ts";
import { find, only, PLACES, regionsOf, row, target } from "./given.ts";

const FIVE = [...PLACES, "e"];
/** Places in their order, also the fifth. */
const five = (measure: Measure, values: readonly number[]) =>
  values.map((value, index): FigureSpec => ({ region: FIVE[index] ?? "", measure, value }));

describe("findOutlier(survey, topic)", () => {
  const sideOf = (values: readonly number[], measure: Measure = "level") =>
    only(find(five(measure, values), { regions: FIVE }), "outlier").map(({ params }) => [
      params.figure.region,
      params.side,
    ]);

  it("takes more than twice the spread of the others for apart, not twice", () => {
    expect(sideOf([10, 11, 12, 16])).toEqual([]);
    expect(sideOf([10, 11, 12, 16.1])).toEqual([["d", "above"]]);
    expect(sideOf([10, 14, 15, 16])).toEqual([]);
    expect(sideOf([9.9, 14, 15, 16])).toEqual([["a", "below"]]);
  });

  it("is silent where all others are equal, however far the one is", () => {
    expect(sideOf([10, 10, 10, 90])).toEqual([]);
    expect(sideOf([10, 90, 90, 90])).toEqual([]);
  });

  it("needs four places", () => {
    expect(sideOf([10, 11, 99])).toEqual([]);
    expect(sideOf([10, 11, 12, 99])).toEqual([["d", "above"]]);
    expect(sideOf([10, 11, 12, 13, 99])).toEqual([["e", "above"]]);
  });

  it("measures from the higher to the lower", () => {
    const values = [five("level", [10, 11, 12, 99]), five("level", [1, 97, 98, 99])];
    const differences = values.map((figures) => only(find(figures), "outlier")[0]?.params);
    expect(differences.map((params) => params?.difference)).toMatchObject([
      { figures: ["d/product/2022/level", "c/product/2022/level"] },
      { figures: ["b/product/2022/level", "a/product/2022/level"] },
    ]);
  });
});

describe("the ends of a field", () => {
  const orderOf = (...figures: readonly FigureSpec[]) => {
    const [order] = only(find(figures), "order");
    return order && [regionsOf(order.params.highest), regionsOf(order.params.lowest)];
  };
  const growth = (region: string, value: number, more: Partial<FigureSpec> = {}): FigureSpec => ({
    region,
    measure: "growth",
    value,
    ...more,
  });

  it("are open where a bound reaches over them, wherever it stands", () => {
    const plain = [growth("a", 9), growth("b", 5), growth("c", 1)];
    expect(orderOf(...plain)).toEqual([["a"], ["c"]]);
    expect(orderOf(...plain, growth("d", 5, { bound: "at_least" }))).toBeUndefined();
    expect(orderOf(...plain, growth("d", 5, { bound: "at_most" }))).toBeUndefined();
    expect(orderOf(...plain, growth("d", 5, { bound: "about" }))).toEqual([["a"], ["c"]]);
  });

  it("stand where the bound points away from all others", () => {
    const plain = [growth("a", 9), growth("b", 5)];
    expect(orderOf(...plain, growth("c", 12, { bound: "at_least" }))).toEqual([["c"], ["b"]]);
    expect(orderOf(...plain, growth("c", 1, { bound: "at_most" }))).toEqual([["a"], ["c"]]);
    expect(orderOf(...plain, growth("c", 12, { bound: "at_most" }))).toBeUndefined();
    expect(orderOf(...plain, growth("c", 1, { bound: "at_least" }))).toBeUndefined();
  });

  it("hold every target of the same words, and none of an open one beside its number", () => {
    const planned = (region: string, value: number, bound: "exact" | "at_least") =>
      growth(region, value, { ...target, bound });
    const two = [planned("a", 10, "at_least"), planned("b", 10, "at_least")];
    expect(orderOf(...two, planned("c", 6, "exact"))).toEqual([["a", "b"], ["c"]]);
    const one = [planned("a", 10, "at_least"), planned("b", 10, "exact")];
    expect(orderOf(...one, planned("c", 6, "exact"))).toBeUndefined();
  });
});

describe("what is found of a measure", () => {
  it("is no multiple of rates and changes, and no order of amounts", () => {
    const kindsOf = (measure: Measure) => find(row(measure, [1, 2, 4])).map(({ kind }) => kind);
    expect(kindsOf("level")).toContain("scale");
    expect(kindsOf("level")).not.toContain("order");
    for (const measure of ["growth", "share", "change"] as const) {
      expect(kindsOf(measure)).toContain("order");
      expect(kindsOf(measure)).not.toContain("scale");
    }
  });

  it("tells rises beside falls of changes as of growth, but of no targets and no levels", () => {
    const isDivergent = (measure: Measure, more: Partial<FigureSpec> = {}) =>
      only(find(row(measure, [1, -2, 4], more)), "divergence").length > 0;
    expect([isDivergent("growth"), isDivergent("change")]).toEqual([true, true]);
    expect([isDivergent("growth", target), isDivergent("level")]).toEqual([false, false]);
  });

  it("is about the fewer of those that rose and fell, and about those that fell where they are as many", () => {
    const subjectsOf = (...values: readonly number[]) =>
      only(find(row("growth", values)), "divergence")[0]?.subjects;
    expect(subjectsOf(1, -2, -3)).toEqual(["a"]);
    expect(subjectsOf(1, 2, -3)).toEqual(["c"]);
    expect(subjectsOf(1, -2)).toEqual(["b"]);
  });

  it("names places in the order of the page, whatever their figures", () => {
    const regions: DatasetSpec["regions"] = ["d", "b", "c", "a"];
    const [order] = only(find(row("growth", [1, 9, 3, 5]), { regions }), "order");
    expect(order?.regions).toEqual(["d", "b", "c", "a"]);
  });

  it("weighs more the more of the places it is about, half of them more than half", () => {
    const weightAmong = (count: number) => {
      const regions = [...PLACES, "e", "f", "g", "h"].slice(0, count);
      return only(find(row("growth", [0, 12]), { regions }), "order")[0]?.weight ?? 0;
    };
    expect(weightAmong(4) / weightAmong(2)).toBeCloseTo(Math.SQRT1_2, 2);
    expect(weightAmong(8) / weightAmong(2)).toBeCloseTo(0.5, 2);
  });

  it("marks what has a remark and what is said twice, and nothing else", () => {
    const figures = [
      ...row("growth", [1, null, 3]),
      ...row("growth", [null, 2], { remark: "doubt" }),
    ];
    const [order] = only(find(figures), "order");
    const [doubt] = only(find(figures), "contradiction");
    expect(order?.marks.conflicts).toEqual([]);
    expect(doubt?.marks.conflicts).toEqual(["b/product/2022/growth"]);
  });

  it("turns from a rise to a fall as well, and is news the more places do", () => {
    const turnsOf = (...outcomes: readonly number[]) => {
      const aims = row("growth", [-1, -1, -1], target);
      return only(find([...row("growth", outcomes), ...aims]), "turn");
    };
    const [one, ...others] = turnsOf(3, -3, -3);
    expect(others).toEqual([]);
    expect(one?.params.to).toBe("fall");
    expect(one?.params.steps.map(({ region }) => region)).toEqual(["a"]);
    expect(turnsOf(3, 3, -3)[0]?.weight).toBeGreaterThan(one?.weight ?? 1);
  });
});
