import { describe, expect, it } from "vitest";
import { chooseFindings } from "../../src/analysis/findings/choose.ts";
import { type DatasetSpec, type FigureSpec, PRODUCT } from "./builder.ts";
import { find, only, regionsOf, row, target } from "./findings/given.ts";

describe("findScale(survey, topic)", () => {
  it("tells the largest, the smallest and how many times", () => {
    const [scale] = only(find(row("level", [278.8, 804.1, null, 300])), "scale");
    expect(scale?.params).toMatchObject({
      field: { period: "2022", asked: 4, provisional: false },
      highest: [{ region: "b" }],
      lowest: [{ region: "a" }],
      multiple: { figures: ["b/product/2022/level", "a/product/2022/level"], unit: "times" },
    });
    expect(scale?.subjects).toEqual(["b"]);
  });

  it("tells no multiple of an estimate", () => {
    const figures = [
      ...row("level", [278.8]),
      ...row("level", [null, 804.1], { status: "estimate" }),
    ];
    expect(only(find(figures), "scale")[0]?.params.multiple).toMatchObject({ refused: "estimate" });
  });

  it("is silent where a bound leaves open which is largest", () => {
    const figures = [...row("level", [12]), ...row("level", [null, 10], { bound: "at_least" })];
    expect(only(find(figures), "scale")).toEqual([]);
  });
});

describe("findOrder(survey, topic)", () => {
  it("takes a level in % for a rate: apart by points, never a multiple", () => {
    const indicators = [{ id: PRODUCT, unit: "%" }];
    const findings = find(row("level", [5.2, 7.8]), { indicators });
    expect(only(findings, "scale")).toEqual([]);
    expect(only(findings, "order")[0]?.params.difference).toMatchObject({ unit: "points" });
  });

  it("names all that are about the same as the highest", () => {
    const figures = [
      ...row("growth", [5.5, 2]),
      ...row("growth", [null, null, 5.4], { status: "estimate" }),
    ];
    const [order] = only(find(figures), "order");
    expect(regionsOf(order?.params.highest ?? [])).toEqual(["a", "c"]);
    expect(regionsOf(order?.params.lowest ?? [])).toEqual(["b"]);
    expect(order?.marks.estimates).toEqual(["c/product/2022/growth"]);
  });

  it("says most of the lowest where lower is better", () => {
    const indicators = [{ id: PRODUCT, direction: "lower" as const }];
    const [order] = only(find(row("growth", [-3, 2]), { indicators }), "order");
    expect(order?.subjects).toEqual(["a"]);
    expect(order?.params.field.order).toBe("lowest-first");
  });

  it("compares no growth of different years", () => {
    const pastYears = { a: [2021], b: [2022] };
    expect(only(find(row("growth", [8.3, 5.5]), { pastYears }), "order")).toEqual([]);
  });
});

describe("findSpread(survey, topic)", () => {
  it("tells that all are equal, or about the same, instead of who is ahead", () => {
    const spreadOf = (figures: readonly FigureSpec[]) => only(find(figures), "spread")[0]?.params;
    expect(spreadOf(row("growth", [3, 3, 3]))).toMatchObject({ isEqual: true });
    const near = [...row("growth", [2.7]), ...row("growth", [null, 2.5], { status: "estimate" })];
    expect(spreadOf(near)).toMatchObject({ isEqual: false, highest: { value: 2.7 } });
    expect(only(find(near), "order")).toEqual([]);
  });

  it("weighs less what is equal in places of one city", () => {
    const city = { zh: "某市", en: "Some city" };
    const weightOf = (regions: NonNullable<DatasetSpec["regions"]>) =>
      only(find(row("count", [53, 53]), { regions }), "spread")[0]?.weight ?? 0;
    const apart = weightOf([{ id: "a" }, { id: "b" }]);
    expect(
      weightOf([
        { id: "a", city },
        { id: "b", city },
      ]),
    ).toBeCloseTo(apart / 2, 2);
  });
});

