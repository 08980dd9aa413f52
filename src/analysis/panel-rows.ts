/** Which places the panels of a figure have as rows, and which of their figures may be compared. */

import { groupBy } from "../group-by.ts";
import type { ChartAnalysis, ChartPanel } from "./analyze.ts";
import { ORDER_OF_PLACES } from "./chart-forms.ts";
import { ofCommonPeriod } from "./chart-order.ts";
import type { ChartRows, RowPart } from "./chart-rows.ts";
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

/** Parts rows in the order of the page as panels do: first those that may be compared, then those beside them. */
export function partAsPanels(rows: ChartRows, { spec, panels }: ChartAnalysis): ChartRows {
  const [panel] = panels;
  if (!panel || ORDER_OF_PLACES[spec.form] !== "page") return rows;
  const shown = rows.parts.flatMap(({ regions }) => regions);
  const common = new Set(ofCommonPeriod(panels));
  const isCompared = (region: string) => standingIn(panel, region) === "compared";
  const beside = shown.filter((region) => !isCompared(region));
  const isOnlyPlace = shown.length === 1;
  const part = (regions: readonly string[], standing: RowPart["standing"]): RowPart => {
    return { regions, standing, between: 0, isMedian: false };
  };
  const parts = [
    part(shown.filter(isCompared), "compared"),
    part(
      beside.filter((region) => common.has(region)),
      isOnlyPlace ? "compared" : "apart",
    ),
    part(
      beside.filter((region) => !common.has(region)),
      isOnlyPlace ? "compared" : "apart",
    ),
  ];
  return { ...rows, parts: parts.filter(({ regions }) => regions.length > 0) };
}
