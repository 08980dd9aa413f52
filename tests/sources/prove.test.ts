import { describe, expect, it } from "vitest";
import { proveSources } from "../../src/sources/prove.ts";
import { datasetOf, type FigureLine, PLAN, prove } from "./fixture.ts";

const PAST = "year: 2022, measure:";
const TARGET = "year: 2023, status: target, measure:";

/** Figures as a careful reader would enter them. */
// biome-ignore format: one figure a line
const RIGHT: readonly FigureLine[] = [
  ["output", `${PAST} level, value: 120.5, section: 一, printed: 完成120.5亿元, also: [{ section: 附表/生产总值, printed: 120.5 亿元 }]`],
  ["output", `${PAST} growth, value: 5.5, section: 一, printed: 增长5.5%, also: [{ section: 附表/生产总值, printed: 5.5 % }]`],
  ["output", `${PAST} level, value: 30, status: estimate, section: 一, printed: 完成30亿元`],
  ["output", `${PAST} level, value: 12, status: estimate, section: 一, printed: 农业产值完成12亿元`],
  ["output", `${PAST} level, value: 9700, unit: 万元, bound: at_least, section: 一（一）一是, printed: 投资9700万余元`],
  ["imports", `${PAST} growth, value: -6.5, section: 一, printed: 下降6.5%, also: [{ section: 附表/进口, printed: -6.5 % }]`],
  ["projects", `${PAST} count, value: 700, bound: at_least, section: 一（一）一是, printed: 新建项目700余处`],
  ["projects", `${PAST} count, value: 3, section: 一（一）二是, printed: 3企业获奖`],
  ["projects", `${PAST} count, value: 34, status: estimate, section: 一（一）二是, printed: 签约34个`],
  ["projects", `${PAST} count, value: 10, section: 一（一）二是, printed: 入驻企业10家`],
  ["output", `${PAST} growth, value: 4.2, section: 一（一）一是, printed: 3.1%、4.2%`],
  ["projects", `${PAST} count, value: 8, section: 一（一）一是, printed: 3A级景区8处`],
  ["visitors", `${PAST} level, value: 30, section: 一（一）二是, printed: 接待30万游客`],
  ["rate", `${PAST} share, value: 95, section: 一（二）, printed: 参保率达95%`],
  ["rate", `${PAST} share, value: 2.3, bound: at_most, section: 一（二）, printed: 2.3%以内, also: [{ section: 附表/失业率, printed: 2.3 % }]`],
  ["rate", `${PAST} change, value: 1.5, section: 一（二）, printed: 提高1.5个百分点`],
  ["days", `${PAST} change, value: -8, section: 一（二）, printed: 天数减少8天`],
  ["days", `${PAST} growth, value: -4.7, section: 一（二）, printed: 改善4.7%`],
  ["output", `${TARGET} growth, value: 6, bound: about, section: 二, printed: 增长6%左右, also: [{ section: 附表/生产总值, printed: 6左右 % }]`],
  ["output", `${TARGET} level, value: 40, bound: at_least, section: 二（一）1, printed: 不少于40亿元`],
  ["output", `${TARGET} level, value: 128, section: 附表/生产总值, printed: 128 亿元`],
  ["imports", `${TARGET} growth, words: 稳定增长, section: 二, printed: 进口保持稳定增长, also: [{ section: 附表/进口, printed: 稳定增长 }]`],
  ["jobs", `${TARGET} count, value: 1500, bound: at_most, section: 二（一）2, printed: 不超过1500人, also: [{ section: 附表/新增就业, printed: 1500 人 }]`],
  ["rate", `${PAST} share, value: 45, section: 一（二）, printed: 由40%提高到45%`],
  ["rate", `${PAST} share, value: 55, bound: at_least, section: 二（一）2, printed: 报销比例由55%以上`],
  ["rate", `${TARGET} share, value: 60, bound: at_least, section: 二（一）2, printed: 由55%以上提高到60%以上`],
  ["rate", `${TARGET} share, value: 3, section: 附表/失业率, printed: 3 %`],
];

