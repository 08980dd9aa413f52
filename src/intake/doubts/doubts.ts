import type { Candidate, Doubt } from "../model.ts";
import { completion } from "./completion.ts";
import { indexAndGrowth } from "./index-and-growth.ts";
import { levelAndGrowth } from "./level-and-growth.ts";
import { namedParts } from "./named-parts.ts";
import { partsOfWholes } from "./parts.ts";
import { ratios } from "./ratios.ts";
import { saidTwice } from "./said-twice.ts";
import { sharesOfWholes } from "./shares.ts";
import { urbanAndRural } from "./urban-and-rural.ts";
import type { Grounds, Testimony, Witness } from "./witness.ts";

const WITNESSES: readonly Witness[] = [
  saidTwice,
  partsOfWholes,
  namedParts,
  sharesOfWholes,
  completion,
  ratios,
  levelAndGrowth,
  indexAndGrowth,
  urbanAndRural,
];

/** Everything that was held against something else. */
export function testimoniesOf(
  candidates: readonly Candidate[],
  grounds: Grounds,
): readonly Testimony[] {
  return WITNESSES.flatMap((ask) => ask(candidates, grounds));
}

/** Candidates with what other numbers say against them as well: such a doubt names the place of the other. */
export function withDoubts(
  candidates: readonly Candidate[],
  grounds: Grounds,
): readonly Candidate[] {
  const doubts = new Map<Candidate, Doubt[]>();
  for (const { code, of, message } of testimoniesOf(candidates, grounds)) {
    if (message === null) continue;
    for (const one of of) {
      const other = of.find((it) => it !== one);
      const doubt = { code, message, ...(other && { with: spanOf(other) }) };
      doubts.set(one, [...(doubts.get(one) ?? []), doubt]);
    }
  }
  return candidates.map((one) => ({ ...one, doubts: [...one.doubts, ...(doubts.get(one) ?? [])] }));
}

function spanOf({ start, end }: Candidate) {
  return { start, end };
}
