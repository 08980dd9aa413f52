import { describe, expect, it } from "vitest";
import { checkPlausibility } from "../../../src/dataset/plausibility.ts";
import { datasetOf, type InventedDocument, type Lines } from "./fixture.ts";

function warnings(...documents: readonly InventedDocument[]): readonly string[] {
  const dataset = datasetOf(documents);
  return checkPlausibility(dataset).map(({ code, at }) => {
    const figure = dataset.figures.find(
      (one) => one.at.file === at.file && one.at.line === at.line,
    );
    return `${code} ${figure?.id}`;
  });
}

function plan(says: Lines): InventedDocument {
  return { id: "plan", time: "covers: 2022/2023, aims: 2024/2025, published: 2024-02", says };
}

const [TARGET, LEVEL] = ["status: target", "measure: level"];

describe("checkPlausibility(dataset) on periods and statements", () => {
  it("holds a target against the figure that counts, not against one that it replaced", () => {
    const own = (before: string) =>
      plan({
        output: [
          `year: 2023, ${LEVEL}, value: ${before}`,
          `year: 2024, ${LEVEL}, value: 121.0, ${TARGET}`,
          `year: 2024, measure: growth, value: 10, ${TARGET}`,
        ],
      });
    const revised = (value: string) => ({
      id: "communique",
      time: "covers: 2023, published: 2024-06",
      says: { output: [`year: 2023, ${LEVEL}, value: ${value}`] },
    });
    const off = ["target-off-growth east/output/2024/level/target"];
    expect(warnings(own("100.0"))).toEqual(off);
    expect(warnings(own("100.0"), revised("110.0"))).toEqual([]);
    expect(warnings(own("110.0"))).toEqual([]);
    expect(warnings(own("110.0"), revised("100.0"))).toEqual(off);
  });

  it("applies no growth that is measured against something else", () => {
    const average = plan({
      output: [
        `year: 2023, ${LEVEL}, value: 100.0`,
        `year: 2024, ${LEVEL}, value: 121.0, ${TARGET}`,
        `year: 2024, measure: growth, value: 10, ${TARGET}, on: two_year_average`,
      ],
    });
    expect(warnings(average)).toEqual([]);
  });

  it("applies growth on a year earlier to years alone", () => {
    const quarters = plan({
      output: [
        `period: 2023-Q4, ${LEVEL}, value: 100.0`,
        `period: 2024-Q1, ${LEVEL}, value: 90.0, ${TARGET}`,
        `period: 2024-Q1, measure: growth, value: 10, ${TARGET}`,
      ],
    });
    expect(warnings(quarters)).toEqual([]);
  });

  it.each([
    ["a flow", "output", "2024-01", "2023-12"],
    ["a quarter", "output", "2024-Q1", "2023-Q4"],
    ["months since January", "output", "2024-01/09", "2023-01/09"],
    ["a stock", "deposits", "2024-01", "2023-12"],
    ["a stock at the end of a year", "deposits", "2024-12-31", "2023"],
  ])("finds a point put wrong in %s", (_name, indicator, aim, before) => {
    const figures = {
      [indicator]: [
        `period: ${before}, ${LEVEL}, value: 100.0`,
        `period: ${aim}, ${LEVEL}, value: 1000.0, ${TARGET}`,
      ],
    };
    expect(warnings(plan(figures)).map((one) => one.split(" ")[0])).toEqual(["decimal-jump"]);
  });

  it("adds up parts of the same period alone", () => {
    const months = plan({
      output: [`period: 2023-12, ${LEVEL}, value: 10.0`],
      farm_output: [`year: 2023, ${LEVEL}, value: 80.0`],
    });
    expect(warnings(months)).toEqual([]);
    const years = plan({
      output: [`year: 2023, ${LEVEL}, value: 10.0`],
      farm_output: [`year: 2023, ${LEVEL}, value: 80.0`],
    });
    expect(warnings(years)).toEqual(["parts-exceed-total east/output/2023/level"]);
  });

  it("leaves figures aside that contradict each other, whether they are marked or not", () => {
    const said = (id: string, value: string) => ({
      id,
      time: "covers: 2023, published: 2024-02-29",
      says: { farm_output: [`year: 2023, ${LEVEL}, value: ${value}`] },
    });
    const total = plan({ output: [`year: 2023, ${LEVEL}, value: 10.0`] });
    expect(warnings(total, said("a", "80.0"), said("b", "81.0"))).toEqual([]);
  });
});
