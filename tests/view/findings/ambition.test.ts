import { describe, expect, it } from "vitest";
import { findFindings } from "../../../src/analysis/findings/find.ts";
import type { FindingKind } from "../../../src/analysis/findings/model.ts";
import { LANGUAGES, type Language } from "../../../src/dataset/model.ts";
import { wordFinding } from "../../../src/view/findings/word.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const NAMES = "甲乙丙丁戊己庚辛";

/** An outcome, and the target after it. */
type Way = readonly [
  outcome: number,
  target: number,
  more?: Partial<FigureSpec> & { readonly outcome?: Partial<FigureSpec> },
];

/** What is said of places with these ways, and of others that publish nothing. */
function worded(
  kind: FindingKind,
  ways: readonly Way[],
  more: { silent?: number; focus?: string; language?: Language } = {},
) {
  const { silent = 0, focus, language = "zh" } = more;
  const regions = [...NAMES].slice(0, ways.length + silent);
  const growth = { measure: "growth" as const };
  const figures = ways.flatMap(([outcome, target, more = {}], index): readonly FigureSpec[] => {
    const { outcome: own = {}, ...rest } = more;
    const region = NAMES.charAt(index);
    return [
      { ...growth, region, value: outcome, ...own },
      { ...growth, region, value: target, status: "target", ...rest },
    ];
  });
  const dataset = withUnits(buildDataset({ regions, figures }));
  const context = contextFor(dataset, language, focus === undefined ? {} : { focus: [focus] });
  const finding = findFindings(dataset, {
    regions,
    ...(focus === undefined ? {} : { focus }),
  }).find((one) => one.kind === kind);
  if (!finding) throw new Error(`Nothing was found of ${kind}.`);
  const { lead, sentence } = wordFinding(context, finding);
  return { lead: lead.replace(/^.*：/, ""), sentence: plainText(sentence) };
}

const UP: Way = [5, 6];
const DOWN: Way = [6, 5];
const SAME: Way = [5, 5];
const OPEN: Way = [6, 5, { bound: "at_least" }];
const CAPPED: Way = [5, 6, { bound: "at_most" }];

const leadOf = (...ways: readonly Way[]) => worded("ambition", ways).lead;

describe("the lead of a finding on targets", () => {
  it("names two places, and counts three", () => {
    expect(leadOf(DOWN, DOWN, UP, UP, UP)).toBe("甲、乙目标低于上年实绩");
    expect(leadOf(DOWN, DOWN, DOWN, UP, UP, UP, UP)).toBe("三地目标低于上年实绩，四地高于上年实绩");
    expect(leadOf(DOWN, DOWN, DOWN, SAME, SAME)).toBe("三地目标低于上年实绩");
  });

  it("says of all only what holds for every place asked, of more than two", () => {
    expect(leadOf(DOWN, DOWN, DOWN)).toBe("各地目标均低于上年实绩");
    expect(leadOf(UP, UP, UP)).toBe("各地目标均高于上年实绩");
    expect(leadOf(SAME, SAME, SAME)).toBe("各地目标均与上年实绩大体相当");
    expect(leadOf(OPEN, OPEN, OPEN)).toBe("各地目标下限均低于上年实绩");
    expect(leadOf(DOWN, DOWN)).toBe("甲、乙目标低于上年实绩");
    expect(worded("ambition", [DOWN, DOWN, DOWN], { silent: 1 }).lead).toBe("三地目标低于上年实绩");
  });

  it("says that they go both ways where as many do", () => {
    expect(leadOf(DOWN, UP, SAME)).toBe("乙目标高于上年实绩，甲低于上年实绩");
    expect(leadOf(DOWN, DOWN, DOWN, UP, UP, UP)).toBe("目标高低不一");
  });

  it("tells of the place in focus", () => {
    expect(worded("ambition", [DOWN, DOWN, UP], { focus: "乙" }).lead).toBe("乙目标低于上年实绩");
  });
});

