import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import { findFindings } from "../../../src/analysis/findings/find.ts";
import { FINDING_KINDS, type Finding } from "../../../src/analysis/findings/model.ts";
import type { Comparison, RatioSpec } from "../../../src/analysis/model.ts";
import type { Figure, Language } from "../../../src/dataset/model.ts";
import { titleOf } from "../../../src/view/chart/title.ts";
import type { Context } from "../../../src/view/context.ts";
import { sayFinding, wordFinding } from "../../../src/view/findings/word.ts";
import type { Fact, Sentence } from "../../../src/view/model.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { type Generated, generated } from "../../analysis/generator.ts";
import { contextFor, withUnits } from "../context.ts";
import { datasetOf, findingOf } from "./samples.ts";

const RUNS = { numRuns: 30 };
const LANGUAGES_OF_TEST: readonly Language[] = ["zh", "en"];
const RATIOS: readonly RatioSpec[] = [
  {
    id: "r",
    name: { zh: "占比", en: "Share" },
    numerator: "part",
    denominator: "whole",
    unit: "percent",
  },
];

/** Words that claim something of one place among others, or a fall. */
const CLAIMS = {
  zh: /最[高低大小多少]|(高|低|大|多)于[^上目]|仅|升.*降|下降|大体相当/,
  en: /largest|most|highest|larger|higher|above all|below all|\bonly\b|\bfell\b|\bfall\b|about the same/,
};
const PERIODS = { zh: /20\d\d年|上年/, en: /20\d\d|past year/ };
/** How many places it is said of, in words or figures; of two or one they are named. */
const SETS = {
  zh: /[一两三四五六七八九十\d]+地/,
  en: /[Oo]f (three|four|five|six|seven|eight|nine|ten|\d+) (comparable|places)|the \w+ comparable places/,
};
const ESTIMATES = { zh: /预计/, en: /estimate/ };
const BOUNDS = { zh: /概数/, en: /bounds/ };

/** Checks something of every finding in every generated dataset, in both languages. */
function checkAll(check: (finding: Finding, context: Context) => void): void {
  fc.assert(
    fc.property(generated, ({ dataset: plain, regions }) => {
      const dataset = withUnits(plain);
      const found = findFindings(dataset, { regions, headline: ["whole"], ratios: RATIOS });
      for (const finding of found) {
        for (const language of LANGUAGES_OF_TEST) check(finding, contextFor(dataset, language));
      }
    }),
    RUNS,
  );
}

describe("the lead of a finding, whatever is published", () => {
  it("claims nothing without its period, the places it is true of, and their marks", () => {
    checkAll((finding, context) => {
      const { language } = context;
      const { lead } = wordFinding(context, finding);
      if (!CLAIMS[language].test(lead) || finding.kind === "ambition") return;
      expect(lead).toMatch(PERIODS[language]);
      if (finding.marks.estimates.length > 0) expect(lead).toMatch(ESTIMATES[language]);
      if (!("field" in finding.params)) return;
      if (finding.params.field.figures.length > 2) expect(lead).toMatch(SETS[language]);
      if (finding.marks.bounds.length > 0) expect(lead).toMatch(BOUNDS[language]);
    });
  });

  it.each(LANGUAGES_OF_TEST)("is known for a claim in %s", (language) => {
    const claiming = FINDING_KINDS.filter((kind) => {
      const dataset = datasetOf(kind);
      const { lead } = wordFinding(contextFor(dataset, language), findingOf(kind, dataset));
      return CLAIMS[language].test(lead);
    });
    const kinds = ["scale", "order", "spread", "outlier", "turn", "divergence"];
    expect(claiming).toEqual(expect.arrayContaining(kinds));
  });

  it("marks nothing where every figure is actual and exact", () => {
    checkAll((finding, context) => {
      const { language } = context;
      const { estimates, bounds } = finding.marks;
      const { lead } = wordFinding(context, finding);
      if (estimates.length === 0) expect(lead).not.toMatch(ESTIMATES[language]);
      if (bounds.length === 0) expect(lead).not.toMatch(BOUNDS[language]);
    });
  });
});

/** The sentences in it, each with its numbers. */
function sentencesIn(said: Sentence): readonly Sentence[] {
  const sentences: Sentence[] = [[]];
  for (const piece of said) {
    const last = sentences.pop() ?? [];
    sentences.push([...last, piece]);
    if (/。|\.(\s|$)/.test(piece.isNumeral ? piece.tail : piece.text)) sentences.push([]);
  }
  return sentences;
}

