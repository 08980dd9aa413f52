import { describe, expect, it } from "vitest";
import { compareBeside, whyNotBeside } from "../../src/analysis/beside.ts";
import { compare, comparisonsOf } from "../../src/analysis/compare.ts";
import { distributionsOf } from "../../src/analysis/distribution.ts";
import { compareWithTarget } from "../../src/analysis/met.ts";
import { LATEST_YEARS } from "../../src/analysis/timing.ts";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const REGIONS = ["a", "b", "c"];
const SCOPES = [
  "municipal",
  { id: "of_the_city", sameAs: "municipal" },
  { id: "all_residents", sameAs: null },
  { id: "open", isNotStated: true },
];

const given = (figures: readonly FigureSpec[]): Dataset =>
  buildDataset({
    regions: REGIONS,
    scopes: SCOPES,
    bases: ["net", { id: "less_refunds", sameAs: "net" }, "gross"],
    figures: figures.map((figure) => ({ measure: "growth" as const, ...figure })),
  });

const ASKED = { indicator: PRODUCT, measure: "growth", target: false, regions: REGIONS } as const;
const ask = (figures: readonly FigureSpec[]) => compare(given(figures), ASKED);
const outcome = (region: string, value: number | null, more: Partial<Figure> = {}) => ({
  region,
  value,
  ...more,
});
const target = (region: string, value: number | null, more: Partial<Figure> = {}) =>
  outcome(region, value, { status: "target", ...more });

describe("compare(dataset, question) of scopes and bases under several names", () => {
  it("ranks what has one scope under two names, the indicator's own among them", () => {
    const { groups, notes } = ask([
      outcome("a", 1, { scope: "all_residents" }),
      outcome("b", 3),
      outcome("c", 2, { scope: "all_residents" }),
    ]);
    expect(groups).toMatchObject([{ ranks: { b: 1, c: 2, a: 3 }, grade: "like-for-like" }]);
    expect(notes).toEqual([]);
  });

  it("ranks what is on one basis under two names", () => {
    const { groups } = ask([
      outcome("a", 1, { basis: "net" }),
      outcome("b", 3, { basis: "less_refunds" }),
    ]);
    expect(groups).toMatchObject([{ ranks: { b: 1, a: 2 } }]);
  });

  it("tells another scope from one that is not stated, place by place", () => {
    const { groups, notes } = ask([
      outcome("a", 1, { scope: "municipal" }),
      outcome("b", 3),
      outcome("c", 2, { scope: "not_stated" }),
    ]);
    expect(groups).toMatchObject([{ ranks: null, grade: "side-by-side" }]);
    expect(notes.map(({ code, regions }) => [code, ...regions])).toEqual([
      ["scope", "a", "b"],
      ["scope-not-stated", "a", "b", "c"],
    ]);
  });

  it("ranks two beside a third of which the scope is not stated, and says so of that alone", () => {
    const { groups, notes } = ask([
      outcome("a", 1),
      outcome("b", 3),
      outcome("c", 2, { scope: "open" }),
    ]);
    expect(groups).toMatchObject([{ ranks: { b: 1, a: 2 } }, { regions: ["c"], ranks: null }]);
    expect(notes).toMatchObject([{ code: "scope-not-stated", regions: ["c"] }]);
  });

  it.each(["open", "not_stated"])("ranks no two of which it is not stated: %s", (scope) => {
    const { groups } = ask([outcome("a", 1, { scope }), outcome("b", 3, { scope })]);
    expect(groups).toMatchObject([{ ranks: null, reasons: [{ code: "scope-not-stated" }] }]);
  });

  it("gives no reason where there is nothing to compare with", () => {
    expect(ask([outcome("a", 1, { scope: "not_stated" })]).notes).toMatchObject([
      { code: "not-published", regions: ["b", "c"] },
    ]);
  });

  it("tells another basis from one that is not stated", () => {
    const codes = (...bases: readonly (string | null)[]) =>
      ask(bases.map((basis, place) => outcome(REGIONS[place] ?? "", place, { basis })))
        .notes.map(({ code }) => code)
        .filter((code) => code !== "not-published");
    expect(codes("net", null)).toEqual(["basis-not-stated"]);
    expect(codes("net", "gross")).toEqual(["basis"]);
    expect(codes("net", "gross", null)).toEqual(["basis", "basis-not-stated"]);
  });
});

