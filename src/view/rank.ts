import type { Comparison } from "../analysis/model.ts";
import type { Context } from "./context.ts";
import type { Numeral } from "./model.ts";

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

/** The rank of a place; null where it may not be ranked, or where all share the first rank, which says nothing. */
export function rankIn({ groups, cells }: Comparison, region: string): Rank | null {
  for (const { ranks, provisional } of groups) {
    const rank = ranks?.[region];
    if (!ranks || rank === undefined) continue;
    if (Object.values(ranks).every((one) => one === 1)) return null;
    const of = Object.keys(ranks).length;
    const behind = of > MOST_NAMED ? [region] : Object.keys(ranks);
    const figures = cells.flatMap(({ region: place, figure }) =>
      figure !== null && behind.includes(place) ? [figure.id] : [],
    );
    return { rank, of, isProvisional: provisional, figures };
  }
  return null;
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
    formula: "rank / places ranked",
    ...(where === undefined ? {} : { where }),
  });
}
