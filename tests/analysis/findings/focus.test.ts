import { describe, expect, it } from "vitest";
import { type FigureSpec, PRODUCT } from "../builder.ts";
import { find, only, row, target } from "./given.ts";

const positionOf = (figures: readonly FigureSpec[], focus = "a") =>
  only(find(figures, { focus }), "position")[0]?.params;

describe("findPosition(survey, topic)", () => {
  it("tells nothing where no place is in focus", () => {
    expect(only(find(row("growth", [5, 6, 9])), "position")).toEqual([]);
  });

  it("tells where a place stands among those of its period, and who is nearest", () => {
    const figures = row("growth", [5.1, 6.2, 9.1, 9.5]);
    expect(positionOf(figures)?.standing).toMatchObject({
      above: 3,
      below: 0,
      alike: [],
      nearest: { region: "b" },
    });
    expect(positionOf(figures, "c")?.standing).toMatchObject({
      above: 1,
      below: 2,
      nearest: { region: "d" },
    });
    expect(positionOf(figures, "c")?.standing?.difference).toMatchObject({ unit: "points" });
  });

  it("puts those about the same neither above nor below", () => {
    const estimate = { status: "estimate" } as const;
    const figures = [...row("growth", [2.7, null, 5.5]), ...row("growth", [null, 2.5], estimate)];
    expect(positionOf(figures)?.standing).toMatchObject({
      above: 1,
      below: 0,
      alike: ["b"],
      nearest: { region: "c" },
    });
  });

  it("ranks no figure of another year, and tells the place's own step", () => {
    const figures = [...row("growth", [8.3, 5.5, 2.7]), ...row("growth", [6], target)];
    const [position] = only(find(figures, { focus: "a", pastYears: { a: [2021] } }), "position");
    expect(position?.params.standing).toBeNull();
    expect(position?.params.step?.change.value.toNumber()).toBe(-2.3);
    expect(position?.facts).toEqual(["product/growth/outcome", "product/growth/target"]);
    expect(position?.subjects).toEqual(["a"]);
  });

  it("ranks a place of the second largest year among those of its own", () => {
    const figures = row("growth", [8.3, 5.5, 2.7, 6]);
    const pastYears = { a: [2021], d: [2021] };
    const found = only(
      find(figures, { regions: ["a", "b", "c", "d"], focus: "a", pastYears }),
      "position",
    );
    expect(found[0]?.params.standing).toMatchObject({
      above: 0,
      below: 1,
      nearest: { region: "d" },
    });
  });

  it("says nothing of a place's rank where a bound leaves it open", () => {
    const figures = [...row("growth", [12]), ...row("growth", [null, 10], { bound: "at_least" })];
    expect(positionOf(figures)).toBeUndefined();
  });
});

describe("findCoverage(survey, topic)", () => {
  const indicators = [{ id: PRODUCT }, { id: "jobs" }, { id: "trade" }];
  const headline = indicators.map(({ id }) => id);
  const rows = headline.map((indicator) => ({ indicator, measure: "growth" as const }));
  const words = (region: string, indicator: string): FigureSpec => ({
    region,
    indicator,
    measure: "growth",
    ...target,
  });
  const figures = [
    ...row("growth", [5, 6, 7, 8]),
    ...row("growth", [5, 6, 7, 8], target),
    ...row("growth", [3], { indicator: "jobs" }),
    ...row("growth", [4], { indicator: "jobs", ...target }),
    words("b", "jobs"),
    words("c", "trade"),
  ];
  const coverage = (more: { focus?: string; headline?: readonly string[] } = {}) =>
    only(find(figures, { indicators, headline, rows, ...more }), "coverage").map(
      ({ params }) => params,
    );

  it("tells who sets a number for each indicator, and who only words", () => {
    expect(coverage()[0]).toEqual({
      form: "targets",
      rows: [
        { indicator: PRODUCT, numbers: ["a", "b", "c", "d"], words: [] },
        { indicator: "jobs", numbers: ["a"], words: ["b"] },
        { indicator: "trade", numbers: [], words: ["c"] },
      ],
      inWords: ["b", "c"],
      asked: 4,
    });
  });

  it("counts the headline figures that each place publishes, of all that are asked", () => {
    const published = coverage().find(({ form }) => form === "published");
    if (published?.form !== "published") throw new Error("Expected counts.");
    expect(published.of).toBe(3);
    expect(published.counts.map(({ region, count }) => [region, count])).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 1],
      ["d", 1],
    ]);
  });

  it("tells of a place in focus what it alone sets a number for", () => {
    const [only] = coverage({ focus: "a" });
    if (only?.form !== "only") throw new Error("Expected what one place alone sets.");
    expect(only.targets.map(({ id }) => id)).toEqual(["a/jobs/2023/growth/target"]);
    expect(coverage({ focus: "d" }).map(({ form }) => form)).toEqual(["published"]);
  });

  it("tells of a place in focus that most of its figures have none to compare with", () => {
    const apart = only(
      find(figures, { indicators, headline, rows, focus: "a", pastYears: { a: [2020] } }),
      "coverage",
    ).find(({ params }) => params.form === "apart");
    expect(apart?.params).toMatchObject({ region: "a", apart: { length: 2 } });
  });

  it("counts no figures of so few lines that readers see them", () => {
    const few = { headline: ["jobs"], rows: rows.filter(({ indicator }) => indicator === "jobs") };
    const forms = [undefined, "a"].flatMap((focus) =>
      only(find(figures, { indicators, ...few, ...(focus ? { focus } : {}) }), "coverage"),
    );
    expect(forms.map(({ params }) => params.form)).toEqual(["targets", "only"]);
  });

  it("is of the headline as a whole, and silent without one or where all are alike", () => {
    const [one] = only(find(figures, { indicators, headline, rows }), "coverage");
    expect(one?.isOfHeadline).toBe(true);
    expect(coverage({ headline: [] })).toEqual([]);
    const alike = [...row("growth", [5, 6, 7, 8]), ...row("growth", [5, 6, 7, 8], target)];
    expect(only(find(alike, { rows: rows.slice(0, 1) }), "coverage")).toEqual([]);
  });
});
