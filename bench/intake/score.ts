import type { Dataset } from "../../src/dataset/model.ts";
import { aliasesFrom } from "../../src/intake/aliases.ts";
import type { Confidence } from "../../src/intake/confidence.ts";
import type { Candidate, Reading } from "../../src/intake/model.ts";
import { namesOf, readDocument } from "../../src/intake/read.ts";
import type { Years } from "../../src/intake/when.ts";
import { differencesOf, type Gold, goldOf, type Part } from "./gold.ts";

/** A document of the dataset with its text and what figures claim of it. */
export interface Measured {
  readonly id: string;
  readonly text: string;
  readonly years: Years;
  readonly gold: ReadonlyMap<number, readonly Gold[]>;
}

/** A number that a figure claims or a candidate names an indicator for, and what is wrong with it. */
export interface Judged {
  readonly document: string;
  readonly start: number;
  readonly gold: readonly Gold[];
  readonly candidate: Candidate | null;
  /** The rule by which it was left aside; null for a candidate. */
  readonly ignored: string | null;
  readonly wrong: readonly Part[];
}

/** A document, what it was read as, in how many milliseconds, and what is right of it. */
export interface Judgement {
  readonly document: Measured;
  readonly reading: Reading;
  readonly ms: number;
  readonly judged: readonly Judged[];
  /** Reads another text in the same way. */
  readonly readAgain: (text: string) => Reading;
}

/** Reads a document with the names learned from the others, and judges all its numbers. */
export function judge(
  dataset: Dataset,
  document: Measured,
  others: readonly Measured[],
  confidence: Confidence,
): Judgement {
  const names = [...namesOf(dataset), ...others.flatMap((one) => learnedFrom(dataset, one))];
  const readAgain = (text: string) =>
    readDocument({ text, grids: [] }, document.years, dataset, { names, confidence });
  const begun = performance.now();
  const reading = readAgain(document.text);
  const ms = performance.now() - begun;
  return { document, reading, ms, judged: judgeReading(dataset, document, reading), readAgain };
}

/** The aliases of the data were taught by all documents, the one that is read among them. */
export function withoutAliases({ indicatorById }: Dataset): Pick<Dataset, "indicatorById"> {
  const bare = [...indicatorById].map(([id, one]) => [id, { ...one, aliases: [] }] as const);
  return { indicatorById: new Map(bare) };
}

function learnedFrom(dataset: Dataset, { text, gold }: Measured) {
  const accepted = [...gold].flatMap(([start, some]) =>
    some.map(({ figure }) => ({ start, indicator: figure.indicator })),
  );
  return aliasesFrom({ text, grids: [] }, accepted, dataset);
}

function judgeReading(
  dataset: Dataset,
  { id, gold }: Measured,
  reading: Reading,
): readonly Judged[] {
  const judged = reading.candidates.map((candidate): Judged => {
    const own = gold.get(candidate.start) ?? [];
    const wrong =
      candidate.indicator === null
        ? (["indicator"] as const)
        : differencesOf(candidate, own, dataset);
    return { document: id, start: candidate.start, gold: own, candidate, ignored: null, wrong };
  });
  const missed = [
    ...reading.ignored,
    ...reading.unread.map((one) => ({ ...one, rule: "unread" })),
  ].flatMap(({ start, rule }): readonly Judged[] => {
    const own = gold.get(start);
    if (!own) return [];
    return [
      { document: id, start, gold: own, candidate: null, ignored: rule, wrong: ["indicator"] },
    ];
  });
  return [...judged, ...missed];
}

/** Makes a document ready to be measured. */
export function measured(dataset: Dataset, id: string, text: string, years: Years): Measured {
  const reading = readDocument({ text, grids: [] }, years, dataset);
  return { id, text, years, gold: goldOf(dataset, id, text, reading) };
}
