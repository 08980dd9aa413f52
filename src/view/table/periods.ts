/** Which periods the head of a place says, and which figures are of another. */

import type { Row } from "../../analysis/analyze.ts";
import { periodsOfPlace } from "../../analysis/timing.ts";
import type { Figure, Period } from "../../dataset/model.ts";
import { periodFor, stepFrom } from "../../dataset/time/period.ts";
import { type Context, indicatorOf } from "../context.ts";

/** The periods asked of a place, which differ from place to place: of outcomes; of targets and the outcomes before them. */
export function periodsAsked(
  { dataset }: Context,
  rows: readonly Row[],
  region: string,
  place: number,
): readonly Period[] {
  const [first] = rows;
  if (!first) return [];
  const { comparison, before } = first;
  const { period, frequency, target } = comparison;
  if (before !== null && !target) return onlyPeriod(rows, place);
  const { outcome, target: planned } = periodsOfPlace(dataset, region, frequency);
  if (!rows.some(({ comparison }) => comparison.target)) return filled([period ?? outcome]);
  const aim = period ?? planned ?? (outcome && stepFrom(outcome, 1, null, frequency));
  return filled([aim && stepFrom(aim, -1, null, frequency), aim]);
}

function filled(periods: readonly (Period | null)[]): readonly Period[] {
  return periods.flatMap((period) => period ?? []);
}

/** The one period of all that a place has in a table, before the arrow and after it; none where there are several. */
function onlyPeriod(rows: readonly Row[], place: number): readonly Period[] {
  const cells = rows.flatMap(({ comparison, before }) =>
    [comparison, before].flatMap((one) => one?.cells[place] ?? []),
  );
  const periods = new Set(cells.flatMap(({ figures }) => figures.map(({ period }) => period)));
  return periods.size === 1 ? [...periods, ...periods] : [];
}

/** True where the period that a head says is that of a figure; a stock is of the end of it. */
export function isSaid(context: Context, said: Period | undefined, figure: Figure): boolean {
  const { time } = indicatorOf(context, figure.indicator);
  return said !== undefined && periodFor(said, time) === figure.period;
}
