import type { Candidate, Doubt } from "../model.ts";
import { levelAndGrowth } from "./level-and-growth.ts";
import { partsOfWholes } from "./parts.ts";
import { saidTwice } from "./said-twice.ts";
import type { Grounds, Witness } from "./witness.ts";

const WITNESSES: readonly Witness[] = [saidTwice, partsOfWholes, levelAndGrowth];

/** Candidates with what other numbers of the document say against them. */
export function withDoubts(
  candidates: readonly Candidate[],
  grounds: Grounds,
): readonly Candidate[] {
  const doubts = new Map<Candidate, Doubt[]>();
  for (const { candidate, doubt } of WITNESSES.flatMap((ask) => ask(candidates, grounds))) {
    doubts.set(candidate, [...(doubts.get(candidate) ?? []), doubt]);
  }
  return candidates.map((one) => ({ ...one, doubts: doubts.get(one) ?? [] }));
}
