import type { Comparison } from "../analysis/model.ts";
import type { Context } from "./context.ts";
import type { Numeral } from "./model.ts";

/** A place's rank among those that may be ranked. */
export interface Rank {
  readonly rank: number;
  /** How many are ranked. */
  readonly of: number;
  /** True where an estimate or a bound may still move it: shown in brackets. */
  readonly isProvisional: boolean;
  /** Figure ids of all that are ranked. */
  readonly figures: readonly string[];
}

/** The rank of a place; null where it may not be ranked, or all that are share the first: that puts none before another. */
export function rankIn({ groups, cells }: Comparison, region: string): Rank | null {
  for (const { ranks, provisional } of groups) {
    const rank = ranks?.[region];
    if (!ranks || rank === undefined) continue;
    if (Object.values(ranks).every((one) => one === 1)) return null;
    const ranked = cells.filter((cell) => cell.region in ranks);
    const figures = ranked.flatMap(({ figure }) => figure?.id ?? []);
    return { rank, of: ranked.length, isProvisional: provisional, figures };
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
    value: rank,
    unit: null,
    figures,
    formula: "rank / places ranked",
    ...(where === undefined ? {} : { where }),
  });
}
