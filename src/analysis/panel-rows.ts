/** Which places the panels of a figure have as rows, and which of their figures may be compared. */

import { groupBy } from "../group-by.ts";
import type { ChartPanel } from "./analyze.ts";
import { ofCommonPeriod } from "./chart-order.ts";
import { aimOf } from "./model.ts";

/** `compared`: with others of the panel; `apart`: stands beside them; `alone`: nothing to compare it with. */
export type Standing = "compared" | "apart" | "alone";

/** The places in the order drawn: first those of the period that most share, then the others; each in the order of the page. */
export function groupForPanels(panels: readonly ChartPanel[]): readonly (readonly string[])[] {
  const regions = panels[0]?.outcome.cells.map(({ region }) => region) ?? [];
  const first = new Set(ofCommonPeriod(panels));
  const [common, others] = [true, false].map((isFirst) =>
    regions.filter((region) => first.has(region) === isFirst),
  );
  return [common ?? [], others ?? []].filter(({ length }) => length > 0);
}

/**
 * Columns by the periods of their places, empty for a place without any: first those that most share, then the others;
 * groups, and the places in each, in the order of the page. One group where no two places share their periods.
 */
export function groupByPeriods(periods: readonly string[]): readonly (readonly number[])[] {
  const places = [...periods.keys()];
  const groups = [...groupBy(places, (place) => periods[place] ?? "").values()];
  const dated = groups.filter(([place = 0]) => periods[place] !== "");
  const [first] = dated.toSorted((a, b) => b.length - a.length);
  if (places.length === 0) return [];
  if (!first || first.length < 2 || dated.length < 2) return [places];
  return [first, ...groups.filter((group) => group !== first)];
}

/** How the outcome of a place stands in one panel. */
export function standingIn({ outcome }: ChartPanel, region: string): Standing {
  const group = outcome.groups.find(({ ranks }) => ranks);
  const ranked = group && group.regions.length > 1 ? group.regions : [];
  if (ranked.includes(region)) return "compared";
  const published = outcome.cells.filter((cell) => aimOf(cell).length > 0);
  return published.length > 1 ? "apart" : "alone";
}
