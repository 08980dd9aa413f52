import type { Direction, Figure } from "../dataset/model.ts";
import type { Order } from "./model.ts";

/** Returns which end ranks first: the lowest where lower is better, the highest otherwise. */
export function orderOf(direction: Direction): Order {
  return direction === "lower" ? "lowest-first" : "highest-first";
}

/**
 * Ranks figures by their values as printed.
 *
 * Shape: region → rank from 1; equal values share a rank and the next is skipped (1, 2, 2, 4). Regions stand
 * in the order given.
 */
export function rankFigures(
  figures: readonly Figure[],
  order: Order,
): Readonly<Record<string, number>> {
  const sign = order === "lowest-first" ? 1 : -1;
  const sorted = figures.map((figure) => figure.value ?? Number.NaN).sort((a, b) => sign * (a - b));
  const rankByValue = new Map<number, number>();
  for (const [place, value] of sorted.entries()) {
    if (!rankByValue.has(value)) rankByValue.set(value, place + 1);
  }
  return Object.fromEntries(
    figures.map(({ region, value }) => [
      region,
      rankByValue.get(value ?? Number.NaN) ?? Number.NaN,
    ]),
  );
}
