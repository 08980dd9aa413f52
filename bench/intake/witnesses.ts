import type { Dataset } from "../../src/dataset/model.ts";
import { indexUnits } from "../../src/dataset/printed/unit-index.ts";
import { testimoniesOf } from "../../src/intake/doubts/doubts.ts";
import type { Candidate, Reading } from "../../src/intake/model.ts";
import { type Random, randomOf } from "../dataset/random.ts";
import type { Gold } from "./gold.ts";
import type { Judgement } from "./score.ts";

/** How many digits are changed, and what they are drawn by. */
const DAMAGES = 200;
const SEED = 1;

/** What one witness is worth: what it raises on figures that are right, and what it finds of those that are not. */
interface Worth {
  /** Candidates that it holds against others. */
  held: number;
  /** Doubts of it on candidates that are right. */
  raised: number;
  /** Digits changed at random in candidates that it holds, and how many of them it doubts then. */
  damaged: number;
  found: number;
}

type Row = readonly [code: string, ...worth: number[]];

/** Measures the second witnesses, on the documents as they are and on copies with one digit changed. */
export function witnessRows(dataset: Dataset, results: readonly Judgement[]): readonly Row[] {
  const held = results.map((one) => heldIn(dataset, one));
  const worths = new Map<string, Worth>();
  const add = (code: string, part: keyof Worth) => {
    const worth = worths.get(code) ?? { held: 0, raised: 0, damaged: 0, found: 0 };
    worths.set(code, { ...worth, [part]: worth[part] + 1 });
  };
  for (const code of held.flatMap(codesHeld)) add(code, "held");
  for (const code of results.flatMap(codesRaised)) add(code, "raised");
  const random = randomOf(SEED);
  const places = results.flatMap((one, at) =>
    one.reading.candidates
      .filter(({ start }) => held[at]?.has(start))
      .map((candidate) => ({ ...one, candidate, codes: held[at]?.get(candidate.start) ?? [] })),
  );
  for (let count = 0; count < DAMAGES; count++) {
    const place = random.pick(places);
    const found = doubtsAfter(place, place.candidate, random);
    for (const code of [...place.codes, ANY]) add(code, "damaged");
    for (const code of found) add(code, "found");
    if (found.size > 0) add(ANY, "found");
  }
  return [...worths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { held: all, raised, damaged, found }]) => [code, all, raised, damaged, found]);
}

function codesHeld(held: ReadonlyMap<number, ReadonlySet<string>>): readonly string[] {
  return [...held.values()].flatMap((codes) => [...codes, ANY]);
}

/** The doubts of candidates that are right. */
function codesRaised({ judged }: Judgement): readonly string[] {
  const right = judged.filter(
    ({ candidate, wrong, gold }) =>
      candidate?.indicator && wrong.length === 0 && !gold.some(isContradicted),
  );
  return right.flatMap(({ candidate }) => {
    const codes = candidate ? codesOf(candidate) : [];
    return codes.length > 0 ? [...codes, ANY] : [];
  });
}

/** Where the document contradicts itself, the data says so: a doubt is right there. */
function isContradicted({ figure }: Gold): boolean {
  return figure.conflict || figure.remark !== null;
}

const ANY = "(any)";

/** The witnesses that hold each candidate against something, by where it begins. */
function heldIn(dataset: Dataset, { document, reading }: Judgement) {
  const grounds = {
    indicatorById: dataset.indicatorById,
    units: indexUnits(dataset.unitById),
    document: document.text,
    others: [],
  };
  const codes = new Map<number, Set<string>>();
  for (const { code, of } of testimoniesOf(reading.candidates, grounds)) {
    for (const { start } of of) codes.set(start, (codes.get(start) ?? new Set()).add(code));
  }
  return codes;
}

/** The doubts of a candidate with one of its digits changed that it did not have before. */
function doubtsAfter(
  { document, reading, readAgain }: Judgement,
  { start, end }: Candidate,
  random: Random,
): ReadonlySet<string> {
  const text = damaged(document.text, start, end, random);
  const before = doubtsAt(reading, start);
  return new Set([...doubtsAt(readAgain(text), start)].filter((code) => !before.has(code)));
}

function doubtsAt({ candidates }: Reading, start: number): ReadonlySet<string> {
  return new Set(candidates.filter((one) => one.start === start).flatMap(codesOf));
}

function codesOf({ doubts }: Candidate): readonly string[] {
  return [...new Set(doubts.map(({ code }) => code))];
}

/** Changes one digit of a number into another; the first never becomes 0. */
function damaged(text: string, start: number, end: number, random: Random): string {
  const places = [...text.slice(start, end)].flatMap((one, at) => (/\d/.test(one) ? [at] : []));
  const at = start + random.pick(places);
  const digits = [..."0123456789"].filter(
    (digit) => digit !== text.charAt(at) && (digit !== "0" || at > start),
  );
  return text.slice(0, at) + random.pick(digits) + text.slice(at + 1);
}