describe("the sentence of a finding on targets", () => {
  it("has a clause for every way that some place goes, and for no other", () => {
    const { sentence } = worded("ambition", [UP, DOWN, SAME, OPEN, CAPPED]);
    const clauses = ["甲比上年实绩高1个百分点", "丙与上年实绩大体相当", "乙比上年实绩低1个百分点"];
    for (const clause of clauses) expect(sentence).toContain(clause);
    expect(sentence).toContain("丁只设下限，下限低于上年实绩，目标高低未定");
    expect(sentence).toContain("戊只设上限，上限高于上年实绩，目标高低未定");
    expect(worded("ambition", [UP, UP]).sentence).not.toMatch(/低|相当|下限|上限|口径/);
  });

  it("gives the numbers of two steps at most, the largest of each way first", () => {
    const numbersOf = (...ways: readonly Way[]) =>
      worded("ambition", ways).sentence.match(/.(比上年实绩)?(（下限比上年)?[高低][\d.]+个百分点/g);
    expect(numbersOf([2.1, 7], [3.1, 6], [8.1, 6])).toEqual([
      "甲高4.9个百分点",
      "丙比上年实绩低2.1个百分点",
    ]);
    expect(numbersOf([2.1, 7], [3.1, 6], [6.3, 6])).toEqual(["（高4.9个百分点", "（高2.9个百分点"]);
    const floor = { bound: "at_least" } as const;
    expect(numbersOf([9.7, 10], [18.3, 10, floor], [25, 10, floor])).toEqual([
      "乙（下限比上年低8.3个百分点",
      "丙（下限比上年低15个百分点",
    ]);
  });

  it("says of whom a number is where it is not of every place of a clause", () => {
    const { sentence } = worded("ambition", [
      [7, 6],
      [9, 6],
      [5, 6],
      [7.5, 6],
    ]);
    expect(sentence).toContain("甲、乙、丁低于上年实绩，其中乙低3个百分点，丁低1.5个百分点。");
    expect(sentence).toContain("丙高于上年实绩；");
    expect(sentence).not.toContain("（");
  });

  it("leads with floors that are far from outcomes, not with a small step", () => {
    const floor = { bound: "at_least" } as const;
    expect(leadOf([9.7, 10], [18.3, 10, floor], [25, 10, floor])).toBe(
      "乙、丙目标下限低于上年实绩",
    );
    expect(leadOf([5, 10], [18.3, 10, floor])).toBe("甲目标高于上年实绩");
  });

  it("says whose basis is not stated on both sides only where that is so", () => {
    const net: Way = [5, 6, { basis: "net" }];
    const { sentence } = worded("ambition", [UP, UP, net]);
    expect(sentence).toContain("丙上年与目标仅有一方注明口径");
    expect(sentence).not.toMatch(/不同|范围/);
  });
});

describe("a finding on targets that are bounds", () => {
  const floor = { bound: "at_least" } as const;
  const ceiling = { bound: "at_most" } as const;
  const estimate = { status: "estimate" } as const;
  /** What both languages say of a place with such a target alone. */
  const both = (way: Way) =>
    LANGUAGES.map((language) => worded("ambition", [way], { language })).map(({ lead, sentence }) =>
      `${lead} | ${sentence}`.replaceAll("\u00a0", " "),
    );

  it("says of the number in the bound where it lies, and of the target that this is open", () => {
    expect(both([18.3, 10, floor])).toEqual([
      "甲目标下限低于上年实绩 | 当年目标：甲（下限比上年低8.3个百分点）只设下限，下限低于上年实绩，目标高低未定。",
      "The floor set for growth in product is below the outcome of the past year in 甲 | Against the outcome of the past year, it is open in 甲 (8.3 percentage points below it), where only a floor is set, itself lower.",
    ]);
    expect(both([5, 6, ceiling])).toEqual([
      "甲目标上限高于上年实绩 | 当年目标：甲（上限比上年高1个百分点）只设上限，上限高于上年实绩，目标高低未定。",
      "The ceiling set for growth in product is above the outcome of the past year in 甲 | Against the outcome of the past year, it is open in 甲 (1 percentage point above it), where only a ceiling is set, itself higher.",
    ]);
  });

  it("calls a bound no lower than what is about the same, and gives no distance", () => {
    expect(both([10.2, 10, { ...floor, outcome: estimate }])).toEqual([
      "甲目标下限与上年实绩大体相当（上年含预计数） | 当年目标：甲（上年为预计数）只设下限，下限与上年实绩大体相当。",
      "The floor set for growth in product is about the same as the outcome of the past year in 甲 (past year includes estimates) | Against the outcome of the past year, it is open in 甲 (past year estimated), where only a floor is set, itself about the same.",
    ]);
  });

  it("places no bound where the outcome is one as well", () => {
    const [zh = "", en = ""] = both([12, 10, { ...floor, outcome: ceiling }]);
    expect(zh).toBe("甲目标为下限 | 当年目标：甲只设下限，目标与上年高低未定。");
    expect(en).not.toMatch(/below|lower|above|higher/);
  });

  it("tells of the place in focus the same", () => {
    const { lead, sentence } = worded("position", [[18.3, 10, floor]], { focus: "甲", silent: 1 });
    expect(lead).toBe("目标下限低于上年实绩");
    expect(sentence).toContain(
      "2023年目标为10%以上，下限比上年低8.3个百分点，目标与上年高低未定。",
    );
  });
});

describe("the sentence of a finding on turns", () => {
  const turns = (count: number) =>
    worded(
      "turn",
      Array.from({ length: count }, (): Way => [-1, 3]),
    ).sentence;

  it("tells five in full, and of six a handful with how many more there are", () => {
    expect(turns(5)).toContain("戊下降");
    expect(turns(5)).not.toContain("另有");
    expect(turns(6)).toContain("丙下降");
    expect(turns(6)).not.toContain("丁下降");
    expect(turns(6)).toMatch(/另有三地亦如此|另有3地亦如此/);
  });
});
