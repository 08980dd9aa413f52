import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkScales } from "../../../src/charts/check-scales.ts";
import { drawChart } from "../../../src/charts/draw.ts";
import { formOf } from "../../../src/charts/forms/forms.ts";
import type { PlacedMark } from "../../../src/charts/layout.ts";
import { createMeasure } from "../../../src/charts/measure.ts";
import type { StripMark, StripSpec, SwarmSpec } from "../../../src/charts/position/model.ts";
import { readLabels, withoutSpaces } from "../../../src/charts/svg.ts";
import { lettersOf } from "../../../src/marks/letters.ts";
import { casesOf } from "../../seed.ts";
import { crossedBy, faultsOf } from "./faults.ts";
import { disc, point, stripRow, swarmRow } from "./fixture.ts";

const measure = createMeasure();

/** Words in one language, short and long. */
const WORDS = {
  zh: {
    places: "平阴 张店 博山 峄城 高青 历下 章丘 淄川 桓台 台儿庄 沂源 周村".split(" "),
    labels: ["生产总值", "城镇居民人均可支配收入增长速度与全市平均水平之差"],
    units: ["", "%", "亿元，口径不一，只并列"],
    ranks: ["", "(1/3)", "不排序"],
    notes: ["", "2023年目标 852.3", "目标：稳定增长，力争高于全市平均水平"],
    missing: [
      "",
      "峄城、高青未公布",
      "60地，另12地未公布，其中峄城、高青只公布增速，桓台未单独公布",
    ],
    signs: ["", "预", "预净‡"],
    subs: ["", "（2021）"],
    quantiles: ["下四分位", "中位数", "上四分位"],
  },
  en: {
    places:
      "Pingyin Zhangdian Boshan Yicheng Gaoqing Lixia Zhangqiu Zichuan Huantai Tai'erzhuang Yiyuan Zhoucun".split(
        " ",
      ),
    labels: ["GDP", "Growth of the disposable income of urban households per person"],
    units: ["", "%", "billion yuan, on different bases"],
    ranks: ["", "(1/3)", "not ranked"],
    notes: ["", "2023 target 852.3", "Target: steady growth, if possible above the average"],
    missing: ["", "Not published: Yicheng", "60 places; another 12 publish growth rates only"],
    signs: ["", "e", "e‡※"],
    subs: ["", "(2021)"],
    quantiles: ["lower quartile", "median", "upper quartile"],
  },
} as const;

const COUNTS = [1, 2, 5, 12, 60] as const;

/** Values of one indicator: of any sign, all equal, nearly so, or of a few sizes that have nothing to do with each other. */
function anyValues(count: number): fc.Arbitrary<readonly number[]> {
  const many = (one: fc.Arbitrary<number>) =>
    fc.array(one, { minLength: count, maxLength: count, size: "max" });
  const tenths = (min: number, max: number) => fc.integer({ min, max }).map((n) => n / 10);
  return fc.oneof(
    many(tenths(-300, 300)),
    many(tenths(40, 90)),
    many(fc.constantFrom(0, 5, 5, -99.9)),
    fc.constantFrom(0, 278.8, -6.5).map((value) => Array<number>(count).fill(value)),
    many(fc.constantFrom(1, 2, 0.4, 999_999_999_999, -123_456_789_012)),
    many(tenths(10_000, 10_010)),
  );
}

const anyStatus = fc.constantFrom("actual", "actual", "estimate");
const anyBound = fc.constantFrom("exact", "exact", "exact", "about", "at_least", "at_most");

const anyFrame = fc.record({
  language: fc.constantFrom("zh", "en"),
  widthMm: fc.integer({ min: 110, max: 180 }),
});

function anyRowWords(language: keyof typeof WORDS) {
  const { labels, units, ranks, notes, missing } = WORDS[language];
  return fc.record({
    label: fc.constantFrom(...labels),
    unit: fc.constantFrom(...units),
    rank: fc.constantFrom(...ranks),
    note: fc.constantFrom(...notes),
    missing: fc.constantFrom(...missing),
    isField: fc.boolean(),
  });
}

const placesOf = (language: keyof typeof WORDS, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `${WORDS[language].places[index % 12]}${index < 12 ? "" : index}`,
  );

const written = (value: number) => value.toLocaleString("en").replace("-", "−");

