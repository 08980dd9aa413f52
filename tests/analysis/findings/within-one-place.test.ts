import { describe, expect, it } from "vitest";
import type { Indicator } from "../../../src/dataset/model.ts";
import { type FigureSpec, PRODUCT } from "../builder.ts";
import { find, only, row, target } from "./given.ts";

const CONTRASTS = [{ id: "one", indicator: "revenue", against: PRODUCT }];
const PRICED: readonly (Pick<Indicator, "id"> & Partial<Indicator>)[] = [
  { id: PRODUCT, growthPrices: "constant" },
  { id: "revenue", growthPrices: "current" },
];

const product = (values: readonly (number | null)[], more: Partial<FigureSpec> = {}) =>
  row("growth", values, { ...target, ...more });
const revenue = (values: readonly (number | null)[], more: Partial<FigureSpec> = {}) =>
  row("growth", values, { ...target, indicator: "revenue", ...more });

function contrastOf(figures: readonly FigureSpec[], indicators = PRICED) {
  return only(find(figures, { indicators, contrasts: CONTRASTS }), "contrast");
}

describe("findContrast(survey, topic)", () => {
  it("tells on which side one target lies of the other, each plan for itself", () => {
    const [one, ...others] = contrastOf([...product([7, 6, 6]), ...revenue([8, 5, 6])]);
    expect(others).toEqual([]);
    expect(one?.params.items.map(({ region, side }) => [region, side])).toEqual([
      ["a", "above"],
      ["b", "below"],
      ["c", "same"],
    ]);
    expect(one?.params.prices).toEqual({ target: "current", against: "constant" });
    expect(one?.evidence).toHaveLength(6);
  });

  it("takes about 6 and 5.9 for the same, and leaves open what a bound does", () => {
    const sideOf = (own: Partial<FigureSpec>, other: Partial<FigureSpec>) =>
      contrastOf([...product([6, 6], other), ...revenue([5.9, 5], own)])[0]?.params.items.map(
        ({ side }) => side,
      );
    expect(sideOf({}, {})).toEqual(["below", "below"]);
    expect(sideOf({}, { bound: "about" })).toEqual(["same", "below"]);
    expect(sideOf({ bound: "at_most" }, {})).toEqual(["below", "below"]);
    // A floor of 5 may be 7.
    expect(sideOf({ bound: "at_least" }, {})).toBeUndefined();
  });

  it("is silent where prices are not known, and on targets of two plans, bases or in words", () => {
    const figures = [...product([7]), ...revenue([8])];
    expect(contrastOf(figures)).toHaveLength(1);
    const unpriced = [{ id: PRODUCT }, { id: "revenue", growthPrices: "current" as const }];
    expect(contrastOf(figures, unpriced)).toEqual([]);
    expect(contrastOf([...product([7]), ...revenue([8], { basis: "net" })])).toEqual([]);
    expect(contrastOf([...product([7]), ...revenue([8], { document: "other" })])).toEqual([]);
    expect(
      contrastOf([
        ...product([7]),
        { region: "a", indicator: "revenue", measure: "growth", ...target },
      ]),
    ).toEqual([]);
    expect(contrastOf([...product([7]), ...revenue([null, 8])])).toEqual([]);
  });
});

const LISTED: readonly (Pick<Indicator, "id"> & Partial<Indicator>)[] = [
  { id: PRODUCT, amountOf: "things" },
  { id: "things", measure: "count" },
];

/** Outcome and target of the things of a list and of its money, in place `a`. */
function listOf(
  [had, plans]: readonly [number, number],
  [spent, planned]: readonly [number, number],
  more: { things?: Partial<FigureSpec>; money?: Partial<FigureSpec> } = {},
) {
  const things = { indicator: "things", ...more.things };
  const figures = [
    ...row("count", [had], things),
    ...row("count", [plans], { ...things, ...target }),
    ...row("level", [spent], more.money),
    ...row("level", [planned], { ...more.money, ...target }),
  ];
  return only(find(figures, { indicators: LISTED }), "list");
}

describe("findList(survey, topic)", () => {
  it("tells more things with less money, and fewer with more", () => {
    const movesOf = (found: ReturnType<typeof listOf>) =>
      found.map(({ params: { count, amount } }) => [count.to, amount.to]);
    expect(movesOf(listOf([135, 150], [494, 450]))).toEqual([["more", "less"]]);
    expect(movesOf(listOf([169, 160], [135, 140]))).toEqual([["less", "more"]]);
    expect(listOf([135, 150], [494, 450])[0]?.evidence).toHaveLength(4);
  });

  it("is silent where both go one way, or one of them nowhere", () => {
    expect(listOf([135, 150], [450, 494])).toEqual([]);
    expect(listOf([135, 135], [494, 450])).toEqual([]);
    expect(listOf([135, 150], [494, 494])).toEqual([]);
  });

  it("is silent where the two are of different lists, or a bound leaves it open", () => {
    expect(listOf([135, 150], [494, 450], { things: { scope: "district" } })).toEqual([]);
    expect(listOf([135, 150], [494, 450], { things: { bound: "at_least" } })).toEqual([]);
    const same = { scope: "district" };
    expect(listOf([135, 150], [494, 450], { things: same, money: same })).toHaveLength(1);
  });
});

describe("findStructure(survey, topic) of one place alone", () => {
  const indicators = [{ id: PRODUCT }, { id: "revenue" }];
  const ratios = [
    {
      id: "r",
      name: { zh: "", en: "" },
      numerator: "revenue",
      denominator: PRODUCT,
      unit: "percent" as const,
    },
  ];
  const paramsOf = (...figures: readonly FigureSpec[]) => {
    const [structure] = only(find(figures, { indicators, ratios }), "structure");
    if (structure?.params.form !== "ratio") throw new Error("Expected a ratio.");
    return structure.params;
  };
  const own = [...row("level", [60]), ...row("level", [45], { indicator: "revenue" })];

  it("tells how the two amounts grow, and which states no basis though its growth does", () => {
    const params = paramsOf(
      ...own,
      ...row("growth", [20]),
      ...row("growth", [1.2], target),
      ...row("growth", [8.8], { indicator: "revenue", basis: "net" }),
    );
    expect(params.isSingle).toBe(true);
    expect(params.moves.map(({ value }) => value)).toEqual([20, 1.2]);
    expect(params.unstated.map(({ indicator }) => indicator)).toEqual(["revenue"]);
  });

  it("calls nobody the only one where another place has it too", () => {
    const other = [
      ...row("level", [null, 80]),
      ...row("level", [null, 40], { indicator: "revenue" }),
    ];
    expect(paramsOf(...own, ...other)).toMatchObject({ isSingle: false, moves: [], unstated: [] });
  });
});
