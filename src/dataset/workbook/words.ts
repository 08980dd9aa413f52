import {
  BOUND_SIGNS,
  type Dataset,
  type Figure,
  type Measure,
  type Reference,
  type Status,
  type Text,
} from "../model.ts";
import { supersededBy } from "../statements.ts";

/** The workbook is read in both languages at once: Chinese, then English on the next line. */
export function both({ zh, en }: Text, separator = "\n"): string {
  return en === "" || en === zh ? zh : `${zh}${separator}${en}`;
}

export const MEASURE_NAMES: Readonly<Record<Measure, Text>> = {
  level: { zh: "数值", en: "level" },
  count: { zh: "数量", en: "count" },
  share: { zh: "比重", en: "share" },
  growth: { zh: "增速", en: "growth" },
  change: { zh: "增减", en: "change" },
};

export const STATUS_NAMES: Readonly<Record<Status, Text>> = {
  actual: { zh: "", en: "" },
  estimate: { zh: "预计", en: "est." },
  target: { zh: "目标", en: "target" },
};

/** After the name of growth or change, where it is not on the year earlier. */
export const REFERENCE_NAMES: Readonly<Record<Reference, Text>> = {
  year_earlier: { zh: "", en: "" },
  period_earlier: { zh: "（环比）", en: " on the period before" },
  start_of_year: { zh: "（比年初）", en: " since the start of the year" },
  two_year_average: { zh: "（两年平均）", en: ", average of two years" },
};

export const HEADS = {
  city: { zh: "市", en: "City" },
  place: { zh: "地区", en: "Place" },
  indicator: { zh: "指标", en: "Indicator" },
  measure: { zh: "类型", en: "Measure" },
  scope: { zh: "范围、口径", en: "Scope, basis" },
  unit: { zh: "单位", en: "Unit" },
  value: { zh: "数值", en: "Figure" },
  year: { zh: "年份", en: "Year" },
} as const satisfies Record<string, Text>;

export const LEGEND =
  "≈ 左右 about · ≥ 以上 at least · ≤ 以内 at most · 斜体 italics: 预计 estimate · 底色 shaded: 文件不一 documents contradict themselves or each other, or 存疑 doubtful · 空白 empty: 未公布 not published · 来源见批注 sources in the comments";

/** Tells where the figures of a cell come from, and what is to be noted of each. */
export function cellNote(figures: readonly Figure[], dataset: Dataset): string {
  const isOfOne = new Set(figures.map(({ document }) => document)).size === 1;
  const contradiction = isOfOne
    ? "文件前后不一 The document contradicts itself."
    : "文件之间不一 The documents contradict each other.";
  return figures.map((one) => sourceNote(one, contradiction, dataset)).join("\n\n");
}

/** Tells where a figure comes from: document, section and the figure as printed, then what is to be noted. */
function sourceNote(figure: Figure, contradiction: string, dataset: Dataset): string {
  const title = dataset.documentById.get(figure.document)?.title.zh ?? figure.document;
  const remark = figure.remark === null ? null : dataset.remarkById.get(figure.remark);
  return [
    `《${title}》`,
    ...[figure, ...figure.also].map(({ section, printed }) => `${section}：${printed}`),
    ...(figure.standing === "contradicted" ? [contradiction] : []),
    ...(remark ? [both(remark.name, " ")] : []),
    ...supersededBy(figure, dataset).map((one) => `此前 before: ${one.printed} (${one.document})`),
  ].join("\n");
}

/** Writes a figure as text, for a cell that holds more than one or has words. */
export function figureText(figure: Figure, { phraseByWords }: Dataset): string {
  if (figure.value !== null)
    return `${BOUND_SIGNS[figure.bound]}${figure.value.toFixed(decimalsOf(figure))}`;
  const words = figure.text ?? "";
  return both({ zh: words, en: phraseByWords.get(words)?.en ?? "" });
}

/** Counts the digits printed after the point; in the unit shown there can be a few more, up to six. */
export function decimalsOf({ precision }: Figure): number {
  const decimals = precision === null ? 0 : Math.round(-Math.log10(precision));
  return Math.min(Math.max(decimals, 0), 6);
}
