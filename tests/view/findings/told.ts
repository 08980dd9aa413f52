import { findFindings } from "../../../src/analysis/findings/find.ts";
import type { Finding, FindingKind } from "../../../src/analysis/findings/model.ts";
import type { Timing } from "../../../src/analysis/timing.ts";
import type {
  Dataset,
  Figure,
  Language,
  Measure,
  RatioSpec,
  Term,
  Unit,
} from "../../../src/dataset/model.ts";
import type { Context } from "../../../src/view/context.ts";
import { sayFinding, wordFinding } from "../../../src/view/findings/word.ts";
import { plainText } from "../../../src/view/sentence.ts";
import {
  buildDataset,
  type DatasetSpec,
  type FigureSpec,
  indicatorNamed,
} from "../../analysis/builder.ts";
import { contextFor } from "../context.ts";

/** Invented places with names of their own in each language. */
export const REGIONS = [
  ["jia", "甲县", "Jia"],
  ["yi", "乙县", "Yi"],
  ["bing", "丙县", "Bing"],
  ["ding", "丁县", "Ding"],
  ["wu", "戊县", "Wu"],
  ["ji", "己县", "Ji"],
].map(([id = "", zh = "", en = ""]) => {
  return { id, name: { zh, en }, short: { zh, en }, city: { zh: "大市", en: "Big City" } };
});

const COUNT = { measure: "count", decimals: 0 } as const;

/** Indicators as statistics have them: amounts, numbers of things, rates, and one of which less is better. */
export const INDICATORS = [
  indicatorNamed("product", ["地区生产总值", "GRP"]),
  indicatorNamed("trade", ["进出口总额", "Imports and exports"]),
  indicatorNamed("capital", ["实际使用外资", "Foreign capital used"], {
    unit: "万美元",
    decimals: 0,
  }),
  indicatorNamed("jobs", ["城镇新增就业", "New urban jobs"], { ...COUNT, unit: "人" }),
  indicatorNamed("projects", ["新签约项目", "New projects signed"], { ...COUNT, unit: "个" }),
  indicatorNamed("days", ["空气质量优良天数", "Days of good air"], { ...COUNT, unit: "天" }),
  indicatorNamed("cover", ["森林覆盖率", "Forest cover"], { measure: "share", unit: "%" }),
  indicatorNamed("unemployment", ["城镇登记失业率", "Urban unemployment rate"], {
    measure: "share",
    unit: "%",
    direction: "lower",
  }),
  indicatorNamed("energy", ["单位产值能耗", "Energy use per unit of output"], {
    direction: "lower",
  }),
];

const UNITS = [
  ["%", "%", "%"],
  ["亿元", "100 million yuan", "100 million yuan"],
  ["万美元", "10,000 US dollars", "10,000 US dollars"],
  ["人", "persons", "person"],
  ["个", "projects", "project"],
  ["天", "days", "day"],
  ["个百分点", "percentage points", "percentage point"],
].map(([id = "", en = "", singular = ""]): Unit => {
  return { id, name: { zh: id, en }, singular, base: id, factor: "1" };
});

const term = (id: string, zh: string, en: string): Term => ({ id, name: { zh, en } });
export const NET = "net";
export const CITY = "city";
const BASES = [term(NET, "扣除退税", "net of refunds"), term("old", "旧口径", "old basis")];
const SCOPES = [term(CITY, "全市", "whole city"), term("urban", "城区", "urban area")];
const REMARKS = [
  term("odd", "增速与两年总量不符", "the rate does not follow from the two amounts"),
];

/** A value, more of a figure, or nothing published. */
export type Given = number | null | Partial<Figure>;

/** One figure a place in their order. */
export function row(
  id: string,
  measure: Measure,
  values: readonly Given[],
  more: Partial<FigureSpec> = {},
): readonly FigureSpec[] {
  return values.flatMap((given, index): FigureSpec[] => {
    if (given === null) return [];
    const own = typeof given === "number" ? { value: given } : given;
    return [{ region: REGIONS[index]?.id ?? "", indicator: id, measure, ...more, ...own }];
  });
}

export const TARGET = { status: "target" } as const;
export const ESTIMATE = { status: "estimate" } as const;

export interface Told {
  readonly figures: readonly FigureSpec[];
  /** How many places are asked. Default: as many as have figures. */
  readonly count?: number;
  readonly more?: Partial<DatasetSpec>;
  readonly ratios?: readonly RatioSpec[];
  readonly context?: Partial<Context>;
  readonly timing?: Timing;
  /** Which finding of the kind, where there are several. Default: the first. */
  readonly isMeant?: (finding: Finding) => boolean;
}

/** A dataset of the invented places that has words for all that these tests give. */
export function datasetOf({ figures, count, more, ratios = [] }: Told): Dataset {
  const used = REGIONS.findLastIndex(({ id }) => figures.some(({ region }) => region === id)) + 1;
  const dataset = buildDataset({
    regions: REGIONS.slice(0, count ?? used),
    indicators: INDICATORS,
    figures,
    ...more,
  });
  return {
    ...dataset,
    unitById: byId(UNITS),
    basisById: byId(BASES),
    scopeById: byId(SCOPES),
    remarkById: byId(REMARKS),
    phraseByWords: new Map([["稳定增长", { zh: "稳定增长", en: "steady growth" }]]),
    ratioById: byId(ratios),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** What is found of a kind. */
export function findingOf(kind: FindingKind, dataset: Dataset, told: Told): Finding {
  const { timing, isMeant = () => true } = told;
  const regions = [...dataset.regionById.keys()];
  const ratios = [...dataset.ratioById.values()];
  const found = findFindings(dataset, { regions, ratios, ...(timing ? { timing } : {}) });
  const finding = found.find((one) => one.kind === kind && isMeant(one));
  if (!finding) throw new Error(`Nothing of the kind ${kind} is found`);
  return finding;
}

const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** Lead, sentence and aside of a finding after its heading. */
export function led(language: Language, kind: FindingKind, told: Told): string {
  const dataset = datasetOf(told);
  const context = contextFor(dataset, language, told.context);
  const { lead, sentence, aside } = wordFinding(context, findingOf(kind, dataset, told));
  return plain([lead, plainText(sentence), plainText(aside)].filter(Boolean).join(" | "));
}

/** The finding in a paragraph, where no lead has named its indicator. */
export function alone(language: Language, kind: FindingKind, told: Told): string {
  const dataset = datasetOf(told);
  const context = contextFor(dataset, language, told.context);
  return plain(plainText(sayFinding(context, findingOf(kind, dataset, told))));
}

/** All that a page may say of a finding, by language and by place. */
export function everyForm(kind: FindingKind, told: Told) {
  return {
    zh: [led("zh", kind, told), alone("zh", kind, told)],
    en: [led("en", kind, told), alone("en", kind, told)],
  };
}
