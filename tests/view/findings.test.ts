import { describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare } from "../../src/analysis/compare.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { RatioSpec } from "../../src/dataset/model.ts";
import { sayFinding } from "../../src/view/findings/word.ts";
import { notesOf } from "../../src/view/notes.ts";
import { plainText } from "../../src/view/sentence.ts";
import { sayTermNote } from "../../src/view/terms.ts";
import { contextFor } from "./context.ts";
import { alone, CITY, datasetOf, ESTIMATE, led, NET, row, TARGET } from "./findings/told.ts";

describe("wordFinding(context, finding)", () => {
  it("says of what is only planned that it is a target", () => {
    const told = { figures: row("trade", "growth", [8, 6, 5], TARGET) };
    expect(led("zh", "order", told)).toMatch(/^2023年三地中，进出口总额增速目标甲县最高 \|/);
    expect(led("en", "order", told)).toMatch(
      /^In 2023, of three places, Jia had the highest targeted growth in imports and exports/,
    );
  });

  it("names a change as a change, not as the number of days", () => {
    const told = { figures: row("days", "change", [12, -3, 20], { unit: "天" }) };
    expect(led("zh", "order", told)).toMatch(/空气质量优良天数增减丙县最高/);
    expect(led("en", "order", told)).toMatch(/Bing had the highest change in days of good air/);
  });

  it("tells no gap to an end of two values that are about the same", () => {
    const told = {
      figures: row("product", "growth", [3.2, 6.1, { value: 3.0, precision: 0.1, ...ESTIMATE }]),
    };
    expect(alone("zh", "order", told)).toContain(
      "最低的是丙县（预计3.0%）、甲县（3.2%），彼此大体相当。",
    );
    expect(alone("en", "order", told)).toContain("(about the same) to 6.1% in Yi.");
  });

  it("leaves an estimate its mark where an actual figure equals it", () => {
    const told = { figures: row("product", "growth", [{ value: 6.4, ...ESTIMATE }, 6.4]) };
    expect(led("zh", "spread", told)).toContain("甲县预计增长6.4%、乙县增长6.4%。");
    expect(alone("zh", "spread", told)).toContain("甲县（预计6.4%）、乙县（6.4%）");
  });

  it("gives each place its years, and every figure its scope", () => {
    const scope = { scope: "urban" };
    const figures = [
      ...row("projects", "count", [30, { value: 12, ...scope }]),
      ...row("projects", "count", [40, { value: 15, ...scope }], TARGET),
    ];
    const worded = led("zh", "ambition", { figures, more: { pastYears: { jia: [2021] } } });
    expect(worded).toContain("甲县2021—2022年，乙县2022—2023年");
    expect(worded).toContain("范围：乙县为城区");
  });

  it("says of a doubtful figure that it was planned", () => {
    const figures = row("trade", "growth", [{ value: 47.2, remark: "odd" }], TARGET);
    expect(led("zh", "contradiction", { figures })).toContain("计划增长47.2%");
    expect(led("en", "contradiction", { figures })).toContain("planned growth of 47.2%");
  });

  it("writes no more digits of a multiple than its inputs bear", () => {
    const figures = row("jobs", "count", [
      { value: 31000, precision: 1000 },
      { value: 3400, precision: 100 },
    ]);
    expect(alone("zh", "scale", { figures, count: 3 })).toContain("前者约为后者的9倍");
    expect(alone("en", "scale", { figures, count: 3 })).toContain(
      "the larger about 9 times the smaller",
    );
  });

  it("says of one point that it is a point", () => {
    const figures = row("product", "growth", [7, { value: 6, bound: "about" }], TARGET);
    expect(alone("en", "order", { figures, count: 3 })).toMatch(/about 1 percentage point\./);
  });
});

const RATIO: RatioSpec = {
  id: "share",
  name: { zh: "外贸依存度", en: "Ratio of trade to GRP" },
  numerator: "trade",
  denominator: "product",
  unit: "percent",
};

