import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { compare } from "../../src/analysis/compare.ts";
import { findFindings } from "../../src/analysis/findings/find.ts";
import type { FindingKind } from "../../src/analysis/findings/model.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/package.ts";
import type { Context } from "../../src/view/context.ts";
import { sayFinding, wordFinding } from "../../src/view/findings/word.ts";
import { openLedger } from "../../src/view/ledger.ts";
import { readLocale } from "../../src/view/locale.ts";
import { notesOf } from "../../src/view/notes.ts";
import { plainText } from "../../src/view/sentence.ts";
import { sayTermNote } from "../../src/view/terms.ts";

const home = packageHome();
let dataset: Dataset;

beforeAll(async () => {
  const { value } = readDataset(await readDataFolder(join(home, "data")));
  if (!value) throw new Error("The dataset has faults; `briefings check` tells them.");
  dataset = value;
});

function contextIn(language: Language): Context {
  const text = readFileSync(join(home, `templates/locales/${language}.yaml`), "utf8");
  return {
    dataset,
    language,
    locale: readLocale(text, language),
    ledger: openLedger(),
    shown: new Set(),
    focus: [],
    linksToSources: false,
    marksAnchor: null,
    documents: [],
  };
}

interface Asked {
  readonly kind: FindingKind;
  readonly indicator: string;
  readonly measure: string;
  readonly target?: boolean;
}

/** Lead, sentence and aside of one finding on the five published plans. */
function wordOne(language: Language, { kind, indicator, measure, target = false }: Asked): string {
  const regions = [...dataset.regionById.keys()];
  const ratios = [...dataset.ratioById.values()];
  const finding = findFindings(dataset, { regions, indicators: [indicator], ratios }).find(
    (one) => one.kind === kind && one.measure === measure && one.target === target,
  );
  if (!finding) throw new Error(`No finding ${kind} on ${indicator}`);
  const { lead, sentence, aside } = wordFinding(contextIn(language), finding);
  return [lead, plainText(sentence), plainText(aside)].filter(Boolean).join(" | ");
}

describe("wordFinding(context, finding)", () => {
  it("says of what is only planned that it is a target", () => {
    const asked = {
      kind: "order",
      indicator: "general_public_budget_revenue",
      measure: "growth",
      target: true,
    } as const;
    expect(wordOne("zh", asked)).toMatch(/^一般公共预算收入增速目标平阴最高 \| 2023年/);
    expect(wordOne("en", asked)).toMatch(/^Targeted growth in budget revenue: highest in Pingyin/);
  });

  it("names a change as a change, not as the number of days", () => {
    const asked = { kind: "order", indicator: "good_air_days", measure: "change" } as const;
    expect(wordOne("zh", asked)).toMatch(/^空气优良天数增减博山最高/);
    expect(wordOne("en", asked)).toMatch(/^Change in days of good air: highest in Boshan/);
  });

  it("tells no gap to an end of two values that are about the same", () => {
    const asked = {
      kind: "order",
      indicator: "gross_regional_product",
      measure: "growth",
    } as const;
    expect(wordOne("zh", asked)).toContain("最低的是博山（预计2.5%）、平阴（2.7%），大体相当。");
    expect(wordOne("en", asked)).toContain("(about the same) to 5.5% in Zhangdian.");
  });

  it("leaves an estimate its mark where an actual figure equals it", () => {
    const asked = { kind: "spread", indicator: "disposable_income", measure: "growth" } as const;
    expect(wordOne("zh", asked)).toContain("张店（6.3%）、博山（预计6.3%）");
  });

  it("gives each place its years, and every figure its scope", () => {
    const asked = { kind: "ambition", indicator: "old_communities", measure: "count" } as const;
    const worded = wordOne("zh", { ...asked, target: true });
    expect(worded).toContain("峄城2021—2022年，博山2022—2023年");
    expect(worded).toContain("范围：博山为以片区计");
  });

  it("says of a doubtful figure that it was planned", () => {
    const asked = {
      kind: "contradiction",
      indicator: "key_projects",
      measure: "growth",
      target: true,
    } as const;
    expect(wordOne("zh", asked)).toContain("计划增长47.2%");
    expect(wordOne("en", asked)).toContain("planned, growth of 47.2%");
  });

  it("writes no more digits of a multiple than its inputs bear", () => {
    const asked = { kind: "scale", indicator: "new_urban_jobs", measure: "count" } as const;
    expect(wordOne("zh", asked)).toContain("前者为后者的9.3倍");
    expect(wordOne("en", asked)).toContain("9.3 times as many".replace(" ", "\u00a0"));
  });

  it("says of one point that it is a point", () => {
    const asked = {
      kind: "order",
      indicator: "gross_regional_product",
      measure: "growth",
      target: true,
    } as const;
    expect(wordOne("en", asked)).toMatch(/about 1\spercentage point\./);
  });
});

