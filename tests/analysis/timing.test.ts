import { describe, expect, it } from "vitest";
import {
  isAnswered,
  isOfLatestYears,
  LATEST_YEARS,
  periodAsked,
  periodsAsked,
  timingOf,
} from "../../src/analysis/timing.ts";
import type { BriefingSpec } from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const REGIONS = ["a", "b", "c"];

/** Places that report an indicator for some periods. */
const reports = (region: string, indicator: string, ...periods: readonly string[]) =>
  periods.map((period): FigureSpec => ({ region, indicator, period, value: 1 }));

function given(...figures: readonly FigureSpec[]) {
  return buildDataset({
    regions: REGIONS,
    indicators: [PRODUCT, "other"].map((id) => ({ id })),
    figures,
  });
}

const headlineOf = (...indicators: readonly string[]): BriefingSpec["headline"] =>
  indicators.map((indicator) => ({ indicator, measures: ["level"] }));

describe("timingOf(dataset, spec, regions)", () => {
  const latestCommon = (
    figures: readonly FigureSpec[],
    headline: BriefingSpec["headline"] = [],
    frequency: "year" | "month" = "year",
  ) =>
    timingOf(given(...figures), { period: "latest common", frequency, headline }, REGIONS).period;

  const most = [
    ...REGIONS.flatMap((region) => reports(region, PRODUCT, "2021")),
    ...reports("a", PRODUCT, "2022"),
  ];

  it("takes the period that most report, though it is not the latest", () => {
    expect(latestCommon(most)).toBe("2021");
  });

  it("takes the latest of those that as many report", () => {
    for (const years of [
      ["2021", "2022"],
      ["2022", "2021"],
    ]) {
      expect(latestCommon(["a", "b"].flatMap((one) => reports(one, PRODUCT, ...years)))).toBe(
        "2022",
      );
    }
  });

  it("names the month in which a stock of December stands, so that no figure of a year answers", () => {
    const stock = { id: "stock", time: "stock" } as const;
    const flow = { id: "flow", time: "flow" } as const;
    const dataset = buildDataset({
      regions: REGIONS,
      indicators: [stock, flow],
      figures: REGIONS.flatMap((region) => [
        ...reports(region, "stock", "2021"),
        ...reports(region, "flow", "2021", "2021-12"),
      ]),
    });
    const asked = (frequency: "month" | "quarter" | "since_january") =>
      timingOf(dataset, { period: "latest common", frequency, headline: [] }, REGIONS).period;
    expect(asked("month")).toBe("2021-12");
    expect(asked("quarter")).toBe("2021-Q4");
    expect(asked("since_january")).toBe("2021");
    const question = { target: false, period: "2021-12", frequency: "month" } as const;
    expect(periodAsked(dataset, { ...question, indicator: "stock" }, "a")).toBe("2021");
    expect(periodAsked(dataset, { ...question, indicator: "flow" }, "a")).toBe("2021-12");
  });

  it("counts indicators of the headline alone where there is one, all where there is none", () => {
    const others = REGIONS.flatMap((region) => reports(region, "other", "2022", "2023"));
    const figures = [...most, ...others];
    expect(latestCommon(figures, headlineOf(PRODUCT))).toBe("2021");
    expect(latestCommon(figures, headlineOf("other"))).toBe("2023");
    expect(latestCommon(figures)).toBe("2022");
  });

  it("counts periods of the frequency asked for alone, and no targets", () => {
    const months = REGIONS.flatMap((region) => reports(region, PRODUCT, "2022-11", "2022-12"));
    expect(latestCommon([...reports("a", PRODUCT, "2021"), ...months])).toBe("2021");
    expect(latestCommon([...most, ...months], [], "month")).toBe("2022-12");
    expect(latestCommon(months)).toBeNull();
    const planned = REGIONS.map((region): FigureSpec => ({ region, value: 1, status: "target" }));
    expect(latestCommon([...planned, ...reports("a", PRODUCT, "2021")])).toBe("2021");
  });

  it("takes what is asked for where a period is, or the latest of each", () => {
    const ask = (period: BriefingSpec["period"]) =>
      timingOf(given(...most), { period, frequency: "year", headline: [] }, REGIONS);
    expect(ask("latest of each")).toEqual(LATEST_YEARS);
    expect(ask({ period: "2019" })).toEqual({ frequency: "year", period: "2019" });
  });
});

describe("periodAsked(dataset, question, region)", () => {
  const aim = (year: number): FigureSpec => ({ region: "a", year, value: 1, status: "target" });
  const asked = (target: boolean, ...figures: readonly FigureSpec[]) =>
    periodAsked(given(...figures), { indicator: PRODUCT, target }, "a");

  it("is the latest outcome, however the figures stand", () => {
    expect(asked(false, ...reports("a", PRODUCT, "2021", "2023", "2022"))).toBe("2023");
    expect(asked(false)).toBeNull();
  });

  it("is the first target after the latest outcome of the place, of any indicator", () => {
    const outcome = reports("a", "other", "2022");
    expect(asked(true, ...outcome, aim(2024), aim(2023))).toBe("2023");
    expect(asked(true, ...outcome, aim(2022), aim(2025))).toBe("2025");
    expect(asked(true, ...outcome, aim(2022))).toBeNull();
    expect(asked(true, aim(2024), aim(2023))).toBe("2023");
  });
});

describe("periodsAsked(dataset, region, timing)", () => {
  const dataset = given(...reports("a", PRODUCT, "2022"), {
    region: "a",
    year: 2025,
    value: 1,
    status: "target",
  });

  it("is the period asked for and the one after it, or what the place has", () => {
    const year = { frequency: "year", period: "2019" } as const;
    expect(periodsAsked(dataset, "a", year)).toEqual({ outcome: "2019", target: "2020" });
    expect(periodsAsked(dataset, "a", LATEST_YEARS)).toEqual({ outcome: "2022", target: "2025" });
  });
});

describe("isAnswered(dataset, regions, timing)", () => {
  const dataset = given(
    ...reports("a", PRODUCT, "2020", "2022"),
    ...reports("b", PRODUCT, "2022-12"),
    { region: "c", year: 2023, value: 1, status: "target" },
  );
  const answered = (
    regions: readonly string[],
    period: string | null,
    frequency: "year" | "month",
  ) => isAnswered(dataset, regions, { period, frequency });

  it("holds where one of the places reports the period, not where another does", () => {
    expect(answered(["a"], "2022", "year")).toBe(true);
    expect(answered(["a", "b"], "2022", "year")).toBe(true);
    expect(answered(["b"], "2022", "year")).toBe(false);
    expect(answered(["a"], "2021", "year")).toBe(false);
  });

  it("holds for a target of the period after", () => {
    expect(answered(["c"], "2022", "year")).toBe(true);
    expect(answered(["c"], "2023", "year")).toBe(false);
  });

  it("holds for anything of the frequency where no period is asked", () => {
    expect(answered(["b"], null, "month")).toBe(true);
    expect(answered(["b"], null, "year")).toBe(false);
    expect(answered(["a"], null, "month")).toBe(false);
    expect(answered(["a"], null, "year")).toBe(true);
  });
});

describe("isOfLatestYears(timing)", () => {
  it("holds where neither a period nor another frequency is asked", () => {
    expect(isOfLatestYears(LATEST_YEARS)).toBe(true);
    expect(isOfLatestYears({ frequency: "month", period: null })).toBe(false);
    expect(isOfLatestYears({ frequency: "year", period: "2022" })).toBe(false);
  });
});
