import type { Candidate } from "../model.ts";
import { amountOf, type Testimony, type Witness } from "./witness.ts";

const [URBAN, RURAL] = ["城镇", "农村"];

/** What all residents have on average lies between what those of towns and those of villages have. */
export const urbanAndRural: Witness = (candidates, grounds) => {
  const named = (name: string, { period, status, measure }: Candidate) =>
    candidates.find(
      (one) =>
        grounds.indicatorById.get(one.indicator ?? "")?.name.zh === name &&
        one.period === period &&
        one.status === status &&
        one.measure === measure,
    );
  return candidates.flatMap((whole): readonly Testimony[] => {
    const name = grounds.indicatorById.get(whole.indicator ?? "")?.name.zh;
    if (!name?.includes("人均") || whole.measure !== "level") return [];
    const [urban, rural] = [URBAN, RURAL].map((side) => named(`${side}${name}`, whole));
    const [all, high, low] = [whole, urban, rural].map((one) => one && amountOf(one, grounds));
    if (!urban || !rural || all == null || high == null || low == null) return [];
    const message =
      low <= all && all <= high ? null : `${all} does not lie between ${low} and ${high}`;
    return [
      { code: "not-between", of: [whole, urban], message },
      { code: "not-between", of: [rural], message },
    ];
  });
};
