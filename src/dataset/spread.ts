import { groupBy } from "../group-by.ts";
import type { Figure } from "./model.ts";
import { frequencyOf } from "./time/period.ts";

/** An amount is compared only where at least this many other places report the indicator. */
const FEWEST_OTHERS = 2;

/** The larger amount divided by the smaller; 1 where either is zero, negative or words. */
export function ratioOf({ value: left }: Figure, { value: right }: Figure): number {
  if (!left || !right || left < 0 || right < 0) return 1;
  return Math.max(left / right, right / left);
}

/** Finds the levels (no targets) that differ from those of every other place by a factor of at least `times`. */
export function findApart(figures: readonly Figure[], times: number): ReadonlySet<Figure> {
  const amounts = figures.filter(
    ({ measure, status }) => measure === "level" && status !== "target",
  );
  const groups = groupBy(
    amounts,
    ({ indicator, scope, period }) => `${indicator} ${scope} ${frequencyOf(period)}`,
  );
  return new Set([...groups.values()].flatMap((group) => apartIn(group, times)));
}

/** Only the nearest smaller and larger amounts of other places are compared: all others are further away. */
function apartIn(group: readonly Figure[], times: number): readonly Figure[] {
  const byRegion = groupBy(group, ({ region }) => region);
  const withoutSize = new Set(group.filter((one) => !hasSize(one)).map(({ region }) => region));
  const sized = group.filter(hasSize).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const below = nearestOther(sized);
  const above = nearestOther(sized.toReversed()).toReversed();
  if (byRegion.size - 1 < FEWEST_OTHERS) return [];
  return sized.filter((figure, place) => {
    const isOneOpen = withoutSize.size > (withoutSize.has(figure.region) ? 1 : 0);
    if (isOneOpen) return false;
    return [below[place], above[place]].every((near) => !near || ratioOf(figure, near) >= times);
  });
}

function hasSize({ value }: Figure): boolean {
  return value !== null && value > 0;
}

/** Returns for each figure the last one before it that is of another region. */
function nearestOther(figures: readonly Figure[]): readonly (Figure | undefined)[] {
  let last: Figure | undefined;
  let other: Figure | undefined;
  return figures.map((figure) => {
    if (last && last.region !== figure.region) other = last;
    last = figure;
    return other;
  });
}