/** [the fault, the indicator, the figure with it, the code] */
// biome-ignore format: one fault a line
const WRONG: readonly (readonly [name: string, indicator: string, figure: string, code: string])[] = [
  ["a wrong digit", "output", `${PAST} level, value: 120.6, section: 一, printed: 完成120.5亿元`, "value-differs"],
  ["a wrong digit in a table", "output", `${TARGET} level, value: 129, section: 附表/生产总值, printed: 128 亿元`, "value-differs"],
  ["a unit that is not the printed one", "output", `${PAST} level, value: 120.5, unit: 万元, section: 一, printed: 完成120.5亿元`, "value-differs"],
  ["a unit of another kind", "jobs", `${PAST} count, value: 120.5, section: 一, printed: 完成120.5亿元`, "unit-differs"],
  ["a unit of another kind in a table", "jobs", `${PAST} count, value: 120.5, section: 附表/生产总值, printed: 120.5 亿元`, "unit-differs"],
  ["a fall entered as a rise", "imports", `${PAST} growth, value: 6.5, section: 一, printed: 下降6.5%`, "sign-differs"],
  ["a fall entered as a rise in a table", "imports", `${PAST} growth, value: 6.5, section: 附表/进口, printed: -6.5 %`, "sign-differs"],
  ["a section that is not there", "output", `${PAST} level, value: 120.5, section: 一（九）, printed: 完成120.5亿元`, "section-missing"],
  ["the section beside the right one", "rate", `${PAST} share, value: 95, section: 一（一）, printed: 参保率达95%`, "printed-missing"],
  ["words that do not stand there", "rate", `${PAST} share, value: 95, section: 一（二）, printed: 参保率为95%`, "printed-missing"],
  ["a number cut out of another", "output", `${PAST} level, value: 0.5, section: 一, printed: 0.5亿元`, "printed-missing"],
  ["a number cut short", "output", `${PAST} growth, value: 5, section: 一, printed: 增长5`, "printed-missing"],
  ["a target entered as an outcome of the plan's part", "projects", `${PAST} count, value: 5, bound: at_least, section: 二（二）, printed: 新增企业5家以上`, "status-differs"],
  ["what a plan starts from entered as its target", "rate", `${TARGET} share, value: 55, bound: at_least, section: 二（一）2, printed: 报销比例由55%以上`, "status-differs"],
  ["a plan's target entered as what it starts from", "rate", `${PAST} share, value: 60, bound: at_least, section: 二（一）2, printed: 由55%以上提高到60%以上`, "status-differs"],
  ["what was before the past year entered as its outcome", "rate", `${PAST} share, value: 40, section: 一（二）, printed: 覆盖率由40%`, "value-differs"],
  ["an outcome entered as a target", "rate", `${TARGET} share, value: 95, section: 一（二）, printed: 参保率达95%`, "status-differs"],
  ["an estimate entered as an outcome", "output", `${PAST} level, value: 30, section: 一, printed: 完成30亿元`, "status-differs"],
  ["an estimate entered as an outcome, further on in its sentence", "output", `${PAST} level, value: 12, section: 一, printed: 农业产值完成12亿元`, "status-differs"],
  ["an outcome entered as an estimate", "rate", `${PAST} share, value: 95, status: estimate, section: 一（二）, printed: 参保率达95%`, "status-differs"],
  ["a bound left out", "rate", `${PAST} share, value: 2.3, section: 一（二）, printed: 2.3%以内`, "bound-differs"],
  ["a bound left out that stands beside the printed words", "output", `${TARGET} growth, value: 6, section: 二, printed: 增长6%`, "bound-differs"],
  ["a bound that is not there", "output", `${PAST} growth, value: 5.5, bound: about, section: 一, printed: 增长5.5%`, "bound-differs"],
  ["a bound the wrong way", "jobs", `${TARGET} count, value: 1500, bound: at_least, section: 二（一）2, printed: 不超过1500人`, "bound-differs"],
  ["a wrong bound in a table", "output", `${TARGET} growth, value: 6, bound: at_least, section: 附表/生产总值, printed: 6左右 %`, "bound-differs"],
  ["a growth entered as a share", "rate", `${PAST} share, value: 5.5, section: 一, printed: 增长5.5%`, "measure-differs"],
  ["a share entered as a growth", "rate", `${PAST} growth, value: 95, section: 一（二）, printed: 参保率达95%`, "measure-differs"],
  ["the first of a list entered for the second", "output", `${PAST} growth, value: 3.1, section: 一（一）一是, printed: 3.1%、4.2%`, "value-differs"],
  ["a growth in a list entered as a share", "rate", `${PAST} share, value: 4.2, section: 一（一）一是, printed: 3.1%、4.2%`, "measure-differs"],
  ["the number of a name", "projects", `${PAST} count, value: 3, section: 一（一）一是, printed: 3A级景区8处`, "value-differs"],
  ["an estimate taken from a column of outcomes", "output", `${PAST} level, value: 120.5, status: estimate, section: 附表/生产总值, printed: 120.5 亿元`, "status-differs"],
  ["a bound that a table has not", "output", `${TARGET} level, value: 128, bound: about, section: 附表/生产总值, printed: 128 亿元`, "bound-differs"],
  ["a growth taken from the column of levels", "output", `${PAST} growth, value: 120.5, section: 附表/生产总值, printed: 120.5 绝对值`, "measure-differs"],
  ["a level taken from the column of growth", "output", `${PAST} level, value: 5.5, section: 附表/生产总值, printed: 5.5 %`, "measure-differs"],
  ["a figure of the other year's column", "output", `${PAST} level, value: 128, section: 附表/生产总值, printed: 128 亿元`, "year-differs"],
  ["a cell that the row has not", "output", `${PAST} level, value: 121, section: 附表/生产总值, printed: 121 亿元`, "printed-missing"],
  ["a head that the column has not", "output", `${PAST} level, value: 120.5, section: 附表/生产总值, printed: 120.5 人`, "printed-missing"],
  ["other words", "imports", `${TARGET} growth, words: 稳定增长, section: 二, printed: 进口保持`, "words-differ"],
  ["words of another cell", "output", `${PAST} growth, words: 稳定增长, section: 附表/生产总值, printed: 5.5 %`, "words-differ"],
  ["printed words without a number", "rate", `${PAST} share, value: 95, section: 一（二）, printed: 参保率达`, "value-differs"],
  ["a further place that says something else", "rate", `${PAST} share, value: 95, section: 一（二）, printed: 参保率达95%, also: [{ section: 一（二）, printed: 差距为7% }]`, "value-differs"],
];

