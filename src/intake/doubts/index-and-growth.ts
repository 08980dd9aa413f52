import type { Candidate } from "../model.ts";
import { byIdentity, precisionOf, type Testimony, type Witness } from "./witness.ts";

/** An index with the year before as 100 lies about that. */
const [LEAST, MOST] = [80, 130];

/** An index of 101.3 and a growth of 1.3 % of the same thing. */
export const indexAndGrowth: Witness = (candidates, grounds) => {
  const find = byIdentity(candidates);
  return candidates.flatMap((index): readonly Testimony[] => {
    const { name } = grounds.indicatorById.get(index.indicator ?? "") ?? {};
    if (!name?.zh.endsWith("指数") || index.measure !== "level") return [];
    if (index.value < LEAST || index.value > MOST) return [];
    const growth = find(index.indicator ?? "", index.period, true).find(
      ({ measure, status }) => measure === "growth" && status === index.status,
    );
    if (!growth) return [];
    const off = Math.max(precisionOf(index, grounds), precisionOf(growth, grounds)) / 2;
    return [{ code: "index-differs", of: [growth, index], message: told(index, growth, off) }];
  });
};

function told({ value }: Candidate, growth: Candidate, off: number): string | null {
  const between = Number((value - 100).toFixed(6));
  if (Math.abs(between - growth.value) <= off + Number.EPSILON * MOST) return null;
  return `an index of ${value} is a growth of ${between} %, not ${growth.value} %`;
}