function anyMarks(language: keyof typeof WORDS): fc.Arbitrary<readonly StripMark[]> {
  const { signs, subs } = WORDS[language];
  return fc.constantFrom(...COUNTS).chain((count) => {
    const names = placesOf(language, count);
    const letters = lettersOf(names);
    const rests = fc.array(
      fc.record({
        status: anyStatus,
        bound: anyBound,
        sign: fc.constantFrom(...signs),
        sub: fc.constantFrom(...subs),
        isFall: fc.boolean(),
      }),
      { minLength: count, maxLength: count, size: "max" },
    );
    return fc.tuple(anyValues(count), rests, fc.nat(count)).map(([values, some, focus]) =>
      some.map((rest, index) => {
        const value = values[index] ?? 0;
        const own = { label: written(value), name: names[index] ?? "", isFocus: index === focus };
        return disc(letters[index] ?? "", value, { ...rest, ...own });
      }),
    );
  });
}

const anyStrip: fc.Arbitrary<StripSpec> = anyFrame.chain(({ language, widthMm }) => {
  const anyRow = fc
    .tuple(anyRowWords(language), anyMarks(language), fc.constantFrom(0, 0.4, 1))
    .map(([words, marks, part]) => {
      const count = Math.round(marks.length * part);
      return stripRow(words.label, {
        ...words,
        missing: words.missing || (language === "zh" ? "均已公布" : "All publish it"),
        compared: marks.slice(count),
        beside: marks.slice(0, count),
      });
    });
  return fc
    .array(anyRow, { minLength: 1, maxLength: 4 })
    .map((rows) => ({ id: "strip-1", form: "strip", widthMm, alt: "Strip", rows }));
});

const anySwarm: fc.Arbitrary<SwarmSpec> = anyFrame.chain(({ language, widthMm }) => {
  const { quantiles } = WORDS[language];
  const anyRow = fc
    .tuple(anyRowWords(language), fc.constantFrom(...COUNTS, 100), fc.boolean())
    .chain(([words, count, hasQuantiles]) => {
      const rest = fc.record({ status: anyStatus, bound: anyBound });
      const rests = fc.array(rest, { minLength: count, maxLength: count, size: "max" });
      const named = fc.uniqueArray(fc.nat(count - 1), { maxLength: 8 });
      return fc.tuple(anyValues(count), rests, named).map(([values, some, indices]) => {
        const places = placesOf(language, count);
        const sorted = values.toSorted((a, b) => a - b);
        const quantile = (part: number) => sorted[Math.floor(part * (count - 1))] ?? 0;
        return swarmRow(words.label, {
          ...words,
          points: some.map((one, index) => {
            const value = values[index] ?? 0;
            const label = indices.includes(index) ? `${places[index]} ${written(value)}` : "";
            return point(value, { ...one, label, isFocus: index === indices[0] });
          }),
          quantiles: (hasQuantiles ? quantiles : []).map((name, index) => {
            const value = quantile((index + 1) / 4);
            return { value, label: `${name} ${written(value)}` };
          }),
        });
      });
    });
  return fc
    .array(anyRow, { minLength: 1, maxLength: 4 })
    .map((rows) => ({ id: "swarm-1", form: "swarm", widthMm, alt: "Swarm", rows }));
});

/** Tells the points that have names, and those of the same value. */
function isNamedIn(spec: StripSpec | SwarmSpec): (mark: PlacedMark) => boolean {
  if (spec.form === "strip") return () => true;
  const values = spec.rows.map(({ points }) =>
    points.filter(({ label }) => label !== "").map(({ value }) => value),
  );
  return ({ axis, value }) => values[axis]?.includes(value) ?? false;
}

describe.each([
  ["strip", anyStrip],
  ["swarm", anySwarm],
] as const)("a %s of anything", (_, anySpec) => {
  it("is laid out: all inside, nothing on anything else, every mark on its scale", () => {
    fc.assert(
      fc.property(anySpec as fc.Arbitrary<StripSpec | SwarmSpec>, (spec) => {
        const layouts = formOf(spec).layOut(spec, measure);
        expect(layouts.length).toBeGreaterThan(0);
        for (const layout of layouts) {
          checkScales(layout);
          expect([...faultsOf(layout, measure), ...crossedBy(layout, isNamedIn(spec))]).toEqual([]);
        }
      }),
      { numRuns: casesOf(60) },
    );
  }, 600_000);

  it("is drawn with every label", async () => {
    await fc.assert(
      fc.asyncProperty(anySpec as fc.Arbitrary<StripSpec | SwarmSpec>, async (spec) => {
        const { svg } = await drawChart(spec);
        const drawn = readLabels(svg).map(withoutSpaces);
        for (const { label } of spec.rows) expect(drawn).toContain(withoutSpaces(label));
      }),
      { numRuns: casesOf(15) },
    );
  }, 600_000);
});
