import type {
  CoverageRow,
  CoverageSpec,
  Report,
  YearsRow,
  YearsSpec,
} from "../../src/charts/reporting/model.ts";

/** A row with an outcome and, in the year after, a target. */
export const yearsRow = (
  label: string,
  outcome: number,
  rest: Partial<YearsRow> = {},
): YearsRow => ({
  label,
  marks: [
    { period: outcome, status: "actual" },
    { period: outcome + 1, status: "target" },
  ],
  ...rest,
});

export const yearsFigure = (rest: Partial<YearsSpec> = {}): YearsSpec => ({
  id: "chart-1",
  form: "years",
  widthMm: 62,
  alt: "Years",
  title: "各地年份",
  key: [
    { status: "actual", label: "上年完成" },
    { status: "target", label: "当年计划目标" },
  ],
  periods: ["2021", "2022", "2023", "2024"],
  rows: [
    yearsRow("平阴", 1),
    yearsRow("张店", 1),
    yearsRow("博山", 1, {
      marks: [
        { period: 1, status: "estimate" },
        { period: 2, status: "target" },
      ],
    }),
    yearsRow("峄城", 0),
    yearsRow("高青", 2),
  ],
  field: { rows: 3, period: 1, words: "同年，可比" },
  ...rest,
});

export const coverageRow = (
  label: string,
  cells: readonly Report[],
  count = `${cells.filter((cell) => cell !== "none").length}/${cells.length}`,
): CoverageRow => ({ label, cells, count });

export const coverageFigure = (rest: Partial<CoverageSpec> = {}): CoverageSpec => ({
  id: "chart-1",
  form: "coverage",
  widthMm: 166,
  alt: "Coverage",
  title: "",
  key: [
    { report: "outcome", label: "完成" },
    { report: "target", label: "目标" },
    { report: "both", label: "完成和目标" },
    { report: "words", label: "只有文字" },
  ],
  columns: ["平阴", "张店", "博山", "峄城", "高青"].map((label) => ({ label, count: 1 })),
  rows: [
    coverageRow("地区生产总值", ["both", "both", "both", "outcome", "both"]),
    coverageRow("规模以上工业增加值", ["both", "target", "none", "outcome", "words"]),
    coverageRow("城镇居民人均可支配收入", ["outcome", "none", "none", "words", "both"]),
  ],
  ...rest,
});
