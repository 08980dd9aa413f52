import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import type { OverTime } from "../../../src/analysis/over-time/model.ts";
import { analyzeOverTime } from "../../../src/analysis/over-time/over-time.ts";
import type { Timing } from "../../../src/analysis/timing.ts";
import { formOf } from "../../../src/charts/forms/forms.ts";
import { createMeasure } from "../../../src/charts/measure.ts";
import type { Figure, Frequency, Language, Measure } from "../../../src/dataset/model.ts";
import type { Context } from "../../../src/view/context.ts";
import { readKind } from "../../../src/view/kind.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { sayChanges } from "../../../src/view/time/changes.ts";
import { buildLatest } from "../../../src/view/time/latest.ts";
import { buildTrends } from "../../../src/view/time/trends.ts";
import { buildDataset, type FigureSpec, indicatorNamed, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const KIND = readKind("test", "{ name: { zh: 甲, en: A }, parts: [trends], chartWidthMm: 79 }");
const HALF_MM = 79;

const region = (at: number) => ({
  id: `p${at}`,
  name: { zh: `地${"甲乙丙丁戊己庚辛"[at]}`, en: `Place ${"ABCDEFGH"[at]}` },
  short: { zh: `地${"甲乙丙丁戊己庚辛"[at]}`, en: `Place ${"ABCDEFGH"[at]}` },
});

const growth = (
  at: number,
  period: string,
  value: number,
  more: Partial<Figure> = {},
): FigureSpec => ({
  ...{ region: `p${at}`, period, value, measure: "growth" as Measure, precision: 0.1 },
  ...more,
});

interface Made {
  readonly context: Context;
  readonly overTime: OverTime;
}

function make(
  figures: readonly FigureSpec[],
  {
    frequency = "year" as Frequency,
    language = "en" as Language,
    focus = null as string | null,
  } = {},
): Made {
  const ids = [...new Set(figures.map((figure) => figure.region))];
  const dataset = withUnits(
    buildDataset({
      regions: ids.map((id) => region(Number(id.slice(1)))),
      indicators: [indicatorNamed(PRODUCT, ["产值", "Output"], { time: "flow" })],
      scopes: [{ id: "large", name: { zh: "限上", en: "large ones" } }],
      figures,
    }),
  );
  const timing: Timing = { frequency, period: null };
  const spec = {
    headline: [{ indicator: PRODUCT, measures: ["level", "growth"] as const }],
    ...{ focus, peers: [] },
  };
  const ask = (indicator: string, measure: Measure) =>
    compare(dataset, { indicator, measure, target: false, regions: ids, ...timing });
  return {
    context: contextFor(dataset, language, {
      focus: focus ? [focus] : [],
      isOfOne: ids.length === 1,
    }),
    overTime: analyzeOverTime(dataset, spec, { timing, regions: ids }, ask),
  };
}

const rising = (places: number, years: readonly number[]) =>
  Array.from({ length: places }, (_, at) =>
    years.map((year, index) => growth(at, String(year), at + index + 1)),
  ).flat();

describe("buildTrends(context, overTime, placing)", () => {
  const draw = (made: Made) =>
    buildTrends(made.context, made.overTime, { firstChart: 4, kind: KIND });

  it("draws two periods as slopes, three and more as lines", () => {
    expect(draw(make(rising(2, [2021, 2022]))).charts[0]?.spec.form).toBe("slope");
    expect(draw(make(rising(2, [2020, 2021, 2022]))).charts[0]?.spec.form).toBe("lines");
  });

  it("draws no slope where a place has but a target, which a line shows", () => {
    const aim = growth(2, "2023", 4, { status: "target" });
    const words = { ...growth(2, "2022", 0), value: null, text: "faster" };
    const [chart] = draw(make([...rising(2, [2021, 2022]), words, aim])).charts;
    expect(chart?.spec.form).toBe("lines");
    if (chart) formOf(chart.spec).check(chart.spec, (what) => expect.fail(what));
    const both = [...rising(2, [2021, 2022]), { ...aim, region: "p1" }];
    expect(draw(make(both)).charts[0]?.spec.form).toBe("slope");
  });

  it("sets five places in one plot around the one in focus; six, or three without one, over the whole width", () => {
    const widthOf = (places: number, more: { readonly focus?: string } = {}) => {
      const [chart] = draw(make(rising(places, [2020, 2021, 2022]), more)).charts;
      return [chart?.spec.widthMm, chart?.isWide];
    };
    expect(widthOf(5, { focus: "p1" })).toEqual([HALF_MM, false]);
    expect(widthOf(6, { focus: "p1" })).toEqual([174, true]);
    expect(widthOf(2)).toEqual([HALF_MM, false]);
    expect(widthOf(3)).toEqual([174, true]);
  });

  it("is as wide as half a page also where other charts of the page are wider", () => {
    const { context, overTime } = make(rising(2, [2021, 2022]));
    const kind = { ...KIND, chartWidthMm: 174 };
    const [chart] = buildTrends(context, overTime, { firstChart: 1, kind }).charts;
    expect([chart?.spec.widthMm, chart?.isWide]).toEqual([83, false]);
  });

  it("numbers its charts after those before", () => {
    expect(draw(make(rising(2, [2020, 2021, 2022]))).charts.map(({ id }) => id)).toEqual([
      "chart-4",
    ]);
  });

  it("marks the place in focus, and no other", () => {
    const [chart] = draw(make(rising(3, [2020, 2021, 2022]), { focus: "p1" })).charts;
    const series = chart?.spec.form === "lines" && "series" in chart.spec ? chart.spec.series : [];
    expect(series.map(({ isFocus }) => isFocus)).toEqual([false, true, false]);
  });

  it("explains gaps, breaks, estimates and targets where there are any", () => {
    const own = [
      growth(0, "2018", 1),
      growth(0, "2020", 2),
      growth(0, "2021", 3, { scope: "large" }),
      growth(0, "2022", 4, { scope: "large", status: "estimate" }),
      growth(0, "2023", 5, { scope: "large", status: "target" }),
    ];
    const signs = (made: Made) => draw(made).legend.map(({ meaning }) => meaning);
    expect(signs(make(own))).toEqual([
      "not published for that period",
      "scope or basis changes, not comparable across",
      "estimate",
      "target",
    ]);
    const many = [2020, 2021, 2022];
    expect(signs(make(rising(2, many), { focus: "p1" }))).toEqual([]);
    expect(signs(make(rising(2, many)))).toEqual(["the other places"]);
    expect(signs(make(rising(6, many)))).toEqual([]);
  });

  it("says of when a last number is that is not of the last period", () => {
    const figures = [
      ...rising(2, [2020, 2021, 2022]),
      ...[2019, 2020, 2021].map((y) => growth(2, `${y}`, 9)),
    ];
    const { context, overTime } = make(figures);
    const [chart] = buildTrends(context, overTime, { firstChart: 1, kind: KIND }).charts;
    const series = chart && "series" in chart.spec ? chart.spec.series : [];
    expect(series.map(({ sub }) => sub ?? "")).toEqual(["", "", "2021"]);
  });

  it.each([1, 2, 6, 8])(
    "gives specs that can be drawn, each number with its fact: %d places",
    (places) => {
      for (const years of [
        [2021, 2022],
        [2019, 2020, 2022],
      ]) {
        const { context, overTime } = make(rising(places, years));
        for (const { spec } of buildTrends(context, overTime, { firstChart: 1, kind: KIND })
          .charts) {
          const form = formOf(spec);
          form.check(spec, (what) => expect.fail(what));
          expect(form.layOut(spec, createMeasure([])).length).toBeGreaterThan(0);
          const known = context.ledger.facts.map(({ text }) => text).join(" ");
          for (const label of form.labelsOf(spec).filter((words) => /\d/.test(words)))
            expect(known).toContain(label);
        }
      }
    },
  );
});

describe("sayChanges(context, changes)", () => {
  const said = (figures: readonly FigureSpec[], language: Language = "en") => {
    const { context, overTime } = make(figures, { language });
    const { basis, items } = sayChanges(context, overTime.changes);
    return [
      plainText(basis),
      ...items.map(({ lead, sentence }) => `${lead}. ${plainText(sentence)}`),
    ];
  };
  const moves = (...pairs: readonly (readonly [number, number])[]) =>
    pairs.flatMap(([before, after], at) => [growth(at, "2021", before), growth(at, "2022", after)]);

  it("says both numbers of one place", () => {
    expect(said(moves([5, 6]))).toEqual([
      "2022 compared with 2021.",
      "Output grew faster. Growth of 6.0%, after growth of 5.0% in the issue before.",
    ]);
    expect(said(moves([5, -6]), "zh")[1]).toBe("产值由增转降. 本期下降6.0%，上期增长5.0%。");
  });

  it("says one number each of two places", () => {
    expect(said(moves([5, 6], [5, 4]))[1]).toBe(
      "Growth in output: places differ. Place A grew faster (6.0%); Place B grew more slowly (4.0%).",
    );
    expect(said(moves([5, 6], [3, 4]), "zh")[1]).toBe("产值增速加快. 地甲（6.0%），地乙（4.0%）。");
  });

  it("names the places of each way where there are more", () => {
    expect(said(moves([5, 6], [5, 4], [5, 3]))[1]).toBe(
      "Growth in output: places differ. Grew faster: Place A; grew more slowly: Place B and Place C.",
    );
    expect(said(moves([5, 6], [3, 4], [1, 2]), "zh")[1]).toBe(
      "产值增速加快. 可与上期比较的三地均如此。",
    );
  });
});

describe("buildLatest(context, overTime)", () => {
  const rowsOf = (figures: readonly FigureSpec[]) => {
    const { context, overTime } = make(figures);
    const [group] = buildLatest(context, overTime).groups;
    return (group?.rows ?? []).map(({ name, cells, range, course }) => [
      name,
      ...cells.map(({ numerals, words, rank }) =>
        [numerals.map(({ text }) => text).join("/") || words, rank?.text].filter(Boolean).join(" "),
      ),
      plainText(range),
      course?.spec.form ?? "",
    ]);
  };

  it("sets the figure of a year before beside the latest one, ranks only where three may be compared", () => {
    expect(rowsOf(rising(3, [2020, 2021, 2022]))).toEqual([
      ["Place A", "", "", "3.0 3/3", "2.0", "1.0 to 3.0", "sparkline"],
      ["Place B", "", "", "4.0 2/3", "3.0", "2.0 to 4.0", "sparkline"],
      ["Place C", "", "", "5.0 1/3", "4.0", "3.0 to 5.0", "sparkline"],
    ]);
    expect(rowsOf(rising(2, [2021, 2022]))[0]).toEqual(["Place A", "", "", "2.0", "1.0", "", ""]);
  });

  it("says with a sign why there is nothing to set beside, and takes no extreme from across a break", () => {
    const large = { scope: "large" };
    const figures = [
      growth(0, "2019", 50),
      growth(0, "2020", 60),
      growth(0, "2021", 70),
      growth(0, "2022", 4, large),
    ];
    expect(rowsOf(figures)).toEqual([["Place A", "", "", "4.0", "†", "", "sparkline"]]);
  });
});
