import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Dataset, Figure } from "../../src/dataset/model.ts";
import { proveSources } from "../../src/sources/prove.ts";
import { figureOf, PHRASINGS, UNIT_BY_ID } from "../dataset/printed/phrasings.ts";

/** What the proof of a figure against a document of one sentence says, as codes. */
function objections(sentence: string, printed: string, words: string): readonly string[] {
  const { measure, number, unit, bound } = figureOf(words);
  const bytes = new TextEncoder().encode(`一、2022年计划执行情况\n${sentence}。\n`);
  const figure: Figure = {
    id: "east/output/2022",
    region: "east",
    indicator: "output",
    period: "2022",
    year: 2022,
    on: "year_earlier",
    measure,
    value: Number(number),
    text: null,
    unit: unit.id,
    precision: 1,
    bound,
    status: "actual",
    basis: null,
    scope: null,
    document: "east",
    section: "一",
    printed,
    also: [],
    conflict: false,
    standing: "counts",
    remark: null,
    at: { file: "east.yaml", line: 1, col: 1 },
  };
  const document = {
    id: "east",
    proof: { file: "east.txt", sha256: createHash("sha256").update(bytes).digest("hex") },
  };
  const dataset = {
    unitById: UNIT_BY_ID,
    documentById: new Map([["east", document]]),
    regionById: new Map([["east", {}]]),
    figures: [figure],
  } as unknown as Dataset;
  return proveSources(dataset, [{ file: "east.txt", bytes }]).diagnostics.map(({ code }) => code);
}

describe("proveSources(dataset, files) on phrasings of plans and bulletins", () => {
  for (const [sentence, printed, proves, refuses] of PHRASINGS) {
    for (const words of proves) {
      it(`proves ${words} by ${printed}`, () => {
        expect(objections(sentence, printed, words)).toEqual([]);
      });
    }
    for (const words of refuses) {
      it(`does not prove ${words.replace("~", "")} by ${printed}`, () => {
        expect(objections(sentence, printed, words)).not.toEqual([]);
      });
    }
  }
});