describe("sayFinding(context, finding)", () => {
  it("names the year within a paragraph too", () => {
    const regions = [...dataset.regionById.keys()];
    const ratios = [...dataset.ratioById.values()];
    const found = findFindings(dataset, { regions, ratios });
    const told = found.map((finding) => plainText(sayFinding(contextIn("zh"), finding)));
    expect(told.filter((sentence) => !/20\d\d年/.test(sentence))).toEqual([]);
  });

  it("never writes what a statistician does not say", () => {
    const regions = [...dataset.regionById.keys()];
    for (const finding of findFindings(dataset, { regions })) {
      const sentence = plainText(sayFinding(contextIn("zh"), finding));
      expect(sentence).not.toMatch(/增长[−-]|负增长|约.*左右|领先|落后|垫底|优秀|因为|由于|得益/);
    }
  });
});

describe("notesOf(comparison, outcome)", () => {
  it("names the basis of an outcome whose target states none", () => {
    const indicator = "general_public_budget_revenue";
    const regions = [...dataset.regionById.keys()];
    const target = compare(dataset, { indicator, measure: "growth", target: true, regions });
    const notes = notesOf(target, compareBeside(dataset, target, regions));
    const worded = notes.map((note) => plainText(sayTermNote(contextIn("zh"), note)));
    expect(worded).toEqual(["上年口径：张店、博山为扣除留抵退税因素，其余未注明。"]);
    expect(notesOf(target, null)).toEqual([]);
  });
});

describe("a target that is only a bound", () => {
  it("is called a lower bound, not both", () => {
    const asked = { kind: "ambition", measure: "growth", target: true } as const;
    const revenue = { ...asked, indicator: "general_public_budget_revenue" };
    expect(wordOne("zh", revenue)).toContain("只设下限");
    expect(wordOne("en", revenue)).toContain("given only as a lower bound in Gaoqing");
  });

  it("leaves out no place without saying why", () => {
    const asked = { kind: "ambition", measure: "growth", target: true } as const;
    const revenue = { ...asked, indicator: "general_public_budget_revenue" };
    expect(wordOne("zh", revenue)).toContain("张店、博山上年与目标口径或范围不一，不作比较");
  });
});

describe("a finding in a paragraph", () => {
  it("has its years before its last stop", () => {
    const [finding] = findFindings(dataset, {
      regions: [...dataset.regionById.keys()],
      indicators: ["fixed_asset_investment"],
      ratios: [...dataset.ratioById.values()],
    }).filter(({ kind }) => kind === "structure");
    if (!finding) throw new Error("There is no ratio");
    expect(plainText(sayFinding(contextIn("zh"), finding))).toMatch(/不作排序（2022年）。$/);
    expect(plainText(sayFinding(contextIn("en"), finding))).toMatch(
      /^The ratio of fixed-asset investment .* ranked by it \(2022\)\.$/,
    );
  });
});

describe("a figure that some places do not publish", () => {
  it("has the years of those that do under their names", () => {
    const asked = { kind: "gap", measure: "growth" } as const;
    const text = wordOne("zh", { ...asked, indicator: "fixed_asset_investment" });
    expect(text).toContain("（平阴、张店、博山2022年）");
    const trade = wordOne("zh", { ...asked, indicator: "imports_and_exports" });
    expect(trade).toContain("峄城只公布总量，为33.9亿元");
  });
});
