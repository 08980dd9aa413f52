/** An invented province with figures of its own, two cities, each with a district of the same name, and groups. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/package.ts";

interface Place {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly short: readonly [zh: string, en: string];
  readonly level: string;
  readonly within?: string;
  /** 亿元, %, % planned, 亿元, %, persons. */
  readonly figures: readonly [number, number, number, number, number, number];
}

const PLACES: readonly Place[] = [
  place(
    "shili",
    "示例省",
    "Shili Province",
    ["示例省", "Shili"],
    "province",
    "",
    [9443, 4.6, 5, 657.94, 7.7, 142591],
  ),
  place(
    "jia",
    "甲市",
    "Jia City",
    ["甲市", "Jia City"],
    "city",
    "shili",
    [1978.1, 5.9, 5.4, 153.75, 5, 11397],
  ),
  place(
    "yi",
    "乙市",
    "Yi City",
    ["乙市", "Yi City"],
    "city",
    "shili",
    [1058.5, 3.5, 3.9, 88.2, 3.6, 18038],
  ),
  place(
    "jia_shizhong",
    "市中区",
    "Shizhong District",
    ["市中", "Shizhong"],
    "district",
    "jia",
    [305.8, 7.7, 7.7, 10.99, 3.5, 4226],
  ),
  place(
    "dong",
    "东山区",
    "Dongshan District",
    ["东山", "Dongshan"],
    "district",
    "jia",
    [263.2, 3.7, 4.1, 12.36, 4.2, 5264],
  ),
  place(
    "xi",
    "西河县",
    "Xihe County",
    ["西河", "Xihe"],
    "county",
    "jia",
    [307, 3.9, 4.3, 13.76, 2.7, 4848],
  ),
  place(
    "yi_shizhong",
    "市中区",
    "Shizhong District",
    ["市中", "Shizhong"],
    "district",
    "yi",
    [317.1, 5.8, 5.8, 23.61, 5, 3256],
  ),
  place(
    "nan",
    "南湖县",
    "Nanhu County",
    ["南湖", "Nanhu"],
    "county",
    "yi",
    [472.4, 6.2, 5.9, 14.97, 3.3, 5119],
  ),
  place(
    "bei",
    "北原县",
    "Beiyuan County",
    ["北原", "Beiyuan"],
    "county",
    "yi",
    [131.1, 3.4, 3.4, 27.5, 7.1, 3151],
  ),
];

function place(
  id: string,
  zh: string,
  en: string,
  short: Place["short"],
  level: string,
  within: string,
  figures: Place["figures"],
): Place {
  return { id, zh, en, short, level, ...(within ? { within } : {}), figures };
}

const GROUPS = `centres:
  name: { zh: 各市中心城区, en: Central districts }
  reason: { zh: 均为市政府驻地, en: the seats of the city governments }
  places: [jia_shizhong, yi_shizhong]
middle:
  name: { zh: 中等规模, en: Of middle size }
  reason: { zh: 2023年地区生产总值200亿元至400亿元, en: gross regional product of 20 to 40 billion yuan in 2023 }
  rule: { level: [county, district], range: { indicator: gross_regional_product, period: 2023, from: 200, to: 400 } }
`;

const region = ({ id, zh, en, short, level, within }: Place, index: number) => `${id}:
  name: { zh: ${zh}, en: ${en} }
  short: { zh: ${short[0]}, en: ${short[1]} }
  code: "99${String(index + 1).padStart(4, "0")}"
  level: ${level}
${within ? `  within: ${within}\n` : ""}`;

const document = ({ id, zh, en }: Place) => `${id}-2024-plan:
  region: ${id}
  title: { zh: ${zh}2024年国民经济和社会发展计划, en: ${en} 2024 Plan for National Economic and Social Development }
  issuer: { zh: ${zh}人民政府, en: People's Government of ${en} }
  date: 2024-02-20
  past_year: 2023
  plan_year: 2024
`;

