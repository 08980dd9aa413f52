/** How much a finding is worth saying: a product of named factors, each 0 to 1. */

import type { Dataset, Figure } from "../../dataset/model.ts";
import { cityOf } from "../../dataset/regions/tree.ts";
import { isRate } from "../derived/difference.ts";
import { ESTIMATE_POINTS, ESTIMATE_RATIO, reachOf as toleranceOf } from "../tolerance.ts";
import type { FindingKind } from "./model.ts";

/** What a weight is made of; each 0 to 1. */
interface Factors {
  /** What a reader can do with what such a finding says: a target beside an outcome more than who is the largest. */
  readonly kind: number;
  /** How large the difference is that it tells of. */
  readonly size: number;
  /** The share of the places asked that it is about. */
  readonly coverage: number;
  /** Its indicator's place in the headline. */
  readonly prominence: number;
  /** What is measured: money, people and rates before lists. */
  readonly substance: number;
  /** The share of its targets that a place sets for itself. */
  readonly independence: number;
}

/** Multiplies the factors. Shape: 0 to 1, to a thousandth. */
export function weigh(factors: Factors): number {
  const { kind, size, coverage, prominence, substance, independence } = factors;
  const product = kind * size * coverage * prominence * substance * independence;
  return Math.round(Math.min(1, Math.max(0, product)) * 1000) / 1000;
}

/** How much each kind is worth where all else is equal. */
export const WORTH_BY_KIND: Readonly<Record<FindingKind, number>> = {
  ambition: 1,
  contrast: 0.95,
  position: 0.95,
  divergence: 0.9,
  outlier: 0.9,
  met: 0.9,
  order: 0.85,
  turn: 0.85,
  list: 0.85,
  revision: 0.75,
  structure: 0.7,
  coverage: 0.75,
  contradiction: 0.65,
  scale: 0.45,
  spread: 0.5,
  gap: 0.35,
};

/** A difference of so many reaches has half the full size: of rates that is three points. */
const HALF_SIZE = 10;

/** The size of what has no difference to be measured. */
export const PLAIN_SIZE = 0.6;

/** That two are equal is worth saying a little. */
const LEAST_SIZE = 0.1;

/**
 * Returns the size of a difference between two figures of one unit: a tenth for none, half the rest at ten times the
 * reach within which two are about the same, towards 1 beyond.
 */
export function sizeOf(a: Figure, b: Figure): number {
  const difference = Math.abs((a.value ?? 0) - (b.value ?? 0));
  if (difference === 0) return LEAST_SIZE;
  const reach = Math.max(reachOf(a), reachOf(b));
  return LEAST_SIZE + (1 - LEAST_SIZE) * (difference / (difference + HALF_SIZE * reach));
}

/** Below this size a difference makes no headline: of rates a little more than a point. */
const SMALL = 0.35;

/** True where a difference is too small to lead with. */
export function isSmall(size: number): boolean {
  return size < SMALL;
}

/** How near another figure is about the same; no nearer than a final figure is revised, whatever digits are printed. */
function reachOf(figure: Figure): number {
  const printed = figure.status === "target" ? 0 : (figure.precision ?? 0);
  const revised = isRate(figure) ? ESTIMATE_POINTS : Math.abs(figure.value ?? 0) * ESTIMATE_RATIO;
  return Math.max(printed, revised, toleranceOf(figure).toNumber());
}

/** Returns the root mean square of sizes: a few large ones count for more than many small ones. */
export function meanSize(sizes: readonly number[]): number {
  if (sizes.length === 0) return 0;
  return Math.sqrt(sizes.reduce((sum, size) => sum + size ** 2, 0) / sizes.length);
}

/** Returns the square root of a share of the places asked: 0.7 for half of them. */
export function shareOf(count: number, asked: number): number {
  return Math.sqrt(count / asked);
}

/** Of the last headline indicator, and of one outside the headline, relative to the first. */
const PROMINENCE = { last: 0.8, outside: 0.5 } as const;

export function prominenceOf(headline: readonly string[], indicator: string): number {
  const place = headline.indexOf(indicator);
  return place < 0 ? PROMINENCE.outside : 1 - ((1 - PROMINENCE.last) * place) / headline.length;
}

const SUBSTANCE = { money: 1, people: 1, rate: 1, amount: 0.8, list: 0.55 } as const;
/** The bases of the units of money and people. */
const MONEY: ReadonlySet<string> = new Set(["元", "美元"]);
const PEOPLE: ReadonlySet<string> = new Set(["人"]);

/** Returns what an indicator's matter is worth, whichever of its measures is told: a growth of a list is still one of a list. */
export function substanceOf({ indicatorById, unitById }: Dataset, indicator: string): number {
  const { measure = "level", unit = "" } = indicatorById.get(indicator) ?? {};
  const base = unitById.get(unit)?.base ?? unit;
  if (measure === "share") return SUBSTANCE.rate;
  if (MONEY.has(base)) return SUBSTANCE.money;
  if (PEOPLE.has(base)) return SUBSTANCE.people;
  return measure === "count" ? SUBSTANCE.list : SUBSTANCE.amount;
}

/**
 * Returns the share of targets that are distinct: 1 where no two places of one city have the same target.
 *
 * A target that a city sets for its places counts once, however many of them repeat it.
 */
export function independenceOf({ regionById }: Dataset, figures: readonly Figure[]): number {
  const targets = figures.filter((figure) => figure.status === "target");
  if (targets.length === 0) return 1;
  const plans = new Set(
    targets.map(({ region, period, value, text, bound }) =>
      [cityOf(region, regionById)?.key ?? region, period, value ?? text, bound].join("/"),
    ),
  );
  return plans.size / targets.length;
}
