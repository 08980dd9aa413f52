import { describe, expect, it } from "vitest";
import { chooseFindings } from "../../../src/analysis/findings/choose.ts";
import { findFindings } from "../../../src/analysis/findings/find.ts";
import type { Finding } from "../../../src/analysis/findings/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../builder.ts";
import { find, only, PLACES, row } from "./given.ts";

/** A finding of which only what a choice looks at is said. */
const finding = (indicator: string, weight: number, more: Partial<Finding> = {}) =>
  ({
    kind: "order",
    theme: indicator,
    indicator,
    weight,
    subjects: [indicator],
    facts: [indicator],
    ...more,
  }) as unknown as Finding;

const chosen = (limit: number, ...findings: readonly Finding[]) =>
  chooseFindings(findings, limit).map(({ indicator }) => indicator);

describe("chooseFindings(findings, limit)", () => {
  it("takes the first given of equals", () => {
    expect(chosen(1, finding("a", 0.5), finding("b", 0.5))).toEqual(["a"]);
    expect(chosen(1, finding("b", 0.5), finding("a", 0.5))).toEqual(["b"]);
    // Also where both are worth less than they weigh.
    const again = { theme: "told", kind: "scale" } as const;
    const [first, second] = ["a", "b"].map((one) => finding(one, 0.5, again));
    if (!first || !second) throw new Error("Expected two.");
    expect(chosen(2, finding("told", 0.9, again), first, second)).toEqual(["told", "a"]);
  });

  it("tells nothing of which one fact is told, though another is not", () => {
    const told = finding("a", 0.9, { facts: ["one"] });
    expect(chosen(3, told, finding("b", 0.8, { facts: ["one", "two"] }))).toEqual(["a"]);
    expect(chosen(3, told, finding("b", 0.8, { facts: ["two", "one"] }))).toEqual(["a"]);
    expect(chosen(3, told, finding("b", 0.8, { facts: ["two", "three"] }))).toEqual(["a", "b"]);
  });

  it("tells nothing that weighs nothing, and no more than the limit", () => {
    expect(chosen(3, finding("a", 0), finding("b", 0.1))).toEqual(["b"]);
    expect(chosen(0, finding("a", 1))).toEqual([]);
    expect(chosen(1, finding("a", 0.2), finding("b", 0.3))).toEqual(["b"]);
  });
});

describe("findFindings(dataset, search)", () => {
  const indicators = [
    { id: PRODUCT, theme: "economy" },
    { id: "jobs", theme: "welfare" },
    { id: "output", theme: "economy" },
  ];
  const figures = indicators.flatMap(({ id }) => row("level", [1, 2, 4, 8], { indicator: id }));
  const dataset = buildDataset({ regions: PLACES, indicators, figures });
  const foundOn = (asked: { indicators?: readonly string[]; themes?: readonly string[] }) => [
    ...new Set(findFindings(dataset, { regions: PLACES, ...asked }).map((one) => one.indicator)),
  ];

  it("goes theme by theme", () => {
    expect(foundOn({})).toEqual([PRODUCT, "output", "jobs"]);
  });

  it("looks at what is asked for alone, by indicator, by theme and by both", () => {
    expect(foundOn({ indicators: ["jobs", PRODUCT] })).toEqual([PRODUCT, "jobs"]);
    expect(foundOn({ themes: ["economy"] })).toEqual([PRODUCT, "output"]);
    expect(foundOn({ indicators: ["jobs", PRODUCT], themes: ["economy"] })).toEqual([PRODUCT]);
    expect(foundOn({ indicators: [] })).toEqual([]);
  });
});

describe("findStructure(survey, topic)", () => {
  const indicators = [
    { id: PRODUCT, parts: ["farms", "services"] },
    { id: "farms" },
    { id: "services" },
  ];
  const ratios = [
    {
      id: "r",
      name: { zh: "", en: "" },
      numerator: "farms",
      denominator: PRODUCT,
      unit: "percent" as const,
    },
  ];
  const structures = (...figures: readonly FigureSpec[]) =>
    only(find(figures, { indicators, ratios }), "structure");
  const farms = (...values: readonly number[]) => row("level", values, { indicator: "farms" });
  const services = (...values: readonly number[]) =>
    row("level", values, { indicator: "services" });

  it("tells a ratio once, of its numerator, and weighs more the more places have it", () => {
    const [one, ...others] = structures(...row("level", [200, 100]), ...farms(30));
    expect(others).toEqual([]);
    expect(one?.indicator).toBe("farms");
    const [two] = structures(...row("level", [200, 100]), ...farms(30, 30));
    expect(two?.weight).toBeGreaterThan(one?.weight ?? 1);
  });

  it("tells parts of a whole where there are two of them, none larger than the whole", () => {
    const formsOf = (...figures: readonly FigureSpec[]) =>
      structures(...figures).map(({ params }) => params.form);
    const whole = row("level", [200]);
    expect(formsOf(...whole, ...farms(30), ...services(60))).toContain("parts");
    expect(formsOf(...whole, ...farms(30))).not.toContain("parts");
    expect(formsOf(...farms(30), ...services(60))).toEqual([]);
    expect(formsOf(...whole, ...farms(200), ...services(60))).toContain("parts");
    expect(formsOf(...whole, ...farms(201), ...services(60))).not.toContain("parts");
  });
});
