import type { Figure, Indicator } from "../../dataset/model.ts";
import type { Candidate } from "../model.ts";
import { amountOf, byIdentity, type Grounds, type Testimony, type Witness } from "./witness.ts";

/**
 * By how many points a growth may differ from that of two levels: either may be rounded, or said as 左右.
 * Growth at constant prices is another, but not by much.
 */
const POINTS = { current: 1, constant: 10 } as const;

/** Levels of two years and the growth between them; the earlier may stand in another document of the region. */
export const levelAndGrowth: Witness = (candidates, grounds) => {
  const find = byIdentity(candidates);
  return candidates.flatMap((growth): readonly Testimony[] => {
    const indicator = grounds.indicatorById.get(growth.indicator ?? "");
    if (!indicator || growth.measure !== "growth" || growth.on !== "year_earlier") return [];
    const level = (period: number) =>
      find(indicator.id, `${period}`, false).find((one) => isAlike(one, growth));
    const year = Number(growth.period);
    const [before, after] = [level(year - 1), level(year)];
    if (!after) return [];
    const from = before ? amountOf(before, grounds) : levelElsewhere(year - 1, growth, grounds);
    const message = told(growth, from, amountOf(after, grounds), indicator);
    return message === undefined ? [] : [{ code: "growth-differs", of: [growth, after], message }];
  });
};

function levelElsewhere(year: number, growth: Candidate, { others }: Grounds): number | null {
  const figure = others.find(
    (one) =>
      one.indicator === growth.indicator &&
      one.period === `${year}` &&
      one.measure === "level" &&
      one.status !== "target" &&
      isAlike(one, growth),
  );
  return figure?.value ?? null;
}

/** What speaks against the growth: null for nothing, undefined where it cannot be held against anything. */
function told(
  { value }: Candidate,
  from: number | null,
  to: number | null,
  { growthPrices }: Indicator,
): string | null | undefined {
  if (from === null || to === null || from === 0) return undefined;
  const between = 100 * (to / from - 1);
  if (Math.abs(between - value) <= POINTS[growthPrices ?? "current"]) return null;
  return `from ${from} to ${to} is ${between.toFixed(1)} %, not ${value} %`;
}

function isAlike(
  one: Pick<Figure, "basis" | "scope">,
  { basis, scope }: Pick<Candidate, "basis" | "scope">,
): boolean {
  return one.basis === basis && one.scope === scope;
}
