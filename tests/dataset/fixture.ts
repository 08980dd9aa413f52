import type { DatasetFiles } from "../../src/dataset/files.ts";

/** An invented dataset of two places, every kind of entry once. */
export const FIXTURE: Readonly<Record<string, string>> = {
  "regions.yaml": `east:
  name: { zh: 东县, en: East County }
  short: { zh: 东, en: East }
  code: "990101"
  city: { zh: 大市, en: Big City }
west:
  name: { zh: 西区, en: West District }
  short: { zh: 西, en: West }
  code: "990102"
  city: { zh: 大市, en: Big City }
`,
  "documents.yaml": `east-2023-plan:
  region: east
  title: { zh: 东县2023年计划, en: East County 2023 Plan }
  number: 东政发〔2023〕1号
  issuer: { zh: 东县人民政府, en: People's Government of East County }
  date: 2023-02-01
  past_year: 2022
  plan_year: 2023
  file: east.txt
  sha256: ${"a0".repeat(32)}
west-2023-plan:
  region: west
  title: { zh: 西区2023年计划, en: West District 2023 Plan }
  issuer: { zh: 西区人民政府, en: People's Government of West District }
  draft: true
  past_year: 2022
  plan_year: 2023
  file: west.txt
  sha256: ${"b1".repeat(32)}
`,
  "vocabulary.yaml": `themes:
  economy: { zh: 经济, en: Economy }
  welfare: { zh: 民生, en: Welfare }
units:
  元: { en: yuan }
  万元: { en: "10,000 yuan", base: 元, factor: 10000 }
  亿元: { en: 100 million yuan, base: 元, factor: 100000000 }
  人: { en: persons, singular: person }
  万人: { en: "10,000 persons", base: 人, factor: 10000 }
  "%": { en: "%" }
  个百分点: { en: percentage points, singular: percentage point }
scopes:
  urban: { zh: 城镇, en: urban }
bases:
  net_of_refunds: { zh: 扣除退税, en: net of refunds }
remarks:
  odd: { zh: 存疑, en: doubtful }
phrases:
  稳定增长: steady growth
`,
  "indicators.yaml": `output:
  name: { zh: 生产总值, en: Gross product }
  short: { zh: 总值, en: GP }
  theme: economy
  measure: level
  unit: 亿元
  decimals: 1
  direction: higher
  parts: [farm_output]
  definition: { zh: 总量。, en: The total., source: { zh: 标准, en: A standard } }
farm_output:
  name: { zh: 农业产值, en: Farm output }
  theme: economy
  measure: level
  unit: 亿元
  decimals: 1
  direction: higher
  definition: { zh: 农业。, en: Farms., source: { zh: 标准, en: A standard } }
new_jobs:
  name: { zh: 新增就业, en: New jobs }
  theme: welfare
  measure: count
  unit: 人
  decimals: 0
  direction: higher
  definition: { zh: 就业。, en: Jobs., source: { zh: 标准, en: A standard } }
insured:
  name: { zh: 参保率, en: Insured }
  theme: welfare
  measure: share
  unit: "%"
  decimals: 1
  direction: higher
  definition: { zh: 参保。, en: Insured., source: { zh: 标准, en: A standard } }
`,
  "observations/east.yaml": `region: east
document: east-2023-plan
figures:
  output:
    - { year: 2022, measure: level, value: 120.50, section: 一, printed: 120.50亿元, also: [{ section: 附表/生产总值, printed: 120.50 亿元 }] }
    - { year: 2022, measure: growth, value: -2.5, basis: net_of_refunds, section: 一, printed: 下降2.5% }
    - { year: 2023, measure: growth, value: 5, bound: about, status: target, section: 二, printed: 增长5%左右 }
  farm_output:
    - { year: 2022, measure: level, value: 81200, unit: 万元, section: 一（一）, printed: 81200万元 }
    - { year: 2023, measure: growth, words: 稳定增长, status: target, section: 二, printed: 稳定增长 }
  new_jobs:
    - { year: 2022, measure: count, value: 1.5, unit: 万人, bound: at_least, scope: urban, section: 一（二）一是, printed: 1.5万人以上 }
  insured:
    - { year: 2022, measure: share, value: 95, conflict: true, section: 一（二）一是, printed: 95% }
    - { year: 2022, measure: share, value: 96, conflict: true, section: 一（二）二是, printed: 96% }
    - { year: 2022, measure: change, value: 2, section: 一（二）一是, printed: 提高2个百分点 }
`,
  "observations/west.yaml": `region: west
document: west-2023-plan
figures:
  output:
    - { year: 2022, measure: level, value: 88, status: estimate, remark: odd, section: 一, printed: 预计88亿元 }
`,
  "briefings/two.yaml": `kind: comparison
title: { zh: 两地简报, en: Two places }
subject: { zh: 比较, en: Comparison }
keywords: { zh: [比较], en: [comparison] }
author: { zh: 某办, en: An office }
date: 2023-06-01
headline:
  - { indicator: output, measures: [level, growth] }
sections:
  - theme: economy
    indicators: [output, farm_output]
    charts:
      - { indicators: [output], measure: level, form: bars }
  - theme: welfare
`,
};

const encoder = new TextEncoder();

/** Turns texts by path into the files of a data folder. */
export function filesOf(texts: Readonly<Record<string, string | Uint8Array>>): DatasetFiles {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: typeof text === "string" ? encoder.encode(text) : text,
  }));
}

/** The fixture with one passage of one file replaced. */
export function planted(path: string, from: string, to: string): DatasetFiles {
  const text = FIXTURE[path] ?? "";
  if (!text.includes(from)) throw new Error(`The fixture's ${path} has no "${from}".`);
  return filesOf({ ...FIXTURE, [path]: text.replace(from, () => to) });
}

/** The place, `line:col`, at which a passage first stands in one of the files. */
export function placeOf(files: DatasetFiles, path: string, passage: string): string {
  const file = files.find((candidate) => candidate.path === path);
  const text = new TextDecoder().decode(file?.bytes);
  const before = text.slice(0, text.indexOf(passage)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}
