import { describe, expect, it } from "vitest";
import { FINDING_KINDS } from "../../../src/analysis/findings/model.ts";
import { LANGUAGES } from "../../../src/dataset/model.ts";
import { sayFinding, wordFinding } from "../../../src/view/findings/word.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { asJson, expectGolden } from "../../golden.ts";
import { contextFor } from "../context.ts";
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