const YEARS = "year of the figures";

describe("the sentence after a lead, whatever is published", () => {
  it("has at most two numbers, years and counts of places apart", () => {
    let most = 0;
    checkAll((finding, context) => {
      // Targets beside outcomes are told as pairs, place by place.
      if (finding.kind === "ambition") return;
      const { sentence } = wordFinding(context, finding);
      const factById = new Map(context.ledger.facts.map((fact) => [fact.where, fact]));
      const isNumber = (fact: Fact | undefined) =>
        fact !== undefined && fact.figures.length > 0 && fact.formula !== YEARS;
      for (const one of sentencesIn(sentence)) {
        const numbers = one.filter((piece) => piece.isNumeral && isNumber(factById.get(piece.id)));
        most = Math.max(most, numbers.length);
        expect(numbers.length, plainText(sentence)).toBeLessThanOrEqual(2);
      }
    });
    expect(most).toBe(2);
  });

  it("says no year twice, and after it none that has been said, in Chinese", () => {
    checkAll((finding, context) => {
      if (context.language !== "zh") return;
      const { lead, sentence, aside } = wordFinding(context, finding);
      const yearsIn = (text: string): readonly string[] => text.match(/20\d\d(?=年|—)/g) ?? [];
      const said = yearsIn(`${lead}。${plainText(sentence)}`);
      expect(new Set(said).size).toBe(said.length);
      expect(yearsIn(plainText(aside)).filter((year) => said.includes(year))).toEqual([]);
      const paragraph = plainText(sayFinding(context, finding)).replace(/（[^）]*）。$/, "");
      const told = yearsIn(paragraph);
      expect(new Set(told).size).toBe(told.length);
    });
  });
});

/** The outcomes of every indicator and measure, as a chart compares them. */
function panelsOf({ dataset, regions }: Generated): readonly Comparison[] {
  return [...dataset.indicatorById.keys()].flatMap((indicator) =>
    (["level", "count", "share", "growth"] as const).flatMap((measure) => {
      const outcome = compare(dataset, { indicator, measure, target: false, regions });
      return outcome.cells.some(({ figures }) => figures.length > 0) ? [outcome] : [];
    }),
  );
}

/** Checks the title of every chart of one panel, and of one of several. */
function checkTitles(
  check: (title: string, figures: readonly Figure[], language: Language) => void,
) {
  fc.assert(
    fc.property(generated, (source) => {
      const dataset = withUnits(source.dataset);
      const comparisons = panelsOf({ ...source, dataset });
      const growth = comparisons.filter(({ measure }) => measure === "growth");
      const sets = [...comparisons.map((one) => [one]), ...(growth.length > 1 ? [growth] : [])];
      for (const outcomes of sets) {
        const [first] = outcomes;
        if (!first) continue;
        const { indicator, measure } = first;
        const panels = outcomes.map((outcome) => ({ outcome, target: null, steps: [] }));
        const spec = { indicators: [indicator], measure, form: "bars" as const };
        const compared = new Set(outcomes.length > 1 ? source.regions : first.groups[0]?.regions);
        const figures = outcomes
          .flatMap(({ cells }) => cells.filter(({ region }) => compared.has(region)))
          .flatMap((cell) => cell.figures.filter(({ value }) => value !== null));
        for (const language of LANGUAGES_OF_TEST) {
          const title = titleOf(contextFor(dataset, language), { spec, panels });
          check(plainText(title), figures, language);
        }
      }
    }),
    { numRuns: 150 },
  );
}

describe("the title of a chart, whatever is published", () => {
  it("claims nothing without the places or rates it is true of, and their marks", () => {
    const claimed = { zh: 0, en: 0 };
    checkTitles((title, figures, language) => {
      const isClaim = CLAIMS[language].test(title) || /均为|\bAll\b/.test(title);
      if (!isClaim) return;
      claimed[language] += 1;
      const isOfRates = /项增速|growth rates/.test(title);
      if (!isOfRates) expect(title).toMatch(PERIODS[language]);
      if (!isOfRates && figures.length > 2) expect(title).toMatch(SETS[language]);
      if (figures.some(({ status }) => status === "estimate"))
        expect(title).toMatch(ESTIMATES[language]);
      if (figures.some(({ bound }) => bound !== "exact")) expect(title).toMatch(BOUNDS[language]);
    });
    expect(Math.min(claimed.zh, claimed.en)).toBeGreaterThan(5);
  });
});
