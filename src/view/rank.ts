import type { Comparison } from "../analysis/model.ts";
import type { Context } from "./context.ts";
import type { Numeral } from "./model.ts";

/** Of two places a rank says no more than their order, which their figures show: it is not printed. */
export const LEAST_RANKED = 3;

/** With more places ranked, a fact names only its own figure: all would grow with the square of the places. */
const MOST_NAMED = 12;

/** A place's rank among those that may be ranked. */
export interface Rank {
  readonly rank: number;
  /** How many are ranked. */
  readonly of: number;
  /** True where an estimate or a bound may still move it: shown in brackets. */
  readonly isProvisional: boolean;
  /** Figure ids of all that are ranked; of many places the ranked one's alone, as each stands in the same row or column. */
  readonly figures: readonly string[];
}

/** The rank of a place to print; null where it may not be ranked, among fewer than three, and where all share the first. */
export function rankIn({ groups, cells }: Comparison, region: string): Rank | null {
  for (const { ranks, provisional } of groups) {
    const rank = ranks?.[region];
    if (!ranks || rank === undefined) continue;
    if (Object.values(ranks).every((one) => one === 1)) return null;
    const of = Object.keys(ranks).length;
    if (of < LEAST_RANKED) return null;
    const behind = of > MOST_NAMED ? [region] : Object.keys(ranks);
    const figures = cells.flatMap(({ region: place, figure }) =>
      figure !== null && behind.includes(place) ? [figure.id] : [],
    );
    return { rank, of, isProvisional: provisional, figures };
  }
  return null;
}

const RANK = "rank / places ranked";

/** True where a rank has been entered so far. */
export function hasRanks({ ledger }: Pick<Context, "ledger">): boolean {
  return ledger.facts.some(({ formula }) => formula === RANK);
}

/** Enters a rank as a number of the page, e.g. `2/3`. */
export function showRank(
  { ledger }: Context,
  { rank, of, figures }: Rank,
  where?: string,
): Numeral {
  return ledger.enter({
    text: `${rank}/${of}`,
    is: "rank",
    value: rank,
    unit: null,
    figures,
    formula: RANK,
    ...(where === undefined ? {} : { where }),
  });
}