describe("proveSources(dataset, files) on figures that are right", () => {
  for (const [indicator, figure] of RIGHT) {
    it(`proves ${indicator} ${figure.replace(/, section.*printed: /, " ")}`, () => {
      const { diagnostics, counts } = prove([indicator, figure]);
      expect(diagnostics).toEqual([]);
      expect(counts[0]).toEqual({ region: "east", figures: 1, proved: 1 });
    });
  }
});

describe("proveSources(dataset, files) on one fault", () => {
  for (const [name, indicator, figure, code] of WRONG) {
    it(`finds ${name}`, () => {
      const { diagnostics, counts } = prove([indicator, figure]);
      expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
      expect(counts[0]).toEqual({ region: "east", figures: 1, proved: 0 });
      expect(diagnostics[0]?.at).toEqual({ file: "data/observations/east.yaml", line: 5, col: 7 });
    });
  }

  it("tells where words stand that do not stand in their section", () => {
    const figure = `${PAST} share, value: 95, section: 一（一）, printed: 参保率达95%`;
    expect(prove(["rate", figure]).diagnostics[0]?.message).toContain("It stands in 一（二）.");
  });

  it("finds a document that has changed, and still proves its figures", () => {
    const [first] = RIGHT;
    const bytes = new TextEncoder().encode(`${PLAN}\n`);
    const { diagnostics, counts } = proveSources(datasetOf(first ? [first] : []), [
      { file: "east.txt", bytes },
    ]);
    expect(diagnostics).toMatchObject([{ code: "document-changed", at: { file: "east.txt" } }]);
    expect(counts[0]?.proved).toBe(1);
  });

  it("takes what a report recalls as planned for a target, and what it says was done for none", () => {
    const recalled = "年度计划投资84亿元，完成投资90亿元。";
    const bytes = new TextEncoder().encode(PLAN.replace("困难仍在", `${recalled}困难仍在`));
    const provedAs = (printed: string, value: number) => {
      const past = `${PAST} level, value: ${value}, section: 一（二）, printed: ${printed}`;
      const dataset = datasetOf([["output", past]]);
      const figures = dataset.figures.map((figure) => ({ ...figure, status: "target" as const }));
      const { counts } = proveSources({ ...dataset, figures }, [{ file: "east.txt", bytes }]);
      return counts[0]?.proved;
    };
    expect(provedAs("年度计划投资84亿元", 84)).toBe(1);
    expect(provedAs("完成投资90亿元", 90)).toBe(0);
  });

  it("finds a document that is missing", () => {
    const [first] = RIGHT;
    const { diagnostics, counts } = proveSources(datasetOf(first ? [first] : []), []);
    expect(diagnostics.map(({ code }) => code)).toEqual(["document-missing"]);
    expect(counts[0]).toEqual({ region: "east", figures: 1, proved: 0 });
  });
});

describe("proveSources(dataset, files) on numbers that no figure claims", () => {
  it("lists them by section, without those in names and dates", () => {
    const { unclaimed } = prove();
    const numbers = (path: string) =>
      unclaimed.filter(({ section }) => section === path).map(({ number }) => number);
    expect(numbers("一")).toEqual(["120.5", "5.5", "6.5", "30", "2", "12"]);
    expect(numbers("二（一）1")).toEqual(["10", "40"]);
    expect(numbers("附表/进口")).toEqual(["8884", "-6.5"]);
  });

  it("leaves out what figures claim, also in further places", () => {
    const before = prove().unclaimed.length;
    const after = prove(RIGHT[0] ?? ["", ""]).unclaimed;
    expect(after).toHaveLength(before - 2);
    expect(after.find(({ number }) => number === "120.5")).toBeUndefined();
  });

  it("gives words that stand twice in a section to two figures", () => {
    const figure = `${TARGET} count, value: 5, bound: at_least, section: 二（二）, printed: 5家以上`;
    const open = (...indicators: readonly string[]) =>
      prove(...indicators.map((indicator): FigureLine => [indicator, figure])).unclaimed.filter(
        ({ section }) => section === "二（二）",
      ).length;
    expect([open(), open("projects"), open("projects", "shops")]).toEqual([2, 1, 0]);
  });

  it("shows each with a little of its context", () => {
    const found = prove().unclaimed.find(({ number }) => number === "95");
    expect(found).toEqual({
      document: "east",
      section: "一（二）",
      number: "95",
      context: "(二)民生改善。参保率达95%,失业率控制在2.3%",
    });
  });
});
