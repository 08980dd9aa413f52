/** Which places the panels of a figure have as rows, and which of their figures may be compared. */

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

/** How the outcome of a place stands in one panel. */
export function standingIn({ outcome }: ChartPanel, region: string): Standing {
  const group = outcome.groups.find(({ ranks }) => ranks);
  const ranked = group && group.regions.length > 1 ? group.regions : [];
  if (ranked.includes(region)) return "compared";
  const published = outcome.cells.filter((cell) => aimOf(cell).length > 0);
  return published.length > 1 ? "apart" : "alone";
}
