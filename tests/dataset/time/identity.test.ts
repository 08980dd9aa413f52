import { describe, expect, it } from "vitest";
import { datasetOf, standingsOf } from "./fixture.ts";

describe("figureId(figure) among several periods and documents", () => {
  it("holds apart what is measured against something else, or of another scope or basis", () => {
    const { figures } = datasetOf([
      {
        id: "a",
        time: "covers: 2022/2023, published: 2024-02",
        says: {
          output: [
            "period: 2023-Q4, measure: growth, value: 1.1",
            "period: 2023-Q4, measure: growth, value: 1.2, on: period_earlier",
            "period: 2023-Q4, measure: growth, value: 1.3, on: two_year_average",
            "period: 2023-Q4, measure: growth, value: 1.4, on: two_year_average, scope: urban, basis: net_of_refunds",
          ],
          deposits: ["period: 2023-09, measure: change, value: 1.5, on: start_of_year"],
        },
      },
    ]);
    expect(figures.map(({ id, standing }) => `${id} ${standing}`)).toEqual([
      "east/output/2023-Q4/growth counts",
      "east/output/2023-Q4/growth/period_earlier counts",
      "east/output/2023-Q4/growth/two_year_average counts",
      "east/output/2023-Q4/growth/two_year_average/urban/net_of_refunds counts",
      "east/deposits/2023-09/change/start_of_year counts",
    ]);
  });

  it("takes the period before a year, and its start, for the year earlier", () => {
    const { figures } = datasetOf([
      {
        id: "a",
        time: "covers: 2022/2023, published: 2024-02",
        says: {
          output: ["year: 2023, measure: growth, value: 1.1, on: period_earlier"],
          deposits: ["period: 2023-12, measure: change, value: 1.5, on: start_of_year"],
        },
      },
    ]);
    expect(figures.map(({ id, on }) => `${id} ${on}`)).toEqual([
      "east/output/2023/growth year_earlier",
      "east/deposits/2023/change year_earlier",
    ]);
  });

  it("takes names of the same stretch of time for the same", () => {
    const says = (period: string, value: number) => ({
      deposits: [`period: ${period}, measure: level, value: ${value}`],
    });
    const time = (published: string) => `covers: 2023/2024, published: ${published}`;
    const dataset = datasetOf([
      { id: "a", time: time("2024-12-31"), says: says("2024", 1) },
      { id: "b", time: time("2025-01"), says: says("2024-Q4", 2) },
      { id: "c", time: time("2025-02"), says: says("2024-12", 3) },
      { id: "d", time: time("2025-03"), says: says("2024-12-31", 4) },
    ]);
    expect(standingsOf(dataset)).toEqual({
      counts: ["east/deposits/2024/level 4"],
      superseded: ["a 1", "b 2", "c 3"].map((end) => `east/deposits/2024/level@${end}`),
    });
  });
});
