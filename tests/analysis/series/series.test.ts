import { describe, expect, it } from "vitest";
import type { Series } from "../../../src/analysis/series/model.ts";
import { ask, GROWTH, given, month, months, type Spec, YEARLY, years } from "./given.ts";

const periodsIn = ({ points }: Series) => points.map(({ period }) => period);
const followsIn = ({ points }: Series) => points.map(({ follows }) => follows);

describe("seriesOf(dataset, question)", () => {
  it("gives the figures in the order of their periods, whatever order they are written in", () => {
    const series = ask(given([...months([1, 2, 3])].reverse()));
    expect(periodsIn(series)).toEqual(["2023-01", "2023-02", "2023-03"]);
    expect(followsIn(series)).toEqual(["first", "next", "next"]);
    expect(series).toMatchObject({ gaps: [], breaks: [], others: [] });
  });

  it("marks the periods of which nothing is published, and puts nothing in their place", () => {
    const series = ask(given(months([1, undefined, undefined, 4, 5])));
    expect(periodsIn(series)).toEqual(["2023-01", "2023-04", "2023-05"]);
    expect(followsIn(series)).toEqual(["first", "gap", "next"]);
    expect(series.gaps).toEqual([
      { from: "2023-02", to: "2023-03", periods: ["2023-02", "2023-03"] },
    ]);
  });

  it("takes only periods of the frequency asked for", () => {
    const dataset = given(months([1, 2, 3]), [
      { period: "2023-Q1", value: 6 },
      { period: "2023-01/09", value: 20 },
      { period: "2023", value: 30 },
    ]);
    expect(periodsIn(ask(dataset))).toEqual(["2023-01", "2023-02", "2023-03"]);
    expect(periodsIn(ask(dataset, { frequency: "quarter" }))).toEqual(["2023-Q1"]);
    expect(periodsIn(ask(dataset, YEARLY))).toEqual(["2023"]);
  });

  it("takes of a stock the last days of the periods: December is the year, March the quarter", () => {
    const stock = { indicator: "deposits" };
    const dataset = given(
      ["2022", "2023-03", "2023-04", "2023-06", "2023-05-15", "2023"].map((period) => ({
        ...stock,
        period,
        value: 1,
      })),
    );
    const quarters = ask(dataset, { ...stock, frequency: "quarter" });
    expect(periodsIn(quarters)).toEqual(["2022", "2023-03", "2023-06", "2023"]);
    expect(quarters.gaps).toMatchObject([{ periods: ["2023-09"] }]);
    expect(followsIn(ask(dataset, { ...stock, ...YEARLY }))).toEqual(["first", "next"]);
    expect(periodsIn(ask(dataset, { ...stock, frequency: "month" }))).toHaveLength(5);
  });

  it("lets no day follow another", () => {
    const stock = { indicator: "deposits" };
    const dataset = given([
      { ...stock, period: "2023-05-15", value: 1 },
      { ...stock, period: "2023-05-16", value: 2 },
    ]);
    const days = ask(dataset, { ...stock, frequency: "moment" });
    expect(followsIn(days)).toEqual(["first", "gap"]);
    expect(days.gaps).toEqual([]);
  });

  it("orders months since January by their ends; those that end in one month follow each other by years", () => {
    const dataset = given(
      ["2022-01/09", "2022", "2023-01/08", "2023-01/09", "2023-Q1"].map((period) => ({
        period,
        value: 1,
        ...GROWTH,
      })),
    );
    const asked = { ...GROWTH, frequency: "since_january" } as const;
    const all = ask(dataset, asked);
    expect(periodsIn(all)).toEqual(["2022-01/09", "2022", "2023-Q1", "2023-01/08", "2023-01/09"]);
    expect(followsIn(all)).toEqual(["first", "gap", "gap", "gap", "next"]);
    expect(all.gaps.map(({ periods }) => periods)).toEqual([
      ["2022-01/10", "2022-01/11"],
      ["2023-01", "2023-01/02"],
      ["2023-01/04", "2023-01/05", "2023-H1", "2023-01/07"],
    ]);
    const september = ask(dataset, { ...asked, until: 9 });
    expect(periodsIn(september)).toEqual(["2022-01/09", "2023-01/09"]);
    expect(followsIn(september)).toEqual(["first", "next"]);
  });

  it("says of amounts since January that they accumulate, unless the same months are asked", () => {
    const dataset = given({ period: "2023-01/09", value: 1 });
    const asked = { frequency: "since_january" } as const;
    expect(ask(dataset, asked).accumulates).toBe(true);
    expect(ask(dataset, { ...asked, until: 9 }).accumulates).toBe(false);
    expect(ask(dataset, { ...asked, ...GROWTH }).accumulates).toBe(false);
  });

  it("takes the variant with the most periods, and says which others there are", () => {
    const series = ask(given(months([1, 2]), months([3, 4, 5], { basis: "net" })));
    expect(series.variant).toEqual({ scope: null, basis: "net" });
    expect(series.points.map(({ figure }) => figure?.value)).toEqual([3, 4, 5]);
    expect(series.others).toMatchObject([
      { period: "2023-01", variant: { basis: null } },
      { period: "2023-02", variant: { basis: null } },
    ]);
  });

  it("takes of equally many the indicator's own scope, no stated basis, the year earlier", () => {
    const variantOf = (...specs: readonly (readonly Spec[])[]) =>
      ask(given(...specs), GROWTH).variant;
    const plain = months([1, 2], GROWTH);
    const own = { scope: null, basis: null };
    expect(variantOf(months([1, 2], { ...GROWTH, basis: "net" }), plain)).toEqual(own);
    expect(variantOf(months([1, 2], { ...GROWTH, scope: "city" }), plain)).toEqual(own);
    expect(variantOf(months([1, 2], { ...GROWTH, on: "period_earlier" }), plain)).toEqual(own);
  });

  it("names in what a series differs from what is published next to it", () => {
    const series = ask(
      given(months([1, 2], { basis: "gross" }), months([undefined, undefined, 3, 4, 5])),
    );
    expect(periodsIn(series)).toEqual(["2023-03", "2023-04", "2023-05"]);
    expect(series.gaps).toEqual([]);
    expect(series.breaks).toMatchObject([
      {
        before: "2023-02",
        after: "2023-03",
        differences: [{ what: "basis", before: "gross", after: null }],
        figures: ["here/sales/2023-02/level/gross", "here/sales/2023-03/level"],
      },
    ]);
  });

  it("breaks where a period in between is published in another variant only: that is no gap", () => {
    const other = [{ ...GROWTH, period: month(1), value: 9, on: "period_earlier" as const }];
    const series = ask(given(months([1, undefined, 3], GROWTH), other), GROWTH);
    expect(followsIn(series)).toEqual(["first", "break"]);
    expect(series.gaps).toEqual([]);
    expect(series.breaks.map(({ differences }) => differences)).toEqual([
      [{ what: "reference", before: "year_earlier", after: "period_earlier" }],
      [{ what: "reference", before: "period_earlier", after: "year_earlier" }],
    ]);
  });

  it("breaks where the unit changes", () => {
    const series = ask(
      given(months([1, 2]), months([undefined, undefined, 30_000], { unit: "万元" })),
    );
    expect(followsIn(series)).toEqual(["first", "next", "break"]);
    expect(series.breaks).toMatchObject([
      { differences: [{ what: "unit", before: "亿元", after: "万元" }] },
    ]);
  });

  it("gives the variant asked for, empty where it is not published", () => {
    const dataset = given(months([1, 2, 3]), months([4], { scope: "city" }));
    const city = ask(dataset, { variant: { scope: "city", basis: null } });
    expect(city.points.map(({ figure }) => figure?.value)).toEqual([4]);
    const rural = ask(dataset, { variant: { scope: "rural", basis: null } });
    expect(rural).toMatchObject({ points: [], gaps: [], breaks: [] });
    expect(rural.others).toHaveLength(4);
    expect(ask(dataset, { region: "there" })).toMatchObject({ variant: null, points: [] });
  });

  it("keeps a contradiction, words and a remark in the series, without a number to compute with", () => {
    const twice = { period: month(1), conflict: true };
    const series = ask(
      given(
        months([1]),
        [
          { ...twice, value: 2 },
          { ...twice, value: 3 },
        ],
        [
          { period: month(2), value: null },
          { period: month(3), value: 4, remark: "doubt" },
        ],
      ),
    );
    expect(followsIn(series)).toEqual(["first", "next", "next", "next"]);
    expect(series.points.map(({ lack }) => lack)).toEqual([
      null,
      "conflict",
      "words-only",
      "remark",
    ]);
    expect(series.points[1]).toMatchObject({ figure: null, figures: [{ value: 2 }, { value: 3 }] });
  });

  it("keeps estimates and bounds with their figures", () => {
    const series = ask(given(months([1], { status: "estimate", bound: "about" })));
    expect(series.points[0]?.figure).toMatchObject({ status: "estimate", bound: "about" });
  });

  it("keeps what was reached and what is planned apart", () => {
    const dataset = given(years([1, 2]), years([3, 4, 5], { status: "target" }));
    expect(ask(dataset, YEARLY).points).toHaveLength(2);
    expect(ask(dataset, { ...YEARLY, target: true }).points).toHaveLength(3);
  });

  it("derives no level from growth, and no growth from levels", () => {
    const growth = given(years([10, 10, 10], GROWTH));
    expect(ask(growth, YEARLY)).toMatchObject({ points: [], others: [] });
    const levels = given(years([100, 110, 121]));
    expect(ask(levels, { ...YEARLY, ...GROWTH })).toMatchObject({ points: [], others: [] });
  });

  it("refuses what is not in the dataset", () => {
    const error = expect.objectContaining({ code: "USAGE" });
    expect(() => ask(given(), { indicator: "nothing" })).toThrow(error);
    expect(() => ask(given(), { region: "nowhere" })).toThrow(error);
  });
});
