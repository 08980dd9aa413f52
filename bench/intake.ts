import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { type Confidence, MEASURED, shareOf } from "../src/intake/confidence.ts";
import { yearsOf } from "../src/intake/when.ts";
import { type Bin, binsOf, type Case } from "./intake/bins.ts";
import { printReport } from "./intake/report.ts";
import { type Judgement, judge, type Measured, measured, withoutAliases } from "./intake/score.ts";
import type { Parts } from "./parts.ts";

/**
 * Reads each document of the shipped data with what the others teach, and prints how much of it is right.
 *
 * Names and confidence are learned from the other documents only. `isWriting`: what all of them say of confidence is
 * written into the program.
 */
export function benchIntake(
  { files }: Parts,
  folder: string | undefined,
  isWriting: boolean,
): void {
  if (!folder) throw new Error("Name the folder of the documents: npm run bench -- intake FOLDER/");
  const { value: shipped } = readDataset(files);
  if (!shipped) throw new Error("The shipped data has faults.");
  const dataset = { ...shipped, ...withoutAliases(shipped) };
  const documents = documentsIn(folder, dataset);
  const judgeAll = (confidenceFor: (document: Measured) => Confidence) =>
    documents.map((document) => {
      const others = documents.filter((other) => other !== document);
      return judge(dataset, document, others, confidenceFor(document));
    });
  const raw = judgeAll(() => ({ of: (_, strength) => strength, least: 0 }));
  const binsWithout = (document: Measured) =>
    binsOf(casesOf(raw.filter((one) => one.document !== document)));
  const results = judgeAll((document) => confidenceBy(binsWithout(document)));
  printReport(dataset, results, raw);
  const bins = binsOf(casesOf(raw));
  if (isWriting) writeBins(bins);
}

function documentsIn(folder: string, dataset: Dataset): readonly Measured[] {
  return [...dataset.documentById.values()].flatMap((one) => {
    const years = yearsOf(one);
    if (!one.proof || !years) return [];
    return measured(dataset, one.id, readFileSync(join(folder, one.proof.file), "utf8"), years);
  });
}

function confidenceBy(bins: readonly Bin[]): Confidence {
  return { of: (rule, strength) => shareOf(bins, rule, strength), least: MEASURED.least };
}

function casesOf(judgements: readonly Judgement[]): readonly Case[] {
  return judgements
    .flatMap(({ judged }) => judged)
    .flatMap(({ candidate, wrong }) => {
      if (!candidate?.indicator) return [];
      const { rule, confidence: strength } = candidate;
      return { rule, strength, isRight: wrong.length === 0 };
    });
}

const CONFIDENCE = new URL("../src/intake/confidence.ts", import.meta.url);

function writeBins(bins: readonly Bin[]): void {
  const rows = bins.map(
    ({ rule, from, right, of }) =>
      `  { rule: "${rule}", from: ${from}, right: ${right}, of: ${of} },`,
  );
  const table = `const BINS: readonly Bin[] = [\n${rows.join("\n")}\n];`;
  const text = readFileSync(CONFIDENCE, "utf8");
  writeFileSync(CONFIDENCE, text.replace(/const BINS: readonly Bin\[\] = \[[\s\S]*?\n\];/, table));
}
