/** The order in which a chart shows places: which are ranked, which is the median, which publish nothing. */

import type { Period } from "../dataset/model.ts";
import type { ChartAnalysis, ChartPanel } from "./analyze.ts";
import { ORDER_OF_PLACES } from "./chart-forms.ts";
import { aimOf, type Cell, type Comparison, type Group } from "./model.ts";
import { whyNotComputed } from "./reasons.ts";

/** Everything that panels compare, outcomes and targets. */
export function comparisonsIn(panels: readonly ChartPanel[]): readonly Comparison[] {
  return panels.flatMap(({ outcome, target }) => (target ? [outcome, target] : [outcome]));
}

/** The places of a chart, each in one list. */
export interface Places {
  /** All of them, in the order of the page. */
  readonly regions: readonly string[];
  /** Those that may be compared, ranked in their order; where none may be, all that publish something. */
  readonly pool: readonly string[];
  /** True where some places come before the others: those ranked, or those of the period that most share. */
  readonly hasFirst: boolean;
  /** True where the pool has an order: one panel, and not all share the first rank. */
  readonly isRanked: boolean;
  /** `all` where no places are compared with one another. */
  readonly standing: "compared" | "all";
  /** Of another period or basis. */
  readonly apart: readonly string[];
  /** With two numbers, a doubtful one, or words. */
  readonly unclear: readonly string[];
  /** With a figure in no panel. */
  readonly silent: readonly string[];
}

/** Tells which places a chart compares, and why the others stand outside. */
export function sortPlaces({ spec, panels }: ChartAnalysis): Places {
  const cells = panels[0]?.outcome.cells ?? [];
  const regions = cells.map(({ region }) => region);
  const silent = silentRegions(panels);
  const isOfPage = ORDER_OF_PLACES[spec.form] === "page";
  const [panel] = panels.length === 1 && !isOfPage ? panels : [];
  const ranked = panel?.outcome.groups.find(({ ranks }) => ranks);
  const first = isOfPage
    ? []
    : panel && ranked
      ? inOrder(panel.outcome, ranked)
      : panels.length > 1
        ? ofCommonPeriod(panels)
        : [];
  const compared = new Set(first);
  const loud = regions.filter((region) => !silent.has(region) && !compared.has(region));
  const doubtful = new Set(
    ranked ? cells.filter((cell) => whyNotComputed(cell) !== null).map(({ region }) => region) : [],
  );
  const hasFirst = first.length > 0;
  const isAlone = regions.length === 1;
  return {
    regions,
    pool: hasFirst ? first : loud,
    hasFirst,
    isRanked: ranked !== undefined && hasOrder(ranked),
    standing: hasFirst || isOfPage || isAlone ? "compared" : "all",
    apart: hasFirst ? loud.filter((region) => !doubtful.has(region)) : [],
    unclear: hasFirst ? loud.filter((region) => doubtful.has(region)) : [],
    silent: regions.filter((region) => silent.has(region)),
  };
}

/** Places that have a figure in no panel. */
function silentRegions(panels: readonly ChartPanel[]): ReadonlySet<string> {
  const cells = comparisonsIn(panels).flatMap((comparison) => comparison.cells);
  const loud = new Set(cells.filter((cell) => aimOf(cell).length > 0).map((cell) => cell.region));
  return new Set(cells.map(({ region }) => region).filter((region) => !loud.has(region)));
}

/**
 * The places of the most frequent period in several panels, which are not ranked. Empty where no two places share a
 * period, or a place has figures of several.
 */
export function ofCommonPeriod(panels: readonly ChartPanel[]): readonly string[] {
  const cells = panels.flatMap(({ outcome }) => outcome.cells);
  const regionsByPeriod = new Map<Period, Set<string>>();
  for (const { region, figures } of cells) {
    for (const { period } of figures) {
      regionsByPeriod.set(period, (regionsByPeriod.get(period) ?? new Set()).add(region));
    }
  }
  const periods = [...regionsByPeriod.values()];
  const isOneEach =
    new Set(periods.flatMap((set) => [...set])).size ===
    periods.reduce((n, { size }) => n + size, 0);
  const [most] = periods.toSorted((a, b) => b.size - a.size);
  return most && isOneEach && most.size > 1 ? [...most] : [];
}

/**
 * The places of a ranked group by their figures, the one ranked first in front; in the order of the page where all are
 * about the same. Those that share a rank stand by their figures too, so that the marks of a chart do not go up and down.
 */
export function inOrder({ cells, order }: Comparison, group: Group): readonly string[] {
  const sign = order === "lowest-first" ? 1 : -1;
  const ranked = cells.filter(({ region }) => group.ranks?.[region] !== undefined);
  const numberIn = ({ figure }: Cell) => figure?.value ?? Number.NaN;
  const sorted = hasOrder(group)
    ? ranked.toSorted((a, b) => sign * (numberIn(a) - numberIn(b)))
    : ranked;
  return sorted.map(({ region }) => region);
}

/** True where not all share the first rank. */
function hasOrder({ ranks }: Group): boolean {
  return Object.values(ranks ?? {}).some((rank) => rank > 1);
}

/** The index of the median place in the ranking, by nearest rank from the lowest; null unless all are like for like. */
export function medianOf([panel]: readonly ChartPanel[]): number | null {
  const ranked = panel?.outcome.groups.find((group) => group.ranks);
  if (!panel || ranked?.grade !== "like-for-like") return null;
  const count = ranked.regions.length;
  const fromLowest = Math.ceil(count / 2) - 1;
  return panel.outcome.order === "lowest-first" ? fromLowest : count - 1 - fromLowest;
}
