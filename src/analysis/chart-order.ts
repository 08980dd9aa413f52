/** The order in which a chart shows places: who is ranked, who stands in the middle, who publishes nothing. */

import type { ChartPanel } from "./analyze.ts";
import type { Comparison, Group } from "./model.ts";

/** Everything that panels compare, outcomes and targets. */
export function comparisonsIn(panels: readonly ChartPanel[]): readonly Comparison[] {
  return panels.flatMap(({ outcome, target }) => (target ? [outcome, target] : [outcome]));
}

/** Places that have a figure in no panel. */
export function silentRegions(panels: readonly ChartPanel[]): ReadonlySet<string> {
  const cells = comparisonsIn(panels).flatMap((comparison) => comparison.cells);
  const loud = new Set(
    cells.filter(({ figures }) => figures.length > 0).map((cell) => cell.region),
  );
  return new Set(cells.map(({ region }) => region).filter((region) => !loud.has(region)));
}

/** Those that are ranked; of several panels, which rank nothing, those of the year that most places report. */
export function firstRegions(panels: readonly ChartPanel[]): readonly string[] {
  if (panels.length > 1) return ofCommonYear(panels);
  const ranked = panels[0]?.outcome.groups.find((group) => group.ranks);
  return ranked ? byRank(ranked) : [];
}

/** Empty where no year is that of two places, or a place reports several. */
function ofCommonYear(panels: readonly ChartPanel[]): readonly string[] {
  const cells = panels.flatMap(({ outcome }) => outcome.cells);
  const regionsByYear = new Map<number, Set<string>>();
  for (const { region, figures } of cells) {
    for (const { year } of figures) {
      regionsByYear.set(year, (regionsByYear.get(year) ?? new Set()).add(region));
    }
  }
  const years = [...regionsByYear.values()];
  const isOneEach =
    new Set(years.flatMap((set) => [...set])).size === years.reduce((n, { size }) => n + size, 0);
  const [most] = years.toSorted((a, b) => b.size - a.size);
  return most && isOneEach && most.size > 1 ? [...most] : [];
}

export function byRank({ regions, ranks }: Group): readonly string[] {
  return regions
    .filter((region) => ranks?.[region] !== undefined)
    .sort((a, b) => (ranks?.[a] ?? 0) - (ranks?.[b] ?? 0));
}

/** Where the median stands among those ranked, by nearest rank from the lowest; null where not all are like for like. */
export function medianOf([panel]: readonly ChartPanel[]): number | null {
  const ranked = panel?.outcome.groups.find((group) => group.ranks);
  if (!panel || ranked?.grade !== "like-for-like") return null;
  const count = ranked.regions.length;
  const fromLowest = Math.ceil(count / 2) - 1;
  return panel.outcome.order === "lowest-first" ? fromLowest : count - 1 - fromLowest;
}
