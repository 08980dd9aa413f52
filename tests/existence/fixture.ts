import type { DatasetFiles } from "../../src/dataset/files.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { FIXTURE, filesOf } from "../dataset/fixture.ts";

/** Place → its years with a figure. The old county became the new district in June 2019. */
const YEARS = {
  old: [2017, 2018],
  fresh: [2019, 2020],
  east: [2017, 2018, 2019, 2020],
  west: [2017, 2018, 2019, 2020],
} as const;

const NAMES = {
  old: ["旧县", "Old County", "旧县", "Old"],
  fresh: ["新区", "New District", "新区", "New"],
  east: ["东县", "East County", "东县", "East"],
  west: ["西县", "West County", "西县", "West"],
} as const;

/** What is said of a place beside its names. */
export const EXISTENCE: Readonly<Record<string, string>> = {
  old: "since: 1990\n  until: 2019-06\n  succeeded_by: [fresh]",
  fresh: "since: 2019-06-20",
};

type Id = keyof typeof YEARS;
const IDS = Object.keys(YEARS) as Id[];

const briefing = (more: string) => `kind: comparison
title: { zh: 简报, en: Briefing }
subject: { zh: 比较, en: Comparison }
keywords: { zh: [比较], en: [comparison] }
author: { zh: 某办, en: An office }
date: 2021-06-01
headline:
  - { indicator: output, measures: [growth] }
${more}`;

/** The briefings of the invented dataset, by what is asked of them. */
export const BRIEFINGS: Readonly<Record<string, string>> = {
  all: briefing(""),
  named: briefing("regions: [old, fresh, east, west]\n"),
  profile: briefing("focus: old\n").replace("comparison", "profile"),
};

/** The files of an invented dataset in which a county was abolished and a district founded. */
export function existenceFiles(
  existence: Readonly<Record<string, string>> = EXISTENCE,
  more: Readonly<Record<string, string>> = {},
): DatasetFiles {
  const regions = IDS.map((id, index) => {
    const [zh, en, shortZh, shortEn] = NAMES[id];
    const own = existence[id] === undefined ? "" : `  ${existence[id]}\n`;
    return `${id}:
  name: { zh: ${zh}, en: ${en} }
  short: { zh: ${shortZh}, en: ${shortEn} }
  code: "99010${index + 1}"
${own}`;
  });
  const documents = IDS.map(
    (id) => `${id}-yearbook:
  region: ${id}
  title: { zh: 统计年鉴, en: Yearbook of ${id} }
  issuer: { zh: 统计局, en: Bureau }
  kind: yearbook
  covers: 2016/2020
  published: 2021-01
`,
  );
  const observations = IDS.map((id, place) => {
    const figures = YEARS[id].map((year) => {
      const value = `${year - 2015 + place}.5`;
      return `    - { year: ${year}, measure: growth, value: ${value}, section: 一, printed: 增长${value}% }\n`;
    });
    const text = `region: ${id}\ndocument: ${id}-yearbook\nfigures:\n  output:\n${figures.join("")}`;
    return [`observations/${id}.yaml`, text] as const;
  });
  const briefings = Object.entries(BRIEFINGS).map(
    ([id, text]) => [`briefings/${id}.yaml`, text] as const,
  );
  return filesOf({
    "regions.yaml": regions.join(""),
    "documents.yaml": documents.join(""),
    "vocabulary.yaml": FIXTURE["vocabulary.yaml"] ?? "",
    "indicators.yaml": FIXTURE["indicators.yaml"] ?? "",
    ...Object.fromEntries([...observations, ...briefings]),
    ...more,
  });
}

/** Reads it; it must be sound. */
export function readExistence(files: DatasetFiles = existenceFiles()): Dataset {
  const { value, diagnostics } = readDataset(files);
  if (!value) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  return value;
}