function observations({ id, figures }: Place): string {
  const [level, growth, planned, revenue, revenueGrowth, jobs] = figures;
  return `region: ${id}
document: ${id}-2024-plan
figures:
  gross_regional_product:
    - { year: 2023, measure: level, value: ${level}, section: 一, printed: 完成${level}亿元 }
    - { year: 2023, measure: growth, value: ${growth}, section: 一, printed: 同比增长${growth}% }
    - { year: 2024, measure: growth, value: ${planned}, bound: about, status: target, section: 二, printed: 增长${planned}%左右 }
  general_public_budget_revenue:
    - { year: 2023, measure: level, value: ${revenue}, section: 一, printed: 完成${revenue}亿元 }
    - { year: 2023, measure: growth, value: ${revenueGrowth}, section: 一, printed: 同比增长${revenueGrowth}% }
  new_urban_jobs:
    - { year: 2023, measure: count, value: ${jobs}, section: 一, printed: 新增城镇就业${jobs}人 }
    - { year: 2024, measure: count, value: ${jobs - 100}, bound: at_least, status: target, section: 二, printed: 新增城镇就业${jobs - 100}人以上 }
`;
}

const briefing = (kind: string, places: string) => `kind: ${kind}
title: { zh: 各地主要指标对比, en: Headline indicators compared }
subject: { zh: 对比, en: comparison }
keywords: { zh: [对比], en: [comparison] }
author: { zh: 示例单位, en: Example office }
date: 2024-03-01
${places}
headline:
  - { indicator: gross_regional_product, measures: [level, growth] }
  - { indicator: general_public_budget_revenue, measures: [level, growth] }
  - { indicator: new_urban_jobs, measures: [count] }
sections:
  - theme: economy
    charts:
      - { indicators: [gross_regional_product], measure: level, form: bars }
      - { indicators: [gross_regional_product], measure: growth, form: bars }
      - { indicators: [gross_regional_product], measure: growth, form: dumbbell }
  - theme: budget
    charts:
      - { indicators: [gross_regional_product, general_public_budget_revenue], measure: growth, form: dots }
`;

/** Briefing → its kind and its places. */
export const BRIEFINGS = {
  all: ["comparison", ""],
  city: ["comparison", "within: jia"],
  one: ["one-page", "within: jia"],
  profile: ["profile", "focus: jia_shizhong"],
  pair: ["pair", "group: centres"],
  cities: ["targets", "regions: [shili, jia, yi]"],
  middle: ["comparison", "group: middle"],
  book: ["data-book", ""],
} as const satisfies Readonly<Record<string, readonly [kind: string, places: string]>>;
export type BriefingId = keyof typeof BRIEFINGS;

/** A city with so many counties; or two, between which they take turns. */
export async function cityFiles(count: number, cities = ["jia"]): Promise<DatasetFiles> {
  const counties = Array.from({ length: count }, (_, index): Place => {
    const number = String(index + 1).padStart(3, "0");
    const short = [`第${number}`, `No. ${number}`] as const;
    const [tenths, jobs] = [(index * 7) % 60, 2000 + index];
    const figures = [
      200 + index,
      3 + tenths / 10,
      3 + tenths / 10,
      20 + index / 10,
      4,
      jobs,
    ] as const;
    const [zh, en] = [`${short[0]}县`, `${short[1]} County`];
    return {
      id: `c${number}`,
      zh,
      en,
      short,
      level: "county",
      within: cities[index % cities.length] ?? "",
      figures,
    };
  });
  return filesOf(
    [
      ...PLACES.filter(({ id }) => cities.includes(id)).map(({ within: _, ...jia }) => jia),
      ...counties,
    ],
    "",
    {
      all: ["comparison", ""],
      profile: ["profile", "focus: c003"],
    },
  );
}

/** Every file of the data folder. */
export async function provinceFiles(): Promise<DatasetFiles> {
  return filesOf(PLACES, GROUPS, BRIEFINGS);
}

async function filesOf(
  places: readonly Place[],
  groups: string,
  briefings: Readonly<Record<string, readonly [kind: string, places: string]>>,
): Promise<DatasetFiles> {
  const starter = join(packageHome(), "templates/starter");
  const lists = ["vocabulary.yaml", "indicators.yaml"].map(async (path) => ({
    path,
    bytes: new Uint8Array(await readFile(join(starter, path))),
  }));
  const own = Object.entries({
    "regions.yaml": places.map(region).join(""),
    "documents.yaml": places.map(document).join(""),
    ...(groups ? { "groups.yaml": groups } : {}),
    ...Object.fromEntries(places.map((one) => [`observations/${one.id}.yaml`, observations(one)])),
    ...Object.fromEntries(
      Object.entries(briefings).map(([id, [kind, places]]) => [
        `briefings/${id}.yaml`,
        briefing(kind, places),
      ]),
    ),
  }).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return [...(await Promise.all(lists)), ...own];
}

/** The dataset, which has no fault. */
export async function readProvince(files = provinceFiles()): Promise<Dataset> {
  const { value, diagnostics } = readDataset(await files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}