describe("findOutlier(survey, topic)", () => {
  it("tells the one that stands apart from the others", () => {
    const [above] = only(find(row("level", [278, 804, 275, 260])), "outlier");
    expect(above?.params).toMatchObject({
      side: "above",
      figure: { region: "b" },
      nearest: { region: "a" },
    });
    const [below] = only(find(row("growth", [5, 6, 5.5, -9])), "outlier");
    expect(below?.params).toMatchObject({
      side: "below",
      figure: { region: "d" },
      nearest: { region: "a" },
    });
  });

  it("is silent on evenly spread values and on few places", () => {
    expect(only(find(row("level", [100, 200, 300, 400])), "outlier")).toEqual([]);
    expect(only(find(row("level", [278, 804, 275])), "outlier")).toEqual([]);
  });
});

describe("findAmbition(survey, topic)", () => {
  it("holds each place's target against its own outcome, whatever the year", () => {
    const figures = [
      ...row("growth", [2.7, 5.5, 25, 6]),
      ...row("growth", [7, 5], target),
      ...row("growth", [null, null, 10], { ...target, bound: "at_least" }),
      ...row("growth", [null, null, null, 6], { ...target, bound: "about" }),
    ];
    const [ambition] = only(find(figures, { pastYears: { a: [2021] } }), "ambition");
    expect(
      ambition?.params.steps.map(({ region, direction, change }) => [
        region,
        direction,
        change.value.toNumber(),
        change.bound,
      ]),
    ).toEqual([
      ["a", "above", 4.3, "exact"],
      ["b", "below", -0.5, "exact"],
      ["c", "open", -15, "at_least"],
      ["d", "same", 0, "about"],
    ]);
    expect(ambition?.marks.bounds).toEqual([
      "c/product/2023/growth/target",
      "d/product/2023/growth/target",
    ]);
  });

  it("takes the target of a count as a part of the outcome", () => {
    const indicators = [{ id: PRODUCT, measure: "count" as const }];
    const figures = [...row("count", [20]), ...row("count", [25], target)];
    const [ambition] = only(find(figures, { indicators }), "ambition");
    expect(ambition?.params.steps[0]).toMatchObject({
      direction: "above",
      change: { unit: "percent" },
    });
    expect(ambition?.params.steps[0]?.change.value.toNumber()).toBe(125);
  });

  it("calls the same what lies no further than an estimate can move", () => {
    const directionFrom = (outcome: number) => {
      const estimate = row("growth", [outcome], { status: "estimate" });
      const findings = find([...estimate, ...row("growth", [6], target)]);
      return only(findings, "ambition")[0]?.params.steps[0]?.direction;
    };
    expect([5.7, 6.3, 6.4].map(directionFrom)).toEqual(["same", "same", "below"]);
  });

  it("is silent where the target states no basis and the outcome does", () => {
    const figures = [...row("growth", [8.8], { basis: "net" }), ...row("growth", [5.5], target)];
    expect(only(find(figures), "ambition")).toEqual([]);
  });
});

describe("findTurn(survey, topic)", () => {
  it("tells what fell and is to rise", () => {
    const figures = [
      ...row("growth", [-6.5, 21.2]),
      ...row("growth", [5, 12], { ...target, bound: "about" }),
    ];
    const turns = only(find(figures), "turn");
    expect(
      turns.map(({ params }) => [params.to, params.steps.map(({ region }) => region)]),
    ).toEqual([["rise", ["a"]]]);
  });

  it("is silent where a bound leaves the direction open", () => {
    const figures = [
      ...row("growth", [-6.5], { bound: "at_least" }),
      ...row("growth", [5], target),
    ];
    expect(only(find(figures), "turn")).toEqual([]);
  });
});

