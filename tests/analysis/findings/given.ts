import { findFindings, type Search } from "../../../src/analysis/findings/find.ts";
import type { Finding, FindingKind } from "../../../src/analysis/findings/model.ts";
import type { Figure, Measure } from "../../../src/dataset/model.ts";
import { buildDataset, type DatasetSpec, type FigureSpec, PRODUCT } from "../builder.ts";

export const PLACES = ["a", "b", "c", "d"];

/** What these figures say, of four places unless said otherwise. */
export function find(
  figures: readonly FigureSpec[],
  more: Partial<DatasetSpec & Omit<Search, "indicators" | "regions">> = {},
) {
  const { regions = PLACES, indicators, pastYears, headline = [PRODUCT] } = more;
  const { ratios, contrasts, rows, focus } = more;
  const ids = regions.map((region) => (typeof region === "string" ? region : region.id));
  const dataset = buildDataset({
    regions,
    figures,
    ...(indicators ? { indicators } : {}),
    ...(pastYears ? { pastYears } : {}),
  });
  return findFindings(dataset, {
    regions: ids,
    headline,
    ...(ratios ? { ratios } : {}),
    ...(contrasts ? { contrasts } : {}),
    ...(rows ? { rows } : {}),
    ...(focus === undefined ? {} : { focus }),
  });
}

/** The findings of one kind. */
export function only<Kind extends FindingKind>(findings: readonly Finding[], kind: Kind) {
  return findings.filter((finding): finding is Finding & { kind: Kind } => finding.kind === kind);
}

/** One figure a place, in the order of the places; null where nothing is published. */
export function row(
  measure: Measure,
  values: readonly (number | null)[],
  more: Partial<Figure> = {},
) {
  return values.flatMap((value, place): FigureSpec[] =>
    value === null ? [] : [{ region: PLACES[place] ?? "", measure, value, ...more }],
  );
}

export const regionsOf = (figures: readonly Figure[]) => figures.map(({ region }) => region);
export const target = { status: "target" } as const;
