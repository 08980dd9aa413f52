import type { Candidate } from "../model.ts";
import { amountOf, bothDoubted, byIdentity, type Witness } from "./witness.ts";

/** By how many points a growth may differ from that of two levels: either may be rounded, or said as 左右. */
const POINTS = 1;

/** Levels of two years and the growth between them. Real growth, at constant prices, is another. */
export const levelAndGrowth: Witness = (candidates, grounds) => {
  const find = byIdentity(candidates);
  return candidates.flatMap((growth) => {
    const indicator = grounds.indicatorById.get(growth.indicator ?? "");
    if (!indicator || growth.measure !== "growth" || indicator.growthPrices === "constant")
      return [];
    const level = (period: number) =>
      find(indicator.id, `${period}`, false).find((one) => isAlike(one, growth));
    const [before, after] = [level(Number(growth.period) - 1), level(Number(growth.period))];
    const [from, to] = [before && amountOf(before, grounds), after && amountOf(after, grounds)];
    if (!after || from == null || to == null || from === 0) return [];
    const between = 100 * (to / from - 1);
    if (Math.abs(between - growth.value) <= POINTS) return [];
    const message = `from ${from} to ${to} is ${between.toFixed(1)} %, not ${growth.value} %`;
    return bothDoubted("growth-differs", message, [growth, after]);
  });
};

function isAlike(one: Candidate, { basis, scope }: Candidate): boolean {
  return one.basis === basis && one.scope === scope;
}
