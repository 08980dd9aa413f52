import type { Dataset, Figure, GroupRange, GroupRule, Region } from "../model.ts";
import { liesWithin } from "../regions/tree.ts";
import { isUnqualified } from "../sameness.ts";

/** What the rule of a group is worked out from. */
type GroupSource = Pick<Dataset, "regionById" | "figures">;

/** Returns the places of which every condition of a rule holds, in the order of regions.yaml. */
export function placesOf(
  { within, levels, tag, range }: GroupRule,
  { regionById, figures }: GroupSource,
): readonly string[] {
  const inRange =
    range &&
    new Set(
      figuresFor(range, figures)
        .filter((one) => isIn(one, range))
        .map(({ region }) => region),
    );
  const belongs = ({ id, level, tags }: Region) =>
    (within === null || liesWithin(id, within, regionById)) &&
    (levels.length === 0 || levels.includes(level)) &&
    (tag === null || tags.includes(tag)) &&
    (inRange === null || inRange.has(id));
  return [...regionById.values()].filter(belongs).map(({ id }) => id);
}

/**
 * Returns the figures by which places are held against a range: of its period, actual or estimated, in numbers.
 *
 * Figures that are contradicted or replaced do not count, nor do those in a scope or on a basis of their own, or measured against
 * anything but a year earlier: no place with one is like the others.
 */
export function figuresFor(range: GroupRange, figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(
    (one) =>
      one.indicator === range.indicator &&
      one.measure === range.measure &&
      one.period === range.period &&
      one.on === "year_earlier" &&
      one.status !== "target" &&
      one.standing === "counts" &&
      isUnqualified(one) &&
      one.value !== null,
  );
}

/** True where a figure lies in a range for certain: "at least 380" may be more than 400. */
function isIn({ value, bound }: Figure, { from, to }: GroupRange): boolean {
  if (value === null || (bound === "at_least" && to !== null)) return false;
  if (bound === "at_most" && from !== null) return false;
  return (from === null || value >= from) && (to === null || value <= to);
}