describe("a place that publishes one thing under two names", () => {
  const words = outcome("a", null);
  const number = outcome("a", 6, { scope: "all_residents" });

  it("is shown with the number, and the words have a comparison of their own", () => {
    for (const figures of [
      [words, number],
      [number, words],
    ]) {
      const shown = comparisonsOf(given([...figures, outcome("b", 5)]), PRODUCT, REGIONS).map(
        ({ cells }) => cells.map((cell) => cell.figures.map(({ value }) => value)),
      );
      expect(shown).toEqual([
        [[6], [5], []],
        [[null], [5], []],
      ]);
    }
  });

  it("contradicts itself where the numbers differ, and says it once where they are equal", () => {
    const cellOf = (value: number) => ask([number, outcome("a", value)]).cells[0];
    expect(cellOf(7)).toMatchObject({ figure: null, figures: { length: 2 } });
    expect(cellOf(6)).toMatchObject({ figure: { value: 6, scope: null } });
  });
});

describe("a target and the outcome before it", () => {
  const besideOf = (...figures: readonly FigureSpec[]) => {
    const dataset = given(figures);
    const asked = compare(dataset, { ...ASKED, target: true });
    const [cell] = compareBeside(dataset, asked, REGIONS).cells;
    const [aim] = asked.cells[0]?.figures ?? [];
    return [
      cell?.figure?.value ?? null,
      aim ? whyNotBeside(dataset, { ...aim, target: false }, aim) : null,
    ];
  };

  it("stand beside each other under two names of one scope", () => {
    const own = target("a", 7.5, { scope: "all_residents" });
    expect(besideOf(outcome("a", 8.6), own)).toEqual([8.6, null]);
    const list = target("a", 53, { scope: "of_the_city" });
    expect(besideOf(outcome("a", 45, { scope: "municipal" }), list)[0]).toBe(45);
  });

  it("stand apart in two scopes, and where one of them is not stated, each for its reason", () => {
    expect(besideOf(outcome("a", 44, { scope: "municipal" }), target("a", 140))).toEqual([
      null,
      "scope",
    ]);
    for (const scope of ["open", "not_stated"]) {
      expect(besideOf(outcome("a", 55.6), target("a", 60, { scope }))).toEqual([
        null,
        "scope-not-stated",
      ]);
      expect(besideOf(outcome("a", 55.6, { scope }), target("a", 60))).toEqual([
        null,
        "scope-not-stated",
      ]);
    }
  });

  it("stand beside each other where the document leaves the same open in both", () => {
    const scope = "open";
    expect(besideOf(outcome("a", 22, { scope }), target("a", 25, { scope }))[0]).toBe(22);
  });

  it("have no reason where the place reports no outcome", () => {
    expect(besideOf(target("a", 60, { scope: "open" }))).toEqual([null, null]);
  });

  it("meet under two names for one period, and never where the scope is not stated", () => {
    const metOf = (scope: string) =>
      compareWithTarget(given([outcome("a", 8.6), target("a", 7.5, { year: 2022, scope })]), {
        ...ASKED,
        timing: LATEST_YEARS,
      });
    expect(metOf("all_residents")?.before.cells[0]?.figure?.value).toBe(7.5);
    expect(metOf("municipal")).toBeNull();
    expect(metOf("not_stated")).toBeNull();
  });
});

describe("distributionsOf(comparison)", () => {
  it("takes two names for one scope, and leaves out what is not stated", () => {
    const figures = [
      outcome("a", 1, { scope: "all_residents" }),
      outcome("b", 3),
      outcome("c", 2, { scope: "not_stated" }),
    ];
    const [first] = distributionsOf(ask(figures));
    expect(first?.figures.map(({ region }) => region)).toEqual(["b", "a"]);
  });
});