describe("findDivergence(survey, topic)", () => {
  it("tells what rose in some places and fell in others", () => {
    const [divergence] = only(find(row("growth", [21.2, -6.5, 17.3, 0])), "divergence");
    expect(regionsOf(divergence?.params.rose ?? [])).toEqual(["a", "c"]);
    expect(regionsOf(divergence?.params.fell ?? [])).toEqual(["b"]);
    expect(regionsOf(divergence?.params.unchanged ?? [])).toEqual(["d"]);
  });

  it("is silent where all rose", () => {
    expect(only(find(row("growth", [1, 2])), "divergence")).toEqual([]);
  });
});

describe("findStructure(survey, topic)", () => {
  const indicators = [
    { id: PRODUCT, parts: ["farms", "services"] },
    { id: "farms" },
    { id: "services" },
  ];

  it("tells the parts of a whole in one place", () => {
    const figures = [
      ...row("level", [200]),
      ...row("level", [30], { indicator: "farms" }),
      ...row("level", [60], { indicator: "services" }),
    ];
    const [structure] = only(find(figures, { indicators }), "structure");
    const { params } = structure ?? {};
    if (params?.form !== "parts") throw new Error("Expected parts of a whole.");
    expect(params.region).toBe("a");
    expect(params.parts.map(({ share }) => share.value.toNumber())).toEqual([15, 30]);
  });

  it("tells a ratio for each place where it can be made", () => {
    const figures = [...row("level", [200, 100]), ...row("level", [30], { indicator: "farms" })];
    const name = { zh: "", en: "" };
    const spec = {
      id: "r",
      name,
      numerator: "farms",
      denominator: PRODUCT,
      unit: "percent",
    } as const;
    const [structure] = only(find(figures, { indicators, ratios: [spec] }), "structure");
    const { params } = structure ?? {};
    if (params?.form !== "ratio") throw new Error("Expected a ratio.");
    expect(params.items.map(({ region, share }) => [region, share.value.toNumber()])).toEqual([
      ["a", 15],
    ]);
  });
});

describe("findContradiction(survey, topic)", () => {
  it("tells what a document says twice, and what does not follow", () => {
    const figures = [
      ...row("growth", [0.4], { conflict: true }),
      ...row("growth", [1.2], { conflict: true }),
      ...row("growth", [null, 16.5], { remark: "growth_not_from_levels" }),
    ];
    const contradictions = only(find(figures), "contradiction");
    expect(contradictions.map(({ params }) => [params.region, params.cause])).toEqual([
      ["a", "conflict"],
      ["b", "remark"],
    ]);
    expect(contradictions[0]?.marks.conflicts).toHaveLength(2);
  });
});

describe("findGap(survey, topic)", () => {
  it("tells who does not publish what most do, and what is published instead", () => {
    const figures = [...row("level", [1, 2, 3, null]), ...row("growth", [null, null, null, 8.3])];
    const gaps = only(find(figures), "gap");
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.params).toMatchObject({
      published: ["a", "b", "c"],
      missing: ["d"],
      instead: [{ region: "d", value: 8.3 }],
    });
  });
});

describe("chooseFindings(findings, limit)", () => {
  it("says one thing of one comparison", () => {
    const findings = find(row("growth", [21.2, -6.5, 17.3, -30]));
    expect(findings.map(({ kind }) => kind)).toEqual(["order", "divergence"]);
    expect(chooseFindings(findings, 5)).toHaveLength(1);
  });

  it("takes another theme before more of the same", () => {
    const indicators = [
      { id: PRODUCT, theme: "economy" },
      { id: "output", theme: "economy" },
      { id: "jobs", theme: "welfare" },
    ];
    const figures = indicators.flatMap(({ id }, place) =>
      row("growth", [20 - place, 1, 2, 3], { indicator: id }),
    );
    const headline = indicators.map(({ id }) => id);
    const chosen = chooseFindings(find(figures, { indicators, headline }), 2);
    expect(chosen.map(({ indicator }) => indicator)).toEqual([PRODUCT, "jobs"]);
  });

  it("finds nothing worth saying in nothing", () => {
    expect(chooseFindings(find([]), 5)).toEqual([]);
  });
});
