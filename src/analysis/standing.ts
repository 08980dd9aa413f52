import type { Comparison } from "./model.ts";

/**
 * How the figure of one place stands among those of the others.
 *
 * `ranked`: it may be ranked with some of them; `beside`: others publish one, but none that may be ranked with it;
 * `alone`: no other place publishes a number.
 */
export type Standing = "ranked" | "beside" | "alone";

/** Tells how the figure of a place stands in a comparison. */
export function standingOf({ cells, groups }: Comparison, place: string): Standing {
  if (groups.some(({ ranks }) => ranks !== null && place in ranks)) return "ranked";
  const others = cells.filter(({ region }) => region !== place);
  const isPublished = others.some(({ figures }) => figures.some(({ value }) => value !== null));
  return isPublished ? "beside" : "alone";
}
