import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import {
  type DerivedUnit,
  type Formula,
  UNITS_BY_FORMULA,
} from "../../src/analysis/derived/formulas.ts";
import type { Derived } from "../../src/analysis/model.ts";
import { LANGUAGES, type Language, type Measure } from "../../src/dataset/model.ts";
import { sayDerived, sayDerivedAmount, WORDS_BY_FORMULA } from "../../src/view/derived.ts";
import { plainText } from "../../src/view/sentence.ts";
import { buildDataset } from "../analysis/builder.ts";
import { contextFor, withUnits } from "./context.ts";

/** Two and a half of something, worked out of two invented figures. */
function derive(formula: Formula, unit: DerivedUnit, measure: Measure = "level") {
  const figures = ["Jia", "Yi"].map((region) => ({ region, measure, value: 0.5 }));
  const dataset = withUnits(buildDataset({ regions: ["Jia", "Yi"], figures }));
  const derived: Derived = {
    formula,
    figures: dataset.figures.map(({ id }) => id),
    value: new Decimal(2.5),
    unit: unit === "own" ? "亿元" : unit,
    precision: unit === "times" ? 0.01 : 0.1,
    bound: "exact",
    hasEstimate: false,
    hasTarget: false,
    periods: ["2022"],
    basis: null,
    scope: null,
  };
  return { dataset, derived };
}

function said(language: Language, { dataset, derived }: ReturnType<typeof derive>): string {
  const context = contextFor(dataset, language);
  return plainText(sayDerived(context, derived)).replaceAll("\u00a0", " ");
}

/** What a value of each formula reads like, in each of its units. */
const READS = {
  difference: {
    zh: ["相差2.5个百分点", "相差2.5亿元"],
    en: ["a difference of 2.5 percentage points", "a difference of 250 million yuan"],
  },
  multiple: { zh: ["前者为后者的2.50倍"], en: ["the larger 2.50 times the smaller"] },
  ratio: { zh: ["2.5%", "2.50倍"], en: ["2.5%", "2.50 times"] },
  "part-of-whole": { zh: ["占2.5%"], en: ["2.5%"] },
  "target-minus-outcome": {
    zh: ["目标与实绩相差2.5个百分点"],
    en: ["2.5 percentage points between target and outcome"],
  },
  "target-to-outcome": { zh: ["目标为实绩的2.5%"], en: ["a target of 2.5% of the outcome"] },
  "outcome-minus-target": {
    zh: ["相差2.5个百分点"],
    en: ["a difference of 2.5 percentage points"],
  },
  "outcome-to-target": { zh: ["为目标的2.5%"], en: ["2.5% of the target"] },
  "implied-target-level": { zh: ["目标相当于2.5亿元"], en: ["a target of 250 million yuan"] },
} satisfies Readonly<Record<Formula, Readonly<Record<Language, readonly string[]>>>>;

const FORMULAS = Object.keys(READS) as readonly (keyof typeof READS)[];

describe("sayDerived(context, derived)", () => {
  describe.each(LANGUAGES)("in %s", (language) => {
    it.each(FORMULAS)("words a value of the formula %s in each of its units", (formula) => {
      const read = UNITS_BY_FORMULA[formula].map((unit) => said(language, derive(formula, unit)));
      expect(read).toEqual(READS[formula][language]);
    });
  });

  it("says the same of numbers of things", () => {
    expect(said("en", derive("multiple", "times", "count"))).toBe(
      "the larger 2.50 times the smaller",
    );
    expect(said("zh", derive("multiple", "times", "count"))).toBe("前者为后者的2.50倍");
  });

  it("says how far, without a sign, where the sentence says which way", () => {
    for (const formula of FORMULAS) {
      const [unit] = UNITS_BY_FORMULA[formula];
      const { dataset, derived } = derive(formula, unit);
      const below = { dataset, derived: { ...derived, value: derived.value.neg() } };
      const isUnsigned = !/[-−]/.test(said("en", below));
      expect(isUnsigned, formula).toBe(WORDS_BY_FORMULA[formula].isUnsigned);
    }
  });

  it("enters the number with its formula and its figures", () => {
    const { dataset, derived } = derive("multiple", "times");
    const context = contextFor(dataset, "zh");
    sayDerived(context, derived);
    expect(context.ledger.facts).toMatchObject([
      { text: "2.50", value: 2.5, unit: "times", formula: "multiple", figures: derived.figures },
    ]);
  });
});

describe("sayDerivedAmount(context, derived)", () => {
  it("says only how much, one point as a point", () => {
    const { dataset, derived } = derive("difference", "points");
    const amount = (value: number) =>
      plainText(
        sayDerivedAmount(contextFor(dataset, "en"), {
          ...derived,
          value: new Decimal(value),
          figures: [],
          precision: 1,
        }),
      );
    expect(amount(2)).toBe("2\u00a0percentage points");
    expect(amount(1)).toBe("1\u00a0percentage point");
  });

  describe("of what is about so much", () => {
    const read = (
      language: Language,
      formula: Formula,
      unit: DerivedUnit,
      more: Partial<Derived>,
    ) => {
      const { dataset, derived } = derive(formula, unit);
      return said(language, { dataset, derived: { ...derived, ...more } });
    };
    const rough = { value: new Decimal(9.28), precision: 1 };

    it("says so of a quotient with fewer digits than others, and no digit that its inputs do not bear", () => {
      expect(read("zh", "multiple", "times", rough)).toBe("前者约为后者的9倍");
      expect(read("en", "multiple", "times", rough)).toBe("the larger about 9 times the smaller");
      expect(read("zh", "part-of-whole", "percent", rough)).toBe("约占9%");
      const tens = { value: new Decimal(47), precision: 10 };
      expect(read("zh", "ratio", "percent", tens)).toBe("约50%");
      expect(
        read("zh", "multiple", "times", { value: new Decimal("2.875"), precision: 0.001 }),
      ).toBe("前者为后者的2.88倍");
    });

    it("says so of a difference of an estimate or of about, and of one that a coarse figure rounds", () => {
      const points = (more: Partial<Derived>) => read("zh", "difference", "points", more);
      expect(points({ hasEstimate: true })).toBe("相差约2.5个百分点");
      expect(points({ bound: "about" })).toBe("相差约2.5个百分点");
      expect(points({ precision: 1 })).toBe("相差约3个百分点");
      expect(points({ precision: 1, value: new Decimal(3) })).toBe("相差3个百分点");
      expect(read("en", "difference", "points", { hasEstimate: true })).toBe(
        "a difference of about 2.5 percentage points",
      );
    });

    it("keeps an open bound, and says of an estimate behind it that it is one", () => {
      const open = { bound: "at_least", hasEstimate: true } as const;
      expect(read("zh", "difference", "points", open)).toBe("相差预计2.5个百分点以上");
      expect(read("zh", "difference", "points", { ...open, hasEstimate: false })).toBe(
        "相差2.5个百分点以上",
      );
    });

    it("writes an amount in the power of ten that its digits bear", () => {
      const amount = { value: new Decimal(27400), precision: 1000, unit: "个" };
      expect(read("zh", "difference", "own", amount)).toBe("相差约2.7万个");
    });
  });
});
