import { describe, expect, it } from "vitest";
import { findFindings } from "../../../src/analysis/findings/find.ts";
import { FINDING_KINDS, type FindingKind } from "../../../src/analysis/findings/model.ts";
import { LANGUAGES, type Language } from "../../../src/dataset/model.ts";
import { sayFinding, wordFinding } from "../../../src/view/findings/word.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildDataset, type DatasetSpec, PRODUCT } from "../../analysis/builder.ts";
import { asJson, expectGolden } from "../../golden.ts";
import { contextFor, withUnits } from "../context.ts";
import { datasetOf, findingOf } from "./samples.ts";

describe("every kind of finding", () => {
  it.each(LANGUAGES)("is worded in %s as recorded, after its lead and alone", (language) => {
    const worded = FINDING_KINDS.map((kind) => {
      const dataset = datasetOf(kind);
      const finding = findingOf(kind, dataset);
      const { lead, sentence, aside } = wordFinding(contextFor(dataset, language), finding);
      const alone = sayFinding(contextFor(dataset, language), finding);
      const [led, after, whole] = [sentence, aside, alone].map(plainText);
      return [kind, { lead, led, after, alone: whole }] as const;
    });
    for (const [, { lead, led, alone }] of worded) {
      expect(lead).not.toBe("");
      expect(led).toMatch(/[.。]$/);
      expect(alone).toMatch(/20\d\d.*[.。]$/);
    }
    expectGolden(`findings/words.${language}.json`, asJson(Object.fromEntries(worded)));
  });
});

/** In a paragraph, what is found first of a kind among figures of one place. */
function told(language: Language, kind: FindingKind, spec: Omit<DatasetSpec, "regions">): string {
  const dataset = withUnits(buildDataset({ regions: ["Jia"], ...spec }));
  const finding = findFindings(dataset, { regions: ["Jia"] }).find((one) => one.kind === kind);
  if (!finding) throw new Error(`Nothing of the kind ${kind} is found`);
  return plainText(sayFinding(contextFor(dataset, language), finding));
}

describe("a derived value within a finding", () => {
  it("is a part of its whole", () => {
    const amount = (indicator: string, value: number) => ({ region: "Jia", indicator, value });
    const parts = ["primary", "secondary"];
    const spec = {
      indicators: [{ id: PRODUCT, parts }, ...parts.map((id) => ({ id }))],
      figures: [amount(PRODUCT, 100), amount("primary", 12), amount("secondary", 60)],
    };
    expect(told("zh", "structure", spec)).toBe(
      "Jiaproduct中，primary约占12%（12亿元）、secondary约占60%（60亿元）（2022年）。",
    );
    expect(told("en", "structure", spec).replaceAll("\u00a0", " ")).toBe(
      "Of product in Jia, about 12% is primary (1.2 billion yuan) and about 60% is secondary (6.0 billion yuan) (2022).",
    );
  });

  it("is what an outcome is of its target", () => {
    const one = { region: "Jia", year: 2022 };
    const spec = {
      pastYears: { Jia: [2021, 2022] },
      figures: [
        { ...one, value: 200, status: "target" as const, document: "Jia-2022-plan" },
        { ...one, value: 150, document: "Jia-2023-plan" },
      ],
    };
    expect(told("zh", "met", spec)).toContain("（目标200亿元，实绩150亿元，约为目标的75%）");
    expect(told("en", "met", spec)).toContain(", about 75% of the target)");
  });
});

describe("a growth target beside another of the same plan", () => {
  it("is not called a bound where the other one is it", () => {
    const targets = [
      { indicator: PRODUCT, value: 8 },
      { indicator: "sales", value: 7, bound: "at_least" as const },
    ].flatMap((one) => [
      { region: "Jia", measure: "growth" as const, status: "target" as const, ...one },
      {
        region: "Yi",
        measure: "growth" as const,
        status: "target" as const,
        ...one,
        bound: "exact" as const,
      },
    ]);
    const indicators = [
      { id: PRODUCT, growthPrices: "constant" as const },
      { id: "sales", growthPrices: "current" as const },
    ];
    const regions = ["Jia", "Yi"];
    const contrasts = [{ id: "one", indicator: PRODUCT, against: "sales" }];
    const dataset = withUnits(buildDataset({ regions, indicators, figures: targets }));
    const found = findFindings(dataset, { regions, contrasts });
    const finding = found.find(({ kind }) => kind === "contrast");
    if (!finding) throw new Error("Nothing is found of two targets");
    const leads = LANGUAGES.map(
      (language) => wordFinding(contextFor(dataset, language, { focus: ["Jia"] }), finding).lead,
    );
    expect(leads).toEqual([
      "Product增长目标（不变价）与sales增长目标（现价）：Jia有一方为下限或上限",
      "Of the growth targets for product (real) and sales (nominal) one is a bound in Jia",
    ]);
  });
});