/** Something of every kind to tell. */
const MUCH = {
  ratios: [RATIO],
  count: 4,
  figures: [
    ...row("product", "level", [310.5, 790.2, 295, null]),
    ...row("product", "growth", [3.1, 6.2, { value: 2.9, ...ESTIMATE }, -0.5]),
    ...row("product", "growth", [6, { value: 6, bound: "about" }, 5, 4], TARGET),
    ...row("trade", "level", [45, 146.9, 33.7, 20]),
    ...row("trade", "growth", [35.2, -1.6, 0, 3], { bound: "exact" }),
    ...row("trade", "growth", [{ value: 10, bound: "at_least" }, 5, -2, 3], TARGET),
    ...row("jobs", "count", [6200, 31200, 3400, 4000]),
    ...row("jobs", "count", [6000, { value: 30000, bound: "at_least" }, 3400, 4100], TARGET),
    ...row("unemployment", "share", [2.5, 3.1, 2.9, 3]),
    ...row("cover", "change", [0.5, -0.2, 0.1, 0]),
    ...row("days", "change", [12, -3, 20, 0], { unit: "天" }),
    ...row("energy", "growth", [{ value: 4, conflict: true }]),
    ...row("energy", "growth", [{ value: 5, conflict: true }, -3.5, -2]),
    ...row("capital", "growth", [{ value: 12, remark: "odd" }, 8]),
  ],
} as const;

describe("sayFinding(context, finding)", () => {
  const dataset = datasetOf(MUCH);
  const found = findFindings(dataset, {
    regions: [...dataset.regionById.keys()],
    ratios: [RATIO],
  });
  const told = found.map((finding) => plainText(sayFinding(contextFor(dataset, "zh"), finding)));

  it("names the year within a paragraph too", () => {
    expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(8);
    expect(told.filter((sentence) => !/20\d\d年/.test(sentence))).toEqual([]);
  });

  it("never writes what a statistician does not say", () => {
    const never = /增长[−-]|下降[−-]|负增长|约.*左右|领先|落后|垫底|优秀|因为|由于|得益/;
    expect(told.filter((sentence) => never.test(sentence))).toEqual([]);
  });
});

const REVENUE = [
  ...row("trade", "growth", [9, { value: 7.7, basis: NET }, 12]),
  ...row("trade", "growth", [8, 6, { value: 10, bound: "at_least" }], TARGET),
];

describe("notesOf(comparison, outcome)", () => {
  it("names the basis of an outcome whose target states none", () => {
    const dataset = datasetOf({ figures: REVENUE });
    const regions = [...dataset.regionById.keys()];
    const question = { indicator: "trade", measure: "growth", target: true, regions } as const;
    const target = compare(dataset, question);
    const notes = notesOf(target, compareBeside(dataset, target, regions));
    const worded = notes.map((note) => plainText(sayTermNote(contextFor(dataset, "zh"), note)));
    expect(worded).toEqual(["上年口径：乙县为扣除退税，甲县、丙县未注明。"]);
    expect(notesOf(target, null)).toEqual([]);
  });
});

describe("a target that is only a bound", () => {
  it("is called a lower bound, not both", () => {
    expect(led("zh", "ambition", { figures: REVENUE })).toContain(
      "丙县（下限比上年低2个百分点）只设下限，下限低于上年实绩，目标高低未定",
    );
    expect(led("en", "ambition", { figures: REVENUE })).toContain(
      "open in Bing (2 percentage points below it), where only a floor is set, itself lower",
    );
  });

  it("leaves out no place without saying why", () => {
    expect(led("zh", "ambition", { figures: REVENUE })).toContain(
      "乙县上年与目标仅有一方注明口径，不作比较",
    );
    const scoped = [
      ...row("trade", "growth", [{ value: 9, scope: CITY }, 7, 5]),
      ...row("trade", "growth", [8, 6, 7], TARGET),
    ];
    expect(led("en", "ambition", { figures: scoped })).toContain(
      "not compared in Jia, where the scope differs",
    );
  });
});

describe("a finding in a paragraph", () => {
  it("has its years before its last stop", () => {
    const { figures } = MUCH;
    const told = { figures, ratios: [RATIO] };
    expect(alone("zh", "structure", told)).toMatch(/不作排序（2022年）。$/);
    expect(alone("en", "structure", told)).toMatch(
      /^The ratio of trade to GRP was .* is not ranked \(2022\)\.$/,
    );
  });
});

describe("a figure that some places do not publish", () => {
  it("has the years of those that do, under their names where they differ", () => {
    const figures = row("product", "growth", [3, 5, 4, null]);
    expect(led("zh", "gap", { figures, count: 4 })).toMatch(/已公布。 \| （2022年）$/);
    const more = { pastYears: { jia: [2021] } };
    expect(led("zh", "gap", { figures, count: 4, more })).toContain(
      "（甲县2021年，乙县、丙县2022年）",
    );
    const trade = [
      ...row("trade", "growth", [3, 5, 4, null]),
      ...row("trade", "level", [null, null, null, 33.9]),
    ];
    expect(led("zh", "gap", { figures: trade })).toContain("丁县仅公布总量，为33.9亿元");
  });
});
