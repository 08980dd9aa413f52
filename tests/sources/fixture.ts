import { createHash } from "node:crypto";
import { parse } from "yaml";
import type { Citation, Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { proveSources, type SourceReport } from "../../src/sources/prove.ts";
import { FIXTURE, filesOf } from "../dataset/fixture.ts";

/** An invented plan with everything that real ones have: parts, items, numbered lines, an annex table. */
export const PLAN = `东县2023年计划
东政发〔2023〕1号

一、2022年计划执行情况
2022年，全县生产总值完成１２０.５亿元，同比增长5.5％；进口下降6.5%。预计全县工业产值完成30亿元，增长2%；农业产值完成12亿元。
（一）经济稳中有进。一是项目加快。新建项目700余处，投资9700万余元，其中二是指第二类。收入分别增长3.1%、4.2%，3A级景区8处。二是企业增多。新增企业2家，3企业获奖，接待30万游客。全年可实现签约34个；入驻企业10家。
（二）民生改善。参保率达95%，失业率控制在2.3%以内，重污染天数减少8天，占比提高1.5个百分点，空气质量改善4.7%。覆盖率由40%提高到45%。
困难仍在，差距为7%。
二、2023年目标和任务
生产总值增长6%左右，进口保持稳定增长。
（一）主要目标。确定目标如下：
1.产值：农业产值增长10%以上，工业产值不少于40亿元。
2.民生：新增就业不超过1500人。报销比例由55%以上提高到60%以上。
（二）主要任务。新增企业5家以上。新增学校5家以上。

附件：主要指标
	指标名称
	单位
	2022年完成
	2023年计划

	
	
	绝对值
	增长%
	绝对值
	增长%

	一、生产总值
	亿元
	120.5
	5.5
	128
	6左右

	二、外经
	

	    进口
	万美元
	8884
	-6.5
	稳定增长

	    新增就业
	人
	2760
	——
	——
	1500

	    失业率
	％
	2.3
	3
注：只是例子。
`;

/** One line of the invented dataset, e.g. `output: { year: 2022, … }`, without what all have. */
export type FigureLine = readonly [indicator: string, figure: string];

const VOCABULARY = `themes:
  economy: { zh: 经济, en: Economy }
units:
  元: { en: yuan }
  万元: { en: "10,000 yuan", base: 元, factor: 10000 }
  亿元: { en: 100 million yuan, base: 元, factor: 100000000 }
  万美元: { en: "10,000 dollars" }
  人: { en: persons }
  万人: { en: "10,000 persons", base: 人, factor: 10000 }
  个: { en: units }
  家: { en: firms, base: 个, factor: 1 }
  处: { en: places, base: 个, factor: 1 }
  天: { en: days }
  "%": { en: "%" }
  个百分点: { en: points }
phrases:
  稳定增长: steady growth
`;

const INDICATORS = [
  ["output", "level", "亿元"],
  ["imports", "level", "万美元"],
  ["projects", "count", "个"],
  ["shops", "count", "个"],
  ["jobs", "count", "人"],
  ["visitors", "level", "万人"],
  ["rate", "share", '"%"'],
  ["days", "level", "天"],
].map(
  ([id, measure, unit]) => `${id}:
  name: { zh: 名, en: Name }
  theme: economy
  measure: ${measure}
  unit: ${unit}
  decimals: 1
  direction: higher
  definition: { zh: 义。, en: Meaning., source: { zh: 源, en: Source } }
`,
);

const DOCUMENT = `east:
  region: east
  title: { zh: 计划, en: Plan }
  issuer: { zh: 县, en: County }
  past_year: 2022
  plan_year: 2023
  file: east.txt
  sha256: ${createHash("sha256").update(PLAN).digest("hex")}
`;

/**
 * Makes a dataset of the invented plan with the figures given.
 *
 * What is printed is put in afterwards: the dataset itself refuses a figure that its own words contradict, and what
 * is tried here is what the document says to it.
 */
export function datasetOf(figures: readonly FigureLine[]): Dataset {
  const indicators = [...new Set(figures.map(([indicator]) => indicator))];
  const own = indicators.flatMap((indicator) => figures.filter(([name]) => name === indicator));
  const written = own.map(([, figure]) => parse(`{ ${figure} }`) as WrittenFigure);
  const lists = indicators.map((indicator) => {
    const lines = written
      .filter((_, index) => own[index]?.[0] === indicator)
      .map(({ also, ...figure }) => ({ ...figure, printed: figure.words ?? "略" }))
      .map((figure) => `    - ${JSON.stringify(figure)}\n`);
    return `  ${indicator}:\n${lines.join("")}`;
  });
  const lines = lists.length > 0 ? `\n${lists.join("")}` : " {}\n";
  const { value, diagnostics } = readDataset(
    filesOf({
      "regions.yaml": FIXTURE["regions.yaml"] ?? "",
      "vocabulary.yaml": VOCABULARY,
      "indicators.yaml": INDICATORS.join(""),
      "documents.yaml": DOCUMENT,
      "observations/east.yaml": `region: east\ndocument: east\nfigures:${lines}`,
    }),
  );
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const order = [...value.indicatorById.keys()];
  const ranked = written
    .map((figure, index) => ({ ...figure, rank: order.indexOf(own[index]?.[0] ?? "") }))
    .sort((left, right) => left.rank - right.rank);
  return {
    ...value,
    figures: value.figures.map((figure, index) => {
      const { printed = "", also = [] } = ranked[index] ?? {};
      return { ...figure, printed, also };
    }),
  };
}

interface WrittenFigure {
  readonly printed: string;
  readonly words?: string;
  readonly also?: readonly Citation[];
}

/** Proves figures against the invented plan. */
export function prove(...figures: readonly FigureLine[]): SourceReport {
  const bytes = new TextEncoder().encode(PLAN);
  return proveSources(datasetOf(figures), [{ file: "east.txt", bytes }]);
}
