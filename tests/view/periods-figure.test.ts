import { describe, expect, it } from "vitest";
import { LATEST_YEARS } from "../../src/analysis/timing.ts";
import { LANGUAGES } from "../../src/dataset/model.ts";
import { showPeriods } from "../../src/view/periods-figure.ts";
import { buildDataset, PRODUCT } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

/** Places with a plan each, of the past years given. */
function shownFor(pastYears: readonly number[], language: "zh" | "en" = "en") {
  const regions = pastYears.map((_, place) => `P${place}`);
  const dataset = withUnits(
    buildDataset({
      regions,
      pastYears: Object.fromEntries(pastYears.map((year, place) => [`P${place}`, [year]])),
      figures: regions.flatMap((region, place) => [
        { region, indicator: PRODUCT, value: 1, period: String(pastYears[place]) },
        {
          ...{ region, indicator: PRODUCT, value: 1, status: "target" as const },
          period: String((pastYears[place] ?? 0) + 1),
        },
      ]),
    }),
  );
  const context = contextFor(dataset, language);
  return { context, figure: showPeriods(context, regions, LATEST_YEARS) };
}

describe("the figure of which place reports which periods", () => {
  it("sets those of the period that most have first, on a field", () => {
    const spec = shownFor([2021, 2022, 2023, 2022]).figure?.spec;
    expect(spec?.rows.map(({ label }) => label)).toEqual(["P1", "P3", "P0", "P2"]);
    expect(spec?.periods[spec.field?.period ?? -1]).toBe("2022");
    expect(spec?.field?.rows).toBe(2);
    expect(spec?.periods).toEqual(["2021", "2022", "2023", "2024"]);
    for (const { marks } of spec?.rows ?? []) {
      expect(marks.map(({ status }) => status)).toEqual(["actual", "target"]);
      expect(marks[1]?.period).toBe((marks[0]?.period ?? 0) + 1);
    }
  });

  it("is left out where all report the same, or their years are too far apart to be drawn", () => {
    expect(shownFor([2022]).figure).toBeNull();
    expect(shownFor([2022, 2022, 2022]).figure).toBeNull();
    expect(shownFor([2003, 2022]).figure).toBeNull();
  });

  it("has no field where no two places report one period", () => {
    expect(shownFor([2021, 2022]).figure?.spec.field).toBeNull();
  });

  it.each([36, 60])("of %d places has a row for those of the same periods", (count) => {
    const years = Array.from({ length: count }, (_, place) => 2021 + (place % 3));
    const spec = shownFor(years).figure?.spec;
    expect(spec?.rows.map(({ label }) => label)).toEqual(Array(3).fill(`${count / 3} places`));
    expect(spec?.field?.rows).toBe(1);
  });

  it.each(LANGUAGES)("says in %s every place with its periods, each period a fact", (language) => {
    const { context, figure } = shownFor([2021, 2022, 2022], language);
    const { alt = "", periods = [] } = figure?.spec ?? {};
    for (const word of ["P0", "P1", "P2", ...periods]) expect(alt).toContain(word);
    expect(context.ledger.facts.map(({ text }) => text)).toEqual(periods);
  });
});
