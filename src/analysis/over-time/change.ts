/** What became of headline figures since the period before. */

import type { Dataset, Figure } from "../../dataset/model.ts";
import { comparePeriods } from "../../dataset/time/period.ts";
import { variantOf } from "../cells.ts";
import type { Comparison } from "../model.ts";
import { type Way, wayBetween, wayOf } from "../series/direction.ts";
import { seriesOf } from "../series/series.ts";
import type { Change, Move, MoveKind } from "./model.ts";

/**
 * Returns how the figures of a comparison moved since the period before.
 *
 * Of places of several periods those of the latest. A place is left out after a gap or a break, where a bound leaves it
 * open, and where amounts include one another. Null where none is left.
 */
export function changeOf(dataset: Dataset, comparison: Comparison): Change | null {
  const { indicator, measure, cells } = comparison;
  const moves = cells.flatMap(({ figure }) => (figure ? moveOf(dataset, comparison, figure) : []));
  const [last] = moves.map(({ after }) => after.period).sort((a, b) => comparePeriods(b, a));
  const together = moves.filter(({ after }) => after.period === last);
  return together.length > 0 ? { indicator, measure, moves: together } : null;
}

function moveOf(
  dataset: Dataset,
  { indicator, measure, target, frequency }: Comparison,
  figure: Figure,
): readonly Move[] {
  const { region } = figure;
  const variant = variantOf(figure);
  const { points, accumulates } = seriesOf(dataset, {
    ...{ indicator, measure, target, frequency, region, variant },
  });
  const at = points.findIndex(({ period }) => period === figure.period);
  const [earlier, latest] = [points[at - 1], points[at]];
  if (accumulates || latest?.follows !== "next" || latest.lack !== null) return [];
  if (!earlier?.figure || earlier.lack !== null) return [];
  const before = earlier.figure;
  const kind = kindOf(before, figure, measure === "growth");
  return kind === null ? [] : [{ region, before, after: figure, kind }];
}

/** What a move is called; null where a bound leaves it open. */
function kindOf(before: Figure, after: Figure, isRate: boolean): MoveKind | null {
  const way = wayBetween(before, after);
  if (way === "open" || way === "same") return way === "same" ? "same" : null;
  const side = isRate ? sideOf(wayOf(before), wayOf(after)) : "amount";
  return KINDS[side][way];
}

type Side = "growth" | "fall" | "turned" | "amount";

/** On which side of zero both rates lie. */
function sideOf(before: Way, after: Way): Side {
  if (before === after) return before === "rise" ? "growth" : before === "fall" ? "fall" : "amount";
  const areSure = [before, after].every((way) => way === "rise" || way === "fall");
  return areSure ? "turned" : "amount";
}

const KINDS: Readonly<Record<Side, Readonly<Record<"rise" | "fall", MoveKind>>>> = {
  growth: { rise: "faster", fall: "slower" },
  fall: { rise: "less-fall", fall: "more-fall" },
  turned: { rise: "turned-up", fall: "turned-down" },
  amount: { rise: "up", fall: "down" },
};
